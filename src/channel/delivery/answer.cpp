// SPDX-License-Identifier: EUPL-1.2
#include "channel/delivery/answer.h"

#include <algorithm>

#include <fmt/format.h>

#include "channel/ebms/errors.h"

namespace comity::channel {
namespace {

// What phase4 answers to a MessageId it has seen: its own code, since 4.4 "Other". We give that for other content under
// a known MessageId, which repeated octets cannot be.
bool says_received(std::string_view code) {
    return code == "EBMS:4001" || code == "EBMS:0004";
}

Verdict no_receipt(std::string reason, std::string code = {}) {
    Verdict verdict;
    verdict.reason = std::move(reason);
    verdict.code = std::move(code);
    return verdict;
}

// 10.3 steps 1 to 4; empty when the receipt proves that the peer took this very message over.
std::string fault_of_receipt(const OutgoingMessage& message, const ReceivedSignal& signal, Instant now) {
    if (!signal.signed_by_peer) return "EBMS:0101";
    if (signal.ref_to_message_id != message.message_id) return "EBMS:0302";
    if (!signal.references_equal || signal.references != message.references) return "EBMS:0302";
    const auto skew = std::chrono::milliseconds(clock_skew).count();
    const Instant begun = message.first_try.value_or(message.created);
    if (signal.timestamp.utc_milliseconds() < begun.utc_milliseconds() - skew ||
        signal.timestamp.utc_milliseconds() > now.utc_milliseconds() + skew)
        return "EBMS:0302";
    return {};
}

Verdict judge_receipt(const OutgoingMessage& message, const ReceivedSignal& signal, Instant now) {
    const std::string fault = fault_of_receipt(message, signal, now);
    if (fault.empty()) {
        Verdict verdict;
        verdict.happening = Happening::receipt;
        return verdict;
    }
    Verdict verdict = no_receipt("receipt-invalid", fault);
    if (message.invalid_receipts + 1 == invalid_receipts_to_alarm) {
        verdict.alarms.push_back({"receipt-invalid", fault,
                                  fmt::format("{} answers that were no valid receipt; somebody may stand in between",
                                              invalid_receipts_to_alarm)});
    }
    return verdict;
}

Verdict final_error(const std::string& code, std::string reason, std::string words) {
    Verdict verdict;
    verdict.happening = Happening::final_error;
    verdict.code = code;
    verdict.reason = std::move(reason);
    verdict.words = std::move(words);
    return verdict;
}

// 11.2 D.
Verdict judge_authentication(const std::string& code, Certificates certificates) {
    if (certificates == Certificates::unknown) {
        Verdict verdict = no_receipt("peer-refused", code);
        verdict.ask_directory = true;
        return verdict;
    }
    if (certificates == Certificates::changed)
        return final_error(
            code, "certificate-rollover",
            "A certificate changed since the message was made; order it anew to send it under the new one");
    Verdict verdict = final_error(code, "peer-refused", "The peer could not authenticate or decrypt the message");
    verdict.alarms.push_back(
        {"failed-authentication", code, "The peer refuses certificates that the newest directory lists"});
    return verdict;
}

Verdict judge_errors(const OutgoingMessage& message, const ReceivedSignal& signal, Certificates certificates) {
    // Anyone on the path could cancel a request with an unsigned error, so it is no answer.
    if (!signal.signed_by_peer || signal.ref_to_message_id != message.message_id) return no_receipt("no-receipt");
    const ReceivedError* worst = nullptr;
    for (const auto& error : signal.errors) {
        if (!worst || effect_of(error) > effect_of(*worst)) worst = &error;
    }
    if (!worst) return no_receipt("no-receipt");
    switch (effect_of(*worst)) {
        case ErrorEffect::none:
            return no_receipt("no-receipt", worst->code);
        case ErrorEffect::retry:
            return no_receipt(worst->code == "EBMS:0302" ? "receipt-invalid" : "peer-busy", worst->code);
        case ErrorEffect::ask_directory:
            return judge_authentication(worst->code, certificates);
        case ErrorEffect::final:
            break;
    }
    if (says_received(worst->code) && message.tries > 1) {
        Verdict verdict;
        verdict.happening = Happening::says_received;
        verdict.code = worst->code;
        verdict.reason = "peer-says-received";
        verdict.words = "The peer says it has the message and gives no receipt";
        return verdict;
    }
    return final_error(worst->code, "peer-refused", "The peer refused the message with its signature");
}

ChannelEvent event_of(const OutgoingMessage& message, EventKind kind, Instant now) {
    ChannelEvent event;
    event.time = now;
    event.kind = kind;
    event.id = message.id;
    event.message_id = message.message_id;
    event.peer = message.recipient;
    event.conversation = message.conversation;
    return event;
}

std::optional<EventKind> event_kind_of(SendState state) {
    switch (state) {
        case SendState::spooled:
            return EventKind::spooled;
        case SendState::waiting_retry:
            return EventKind::waiting_retry;
        case SendState::receipted:
            return EventKind::receipted;
        case SendState::refused:
            return EventKind::refused;
        case SendState::unproven:
            return EventKind::unproven;
        case SendState::cancelled:
            return EventKind::cancelled;
        case SendState::prepared:
        case SendState::in_flight:
            break;
    }
    return std::nullopt;
}

Instant later(Instant from, std::chrono::milliseconds by) {
    // Fails only beyond the year 9999.
    return Instant::at(from.utc_milliseconds() + by.count()).value_or(from);
}

ChannelEvent told(const OutgoingMessage& message, EventKind kind, const Verdict& verdict, Instant now) {
    ChannelEvent event = event_of(message, kind, now);
    event.words = verdict.words;
    if (kind != EventKind::receipted) {
        event.code = message.code;
        event.reason = message.reason;
    }
    if (kind == EventKind::spooled) {
        event.pmode = message.pmode;
        event.directory = message.directory;
    }
    if (kind == EventKind::spooled || kind == EventKind::receipted) event.references = message.references;
    if (kind == EventKind::waiting_retry || kind == EventKind::unproven || kind == EventKind::receipted)
        event.tries = message.tries;
    if (kind == EventKind::waiting_retry) event.next_try = message.next_try;
    return event;
}

}  // namespace

ErrorEffect effect_of(const ReceivedError& error) {
    if (!error.failure) return ErrorEffect::none;
    const auto code = read_ebms_code(error.code);
    // Codes we do not know are failures the peer signed: sending the same bytes again would not help.
    if (!code) return ErrorEffect::final;
    switch (row_of(*code).reaction) {
        case SenderReaction::none:
            return ErrorEffect::none;
        case SenderReaction::retry:
            return ErrorEffect::retry;
        case SenderReaction::ask_directory:
            return ErrorEffect::ask_directory;
        case SenderReaction::refused:
            break;
    }
    return ErrorEffect::final;
}

Verdict judge(const OutgoingMessage& message, const TryOutcome& outcome, Certificates certificates, Instant now) {
    if (!outcome.answered) return no_receipt("no-answer", "EBMS:0005");
    if (!outcome.signal) return no_receipt("no-receipt");
    if (outcome.signal->receipt) return judge_receipt(message, *outcome.signal, now);
    return judge_errors(message, *outcome.signal, certificates);
}

std::optional<Verdict> judge_callback(const OutgoingMessage& message, const ReceivedSignal& signal,
                                      Certificates certificates, Instant now) {
    using enum SendState;
    if (message.state != in_flight && message.state != waiting_retry && message.state != unproven) return std::nullopt;
    Verdict verdict =
        signal.receipt ? judge_receipt(message, signal, now) : judge_errors(message, signal, certificates);
    // What decides nothing leaves the message waiting as it was.
    if (verdict.happening == Happening::no_receipt && !verdict.ask_directory) return std::nullopt;
    if (message.state == unproven && verdict.happening != Happening::receipt) return std::nullopt;
    return verdict;
}

std::optional<Change> advance(const OutgoingMessage& message, const Verdict& verdict, const RetrySchedule& schedule,
                              Instant now, std::uint32_t random) {
    Change change{message, {}};
    OutgoingMessage& after = change.message;
    Happening happening = verdict.happening;
    std::optional<std::chrono::milliseconds> wait;
    after.code = verdict.code;
    after.reason = verdict.reason;
    after.next_try = std::nullopt;
    if (verdict.reason == "receipt-invalid") ++after.invalid_receipts;
    if (happening == Happening::no_receipt) {
        wait = wait_after(schedule, message.tries - message.tries_before, random);
        if (!wait) {
            happening = Happening::tries_used_up;
            after.code = "EBMS:0301";
            after.reason = "retries-used-up";
        }
    } else if (happening == Happening::restart || happening == Happening::again) {
        wait = std::chrono::milliseconds(0);
    }
    const auto state = next(message.state, happening);
    if (!state) return std::nullopt;
    after.state = *state;
    if (happening == Happening::post_begins) {
        ++after.tries;
        if (!after.first_try) after.first_try = now;
    }
    if (happening == Happening::bytes_made) after.spooled = now;
    if (happening == Happening::again) after.tries_before = after.tries;
    if (wait) after.next_try = later(now, *wait);
    if (const auto kind = event_kind_of(*state)) change.events.push_back(told(after, *kind, verdict, now));
    for (const auto& alarm : verdict.alarms) {
        ChannelEvent event = event_of(after, EventKind::alarm, now);
        event.reason = alarm.reason;
        event.code = alarm.code;
        event.words = alarm.words;
        change.events.push_back(std::move(event));
    }
    const bool long_without = after.spooled && after.priority == Priority::urgent && !after.alarmed &&
                              now >= later(*after.spooled, urgent_alarm);
    if (long_without && *state == SendState::waiting_retry) {
        after.alarmed = true;
        ChannelEvent event = event_of(after, EventKind::alarm, now);
        event.reason = "urgent-without-receipt";
        event.words = "An urgent message has no receipt after 5 minutes";
        change.events.push_back(std::move(event));
    }
    return change;
}

}  // namespace comity::channel
