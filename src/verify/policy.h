// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "verify/note.h"
#include "verify/outcome.h"

namespace comity::verify {

/// Whom the reader believes, from elsewhere than the export: C2SP tlog-policy.
struct Policy {
    /// A witness (no members), or a group that counts when `needed` of its members do. Members stand before it.
    struct Group {
        std::string name;
        Key witness;
        std::vector<std::size_t> members;
        std::size_t needed = 1;
    };

    std::vector<Key> logs;
    std::vector<Group> groups;
    std::size_t quorum = 0;  ///< index of the group that must count, where there is one
    bool has_quorum = false;

    std::vector<Key> witnesses() const;
    bool satisfied_by(const std::vector<Cosignature>& cosignatures) const;
};

/// Limits of a policy file: 1 MiB, 1,000 lines. What is wrong names the line.
inline constexpr std::size_t max_policy_octets = 1024 * 1024;
inline constexpr int max_policy_lines = 1'000;
Outcome<Policy> read_policy(std::string_view text);

}  // namespace comity::verify
