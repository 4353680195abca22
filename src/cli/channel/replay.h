// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace comity::cli {

/// As whom, and under what, a stored message is received once more.
struct ReplayScene {
    std::string access_point;  ///< its folder; or all that follows
    std::string own;           ///< our id in the directory
    std::string pmodes;
    std::string directory;
    std::vector<std::string> anchors;
    std::vector<std::string> keys;
    std::vector<std::string> certificates;  ///< of the keys, in their order
    std::string at;                         ///< the time it is received; "": now
    std::string sent;                       ///< of a receipt: the message it is for
    bool tests = false;                     ///< P-Modes that leave encryption off are allowed
};

/// Says what an access point answers to the message or receipt of that file, check by check; nothing is delivered or
/// kept. Gives the exit status: 0 where it is accepted, 1 where it is refused. Errors: files that cannot be read.
Result<int> replay(const std::string& file, const ReplayScene& scene);

}  // namespace comity::cli
