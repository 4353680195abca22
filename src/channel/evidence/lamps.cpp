// SPDX-License-Identifier: EUPL-1.2
#include "channel/evidence/lamps.h"

#include <fmt/format.h>

namespace comity::channel {

namespace {

constexpr std::int64_t day = std::int64_t{24} * 60 * 60 * 1000;

Instant later(Instant from, std::int64_t milliseconds) {
    const auto at = Instant::at(from.utc_milliseconds() + milliseconds);
    return at ? *at : from;
}

Light light_of(const std::vector<LampEntry>& entries) {
    bool positive = false;
    bool negative = false;
    for (const LampEntry& entry : entries) {
        // e-CODEX: after a rejection by the other side nothing positive changes the state.
        if (entry.positive && negative && !entries.front().positive && !entries.front().on_our_side) continue;
        (entry.positive ? positive : negative) = true;
    }
    if (positive && negative) return Light::disputed;
    if (positive) return Light::lit;
    return negative ? Light::failed : Light::dark;
}

std::string words_of(const std::vector<EventReason>& reasons) {
    if (reasons.empty()) return "";
    return reasons.front().details.empty() ? reasons.front().code : reasons.front().details;
}

LampChange add(LampState& state, LampEntry entry, ChannelCaseEvent event) {
    const bool again = std::ranges::any_of(state.entries, [&](const LampEntry& other) {
        return other.event == entry.event && other.on_our_side == entry.on_our_side && other.issuer == entry.issuer;
    });
    if (again) return {};
    const bool contradicts =
        std::ranges::any_of(state.entries, [&](const LampEntry& other) { return other.positive != entry.positive; });
    state.entries.push_back(std::move(entry));
    state.light = light_of(state.entries);
    return {true, event, contradicts};
}

}  // namespace

LampChange Lamps::file(const Evidence& evidence, bool on_our_side, const WitnessedTime& witnessed, Instant filed) {
    const EvidenceKind& kind = kind_of(evidence.event);
    const auto event = channel_case_event_of(kind.case_event);
    if (!kind.lamp) return {true, event, false};
    return add(states_.at(static_cast<std::size_t>(*kind.lamp)),
               {evidence.event, evidence.id, evidence.issuer.authority, on_our_side, kind.positive, evidence.time,
                filed, witnessed, words_of(evidence.reasons)},
               *event);
}

LampChange Lamps::acknowledge(const std::string& transmittal, const std::string& issuer, Instant stated,
                              const WitnessedTime& witnessed, Instant filed) {
    LampState& state = states_.at(static_cast<std::size_t>(Lamp::acknowledged));
    if (!state.entries.empty()) return {};
    LampEntry entry;
    entry.id = transmittal;
    entry.issuer = issuer;
    entry.positive = true;
    entry.stated = stated;
    entry.filed = filed;
    entry.witnessed = witnessed;
    return add(state, std::move(entry), ChannelCaseEvent::acknowledged);
}

std::optional<DueFailure> due_failure(const Lamps& lamps, const EvidenceLimits& limits, Instant now) {
    const auto lit_later = [&](Lamp lamp) {
        for (auto next = static_cast<std::size_t>(lamp) + 1; next < lamp_count; ++next) {
            const Light light = lamps.at(static_cast<Lamp>(next)).light;
            if (light == Light::lit || light == Light::disputed) return true;
        }
        return false;
    };
    const auto overdue = [&](Lamp before, Lamp lamp, EvidenceEvent event, auto&& limit) -> std::optional<DueFailure> {
        const LampState& known = lamps.at(before);
        const bool waiting = (known.light == Light::lit || known.light == Light::disputed) &&
                             lamps.at(lamp).light == Light::dark && !lit_later(lamp);
        if (!waiting) return std::nullopt;
        const auto since = std::ranges::find(known.entries, true, &LampEntry::positive);
        const Instant over = limit(since->filed);
        if (now < over) return std::nullopt;
        return DueFailure{event, time_limit_reason(event), over};
    };
    if (lamps.transport_has_ended() && lamps.at(Lamp::submitted).light == Light::lit &&
        lamps.at(Lamp::taken_over).light == Light::dark && !lit_later(Lamp::taken_over)) {
        return DueFailure{EvidenceEvent::relay_failure, time_limit_reason(EvidenceEvent::relay_failure), now};
    }
    if (auto due = overdue(Lamp::submitted, Lamp::taken_over, EvidenceEvent::relay_failure,
                           [&](Instant from) { return later(from, limits.relay_seconds * 1000); })) {
        return due;
    }
    if (auto due = overdue(Lamp::taken_over, Lamp::delivered, EvidenceEvent::content_consignment_failure,
                           [&](Instant from) { return later(from, limits.consignment_seconds * 1000); })) {
        return due;
    }
    return overdue(Lamp::delivered, Lamp::opened, EvidenceEvent::content_handover_failure,
                   [&](Instant from) { return after_working_days(from, limits.handover_working_days); });
}

Instant after_working_days(Instant from, int days) {
    Instant at = from;
    while (days > 0) {
        at = later(at, day);
        // 1970-01-01 was a Thursday: days 2 and 3 after it, and every seventh, are Saturday and Sunday.
        const std::int64_t number =
            at.utc_milliseconds() >= 0 ? at.utc_milliseconds() / day : (at.utc_milliseconds() - day + 1) / day;
        const std::int64_t weekday = ((number % 7) + 7) % 7;
        if (weekday != 2 && weekday != 3) --days;
    }
    return at;
}

EventReason time_limit_reason(EvidenceEvent event) {
    switch (event) {
        case EvidenceEvent::relay_failure:
            return {"urn:x-comity:reason:no-relay-evidence",
                    "the other side did not confirm in time that it took the message over"};
        case EvidenceEvent::content_consignment_failure:
            return {"urn:x-comity:reason:no-consignment-evidence",
                    "the other side did not confirm in time that the competent unit has the message"};
        default:
            return {"urn:x-comity:reason:no-handover-evidence",
                    "the other side did not confirm in time that anybody opened the message"};
    }
}

}  // namespace comity::channel
