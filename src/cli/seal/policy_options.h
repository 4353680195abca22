// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "seal/judgement.h"

namespace CLI {
class App;
}

namespace comity::cli {

/// Whom whoever validates trusts.
struct PolicyOptions {
    std::vector<std::string> anchors;
    std::vector<std::string> stamp_anchors;
    std::vector<std::string> lists;
    std::string at;
    bool no_revocation = false;

    void add_to(CLI::App& command);
    Result<seal::ValidationPolicy> policy() const;
};

}  // namespace comity::cli
