// SPDX-License-Identifier: EUPL-1.2
#include "access_point/desk.h"

#include <charconv>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "access_point/making.h"
#include "channel/delivery/handover_json.h"
#include "channel/pmode/pmode_reader.h"
#include "format/canonical_json.h"
#include "net/problem.h"

namespace comity::access_point {

using channel::OutgoingMessage;
using channel::SendState;
using format::Value;

namespace {

// The directory in a request, with what JSON adds to it.
constexpr std::uint64_t max_directory_request = 12 << 20;

net::Response json(const Value& value, int status = 200) {
    return net::json_response(format::canonical_json(value).value_or("{}"), status);
}

net::Response state_of(const OutgoingMessage& message, int status) {
    Value value = Value::object({{"id", message.id},
                                 {"state", channel::name_of(message.state)},
                                 {"recipient", message.recipient},
                                 {"tries", message.tries}});
    if (!message.message_id.empty()) value.set("message_id", message.message_id);
    if (message.next_try) value.set("next_try", to_string(in_utc(*message.next_try)));
    if (!message.code.empty()) value.set("code", message.code);
    if (!message.reason.empty()) value.set("reason", message.reason);
    return json(value, status);
}

// In the time of the longer one, whatever differs.
bool same_secret(Octets a, Octets b) {
    unsigned difference = a.size() == b.size() ? 0u : 1u;
    for (std::size_t i = 0; i < a.size(); ++i) difference |= a[i] ^ (b.empty() ? 0u : unsigned{b[i % b.size()]});
    return difference == 0;
}

net::Response problem_of(const Error& error) {
    // What stands in the way of an order is the caller's to mend, but a spool or store that is full.
    if (error.kind == ErrorKind::conflict)
        return net::problem(409, "", error.message, {{"", error.message, error.hint}});
    if (error.kind == ErrorKind::unavailable) {
        net::Response response = net::problem(error);
        response.headers.set("Retry-After", "10");
        return response;
    }
    return net::problem(422, "", error.message, {{"", error.message, error.hint}});
}

std::int64_t number_of(const net::Request& request, std::string_view name) {
    std::int64_t number = 0;
    if (const auto text = request.query(name)) std::from_chars(text->data(), text->data() + text->size(), number);
    return std::max<std::int64_t>(0, number);
}

}  // namespace

Desk::Desk(const House& house, Courier& courier, Room& room, crypto::Secret secret)
    : house_(house), courier_(courier), room_(room), secret_(std::move(secret)) {}

void Desk::add_routes(net::Router& router) {
    using net::Method;
    const auto add = [&](Method method, std::string_view pattern, net::Handler handler,
                         net::RouteOptions options = {}) {
        router.add(method, pattern, guarded(std::move(handler)), options);
    };
    add(Method::post, "/outgoing", [this](const auto& request) { return take_order(request); });
    add(Method::get, "/outgoing/{id}", [this](const auto& request) { return show_order(request); });
    add(Method::delete_, "/outgoing/{id}", [this](const auto& request) { return forget(request); });
    add(Method::post, "/outgoing/{id}/again", [this](const auto& request) { return again(request); });
    add(Method::post, "/outgoing/{id}/cancel", [this](const auto& request) { return cancel(request); });
    add(Method::get, "/outgoing/{id}/receipt", [this](const auto& request) { return show_paper(request, true); });
    add(Method::get, "/outgoing/{id}/header", [this](const auto& request) { return show_paper(request, false); });
    add(Method::get, "/events", [this](const auto& request) { return events(request); });
    add(Method::get, "/directory", [this](const auto&) { return show_directory(); });
    add(Method::post, "/directory", [this](const auto& request) { return take_directory(request); },
        {.body_bytes = max_directory_request});
    add(Method::get, "/pmodes", [this](const auto&) { return show_pmodes(); });
    add(Method::get, "/health", [this](const auto&) { return health(); });
}

net::Handler Desk::guarded(net::Handler handler) {
    return [this, handler = std::move(handler)](const net::Request& request) {
        constexpr std::string_view scheme = "Bearer ";
        const std::string_view given = request.headers.find("Authorization").value_or("");
        if (!given.starts_with(scheme) || !same_secret(octets(given.substr(scheme.size())), secret_.octets())) {
            net::Response refused = net::problem(401, "", "The secret of node and access point is missing or another");
            refused.headers.set("WWW-Authenticate", "Bearer");
            return refused;
        }
        return handler(request);
    };
}

void Desk::news() {
    {
        const std::lock_guard lock(mutex_);
        ++news_;
    }
    changed_.notify_all();
}

void Desk::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
}

