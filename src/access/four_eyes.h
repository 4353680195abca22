// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/permission.h"
#include "access/role.h"
#include "base/result.h"
#include "command/participant.h"

namespace comity::access {

/// What has effect outside the case or cannot be undone: proposed by one person, approved by another.
enum class Act { send, decide, surrender, release, silence_clock, seal, publish, change_trust, erase, bind, restrict };
inline constexpr int act_count = 11;

std::string_view name(Act act);
Result<Act> parse_act(std::string_view word);

struct ActRule {
    Resources on;
    Roles proposed_by;
    Roles approved_by;
    int approvals = 1;  ///< different persons besides the proposer
    std::string description;

    friend bool operator==(const ActRule&, const ActRule&) = default;
};

inline constexpr int max_approvals = 5;

using command::Participant;

/// Who proposes and approves each act. acts.csv is the strict default; an authority may set other roles or more
/// approvals per act, or per act and kind of case. That proposer and approver differ cannot be set aside.
class FourEyes {
   public:
    /// The rules of acts.csv built in.
    static FourEyes built_in();
    /// Text of acts.csv. Errors: unknown words, an act missing or twice, at the line.
    static Result<FourEyes> read(std::string_view acts);

    /// Sets roles and number for an act, in cases of `case_kind` only unless that is empty. Errors: no approver, more
    /// than max_approvals, an approver whose role may not approve such a resource by the table of permissions.
    Result<void> configure(Act act, std::string_view case_kind, Roles proposed_by, Roles approved_by, int approvals);

    const ActRule& rule(Act act, std::string_view case_kind) const;

    Permission may_propose(const PermissionTable& table, Roles roles, Relations relations, Act act,
                           std::string_view case_kind) const;

    /// Besides role and relation: neither the approver nor whom they act for has proposed or approved it already, nor
    /// did anybody on their behalf.
    Permission may_approve(const PermissionTable& table, Roles roles, Relations relations, Act act,
                           std::string_view case_kind, const Participant& approver,
                           std::span<const Participant> proposers, std::span<const Participant> approvers) const;

    /// Whether that many approvals are enough.
    bool approved(Act act, std::string_view case_kind, std::span<const Participant> approvers) const;

   private:
    std::array<ActRule, act_count> defaults_;
    std::map<std::pair<Act, std::string>, ActRule, std::less<>> by_kind_;
};

}  // namespace comity::access
