// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/account.h"
#include "access/oidc/id_token.h"
#include "base/result.h"

namespace comity::access {

/// How claims of the provider become account and roles; from the authority's configuration. The person is always found
/// by issuer and subject, never by a name or mail address, which a provider may give to somebody else tomorrow.
struct IdentityMapping {
    /// An unknown person gets an account; otherwise an administrator links one first.
    bool creates_accounts = false;
    std::string sign_in_name_claim = "preferred_username";
    std::string name_claim = "name";
    std::string unit_claim;  ///< empty: the unit is kept here
    std::string language_claim = "locale";
    /// Empty: roles are given here. Otherwise a list of words, and those of `roles` count. Whoever keeps these at the
    /// provider then does what takes two persons here.
    std::string roles_claim;
    std::map<std::string, Role, std::less<>> roles;
    /// One of these must be said by the provider as proof of a second factor, in acr or amr. Empty: it is trusted.
    std::vector<std::string> second_factor;
};

/// The account's events after a sign-in at the provider: creation, or changed roles, unit and name. `account` is the
/// one linked to the token's issuer and subject, or one that does not exist; `new_id` is for that. Errors: `forbidden`
/// where there is no account and none is created, where a second factor is wanting, or where no role is left; roles one
/// person cannot hold together.
Result<std::vector<NewEvent>> follow_identity(const Account& account, const IdToken& token,
                                              const IdentityMapping& mapping, std::string_view new_id,
                                              const std::vector<std::string>& languages);

}  // namespace comity::access
