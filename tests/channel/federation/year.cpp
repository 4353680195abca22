// SPDX-License-Identifier: EUPL-1.2
// A year of a federation in one process and in minutes:
//
//   comity_federation_year SEED AUTHORITIES MESSAGES
//
// Every authority writes to forty others through the pipelines and decisions of the channel. What lies between them
// loses requests and answers, brings copies weeks later, changes octets; offices and nodes are down for minutes, hours
// and sometimes longer than a sender tries; access points die between their node and their receipt, and while they
// send. Ends with 1 unless every message was filed exactly once and proved by the one receipt there is. The same seed
// is the same year: the last line is a digest of all that happened.
#include <array>
#include <cstdlib>
#include <deque>
#include <iostream>

#include <fmt/format.h>

#include "channel/delivery/answer.h"
#include "channel/delivery/retry.h"
#include "crypto/hex.h"
#include "office.h"

namespace comity::simulation {
namespace {

using channel::Happening;
using channel::SendState;

constexpr Milliseconds year = 365 * day;
constexpr std::size_t partners_each_way = 20;
constexpr std::size_t copies_kept = 400;

channel::Verdict verdict(Happening happening, std::string reason = {}) {
    channel::Verdict made;
    made.happening = happening;
    made.reason = std::move(reason);
    return made;
}

struct Counts {
    std::size_t tries = 0;
    std::size_t requests_lost = 0;
    std::size_t answers_lost = 0;
    std::size_t answers_changed = 0;
    std::size_t replayed = 0;
    std::size_t forged = 0;
    std::size_t restarts = 0;
    std::size_t died_before_receipt = 0;
    std::size_t unproven = 0;
};

class Year {
   public:
    Year(std::uint64_t seed, std::size_t authorities)
        : world_(seed, must(parse_instant("2026-01-01T00:00:00Z"))),
          membership_(make_membership(authorities, world_.now(), world_.random())) {
        for (std::size_t own = 0; own < authorities; ++own) {
            std::vector<channel::PMode> pmodes;
            for (std::size_t step = 1; step <= 2 * partners_each_way; ++step) {
                const auto& other = membership_.members[partner(own, step)].id;
                pmodes.push_back(pmode_of(membership_.members[own].id, other));
                pmodes.push_back(pmode_of(other, membership_.members[own].id));
            }
            offices_.emplace_back(world_, membership_, membership_.members[own], std::move(pmodes));
        }
    }

    void live(std::size_t messages) {
        for (std::size_t number = 0; number < messages; ++number) {
            const std::size_t from = world_.below(offices_.size());
            const std::size_t to = partner(from, 1 + world_.below(2 * partners_each_way));
            world_.after(static_cast<Milliseconds>(world_.below(year)),
                         [this, from, to, number] { order(from, to, fmt::format("m-{}", number)); });
        }
        for (Office& office : offices_) plan_outages(office);
        world_.run();
    }

    bool finish(std::size_t messages) const;
    const Counts& counts() const { return counts_; }
    std::string digest() { return crypto::hex(history_.digest()); }

   private:
    struct Way {
        std::size_t from;
        std::size_t to;
    };
    struct Recorded {
        std::size_t to;
        Wire wire;
    };

    // The neighbours in a ring, so that two offices know each other or neither does.
    std::size_t partner(std::size_t own, std::size_t step) const {
        const std::size_t count = membership_.members.size();
        return step <= partners_each_way ? (own + step) % count : (own + count - (step - partners_each_way)) % count;
    }

    void plan_outages(Office& office) {
        for (int each = 0; each < 6; ++each) {
            world_.after(static_cast<Milliseconds>(world_.below(year)), [this, &office] {
                // One in ten is longer than a sender tries.
                const Milliseconds longest = world_.one_in(10) ? 3 * day : 12 * hour;
                office.be_down(minute + static_cast<Milliseconds>(world_.below(static_cast<std::uint64_t>(longest))));
            });
            world_.after(static_cast<Milliseconds>(world_.below(year)), [this, &office] {
                office.node_down(minute + static_cast<Milliseconds>(world_.below(4 * hour)));
            });
        }
    }