net::Response Desk::take_order(const net::Request& request) {
    const auto order = channel::read_order(request.body);
    if (!order) return problem_of(order.error());
    OutgoingMessage message;
    message.id = order->id;
    message.order = channel::write_order(*order);
    message.order_digest = crypto::sha256(octets(message.order));
    const auto known = house_.outbox.find(order->id);
    if (!known) return problem_of(known.error());
    if (*known && (*known)->order_digest == message.order_digest) {
        if ((*known)->state != SendState::prepared) courier_.remove_handed(**known);
        return state_of(**known, 200);
    }
    if (*known)
        return problem_of({ErrorKind::conflict,
                           fmt::format("order {} has other content", order->id),
                           {},
                           "give a new message a new id"});
    const auto in_force = house_.federation.in_force();
    if (!in_force)
        return problem_of({ErrorKind::unavailable, "there is no federation directory yet", {}, "look at the alarms"});
    const auto way = way_out(house_, *in_force, *order);
    if (!way) return net::problem(422, "", way.error().message, {{"recipient", way.error().message, way.error().hint}});
    for (const auto& part : order->parts) {
        std::error_code error;
        const auto status = std::filesystem::symlink_status(house_.exchange / part.file, error);
        if (error || !std::filesystem::is_regular_file(status))
            return net::problem(422, "", fmt::format("{} is not a file of the exchange folder", part.file));
    }
    if (!room_.above_reserve())
        return problem_of({ErrorKind::unavailable, "the spool is full", {}, "wait until messages under way end"});
    message.recipient = order->recipient;
    message.conversation = order->conversation;
    message.priority = order->priority;
    message.mpc = way->mpc;
    message.created = house_.surroundings.now();
    const auto added = house_.outbox.add(message);
    if (!added) return problem_of(added.error());
    if (*added == channel::Added::other_content)
        return problem_of({ErrorKind::conflict,
                           fmt::format("order {} has other content", order->id),
                           {},
                           "give a new message a new id"});
    if (*added == channel::Added::fresh) courier_.take(message);
    return state_of(message, *added == channel::Added::fresh ? 202 : 200);
}

net::Response Desk::show_order(const net::Request& request) {
    const auto found = house_.outbox.find(request.path_parameter("id"));
    if (!found) return problem_of(found.error());
    if (!*found) return net::problem(404, "", "There is no such order");
    return state_of(**found, 200);
}

net::Response Desk::show_paper(const net::Request& request, bool receipt) {
    const auto found = house_.outbox.find(request.path_parameter("id"));
    const auto papers = house_.outbox.papers(request.path_parameter("id"));
    if (!found || !papers) return problem_of(found ? papers.error() : found.error());
    const std::string& paper = receipt ? papers->signal : papers->header;
    const bool there = *found && !paper.empty() && (!receipt || (*found)->state == SendState::receipted);
    if (!there) return net::problem(404, "", "There is no such paper, or not yet");
    net::Response response;
    response.headers.set("Content-Type", "application/soap+xml; charset=UTF-8");
    response.body = paper;
    return response;
}

net::Response Desk::again(const net::Request& request) {
    const std::string id(request.path_parameter("id"));
    const auto before = house_.outbox.find(id);
    if (before && !*before) return net::problem(404, "", "There is no such order");
    const bool fresh = before && (*before)->state == SendState::unproven;
    if (const auto done = courier_.again(id); !done) return problem_of(done.error());
    net::Response response = show_order(request);
    if (fresh && response.status == 200) response.status = 202;
    return response;
}

net::Response Desk::cancel(const net::Request& request) {
    const std::string id(request.path_parameter("id"));
    const auto before = house_.outbox.find(id);
    if (before && !*before) return net::problem(404, "", "There is no such order");
    const bool fresh = before && (*before)->state != SendState::cancelled;
    if (const auto done = courier_.cancel(id); !done) return problem_of(done.error());
    net::Response response = show_order(request);
    if (fresh && response.status == 200) response.status = 202;
    return response;
}

net::Response Desk::forget(const net::Request& request) {
    const auto found = house_.outbox.find(request.path_parameter("id"));
    if (!found) return problem_of(found.error());
    net::Response done;
    done.status = 204;
    if (!*found) return done;
    const auto fragments = house_.outbox.fragments((*found)->id);
    if (!fragments) return problem_of(fragments.error());
    if (const auto forgotten = house_.outbox.forget((*found)->id); !forgotten) return problem_of(forgotten.error());
    courier_.remove_handed(**found);
    courier_.remove_spooled(**found);
    for (const OutgoingMessage& one : *fragments) courier_.remove_spooled(one);
    return done;
}

