// SPDX-License-Identifier: EUPL-1.2
#include "node/accounts/standing_in.h"

#include <ranges>

#include <fmt/format.h>

#include "access/substitution.h"

namespace comity::node {

namespace {

std::string_view state_on(const access::Substitution& one, CivilDate day) {
    if (one.runs_on(day)) return "runs";
    return !one.ended && day < one.from ? "coming" : "over";
}

/// The one that lasts longest.
const access::Substitution* running(const access::Account& principal, const std::string& substitute, CivilDate today) {
    const access::Substitution* found = nullptr;
    if (principal.disabled) return found;
    for (const access::Substitution& one : principal.substitutions)
        if (one.substitute == substitute && one.runs_on(today) && (!found || found->until < one.until)) found = &one;
    return found;
}

}  // namespace

Result<Person> in_place_of(AccountBook& accounts, Person person, const std::string& principal) {
    if (person.scope)
        return fail(ErrorKind::forbidden, "a token acts for the account it was issued to alone", {},
                    "sign in to act in another's place");
    const auto other = accounts.find(principal);
    if (!other && other.error().kind != ErrorKind::not_found) return tl::unexpected(other.error());
    if (!other || !running(*other, person.account, accounts.today()))
        return fail(ErrorKind::forbidden, fmt::format("no substitution of today lets you act for '{}'", principal), {},
                    fmt::format("GET /api/v1/accounts/{}/substitutions says for whom you may", person.account));
    TRY_VOID(access::check_stands_in(person.roles, other->roles));
    const access::Roles roles = access::roles_of_substitute(*other, person.account, accounts.today());
    TRY_VOID(access::check_stands_in(person.roles, roles));
    person.on_behalf_of = other->id;
    person.roles = roles;
    person.unit = other->unit;
    return person;
}

Result<format::Value> list_substitutions(AccountBook& accounts, const Person& person, const std::string& account) {
    using format::Value;
    const access::Relation relation = account == person.account ? access::Relation::owner : access::Relation::none;
    const access::Permission permission = person.may(relation, access::Resource::account, access::Verb::read);
    if (!permission.allowed()) return fail(ErrorKind::forbidden, permission.reason);
    const CivilDate today = accounts.today();
    TRY(whole, accounts.find(account));
    Value granted = Value::list();
    for (const access::Substitution& one : whole.substitutions | std::views::reverse)
        granted.append(Value::object({{"substitution", one.id},
                                      {"substitute", one.substitute},
                                      {"from", to_string(one.from)},
                                      {"until", to_string(one.until)},
                                      {"reason", one.reason},
                                      {"granted_by", one.granted_by},
                                      {"state", state_on(one, today)}}));
    TRY(principals, accounts.substituted_by(account));
    Value acts_for = Value::list();
    for (const access::Account& principal : principals) {
        const auto* one = running(principal, account, today);
        if (!one) continue;
        Value roles = Value::list();
        for (const access::Role role : access::roles_of_substitute(principal, account, today))
            roles.append(access::name(role));
        acts_for.append(Value::object({{"account", principal.id},
                                       {"name", principal.name},
                                       {"unit", principal.unit},
                                       {"roles", std::move(roles)},
                                       {"until", to_string(one->until)}}));
    }
    return Value::object({{"granted", std::move(granted)}, {"acts_for", std::move(acts_for)}});
}

}  // namespace comity::node