    void order(std::size_t from, std::size_t to, const std::string& id) {
        const std::size_t octets = 200 + world_.below(4000);
        Sent sent = offices_[from].prepare(id, membership_.members[to], world_.octets(octets));
        change(sent, verdict(Happening::bytes_made));
        sent_.emplace(id, std::move(sent));
        post({from, to}, id);
    }

    // False where the table of states does not have it.
    bool change(Sent& sent, const channel::Verdict& verdict) {
        auto changed = channel::advance(sent.row, verdict, channel::default_schedule(sent.row.priority), world_.now(),
                                        world_.bits());
        if (!changed) return false;
        sent.row = std::move(changed->message);
        history_.update(octets(fmt::format("{} {} {} {}\n", world_.since_begin(), sent.row.id,
                                           channel::name_of(sent.row.state), sent.row.reason)));
        return true;
    }

    void post(const Way& way, const std::string& id) {
        Sent& sent = sent_.at(id);
        if (channel::is_over(sent.row.state)) return;
        Office& sender = offices_[way.from];
        if (sender.down()) {
            world_.after(10 * minute, [this, way, id] { post(way, id); });
            return;
        }
        if (!change(sent, verdict(Happening::post_begins))) return;
        ++counts_.tries;
        std::optional<std::string> answer = exchange(way, sent);
        world_.after(200 + static_cast<Milliseconds>(world_.below(2000)),
                     [this, way, id, answer = std::move(answer)] { judge(way, id, answer); });
    }

    // What comes back of one try.
    std::optional<std::string> exchange(const Way& way, const Sent& sent) {
        Office& receiver = offices_[way.to];
        if (world_.one_in(40)) {
            ++counts_.requests_lost;
            return std::nullopt;
        }
        if (world_.one_in(200)) {
            receiver.die_before_receipt();
            ++counts_.died_before_receipt;
        }
        if (world_.one_in(100)) forge(receiver, sent);
        std::optional<std::string> answer = receiver.receive(sent.wire);
        if (world_.one_in(20)) replay(way, sent);
        if (!answer) return std::nullopt;
        if (world_.one_in(40)) {
            ++counts_.answers_lost;
            return std::nullopt;
        }
        if (!answer->empty() && world_.one_in(100)) {
            ++counts_.answers_changed;
            (*answer)[world_.below(answer->size())] ^= static_cast<char>(1 << world_.below(7));
        }
        return answer;
    }

    // Somebody on the path sends what he saw with one octet changed, and keeps the answer.
    void forge(Office& receiver, const Sent& sent) {
        ++counts_.forged;
        Wire wire = sent.wire;
        wire.body[world_.below(wire.body.size())] ^= static_cast<char>(1 << world_.below(7));
        (void)receiver.receive(wire);
    }

    // And what he recorded once more, up to three months later.
    void replay(const Way& way, const Sent& sent) {
        const Milliseconds wait = minute + static_cast<Milliseconds>(world_.below(90 * day));
        recorded_.push_back({way.to, sent.wire});
        if (recorded_.size() > copies_kept) recorded_.pop_front();
        world_.after(wait, [this] {
            ++counts_.replayed;
            const Recorded& one = recorded_[world_.below(recorded_.size())];
            (void)offices_[one.to].receive(one.wire);
        });
    }

    void judge(const Way& way, const std::string& id, const std::optional<std::string>& answer) {
        Sent& sent = sent_.at(id);
        // The sender may have died with the answer in its hands.
        if (world_.one_in(100) || offices_[way.from].down()) {
            ++counts_.restarts;
            change(sent, verdict(Happening::restart, "no-answer"));
        } else {
            channel::TryOutcome outcome{.answered = answer.has_value(), .signal = std::nullopt};
            if (answer && !answer->empty()) outcome.signal = offices_[way.from].read(*answer, sent);
            change(sent, channel::judge(sent.row, outcome, channel::Certificates::unchanged, world_.now()));
        }
        go_on(way, id, answer);
    }