net::Response Desk::events(const net::Request& request) {
    const std::int64_t after = number_of(request, "after");
    const auto wait = std::min(std::chrono::seconds(number_of(request, "wait")), max_wait);
    const auto until = std::chrono::steady_clock::now() + wait;
    channel::EventPage page;
    while (true) {
        std::uint64_t seen = 0;
        {
            const std::lock_guard lock(mutex_);
            seen = news_;
        }
        auto found = house_.outbox.events(after, events_at_once);
        if (!found) return problem_of(found.error());
        page.events = *std::move(found);
        std::unique_lock lock(mutex_);
        if (!page.events.empty() || stopping_ || std::chrono::steady_clock::now() >= until || waiting_ >= max_waiters)
            break;
        ++waiting_;
        changed_.wait_until(lock, until, [&] { return news_ != seen || stopping_; });
        --waiting_;
    }
    page.last = page.events.empty() ? after : page.events.back().sequence;
    // The node has filed what it asks to hear behind.
    for (std::int64_t filed = filed_; filed < after && !filed_.compare_exchange_weak(filed, after);) continue;
    return net::json_response(channel::write_events(page));
}

Result<void> Desk::forget_filed_events() {
    TRY(before,
        Instant::at(house_.surroundings.now().utc_milliseconds() - std::chrono::milliseconds(events_kept).count()));
    return house_.outbox.forget_events(filed_, before);
}

net::Response Desk::show_directory() {
    const auto newest = house_.federation.newest();
    if (!newest) return problem_of(newest.error());
    if (!*newest) return net::problem(404, "", "No directory was taken yet");
    const auto freshness = house_.federation.freshness();
    const auto in_force = house_.federation.in_force();
    const char* state = !freshness.receive             ? "ended"
                        : !freshness.send_new_requests ? "grace"
                        : freshness.warn               ? "expires-soon"
                                                       : "in-force";
    Value value = Value::object({{"sequence", (*newest)->sequence},
                                 {"state", state},
                                 {"fetched", to_string(in_utc((*newest)->fetched))},
                                 {"note", (*newest)->note},
                                 {"json", (*newest)->json}});
    if (in_force) value.set("valid_until", to_string(in_utc(in_force->directory->document().valid_until)));
    return json(value);
}

net::Response Desk::take_directory(const net::Request& request) {
    const auto value = format::read_value(request.body, "directory");
    if (!value) return problem_of(value.error());
    const auto note = value->string_at("note");
    const auto text = value->string_at("json");
    if (!note || !text) return problem_of(note ? text.error() : note.error());
    if (const auto taken = house_.federation.take({*note, *text}); !taken) return problem_of(taken.error());
    return show_directory();
}

net::Response Desk::show_pmodes() {
    std::string body = "{\"pmodes\":[";
    for (const channel::PMode& pmode : house_.pmodes.all()) {
        if (body.back() != '[') body += ',';
        body += channel::pmode_json(pmode);
    }
    return net::json_response(body + "]}");
}

net::Response Desk::health() {
    const auto counts = house_.outbox.counts();
    const auto last = house_.outbox.last_event();
    bool stopping = false;
    {
        const std::lock_guard lock(mutex_);
        stopping = stopping_;
    }
    const bool clock = house_.surroundings.clock_is_good();
    const bool good =
        counts && last && !stopping && clock && room_.above_reserve() && house_.federation.freshness().receive;
    Value outgoing = Value::object();
    if (counts) {
        for (const auto& [state, count] : *counts) outgoing.set(channel::name_of(state), count);
    }
    const Value value =
        Value::object({{"state", stopping ? "stopping" : "serving"},
                       {"clock", clock ? "good" : "not good enough to sign"},
                       {"directory", house_.federation.freshness().receive ? "in force" : "missing or ended"},
                       {"spool", Value::object({{"free", static_cast<std::int64_t>(room_.free())},
                                                {"used", static_cast<std::int64_t>(room_.used())},
                                                {"reserve", static_cast<std::int64_t>(room_.reserve())}})},
                       {"outgoing", outgoing},
                       {"events", last.value_or(0)}});
    return json(value, good ? 200 : 503);
}

}  // namespace comity::access_point
