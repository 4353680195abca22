// SPDX-License-Identifier: EUPL-1.2
// The parts of what commands change are counted: "s1", "s2" …
#pragma once

#include <string>

namespace comity::command {

/// "s3", where there are two.
template <class Parts>
std::string next_id(char letter, const Parts& parts) {
    return letter + std::to_string(parts.size() + 1);
}

/// "s1, s2"; "none yet" where there are none.
template <class Parts>
std::string ids_of(const Parts& parts) {
    std::string ids;
    for (const auto& part : parts) ids += (ids.empty() ? "" : ", ") + part.id;
    return ids.empty() ? "none yet" : ids;
}

}  // namespace comity::command
