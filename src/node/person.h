// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "access/account.h"
#include "access/permission.h"
#include "access/role.h"
#include "base/result.h"
#include "cases/state.h"
#include "command/participant.h"

namespace comity::node {

/// Who acts, as signing in established it.
struct Person {
    std::string account;
    access::Roles roles;       ///< of whoever they act for
    std::string unit;          ///< the same
    std::string on_behalf_of;  ///< account in whose place they act; empty: for themselves
    /// Signed in anew within the last minutes: needed for acts.
    bool fresh = false;
    /// Of a program that comes with a token: how far it reaches. The roles are those of the token, too.
    std::optional<access::TokenScope> scope = {};

    /// What the table of permissions lets them do, as far as a token goes.
    access::Permission may(access::Relations relations, access::Resource resource, access::Verb verb) const {
        access::Permission permission = access::PermissionTable::built_in().may(roles, relations, resource, verb);
        if (!permission.allowed() || in_scope(resource, verb)) return permission;
        return {access::Permission::Answer::forbidden, "this token was not issued for that"};
    }
    bool in_scope(access::Resource resource, access::Verb verb) const {
        return !scope || (scope->verbs.has(verb) && scope->resources.has(resource));
    }

    command::Participant participant() const { return {account, on_behalf_of}; }

    /// The account in whose place they stand: what a case, a list or a task knows them as. What they do is recorded
    /// under `account` too.
    const std::string& seat() const { return on_behalf_of.empty() ? account : on_behalf_of; }

    /// Whose a command is that may come again: in another's place it is no repetition of the same for oneself.
    std::string command_owner() const { return on_behalf_of.empty() ? account : account + " for " + on_behalf_of; }

    /// The name under which the rows of the docket know the person as head of a unit; the seat itself otherwise.
    std::string as_head() const {
        const bool heads = roles.has(access::Role::head_of_unit) || roles.has(access::Role::deputy);
        return heads && !unit.empty() ? std::string(cases::seat_of_heads) + unit : seat();
    }
};

/// What is answered where something does not exist, and where it may not be known to exist: the same.
inline tl::unexpected<Error> no_such_case() {
    return fail(ErrorKind::not_found, "there is no such case", {}, "check the number, or ask who gave it to you");
}

}  // namespace comity::node
