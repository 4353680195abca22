// SPDX-License-Identifier: EUPL-1.2
#include "demonstration/people.h"

#include "access/api_token.h"
#include "access/credentials.h"
#include "base/octets.h"
#include "crypto/one_time_code.h"
#include "crypto/password.h"

namespace comity::demonstration {

namespace {

using access::Account;
using Events = std::vector<access::NewEvent>;
using format::Value;

constexpr std::string_view maker = "demonstration";

/// An account from its first event to its second factor: nobody has to set it up.
Result<Events> ready_account(const DemonstrationAccount& of, const std::string& hash, std::string_view authority,
                             const crypto::RandomBytes& random, Instant now) {
    access::AccountCommand command{.name = "create-account",
                                   .arguments = Value::object({{"account", of.sign_in_name},
                                                               {"sign_in_name", of.sign_in_name},
                                                               {"name", of.name},
                                                               {"unit", of.unit},
                                                               {"language", "en"},
                                                               {"roles", to_string(of.roles)}}),
                                   .actor = std::string(maker)};
    access::AccountEnvironment environment;
    environment.now = now;
    environment.second_person_exists = false;
    TRY(events, access::decide(Account{}, command, environment));
    Account made;
    TRY_VOID(access::apply(made, events, now));
    const access::TotpEnrolment app = access::begin_totp(made, authority, random);
    for (const Events& more : {access::rehash_password(hash), access::enrol_totp(app.secret)})
        events.insert(events.end(), more.begin(), more.end());
    return events;
}

}  // namespace

Result<void> make_accounts(node::AccountBook& accounts, std::span<const DemonstrationAccount> wanted) {
    const crypto::RandomBytes& random = accounts.authority().random;
    TRY(hash, crypto::hash_password(demonstration_password, random));
    for (const DemonstrationAccount& of : wanted)
        TRY_VOID(accounts.change(std::string(of.sign_in_name), {std::string(maker)},
                                 [&](const Account&, node::Unit& unit) -> Result<Events> {
                                     return ready_account(of, hash, accounts.authority().name, random, unit.now);
                                 }));
    return {};
}

Result<std::vector<IssuedToken>> issue_tokens(node::AccountBook& accounts) {
    constexpr std::int64_t year = std::int64_t{365} * 86'400'000;
    std::vector<IssuedToken> issued;
    for (const DemonstrationAccount& of : demonstration_accounts()) {
        const access::TokenScope scope{.roles = of.roles,
                                       .verbs = access::token_verbs(),
                                       .resources = access::Resources::all(access::resource_count)};
        const std::string id(of.sign_in_name);
        TRY_VOID(accounts.change(id, {id}, [&](const Account& account, node::Unit& unit) -> Result<Events> {
            TRY(expires, Instant::at(unit.now.utc_milliseconds() + year));
            TRY(token, access::issue_api_token(account, "command line of the demonstration", scope, expires, unit.now,
                                               accounts.authority().random));
            issued.push_back({id, std::move(token.token)});
            return std::move(token.events);
        }));
    }
    return issued;
}

Result<std::string> present_code(node::AccountBook& accounts, std::string_view sign_in_name) {
    TRY(account, accounts.find_by_sign_in_name(sign_in_name));
    if (!account || account->totp_secret.empty())
        return fail(ErrorKind::not_found, "nobody signs in as '" + std::string(sign_in_name) + "' with a code", {},
                    "the table that `comity demo` printed lists the accounts");
    const std::uint64_t step = crypto::one_time_step(accounts.now().utc_milliseconds() / 1000);
    return crypto::one_time_code(octets(account->totp_secret), step);
}

}  // namespace comity::demonstration
