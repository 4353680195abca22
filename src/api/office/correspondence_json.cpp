// SPDX-License-Identifier: EUPL-1.2
#include "api/office/correspondence_json.h"

#include <array>

#include "api/office/part_json.h"
#include "cases/correspondence/lamps.h"

namespace comity::api {

namespace {

using format::Value;

constexpr std::array<std::string_view, channel::lamp_count> lamp_words{"submitted", "taken-over", "delivered", "opened",
                                                                       "acknowledged"};
constexpr std::array<std::string_view, 4> light_words{"dark", "lit", "failed", "disputed"};

Value moment(const std::optional<Instant>& instant) {
    return instant ? Value(to_string(*instant)) : Value();
}

Value lamps_value(const channel::Lamps& lamps) {
    Value list = Value::list();
    for (std::size_t at = 0; at < channel::lamp_count; ++at) {
        const channel::LampState& state = lamps.at(static_cast<channel::Lamp>(at));
        Value lamp = Value::object({{"lamp", lamp_words.at(at)},
                                    {"light", light_words.at(static_cast<std::size_t>(state.light))},
                                    {"issuer", ""},
                                    {"evidence", ""},
                                    {"stated", Value()},
                                    {"witnessed", Value()}});
        if (!state.entries.empty()) {
            const channel::LampEntry& first = state.entries.front();
            lamp.set("issuer", first.issuer).set("evidence", first.id).set("stated", to_string(first.stated));
            lamp.set("witnessed", moment(first.witnessed.before));
        }
        list.append(std::move(lamp));
    }
    return list;
}

Value proof_value(const cases::Proof& proof) {
    return Value::object({{"id", cases::proof_id(proof)},
                          {"event", proof.event},
                          {"evidence", proof.evidence},
                          {"at", to_string(proof.at)},
                          {"witnessed", moment(proof.witnessed)},
                          {"issuer", proof.issuer},
                          {"document", proof.document},
                          {"says", proof.says},
                          {"digest", proof.digest},
                          {"code", proof.code},
                          {"recorded", command::value_of(proof.mark)}});
}

}  // namespace

Value transmittal_value(const cases::Transmittal& transmittal) {
    Value proofs = Value::list();
    for (const cases::Proof& proof : transmittal.proofs) proofs.append(proof_value(proof));
    return Value::object({{"id", transmittal.id},
                          {"direction", transmittal.outgoing ? "out" : "in"},
                          {"uuid", transmittal.uuid},
                          {"thread", transmittal.thread},
                          {"sequence", transmittal.sequence},
                          {"channel", transmittal.channel},
                          {"action", transmittal.action},
                          {"party", transmittal.party},
                          {"unit", transmittal.unit},
                          {"documents", Value::list_of(transmittal.documents)},
                          {"says", transmittal.says},
                          {"reference", transmittal.reference},
                          {"replaces", transmittal.replaces},
                          {"reply_by", transmittal.reply_by ? Value(to_string(*transmittal.reply_by)) : Value()},
                          {"missing", Value::list_of(transmittal.missing)},
                          {"registered", transmittal.registered},
                          {"at", to_string(transmittal.at)},
                          {"standing", cases::standing(transmittal)},
                          {"lamps", lamps_value(cases::lamps_of(transmittal))},
                          {"proofs", std::move(proofs)},
                          {"conflicts", Value::list_of(transmittal.conflicts)},
                          {"recorded", command::value_of(transmittal.mark)}});
}

Value gap_value(const cases::MissingMessages& gap) {
    return Value::object({{"thread", gap.thread},
                          {"party", gap.party},
                          {"sequences", Value::list_of(gap.sequences)},
                          {"asked", moment(gap.asked)},
                          {"recorded", command::value_of(gap.mark)}});
}

}  // namespace comity::api
