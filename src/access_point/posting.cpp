// SPDX-License-Identifier: EUPL-1.2
// Courier: a try, what its answer means, and what comes on its own.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "access_point/courier.h"
#include "access_point/making.h"
#include "channel/anchor/log_anchor.h"
#include "channel/ebms/envelope.h"
#include "channel/ebms/header_reader.h"
#include "channel/message/received_signal.h"
#include "channel/security/security_header.h"
#include "format/xml.h"

namespace comity::access_point {

using channel::Happening;
using channel::OutgoingMessage;
using channel::SendState;
using channel::Verdict;

namespace {

// What our own signature covers, out of the header that was kept.
Result<std::vector<channel::Reference>> references_of_sent(const std::string& header) {
    TRY(document, format::read_xml(header, format::message_xml_limits, "sent header"));
    const auto envelope = channel::read_envelope(document, channel::EnvelopeUse::answer);
    if (!envelope || !envelope->security) return fail(ErrorKind::invalid, "the kept header has no signature");
    const auto security = channel::read_security(*envelope->security);
    if (!security) return fail(ErrorKind::invalid, security.error().detail);
    return security->signature.references;
}

/// The header of a message that was cut, out of its envelope, which nobody signed.
Result<channel::UserMessage> header_of_source(const std::string& envelope) {
    TRY(document, format::read_xml(envelope, format::message_xml_limits, "cut message"));
    const auto read = channel::read_envelope(document, channel::EnvelopeUse::answer);
    auto messaging = read ? channel::read_messaging(read->messaging)
                          : tl::unexpected(channel::EbmsError{channel::EbmsCode::invalid_header, "no envelope"});
    auto* header = messaging ? std::get_if<channel::UserMessage>(&*messaging) : nullptr;
    if (!header) return fail(ErrorKind::invalid, "the kept envelope has no header");
    return std::move(*header);
}

}  // namespace

std::optional<channel::HandedAnchor> anchor_of(const channel::SignalRead& signal) {
    if (signal.anchor.empty()) return std::nullopt;
    const auto document = format::read_xml(signal.anchor, format::message_xml_limits, "anchor");
    if (!document) return std::nullopt;
    auto anchor = channel::read_log_anchor(document->root());
    return anchor ? std::optional(*std::move(anchor)) : std::nullopt;
}

channel::TryOutcome Courier::outcome_of(const OutgoingMessage& message, const InForce& in_force,
                                        std::vector<channel::Reference> signed_by_us, std::string_view content_type,
                                        std::string_view body, std::optional<channel::SignalRead>& read) {
    channel::TryOutcome outcome{.answered = true, .signal = std::nullopt};
    const auto* pmode = house_.pmodes.find(message.pmode);
    const auto* peer = in_force.authority(message.recipient);
    if (!pmode || !peer || body.empty()) return outcome;
    const bool reply = pmode->sender().authority != house_.authority;
    const auto& party = reply ? pmode->sender() : pmode->receiver();
    const channel::SignalExpectation expected{party.id.value_or(channel::PartyId{peer->party.value, peer->party.type}),
                                              pmode->profile, pmode->sign};
    auto signal = channel::read_signal(content_type, body, expected, *in_force.trust, house_.surroundings.now());
    if (!signal) {
        house_.surroundings.log(
            fmt::format("message {}: the answer is no signal: {}", message.message_id, signal.error().detail));
        return outcome;
    }
    if (signal->fault)
        house_.surroundings.log(
            fmt::format("message {}: the signal counts as unsigned: {}", message.message_id, signal->fault->detail));
    if (message.fragments > 0) {
        const auto papers = house_.outbox.papers(message.id);
        const auto source = papers ? header_of_source(papers->header) : tl::unexpected(papers.error());
        if (!source) {
            house_.surroundings.log(fmt::format("message {}: {}", message.message_id, to_string(source.error())));
            return outcome;
        }
        outcome.signal = channel::received_source_signal(*signal, *source, message);
        read = *std::move(signal);
        return outcome;
    }
    if (signed_by_us.empty()) {
        const auto papers = house_.outbox.papers(message.id);
        auto ours = papers ? references_of_sent(papers->header) : Result<std::vector<channel::Reference>>();
        if (!papers || !ours) {
            house_.surroundings.log(fmt::format("message {}: what was sent cannot be read", message.message_id));
            return outcome;
        }
        signed_by_us = *std::move(ours);
    }
    outcome.signal = channel::received_signal(*signal, signed_by_us, message);
    read = *std::move(signal);
    return outcome;
}

void Courier::post(OutgoingMessage message, net::MessagePoster& poster, const std::stop_token& stop) {
    if (!message.source.empty() && is_without_source(message)) {
        Verdict gone;
        gone.happening = message.tries > 0 ? Happening::tries_used_up : Happening::cancel;
        gone.reason = "source-over";
        if (!keep(message, gone, {}, {})) return schedule_later(message, std::chrono::seconds(10));
        remove_spooled(message);
        return;
    }
    auto in_force = house_.federation.in_force();
    if (!in_force) return schedule_later(message, std::chrono::seconds(10));
    if (!certificates_still_listed(house_, *in_force, message)) {
        const bool tried = message.tries > 0;
        keep(message,
             [&] {
                 Verdict gone;
                 gone.happening = Happening::certificate_changed;
                 gone.reason = tried ? "certificate-changed" : "certificate-rollover";
                 gone.words = "A certificate the message was made with is no longer listed; order it anew";
                 return gone;
             }(),
             {}, {});
        return schedule(message);
    }
    Verdict begins;
    begins.happening = Happening::post_begins;
    // On disk before the first octet leaves: what was begun is never thought unsent.
    if (!keep(message, begins, {}, {})) return schedule_later(message, std::chrono::seconds(10));
    transmit(std::move(message), *std::move(in_force), {}, poster, stop);
}

Result<net::PostAnswer> Courier::post_bytes(const OutgoingMessage& message, std::string body, const InForce& in_force,
                                            net::MessagePoster& poster, const std::stop_token& stop) {
    TRY(way, way_of(house_, in_force, message));
    const auto route =
        route_to(terms_.line, *way.pmode, *in_force.authority(message.recipient), way.url, house_.surroundings.now());
    net::MessageToPost posted;
    if (!message.file.empty()) {
        posted.file = file_of(message);
    } else if (body.empty()) {
        TRY(papers, house_.outbox.papers(message.id));
        if (papers.body.empty()) return fail(ErrorKind::unavailable, "the message is not in the store");
        posted.body = std::move(papers.body);
    } else {
        posted.body = std::move(body);
    }
    posted.content_type = message.content_type;
    posted.whole = channel::answer_timeout(message.size);
    return poster.post(route, posted, stop);
}

void Courier::transmit(OutgoingMessage message, InForce in_force, JustMade made, net::MessagePoster& poster,
                       const std::stop_token& stop) {
    const auto answer = post_bytes(message, std::move(made.body), in_force, poster, stop);
    std::optional<channel::SignalRead> read;
    channel::TryOutcome outcome;
    std::string body;
    if (answer) {
        // An encoded body was not asked for and is not looked into.
        if (answer->content_encoding.empty()) body = answer->body;
        outcome = outcome_of(message, in_force, std::move(made.references), answer->content_type, body, read);
    } else {
        house_.surroundings.log(fmt::format("message {}: {}", message.message_id, to_string(answer.error())));
    }
    auto judged = channel::judge(message, outcome, channel::Certificates::unknown, house_.surroundings.now());
    if (judged.ask_directory && house_.federation.refresh()) {
        const auto newest = house_.federation.in_force();
        const bool same = newest && certificates_still_listed(house_, *newest, message);
        judged =
            channel::judge(message, outcome, same ? channel::Certificates::unchanged : channel::Certificates::changed,
                           house_.surroundings.now());
    }
    // What decides nothing is not kept: a stranger could fill the store with it.
    const bool decides = judged.happening == Happening::receipt || judged.happening == Happening::final_error;
    if (!keep(message, judged, decides ? body : std::string(), read)) {
        // The row still says in_flight: the same as if we had died now.
        Verdict interrupted;
        interrupted.happening = Happening::restart;
        interrupted.reason = "no-answer";
        if (!keep(message, interrupted, {}, {})) return schedule_later(message, std::chrono::seconds(10));
    }
    schedule(message);
}

bool Courier::is_without_source(const OutgoingMessage& fragment) {
    const auto source = house_.outbox.find(fragment.source);
    // What the store cannot say now is no reason to stop.
    return source && (!*source || (*source)->state == SendState::refused || (*source)->state == SendState::cancelled);
}

void Courier::await_source(OutgoingMessage message, net::MessagePoster& poster, const std::stop_token& stop) {
    if (message.state == SendState::waiting_retry) {
        Verdict begins;
        begins.happening = Happening::post_begins;
        if (!keep(message, begins, {}, {})) return schedule_later(message, std::chrono::seconds(10));
        Verdict unheard;
        unheard.reason = "no-answer";
        if (!ask_for_whole(message, poster, stop) && !keep(message, unheard, {}, {}))
            return schedule_later(message, std::chrono::seconds(10));
        return schedule(message);
    }
    if (message.state != SendState::in_flight) return;
    Verdict late;
    late.happening = Happening::tries_used_up;
    late.code = "EBMS:0301";
    late.reason = "no-receipt";
    late.words = "The peer did not say in time that it joined the fragments";
    if (!keep(message, late, {}, {})) schedule_later(message, std::chrono::seconds(10));
}

// Where every fragment was receipted, one that comes once more asks: whoever joined them answers for the whole again.
// Its own answer is the receipt that we have.
bool Courier::ask_for_whole(const OutgoingMessage& source, net::MessagePoster& poster, const std::stop_token& stop) {
    const auto fragments = house_.outbox.fragments(source.id);
    const auto in_force = house_.federation.in_force();
    if (!fragments || !in_force) return false;
    const bool all =
        std::ranges::all_of(*fragments, [](const OutgoingMessage& one) { return one.state == SendState::receipted; });
    if (!all || fragments->empty()) return true;
    const auto answer = post_bytes(fragments->back(), {}, *in_force, poster, stop);
    house_.surroundings.log(fmt::format("message {}: fragment {} asks for the whole: {}", source.message_id,
                                        fragments->back().message_id,
                                        answer ? fmt::format("status {}", answer->status) : to_string(answer.error())));
    return answer && answer->status >= 200 && answer->status <= 299;
}

void Courier::end_of_fragment(const OutgoingMessage& fragment) {
    const bool refused = fragment.state == SendState::refused;
    if (!refused && fragment.state != SendState::unproven) return;
    const auto source = house_.outbox.find(fragment.source);
    if (!source || !*source || (*source)->state != SendState::in_flight) return;
    OutgoingMessage message = **source;
    Verdict ended;
    ended.happening = refused ? Happening::final_error : Happening::tries_used_up;
    ended.code = fragment.code;
    ended.reason = fragment.reason;
    ended.words = fmt::format("Fragment {} of {}", fragment.message_id, message.fragments);
    // Where it cannot be kept now, the next start finds it.
    if (keep(message, ended, {}, {})) schedule(message);
}

void Courier::end_of_pull(OutgoingMessage message) {
    if (message.state != SendState::in_flight) return;
    Verdict late;
    late.reason = "no-receipt";
    keep(message, late, {}, {});
    schedule(message);
}

Result<std::optional<OutgoingMessage>> Courier::pulled(const std::string& mpc) {
    const Instant now = house_.surroundings.now();
    // Another pull may take the same one between the two steps: the store lets one of them have it.
    for (int attempt = 0; attempt < 8; ++attempt) {
        TRY(oldest, house_.outbox.oldest_queued(mpc, now));
        if (!oldest) return std::optional<OutgoingMessage>();
        Verdict begins;
        begins.happening = Happening::post_begins;
        auto change = channel::advance(*oldest, begins, {}, now, 0);
        if (!change) return std::optional<OutgoingMessage>();
        const auto* pmode = house_.pmodes.find(oldest->pmode);
        const auto wait = pmode && pmode->pull_receipt_timeout.count() > 0 ? pmode->pull_receipt_timeout
                                                                           : channel::pull_receipt_timeout;
        TRY(until, Instant::at(now.utc_milliseconds() + wait.count()));
        change->message.next_try = until;
        const auto stored = house_.outbox.change(change->message, change->events);
        if (!stored && stored.error().kind == ErrorKind::conflict) continue;
        if (!stored) return tl::unexpected(stored.error());
        look_at(change->message.id);
        return std::optional(std::move(change->message));
    }
    return std::optional<OutgoingMessage>();
}

Result<void> Courier::take_callback(const std::string& content_type, const std::string& envelope,
                                    const std::string& ref_to_message_id) {
    TRY(found, house_.outbox.find_message(ref_to_message_id));
    if (!found) {
        house_.surroundings.log("a signal for a message we do not know: " + ref_to_message_id);
        return {};
    }
    const auto in_force = house_.federation.in_force();
    if (!in_force) return fail(ErrorKind::unavailable, "there is no directory yet");
    std::optional<channel::SignalRead> read;
    const auto outcome = outcome_of(*found, *in_force, {}, content_type, envelope, read);
    if (!outcome.signal) return {};
    if (found->state == SendState::receipted && outcome.signal->receipt && outcome.signal->signed_by_peer) {
        TRY(papers, house_.outbox.papers(found->id));
        if (papers.signal != envelope)
            house_.tell_alarm("receipt-differs", {}, "A second, different receipt came for one message",
                              found->recipient);
        return {};
    }
    const bool same = certificates_still_listed(house_, *in_force, *found);
    const auto judged = channel::judge_callback(
        *found, *outcome.signal, same ? channel::Certificates::unchanged : channel::Certificates::changed,
        house_.surroundings.now());
    if (!judged) return {};
    if (!keep(*found, *judged, envelope, read)) return fail(ErrorKind::unavailable, "the signal could not be kept");
    look_at(found->id);
    return {};
}

Result<void> Courier::again(const std::string& id) {
    TRY(found, house_.outbox.find(id));
    if (!found) return fail(ErrorKind::not_found, fmt::format("there is no message {}", id));
    if (found->state == SendState::waiting_retry && found->tries_before > 0 && found->tries == found->tries_before)
        return {};
    if (found->state != SendState::unproven)
        return fail(ErrorKind::conflict, fmt::format("message {} is {}", id, channel::name_of(found->state)), {},
                    "only an unproven one is sent again");
    // A message that was cut is sent again by those of its fragments that were not taken.
    if (found->fragments > 0) {
        TRY(fragments, house_.outbox.fragments(id));
        for (const OutgoingMessage& fragment : fragments)
            if (fragment.state == SendState::unproven) TRY_VOID(again(fragment.id));
    }
    Verdict wanted;
    wanted.happening = Happening::again;
    if (!keep(*found, wanted, {}, {}))
        return fail(ErrorKind::unavailable, "the wish could not be kept", {}, "try again");
    look_at(found->id);
    return {};
}

Result<void> Courier::cancel(const std::string& id) {
    TRY(found, house_.outbox.find(id));
    if (!found) return fail(ErrorKind::not_found, fmt::format("there is no message {}", id));
    if (found->state == SendState::cancelled) {
        remove_handed(*found);
        return {};
    }
    if (found->state != SendState::prepared && found->state != SendState::spooled)
        return fail(ErrorKind::conflict, fmt::format("message {} is {}", id, channel::name_of(found->state)), {},
                    "the peer may have it: withdraw it with a message of its own");
    const bool was_spooled = found->state == SendState::spooled;
    Verdict wanted;
    wanted.happening = Happening::cancel;
    if (!keep(*found, wanted, {}, {}))
        return fail(ErrorKind::conflict, fmt::format("message {} has moved on meanwhile", id), {}, "look at its state");
    if (was_spooled) remove_spooled(*found);
    remove_handed(*found);
    look_at(found->id);
    return {};
}

}  // namespace comity::access_point
