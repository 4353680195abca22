// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/account.h"
#include "access/permission.h"
#include "crypto/random.h"
#include "format/value.h"

namespace comity::access {

// What an administrator does to accounts, and a person to the plain parts of their own. What proves who somebody is
// (passwords, second factors) is in credentials.h.

/// All that a decision may know beside the account.
struct AccountEnvironment {
    Instant now;
    /// Whether anybody but the actor holds, or ever held with credentials, a role that approves change-trust. Before
    /// the first of them there is nobody to ask, and the first administrator acts alone; the event says so.
    bool second_person_exists = true;
    std::vector<std::string> languages = {"en", "fr", "ru"};
    CivilDate today = {};  ///< at the seat of the authority
    /// Of the account that the argument `substitute` names; nothing where there is none, or it is disabled.
    std::optional<Roles> substitute_roles = {};
    std::vector<std::string> receivers = {};  ///< of webhooks, by the names the configuration gives them
};

/// `arguments` is an object of the command's parameters.
struct AccountCommand {
    std::string name;
    format::Value arguments;
    std::string actor;
    /// Carried out on approval of a proposal of the act change-trust.
    bool approved = false;
};

struct AccountParameter {
    std::string_view name;
    bool required = false;
    std::string_view says;
};

using DecideAccount = Result<std::vector<NewEvent>> (*)(const Account&, const AccountCommand&,
                                                        const AccountEnvironment&);

struct AccountCommandKind {
    std::string_view name;  ///< "change-roles"
    Verb verb;              ///< what the table of permissions is asked, on `on`
    Resource on;
    std::string_view says;
    std::vector<AccountParameter> parameters;  ///< all are texts
    DecideAccount decide;
};

/// One table; HTTP resources and the command line are made from it.
std::span<const AccountCommandKind> account_commands();

/// Checks the parameters and decides. That a sign-in name and an identity belong to one account only is for node to
/// see: it knows all accounts. Errors: unknown command or parameter; one missing; `conflict` where the state of the
/// account forbids it, or where a second person must approve (the hint says how).
Result<std::vector<NewEvent>> decide(const Account& account, const AccountCommand& command,
                                     const AccountEnvironment& environment);

}  // namespace comity::access
