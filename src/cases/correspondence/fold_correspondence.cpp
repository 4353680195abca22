// SPDX-License-Identifier: EUPL-1.2
// Events of correspondence: what was sent and received, and what became of it.
#include <algorithm>
#include <array>

#include "cases/fold_parts.h"

namespace comity::cases {

namespace {

std::vector<std::int64_t> numbers(Fields& read, const CaseEvent& event, std::string_view key) {
    std::vector<std::int64_t> found;
    const format::Value* list = event.payload->find(key);
    if (!list || list->is_null()) return found;
    if (!list->as_list()) read.fault(key, "a list of whole numbers");
    for (const format::Value& item : list->as_list() ? *list->as_list() : format::Value::List{}) {
        const auto number = item.as_integer();
        if (!number) read.fault(key, "a list of whole numbers");
        found.push_back(number.value_or(0));
    }
    return found;
}

Transmittal transmittal_of(Fields& read, const CaseEvent& event) {
    return {.id = read.text("transmittal"),
            .uuid = read.text_or("uuid"),
            .thread = read.text_or("thread"),
            .sequence = read.integer_or("sequence", 0),
            .channel = read.text("channel"),
            .action = read.text("action"),
            .unit = read.text_or("unit"),
            .documents = read.texts("documents"),
            .reply_by = read.day_if("reply_by"),
            .says = read.text_or("says"),
            .mark = mark_of(event)};
}

Result<void> queued(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Transmittal sent = transmittal_of(read, event);
    sent.outgoing = true;
    sent.party = read.text("to");
    sent.step = read.text_or("step");
    sent.arguments = read.text_or("arguments");
    sent.replaces = read.text_or("replaces");
    sent.instrument = read.text_or("instrument");
    sent.missing = numbers(read, event, "missing");
    if (!sent.missing.empty())
        for (MissingMessages& missing : state.missing)
            if (missing.thread == sent.thread) missing.asked = event.at;
    sent.at = event.at;
    state.transmittals.push_back(std::move(sent));
    return read.finish();
}

Result<void> received(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Transmittal came = transmittal_of(read, event);
    came.party = read.text("from");
    came.reference = read.text_or("reference");
    came.at = read.instant("at");
    for (MissingMessages& missing : state.missing)
        if (missing.thread == came.thread) std::erase(missing.sequences, came.sequence);
    std::erase_if(state.missing, [](const MissingMessages& missing) { return missing.sequences.empty(); });
    state.transmittals.push_back(std::move(came));
    return read.finish();
}

Result<void> proven(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Transmittal* transmittal = state.transmittal(read.text("transmittal"));
    if (!transmittal) return not_in_case("transmittal", read.text("transmittal"));
    transmittal->proofs.push_back({.event = std::string(event.type),
                                   .evidence = read.text("evidence"),
                                   .at = read.instant("at"),
                                   .witnessed = read.instant_if("witnessed"),
                                   .issuer = read.text_or("issuer"),
                                   .document = read.text_or("document"),
                                   .says = read.text_or("says"),
                                   .digest = read.text_or("digest"),
                                   .code = read.text_or("code"),
                                   .mark = mark_of(event)});
    return read.finish();
}

Result<void> contradicted(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Transmittal* transmittal = state.transmittal(read.text("transmittal"));
    if (!transmittal) return not_in_case("transmittal", read.text("transmittal"));
    transmittal->conflicts.push_back(read.text("says"));
    return read.finish();
}

Result<void> gap(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    MissingMessages missing{.thread = read.text("thread"), .party = read.text_or("from"), .mark = mark_of(event)};
    missing.sequences = numbers(read, event, "sequences");
    if (missing.sequences.empty()) read.fault("sequences", "a list of whole numbers");
    state.missing.push_back(std::move(missing));
    return read.finish();
}

Result<void> registered(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Transmittal* transmittal = state.transmittal(read.text("transmittal"));
    if (!transmittal) return not_in_case("transmittal", read.text("transmittal"));
    transmittal->registered = true;
    return read.finish();
}

Result<void> evidence_issued(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Transmittal* transmittal = state.transmittal(read.text("transmittal"));
    if (!transmittal) return not_in_case("transmittal", read.text("transmittal"));
    transmittal->issued.push_back(read.text("evidence"));
    return read.finish();
}

constexpr std::array table{
    EventType{"channel.queued", "released something to be sent", queued},
    EventType{"channel.submitted", "recorded that it left", proven, true},
    EventType{"channel.receipted", "recorded that it arrived at the system there", proven, true},
    EventType{"channel.unproven", "recorded that its arrival is not proven", proven},
    EventType{"channel.refused", "recorded that it was refused or came back", proven},
    EventType{"channel.taken_over", "recorded that it was taken over", proven, true},
    EventType{"channel.not_taken_over", "recorded that it was not taken over", proven},
    EventType{"channel.delivered", "recorded that the competent authority has it", proven, true},
    EventType{"channel.not_delivered", "recorded that no competent unit got it", proven},
    EventType{"channel.opened", "recorded that it was opened", proven, true},
    EventType{"channel.not_opened", "recorded that it was not opened in time", proven},
    EventType{"case.acknowledged", "recorded that it was acknowledged", proven},
    EventType{"channel.conflict", "found evidence that contradicts other", contradicted},
    EventType{"channel.received", "received something", received},
    EventType{"channel.gap", "found that messages of a thread are missing", gap},
    EventType{"evidence-issued", "sealed evidence for the other side", evidence_issued, true},
    EventType{"message-registered", "registered what was received", registered},
};

}  // namespace

std::span<const EventType> correspondence_events() {
    return table;
}

}  // namespace comity::cases
