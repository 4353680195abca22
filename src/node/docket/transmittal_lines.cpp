// SPDX-License-Identifier: EUPL-1.2
#include "node/docket/transmittal_lines.h"

namespace comity::node {

std::vector<Line> transmittal_lines(const cases::CaseState& state) {
    std::vector<Line> lines;
    for (const cases::Transmittal& transmittal : state.transmittals)
        lines.push_back({state.id, transmittal.id, transmittal.uuid, transmittal.thread,
                         std::string(transmittal.outgoing ? "out" : "in"), transmittal.channel, transmittal.action,
                         transmittal.party, std::string(cases::standing(transmittal)),
                         transmittal.at.utc_milliseconds(),
                         std::int64_t{transmittal.outgoing || transmittal.registered},
                         static_cast<std::int64_t>(transmittal.conflicts.size())});
    return lines;
}

}  // namespace comity::node
