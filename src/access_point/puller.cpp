// SPDX-License-Identifier: EUPL-1.2
#include "access_point/puller.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "channel/message/signals.h"

namespace comity::access_point {

using channel::EbmsCode;

namespace {

Instant pull_after(Instant from, std::chrono::milliseconds wait) {
    return Instant::at(from.utc_milliseconds() + wait.count()).value_or(from);
}

}  // namespace

Puller::Puller(const House& house, Line line, Intake& intake, Room& room)
    : house_(house), line_(std::move(line)), intake_(intake), room_(room) {
    for (const channel::PMode& pmode : house_.pmodes.all()) {
        if (pmode.binding != channel::Binding::pull || pmode.receiver().authority != house_.authority) continue;
        const auto same = std::ranges::find_if(queues_, [&](const Queue& queue) {
            return queue.peer == pmode.sender().authority && queue.mpc == pmode.mpc;
        });
        if (same != queues_.end()) {
            same->pmodes.push_back(&pmode);
        } else {
            Queue& queue = queues_.emplace_back();
            queue.peer = pmode.sender().authority;
            queue.mpc = pmode.mpc;
            queue.pmodes.push_back(&pmode);
            queue.next = house_.surroundings.now();
        }
    }
}

Puller::~Puller() {
    stop();
}

void Puller::start() {
    for (std::size_t i = 0; i < std::min(queues_.size(), most_pullers); ++i)
        threads_.emplace_back([this](const std::stop_token& token) { run(token); });
}

void Puller::stop() {
    for (auto& thread : threads_) thread.request_stop();
    threads_.clear();
}

void Puller::time_moved() {
    const std::lock_guard lock(mutex_);
    ++changes_;
    changed_.notify_all();
}

void Puller::settle() {
    std::unique_lock lock(mutex_);
    settled_.wait(lock, [&] {
        const Instant now = house_.surroundings.now();
        return std::ranges::none_of(queues_, [&](const Queue& queue) { return queue.under_way || queue.next <= now; });
    });
}

Puller::Queue* Puller::next_due(Instant now) {
    Queue* due = nullptr;
    for (Queue& queue : queues_)
        if (!queue.under_way && queue.next <= now && (!due || queue.next < due->next)) due = &queue;
    return due;
}

void Puller::run(const std::stop_token& stop) {
    net::MessagePoster poster;
    std::unique_lock lock(mutex_);
    while (!stop.stop_requested()) {
        const Instant now = house_.surroundings.now();
        if (Queue* const due = next_due(now)) {
            due->under_way = true;
            lock.unlock();
            const Outcome outcome = pull(*due, poster, stop);
            lock.lock();
            due->under_way = false;
            schedule(*due, outcome);
            continue;
        }
        settled_.notify_all();
        auto wait = std::chrono::milliseconds(longest_pull_wait);
        for (const Queue& queue : queues_)
            if (!queue.under_way)
                wait =
                    std::min(wait, std::chrono::milliseconds(queue.next.utc_milliseconds() - now.utc_milliseconds()));
        const std::uint64_t seen = changes_;
        changed_.wait_for(lock, stop, wait, [&] { return changes_ != seen; });
    }
}

void Puller::schedule(Queue& queue, Outcome outcome) {
    const Instant now = house_.surroundings.now();
    // Whoever gives without end, new or not, is not to keep us busy without end.
    if (outcome == Outcome::message && ++queue.in_a_row < pulls_at_once) {
        queue.wait = {};
        queue.next = now;
        return;
    }
    queue.in_a_row = 0;
    queue.wait = std::clamp<std::chrono::milliseconds>(2 * queue.wait, pull_wait, longest_pull_wait);
    queue.next = pull_after(now, queue.wait);
}

Puller::Outcome Puller::pull(Queue& queue, net::MessagePoster& poster, const std::stop_token& stop) {
    const auto in_force = house_.federation.in_force();
    const auto* peer = in_force ? in_force->authority(queue.peer) : nullptr;
    if (!peer || peer->status != channel::AuthorityStatus::active) return Outcome::failed;
    // A request states a time, and what it brings needs room and a receipt.
    if (!house_.surroundings.clock_is_good() || !room_.above_reserve()) return Outcome::failed;
    const Instant now = house_.surroundings.now();
    const auto says = [&](const std::string& what) {
        house_.surroundings.log(fmt::format("pulling {} from {}: {}", queue.mpc, queue.peer, what));
        return Outcome::failed;
    };
    const auto usable = std::ranges::find_if(queue.pmodes, [&](const channel::PMode* one) {
        return house_.keys.signer(one->profile, one->sign, one->token, now) && posting_url(*one, *peer);
    });
    const channel::PMode* const pmode = usable == queue.pmodes.end() ? queue.pmodes.front() : *usable;
    const auto signer = house_.keys.signer(pmode->profile, pmode->sign, pmode->token, now);
    if (!signer) return says("no signing key of ours is in force");
    const auto url = posting_url(*pmode, *peer);
    if (!url) return says(to_string(url.error()));

    channel::SignalMessage request;
    request.info = {now, house_.message_id(), {}};
    request.pull = channel::PullRequest{queue.mpc};
    const auto envelope = channel::make_signal(request, std::nullopt, *signer, house_.surroundings.random);
    if (!envelope) return says(to_string(envelope.error()));

    std::unique_ptr<net::BodySink> sink;
    std::optional<net::Response> reply;
    std::optional<channel::IncomingSignal> signal;
    const net::MessageRoute route = route_to(line_, *pmode, *peer, *url, now);
    const auto take = [&](std::string_view content_type, std::string_view piece) {
        if (!sink) {
            auto opened = intake_.open_pulled(std::string(content_type), queue.peer,
                                              [&](const channel::IncomingSignal& came, const std::string&) {
                                                  signal = came;
                                                  return net::Response{};
                                              });
            if (auto* refused = std::get_if<net::Response>(&opened)) {
                reply = std::move(*refused);
                return false;
            }
            sink = std::get<std::unique_ptr<net::BodySink>>(std::move(opened));
        }
        reply = sink->take(piece);
        return !reply;
    };
    const auto answer = post_signal(route, *envelope, take, poster, stop);
    if (!answer) return says(to_string(answer.error()));
    if (sink && !reply) reply = sink->end();
    if (signal) return judge(queue, *in_force, *pmode, request.info.message_id, *signal);
    if (!reply || reply->body.size() == 0)
        return says(fmt::format("status {}, and nothing to answer to the peer", answer->status));
    // Lost, it is asked for again: the sender gives the message once more, and the receipt is the stored one.
    const auto told = post_signal(route, reply->body.view(), {}, poster, stop);
    if (!told) return says(to_string(told.error()));
    if (told->status < 200 || told->status > 299)
        return says(fmt::format("status {} to what was posted for a message", told->status));
    queue.refused = false;
    return Outcome::message;
}

Puller::Outcome Puller::judge(Queue& queue, const InForce& in_force, const channel::PMode& pmode,
                              const std::string& request, const channel::IncomingSignal& signal) {
    const auto* peer = in_force.authority(queue.peer);
    const channel::SignalExpectation expected{
        pmode.sender().id.value_or(channel::PartyId{peer->party.value, peer->party.type}), pmode.profile, pmode.sign};
    const auto read =
        channel::read_signal(soap_type, signal.envelope, expected, *in_force.trust, house_.surroundings.now());
    const bool ours = read && read->signer && read->header.info.ref_to_message_id == request;
    const std::string code = ours && !read->header.errors.empty() ? read->header.errors.front().code : std::string();
    if (code == to_string(EbmsCode::empty_message_partition_channel)) {
        queue.refused = false;
        return Outcome::empty;
    }
    house_.surroundings.log(fmt::format("pulling {} from {}: {}", queue.mpc, queue.peer,
                                        code.empty() ? "a signal that its owner did not sign for us" : code));
    if (!code.empty() && !queue.refused) {
        house_.tell_alarm("pull-refused", code, "A peer does not give what is in a channel of ours", queue.peer);
        queue.refused = true;
    }
    return Outcome::failed;
}

}  // namespace comity::access_point
