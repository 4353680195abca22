// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/account.h"
#include "access/account_command.h"
#include "access/one_time_link.h"
#include "access/secret_token.h"
#include "node/authority.h"
#include "node/person.h"
#include "node/writer.h"
#include "store/sql/database.h"

namespace comity::node {

/// An account as lists show it, and as far as a request has to know it.
struct ListedAccount {
    std::string id, sign_in_name, name, unit, language;
    access::Roles roles;
    bool disabled = false;
    bool ready = false;  ///< somebody has a way in
    std::optional<Instant> signed_out_at;

    /// Without anything that proves who somebody is.
    access::Account account() const;
};

/// The accounts of one authority: streams ("account", id) of its record, and the rows they are found by. Safe to use
/// from several threads.
class AccountBook {
   public:
    AccountBook(Authority& authority, Writer& writer, store::Database& database);

    /// Whole, from its stream. Errors: `not_found`.
    Result<access::Account> find(const std::string& id);
    Result<std::optional<access::Account>> find_by_sign_in_name(std::string_view sign_in_name);
    /// By a token presented; nothing where no account waits for it.
    Result<std::optional<access::Account>> find_by_link(std::string_view token);
    /// Of an API or calendar token, by its hash; whether it still works is not asked.
    Result<std::optional<access::Account>> find_by_token(access::TokenKind kind, std::string_view hash);
    Result<std::optional<access::Account>> find_by_passkey(std::string_view credential_id);
    Result<std::optional<access::Account>> find_by_identity(const access::Identity& identity);

    /// In the order of their names.
    Result<std::vector<ListedAccount>> list();
    Result<std::optional<ListedAccount>> listed(std::string_view id);

    /// Receivers of webhooks with the account whose eyes each has; without accounts that are disabled.
    struct Subscription {
        std::string receiver;
        ListedAccount account;
    };
    Result<std::vector<Subscription>> webhooks();

    /// Whoever ever let that account act in their place, and did not end it.
    Result<std::vector<access::Account>> substituted_by(std::string_view account);

    /// What is to be recorded of an account as it stands in the transaction.
    using Decide = std::function<Result<std::vector<access::NewEvent>>(const access::Account&, Unit&)>;
    /// Decides, records, and gives the account as it is then. Errors: decide's; `conflict` where another account has
    /// the sign-in name, passkey or identity.
    Result<access::Account> change(const std::string& id, const command::Participant& actor, const Decide& decide);

    /// Records what a step of signing in gave; nothing where there is nothing.
    Result<void> record(const std::string& id, std::vector<access::NewEvent> events);

    /// A command of the table of access::account_commands(). Errors: `forbidden` where the table of permissions does
    /// not allow it; those of access::decide.
    Result<access::Account> give(const Person& person, const std::string& id, access::AccountCommand command);

    struct Issued {
        access::Account account;
        std::string token;
        Instant expires;
    };
    /// A link for the account; the one before it ends. Errors: as give(); those of access::issue_link.
    Result<Issued> issue_link(const Person& person, const std::string& id);

    /// The same on approval of a proposal: what the table of permissions says was asked when it was proposed and
    /// approved. `command.actor` proposed it.
    Result<access::Account> give_approved(const command::Participant& approver, const std::string& id,
                                          access::AccountCommand command);
    Result<Issued> issue_approved_link(const std::string& proposer, const command::Participant& approver,
                                       const std::string& id);

    /// The account of the first start and its link, or nothing once somebody has signed in with it.
    Result<std::optional<Issued>> first_start();

    const Authority& authority() const { return authority_; }
    Instant now() const { return writer_.now(); }
    CivilDate today() const;  ///< at the seat of the authority

   private:
    Result<access::Account> load(store::Connection& rows, const std::string& id);
    Result<std::optional<access::Account>> find_by(std::string_view kind, std::string_view value);
    Result<Issued> write_link(const command::Participant& actor, const std::string& id,
                              const access::AccountCommand& command);
    Result<access::AccountEnvironment> environment(Unit& unit, const access::AccountCommand& command);
    Result<void> check(const Person& person, const std::string& id, access::Resource resource, access::Verb verb);

    Authority& authority_;
    Writer& writer_;
    store::Database& database_;
};

}  // namespace comity::node
