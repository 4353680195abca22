// SPDX-License-Identifier: EUPL-1.2
#include "access/four_eyes.h"

#include <set>
#include <stdexcept>

#include <fmt/format.h>

#include "access/built_in_tables.h"
#include "access/table_rows.h"

namespace comity::access {
namespace {

constexpr std::string_view acts_file = "src/access/acts.csv";

/// What the table says of the verb on the first of the rule's resources that is not allowed, or allowed.
Permission on_each(const PermissionTable& table, const ActRule& rule, Roles roles, Relations relations, Verb verb) {
    for (const Resource resource : rule.on) {
        if (auto answer = table.may(roles, relations, resource, verb); !answer.allowed()) return answer;
    }
    return {Permission::Answer::allowed, {}};
}

Permission wrong_role(Act act, std::string_view what, Roles may) {
    return {Permission::Answer::forbidden,
            fmt::format("your roles do not let you {} '{}'; it is for: {}", what, name(act), to_string(may))};
}

}  // namespace

FourEyes FourEyes::built_in() {
    auto rules = read(acts_csv);
    if (!rules) throw std::logic_error(to_string(rules.error()));
    return *std::move(rules);
}

Result<FourEyes> FourEyes::read(std::string_view acts) {
    FourEyes rules;
    TRY(rows, read_rows(acts, acts_file, {"act", "on", "proposed_by", "approved_by", "is"}));
    SetOf<Act> seen;
    for (const TableRow& row : rows) {
        TRY(act, read_set<Act>(row, 0, act_count, parse_act));
        TRY(on, read_set<Resource>(row, 1, resource_count, parse_resource));
        TRY(proposed_by, read_set<Role>(row, 2, role_count, parse_role));
        TRY(approved_by, read_set<Role>(row, 3, role_count, parse_role));
        if (act.empty() || on.empty() || proposed_by.empty() || approved_by.empty()) {
            return fail(ErrorKind::invalid, "the row leaves a cell empty", row.place,
                        "name the act, what it is done to, who proposes and who approves");
        }
        if (seen.has_any(act)) return fail(ErrorKind::invalid, "the act stands twice", row.place);
        seen = seen | act;
        for (const Act one : act) {
            rules.defaults_[static_cast<std::size_t>(one)] = {on, proposed_by, approved_by, 1, row.cells[4]};
        }
    }
    for (const Act act : SetOf<Act>::all(act_count)) {
        if (!seen.has(act)) {
            return fail(ErrorKind::invalid, fmt::format("the act '{}' is missing", name(act)),
                        {std::string(acts_file), 1, 1}, "every act needs a rule");
        }
    }
    return rules;
}

Result<void> FourEyes::configure(Act act, std::string_view case_kind, Roles proposed_by, Roles approved_by,
                                 int approvals) {
    if (proposed_by.empty() || approved_by.empty()) {
        return fail(ErrorKind::invalid,
                    fmt::format("nobody would {} '{}'", proposed_by.empty() ? "propose" : "approve", name(act)), {},
                    "name at least one role");
    }
    if (approvals < 1 || approvals > max_approvals) {
        return fail(ErrorKind::invalid, fmt::format("{} approvals of '{}'", approvals, name(act)), {},
                    fmt::format("from 1 to {}", max_approvals));
    }
    ActRule rule = defaults_[static_cast<std::size_t>(act)];
    const auto check = [&](Roles roles, Verb verb) -> Result<void> {
        for (const Role role : roles) {
            for (const Resource resource : rule.on) {
                if (!PermissionTable::built_in().sufficient(role, resource, verb).empty()) continue;
                return fail(ErrorKind::invalid, fmt::format("a {} cannot {} '{}'", name(role), name(verb), name(act)),
                            {}, fmt::format("no relation lets the role {} the {}", name(verb), name(resource)));
            }
        }
        return {};
    };
    TRY_VOID(check(proposed_by, Verb::propose));
    TRY_VOID(check(approved_by, Verb::approve));
    rule.proposed_by = proposed_by;
    rule.approved_by = approved_by;
    rule.approvals = approvals;
    if (case_kind.empty()) {
        defaults_[static_cast<std::size_t>(act)] = rule;
    } else {
        by_kind_[{act, std::string(case_kind)}] = rule;
    }
    return {};
}

const ActRule& FourEyes::rule(Act act, std::string_view case_kind) const {
    const auto found = by_kind_.find({act, std::string(case_kind)});
    return found != by_kind_.end() ? found->second : defaults_[static_cast<std::size_t>(act)];
}

Permission FourEyes::may_propose(const PermissionTable& table, Roles roles, Relations relations, Act act,
                                 std::string_view case_kind) const {
    const ActRule& which = rule(act, case_kind);
    if (auto answer = on_each(table, which, roles, relations, Verb::propose); !answer.allowed()) return answer;
    if (!roles.has_any(which.proposed_by)) return wrong_role(act, "propose", which.proposed_by);
    return {Permission::Answer::allowed, {}};
}

Permission FourEyes::may_approve(const PermissionTable& table, Roles roles, Relations relations, Act act,
                                 std::string_view case_kind, const Participant& approver,
                                 std::span<const Participant> proposers, std::span<const Participant> approvers) const {
    const ActRule& which = rule(act, case_kind);
    // The relation `proposer` may stem from another act on the same case; this act's own proposers are compared below.
    relations.erase(Relation::proposer);
    if (auto answer = on_each(table, which, roles, relations, Verb::approve); !answer.allowed()) return answer;
    if (!roles.has_any(which.approved_by)) return wrong_role(act, "approve", which.approved_by);
    for (const Participant& other : proposers) {
        if (command::same_person(approver, other)) {
            return {Permission::Answer::forbidden,
                    fmt::format("you proposed '{}', or it was proposed on your behalf; another person approves",
                                name(act))};
        }
    }
    for (const Participant& other : approvers) {
        if (command::same_person(approver, other)) {
            return {Permission::Answer::forbidden, fmt::format("you have approved '{}' already", name(act))};
        }
    }
    return {Permission::Answer::allowed, {}};
}

bool FourEyes::approved(Act act, std::string_view case_kind, std::span<const Participant> approvers) const {
    std::set<std::string_view> persons;
    for (const Participant& approver : approvers) persons.insert(approver.account);
    return std::ssize(persons) >= rule(act, case_kind).approvals;
}

}  // namespace comity::access
