// SPDX-License-Identifier: EUPL-1.2
#include "access_point/courier.h"

#include <utility>

#include <fmt/format.h>

#include "access_point/making.h"
#include "channel/delivery/handover_json.h"
#include "channel/splitting/fragment_group.h"

namespace comity::access_point {

using channel::Happening;
using channel::OutgoingMessage;
using channel::SendState;
using channel::Verdict;

namespace {

// What fails on our side for now, as a full disk or a node that is down, is tried again so soon.
constexpr std::chrono::seconds own_retry{10};

Verdict verdict(Happening happening, std::string reason = {}, std::string words = {}) {
    Verdict made;
    made.happening = happening;
    made.reason = std::move(reason);
    made.words = std::move(words);
    return made;
}

Instant after(Instant from, std::chrono::milliseconds wait) {
    return Instant::at(from.utc_milliseconds() + wait.count()).value_or(from);
}

}  // namespace

Courier::Courier(const House& house, CourierTerms terms, channel::Spool& spool)
    : house_(house), terms_(std::move(terms)), spool_(spool) {}

Courier::~Courier() {
    stop();
}

Result<void> Courier::start() {
    TRY(messages, house_.outbox.unfinished());
    for (OutgoingMessage& message : messages) {
        if (message.state != SendState::prepared) remove_handed(message);
        // Nobody knows how far a post came when we died. One that was pulled is waited for as before.
        if (message.state == SendState::in_flight && message.mpc.empty() && message.fragments == 0)
            keep(message, verdict(Happening::restart, "no-answer"), {}, {});
        if (message.fragments > 0) {
            TRY(fragments, house_.outbox.fragments(message.id));
            for (const OutgoingMessage& fragment : fragments) end_of_fragment(fragment);
            continue;
        }
        schedule(message);
    }
    // As they are now: the loop above may have ended some of them.
    TRY(waiting, house_.outbox.unfinished());
    for (const OutgoingMessage& message : waiting)
        if (message.fragments > 0) schedule(message);
    for (std::size_t i = 0; i < terms_.senders; ++i)
        threads_.emplace_back([this](const std::stop_token& token) { run(token); });
    return {};
}

void Courier::stop() {
    for (auto& thread : threads_) thread.request_stop();
    threads_.clear();
}

void Courier::look_at(const std::string& id) {
    {
        const std::lock_guard lock(mutex_);
        if (under_way_.contains(id)) {
            look_again_.insert(id);
            return;
        }
    }
    const auto message = house_.outbox.find(id);
    if (message && *message) schedule(**message);
}

void Courier::time_moved() {
    const std::lock_guard lock(mutex_);
    ++changes_;
    changed_.notify_all();
}

// One is enough: whoever takes something up wakes the next, who takes what else is due or waits for it.
void Courier::wake() {
    ++changes_;
    changed_.notify_one();
}

void Courier::schedule(const OutgoingMessage& message) {
    schedule_later(message, std::chrono::milliseconds(0));
}

void Courier::schedule_later(const OutgoingMessage& message, std::chrono::milliseconds wait) {
    const std::lock_guard lock(mutex_);
    forget_due(message.id);
    const bool pull = !message.mpc.empty();
    if (!channel::is_over(message.state) && (!pull || message.state == SendState::prepared || message.next_try)) {
        Due due;
        due.when = after(message.next_try.value_or(message.created), wait);
        if (wait.count() > 0) due.when = after(house_.surroundings.now(), wait);
        due.peer = message.recipient;
        due.conversation = message.conversation;
        due.posts = !pull && message.state != SendState::prepared && message.fragments == 0;
        due.max_parallel = most_parallel(message);
        // A pulled message waits in its queue for its peer, not for us.
        if (!(pull && message.state == SendState::waiting_retry)) {
            by_time_.emplace(due.when, message.id);
            due_[message.id] = std::move(due);
        }
    }
    wake();
}

void Courier::forget_due(const std::string& id) {
    const auto known = due_.find(id);
    if (known == due_.end()) return;
    by_time_.erase({known->second.when, id});
    due_.erase(known);
}

std::optional<std::string> Courier::next_due(std::optional<Instant>& wake) {
    const Instant now = house_.surroundings.now();
    for (const auto& [when, id] : by_time_) {
        if (when > now) {
            wake = when;
            break;
        }
        if (under_way_.contains(id)) continue;
        const Due& due = due_.at(id);
        if (due.posts && !in_flight_.begin(due.peer, due.conversation, due.max_parallel)) continue;
        const std::string chosen = id;
        under_way_[chosen] = due.posts ? std::pair(due.peer, due.conversation) : std::pair<std::string, std::string>();
        forget_due(chosen);
        return chosen;
    }
    return std::nullopt;
}

std::size_t Courier::most_parallel(const OutgoingMessage& message) const {
    const auto* pmode = house_.pmodes.find(message.pmode);
    return pmode ? static_cast<std::size_t>(pmode->max_parallel) : channel::default_max_parallel;
}

bool Courier::begin_post(const OutgoingMessage& message) {
    if (!message.mpc.empty()) return false;
    const std::lock_guard lock(mutex_);
    if (!in_flight_.begin(message.recipient, message.conversation, most_parallel(message))) return false;
    under_way_[message.id] = {message.recipient, message.conversation};
    return true;
}

void Courier::run(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (!stop.stop_requested()) {
        std::optional<Instant> next;
        const auto id = next_due(next);
        if (!id) {
            settled_.notify_all();
            const auto wait =
                next
                    ? std::chrono::milliseconds(next->utc_milliseconds() - house_.surroundings.now().utc_milliseconds())
                    : std::chrono::milliseconds(std::chrono::hours(1));
            const std::uint64_t seen = changes_;
            changed_.wait_for(lock, stop, std::max(wait, std::chrono::milliseconds(1)),
                              [&] { return changes_ != seen; });
            continue;
        }
        if (!by_time_.empty()) wake();
        auto poster = warmest_poster();
        lock.unlock();
        attend(*id, *poster, stop);
        lock.lock();
        posters_.push_back(std::move(poster));
        const auto of = under_way_.extract(*id).mapped();
        if (!of.first.empty()) in_flight_.end(of.first, of.second);
        if (look_again_.erase(*id) > 0) {
            lock.unlock();
            look_at(*id);
            lock.lock();
        }
    }
}

std::unique_ptr<net::MessagePoster> Courier::warmest_poster() {
    if (posters_.empty()) return std::make_unique<net::MessagePoster>();
    auto poster = std::move(posters_.back());
    posters_.pop_back();
    return poster;
}

void Courier::settle() {
    std::unique_lock lock(mutex_);
    settled_.wait(lock, [&] {
        return under_way_.empty() && (by_time_.empty() || by_time_.begin()->first > house_.surroundings.now());
    });
}

void Courier::attend(const std::string& id, net::MessagePoster& poster, const std::stop_token& stop) {
    auto found = house_.outbox.find(id);
    if (!found) {
        house_.surroundings.log("the store does not answer: " + to_string(found.error()));
        OutgoingMessage unread;
        unread.id = id;
        return schedule_later(unread, own_retry);
    }
    if (!*found) return;
    OutgoingMessage message = **std::move(found);
    if (message.state == SendState::prepared) return prepare(std::move(message), poster, stop);
    if (message.fragments > 0) return await_source(std::move(message), poster, stop);
    if (!message.mpc.empty()) return end_of_pull(std::move(message));
    if (message.state == SendState::spooled || message.state == SendState::waiting_retry)
        return post(std::move(message), poster, stop);
}

void Courier::prepare(OutgoingMessage message, net::MessagePoster& poster, const std::stop_token& stop) {
    const auto in_force = house_.federation.in_force();
    if (!in_force) return schedule_later(message, own_retry);
    auto made = make_message(house_, *in_force, message, spool_);
    if (!made && made.error().kind == ErrorKind::unavailable) {
        house_.surroundings.log(fmt::format("order {} waits: {}", message.id, to_string(made.error())));
        return schedule_later(message, own_retry);
    }
    if (!made) {
        const std::string words = to_string(made.error());
        house_.surroundings.log(fmt::format("order {} cannot be sent: {}", message.id, words));
        if (keep(message, verdict(Happening::order_impossible, "order-refused", words), {}, {})) remove_handed(message);
        return;
    }
    if (made->message.fragments > 0) return keep_cut(std::move(message), *std::move(made));
    const Instant now = house_.surroundings.now();
    auto change = channel::advance(made->message, verdict(Happening::bytes_made), {}, now, 0);
    if (!change) return;
    // A first post that nothing stands before begins with the same commit: it costs the disk no flush of its own.
    auto begun = channel::advance(change->message, verdict(Happening::post_begins), {}, now, 0);
    const bool posted = begun && !stop.stop_requested() && begin_post(change->message);
    if (posted) change->message = std::move(begun->message);
    // The file is on disk before the row names it; a file that no row names is removed at the next start.
    const auto stored = house_.outbox.change(change->message, change->events, {made->header, {}, made->body});
    if (!stored) {
        house_.surroundings.log(fmt::format("order {}: {}", message.id, to_string(stored.error())));
        // Cancelled meanwhile, or the store is down: the file goes, the row says what it is.
        return schedule_later(message, stored.error().kind == ErrorKind::conflict
                                           ? std::chrono::milliseconds(1)
                                           : std::chrono::milliseconds(own_retry));
    }
    if (made->file) made->file->keep();
    made->file.reset();
    remove_handed(message);
    if (!posted) return schedule(change->message);
    transmit(std::move(change->message), *in_force, {std::move(made->references), std::move(made->body)}, poster, stop);
}

void Courier::keep_cut(OutgoingMessage message, MadeMessage made) {
    const Instant now = house_.surroundings.now();
    auto change = channel::advance(made.message, verdict(Happening::bytes_made), {}, now, 0);
    auto begun = change ? channel::advance(change->message, verdict(Happening::post_begins), {}, now, 0) : std::nullopt;
    if (!begun) return;
    OutgoingMessage& source = begun->message;
    source.next_try = end_of_wait(source);
    std::vector<channel::Outbox::Fragment> fragments;
    for (const MadeFragment& one : made.fragments.list) fragments.push_back({one.message, one.header});
    const auto stored = house_.outbox.cut(source, change->events, {made.header, {}}, fragments);
    if (!stored) {
        house_.surroundings.log(fmt::format("order {}: {}", message.id, to_string(stored.error())));
        return schedule_later(message, stored.error().kind == ErrorKind::conflict
                                           ? std::chrono::milliseconds(1)
                                           : std::chrono::milliseconds(own_retry));
    }
    made.fragments.keep();
    remove_handed(message);
    schedule(source);
    for (const auto& fragment : fragments) schedule(fragment.message);
}

// The peer gives a group up after its interval; as long again its answer may take.
Instant Courier::end_of_wait(const OutgoingMessage& source) const {
    const auto* pmode = house_.pmodes.find(source.pmode);
    const auto interval = pmode && pmode->split ? pmode->split->join_interval : channel::FragmentLimits().join_interval;
    return after(house_.surroundings.now(), 2 * interval);
}

void Courier::remove_handed(const OutgoingMessage& message) {
    const auto order = channel::read_order(message.order);
    if (!order) return;
    for (const auto& part : order->parts) {
        std::error_code ignored;  // what stays is the node's to see: it made it
        std::filesystem::remove(house_.exchange / part.file, ignored);
    }
}

void Courier::remove_spooled(const OutgoingMessage& message) const {
    std::error_code ignored;  // removed at the next start
    if (!message.file.empty()) std::filesystem::remove(file_of(message), ignored);
}

channel::RetrySchedule Courier::schedule_of(const OutgoingMessage& message) const {
    const auto* pmode = house_.pmodes.find(message.pmode);
    if (pmode && !pmode->retry.empty()) return {pmode->retry};
    return channel::default_schedule(message.priority);
}

bool Courier::keep(OutgoingMessage& message, const Verdict& judged, std::string signal,
                   const std::optional<channel::SignalRead>& read) {
    std::uint32_t random = 0;
    house_.surroundings.random({reinterpret_cast<unsigned char*>(&random), sizeof random});
    auto change = channel::advance(message, judged, schedule_of(message), house_.surroundings.now(), random);
    if (!change) return false;
    for (auto& event : change->events) {
        if (event.kind != channel::EventKind::receipted || !read) continue;
        event.stated_time = read->header.info.timestamp;
        event.receipt = crypto::sha256(octets(signal));
        event.receipt_certificate = crypto::sha256(octets(read->certificate));
        event.anchor = anchor_of(*read);
    }
    // Pulled again as soon as its peer asks.
    if (!change->message.mpc.empty() && change->message.state == SendState::waiting_retry)
        change->message.next_try = house_.surroundings.now();
    if (change->message.fragments > 0 && change->message.state == SendState::in_flight)
        change->message.next_try = end_of_wait(change->message);
    // The node knows the message that was ordered, not what it is cut into.
    if (!change->message.source.empty())
        std::erase_if(change->events, [](const auto& event) { return event.kind != channel::EventKind::alarm; });
    const auto stored = house_.outbox.change(change->message, change->events, {{}, std::move(signal)});
    if (!stored) {
        house_.surroundings.log(fmt::format("message {}: {}", message.id, to_string(stored.error())));
        return false;
    }
    message = std::move(change->message);
    house_.surroundings.log(fmt::format("message {} is {} {} {}", message.message_id, channel::name_of(message.state),
                                        message.code, message.reason));
    if (!message.source.empty()) end_of_fragment(message);
    return true;
}

}  // namespace comity::access_point