    void go_on(const Way& way, const std::string& id, const std::optional<std::string>& answer) {
        Sent& sent = sent_.at(id);
        switch (sent.row.state) {
            case SendState::waiting_retry:
                world_.after(sent.row.next_try->utc_milliseconds() - world_.now().utc_milliseconds(),
                             [this, way, id] { post(way, id); });
                return;
            case SendState::unproven:
                ++counts_.unproven;
                // A person looks at it the next day.
                world_.after(day, [this, way, id] {
                    change(sent_.at(id), verdict(Happening::again));
                    post(way, id);
                });
                return;
            case SendState::receipted:
                sent.receipt = *answer;
                sent.wire = {};
                return;
            default:
                return;
        }
    }

    World world_;
    Membership membership_;
    std::deque<Office> offices_;
    std::map<std::string, Sent> sent_;
    std::deque<Recorded> recorded_;
    crypto::RunningSha256 history_;
    Counts counts_;
};

bool Year::finish(std::size_t messages) const {
    struct Filings {
        std::size_t times = 0;
        std::string receipt;
    };
    std::map<std::string, Filings> filed;
    std::size_t left_over = 0;
    for (const Office& office : offices_) {
        left_over += office.left_over();
        for (const auto& [key, one] : office.filed()) {
            ++filed[one.tracking].times;
            filed[one.tracking].receipt = one.receipt;
            const auto sent = sent_.find(one.tracking);
            if (sent == sent_.end() || sent->second.row.references != one.references) {
                fmt::print("{} was filed with other content than was sent\n", one.tracking);
                return false;
            }
        }
    }
    std::size_t wrong = 0;
    for (const auto& [id, sent] : sent_) {
        const auto found = filed.find(id);
        const Filings filings = found == filed.end() ? Filings{} : found->second;
        const bool proved = sent.row.state == SendState::receipted && sent.receipt == filings.receipt;
        if (proved && filings.times == 1) continue;
        ++wrong;
        if (sent.receipt != filings.receipt) fmt::print("{} is proved by another receipt than was made\n", id);
        fmt::print("{} is {} {} and was filed {} times\n", id, channel::name_of(sent.row.state), sent.row.reason,
                   filings.times);
    }
    if (left_over > 0) fmt::print("{} files lie in quarantines\n", left_over);
    return wrong == 0 && left_over == 0 && sent_.size() == messages && filed.size() == messages;
}

int run(std::uint64_t seed, std::size_t authorities, std::size_t messages) {
    if (authorities <= 2 * partners_each_way)
        throw std::runtime_error("there are too few authorities for their partners");
    Year one(seed, authorities);
    one.live(messages);
    const bool good = one.finish(messages);
    const Counts& counts = one.counts();
    fmt::print(
        "{} authorities, {} messages, {} tries; lost: {} requests, {} answers; changed: {} answers; "
        "sent by strangers: {} copies, {} with an octet changed; died: {} senders, {} receivers before their "
        "receipt; sent again by a person: {}\n",
        authorities, messages, counts.tries, counts.requests_lost, counts.answers_lost, counts.answers_changed,
        counts.replayed, counts.forged, counts.restarts, counts.died_before_receipt, counts.unproven);
    fmt::print("seed {}: {}\n", seed, one.digest());
    return good ? 0 : 1;
}

}  // namespace
}  // namespace comity::simulation

int main(int count, char** arguments) try {
    if (count != 4) {
        std::cerr << "usage: comity_federation_year SEED AUTHORITIES MESSAGES\n";
        return 2;
    }
    return comity::simulation::run(std::strtoull(arguments[1], nullptr, 10), std::strtoull(arguments[2], nullptr, 10),
                                   std::strtoull(arguments[3], nullptr, 10));
} catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
}
