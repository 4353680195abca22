// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/note.h"

/// Whom to believe: which logs, which witnesses, and how many of them. C2SP tlog-policy.
namespace comity::record {

/// Limits of a policy file.
inline constexpr std::size_t max_policy = 256 * 1024;
inline constexpr std::size_t max_policy_names = 256;  ///< of logs, and of witnesses and groups together

/// A witness or a group of them: counts when at least `threshold` of its members do.
struct PolicyGroup {
    std::string name;
    std::size_t threshold = 1;
    std::vector<std::size_t> members;  ///< indices of groups that stand before; empty for a witness
    VerifierKey witness;               ///< where there are no members

    friend bool operator==(const PolicyGroup&, const PolicyGroup&) = default;
};

class Policy {
   public:
    /// Believes any of these logs without witnesses.
    static Policy of_logs(std::vector<VerifierKey> logs);

    const std::vector<VerifierKey>& logs() const { return logs_; }
    std::vector<VerifierKey> witnesses() const;
    /// Whether these cosignatures, all verified, are enough.
    bool satisfied_by(std::span<const VerifiedSignature> cosignatures) const;

   private:
    friend Result<Policy> read_policy(std::string_view text, std::string_view file);
    std::vector<VerifierKey> logs_;
    std::vector<PolicyGroup> groups_;
    std::size_t quorum_ = none;
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
};

/// Lines `log`, `witness`, `group` and one `quorum`; comments after `#`. Errors name file and line.
Result<Policy> read_policy(std::string_view text, std::string_view file);

}  // namespace comity::record
