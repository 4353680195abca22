// SPDX-License-Identifier: EUPL-1.2
#include "node/docket/transmittal_lines.h"

#include <algorithm>

namespace comity::node {

namespace {

/// Whether the transmittal came behind others that never came, and nobody asked for them.
bool gap_before(const cases::CaseState& state, const cases::Transmittal& transmittal) {
    return !transmittal.outgoing && std::ranges::any_of(state.missing, [&](const cases::MissingMessages& missing) {
        return missing.thread == transmittal.thread && !missing.asked;
    });
}

/// Whether evidence of what happened here to it is still to be sent.
bool owes_evidence(const cases::Transmittal& transmittal) {
    return !transmittal.outgoing && transmittal.channel == "as4" &&
           std::ranges::any_of(transmittal.proofs, [&](const cases::Proof& proof) {
               return std::ranges::find(transmittal.issued, proof.evidence) == transmittal.issued.end();
           });
}

}  // namespace

std::vector<Line> transmittal_lines(const cases::CaseState& state) {
    std::vector<Line> lines;
    for (const cases::Transmittal& transmittal : state.transmittals)
        lines.push_back({state.id, transmittal.id, transmittal.uuid, transmittal.thread,
                         std::string(transmittal.outgoing ? "out" : "in"), transmittal.channel, transmittal.action,
                         transmittal.party, std::string(cases::standing(transmittal)),
                         transmittal.at.utc_milliseconds(),
                         std::int64_t{transmittal.outgoing || transmittal.registered},
                         static_cast<std::int64_t>(transmittal.conflicts.size()),
                         std::int64_t{gap_before(state, transmittal)}, std::int64_t{owes_evidence(transmittal)}});
    return lines;
}

}  // namespace comity::node
