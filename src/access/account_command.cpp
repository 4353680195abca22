// SPDX-License-Identifier: EUPL-1.2
#include "access/account_command.h"

#include <algorithm>

#include <fmt/format.h>

#include "access/second_person.h"
#include "access/substitution.h"
#include "access/table_rows.h"
#include "base/octets.h"
#include "format/base64.h"
#include "format/utf8.h"

namespace comity::access {
namespace {

using format::Value;
using Events = std::vector<NewEvent>;

std::string_view text(const AccountCommand& command, std::string_view key) {
    const Value* value = command.arguments.find(key);
    return value != nullptr && value->as_string() != nullptr ? std::string_view(*value->as_string()) : "";
}

bool given(const AccountCommand& command, std::string_view key) {
    return command.arguments.find(key) != nullptr;
}

Result<void> check_text(std::string_view what, std::string_view value) {
    if (value.size() > max_account_text) {
        return fail(ErrorKind::limit, fmt::format("'{}' has at most {} octets", what, max_account_text));
    }
    const bool control =
        std::ranges::any_of(value, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (control || !format::is_utf8(value)) {
        return fail(ErrorKind::invalid, fmt::format("'{}' is no line of text", what), {},
                    "UTF-8 without control characters");
    }
    return {};
}

Result<void> check_language(std::string_view language, const AccountEnvironment& environment) {
    if (std::ranges::find(environment.languages, language) != environment.languages.end()) return {};
    return fail(ErrorKind::invalid, fmt::format("'{}' is no language of this program", language), {},
                fmt::format("one of {}", fmt::join(environment.languages, ", ")));
}

Result<Roles> read_roles(std::string_view cell) {
    TRY(roles, parse_set<Role>(cell, parse_role));
    TRY_VOID(check_together(roles));
    return roles;
}

Result<Events> create(const Account& account, const AccountCommand& command, const AccountEnvironment& environment) {
    if (account.exists()) return fail(ErrorKind::conflict, "this account exists already");
    TRY(sign_in_name, check_sign_in_name(text(command, "sign_in_name")));
    TRY_VOID(check_text("name", text(command, "name")));
    TRY_VOID(check_text("unit", text(command, "unit")));
    TRY_VOID(check_language(text(command, "language"), environment));
    TRY(roles, read_roles(text(command, "roles")));
    if (text(command, "name").empty()) return fail(ErrorKind::invalid, "an account has a person's name");
    Value payload = Value::object({{"account", text(command, "account")},
                                   {"sign_in_name", sign_in_name},
                                   {"name", text(command, "name")},
                                   {"unit", text(command, "unit")},
                                   {"language", text(command, "language")},
                                   {"roles", to_string(roles)}});
    if (roles.has_any(guarded_roles())) {
        TRY_VOID(require_second_person(payload, "an account with such a role", command, environment));
    }
    return Events{{"account.created", payload}};
}

Result<Events> change_roles(const Account& account, const AccountCommand& command,
                            const AccountEnvironment& environment) {
    TRY(roles, read_roles(text(command, "roles")));
    if (roles == account.roles) return Events{};
    Value payload = Value::object({{"roles", to_string(roles)}, {"before", to_string(account.roles)}});
    Roles added = roles;
    for (const Role role : account.roles) added.erase(role);
    if (command.actor == account.id && !added.empty()) {
        return fail(ErrorKind::forbidden, "nobody gives themselves a role", {}, "ask another administrator");
    }
    if (added.has_any(guarded_roles())) {
        TRY_VOID(require_second_person(payload, "giving such a role", command, environment));
    }
    return Events{{"account.roles-changed", payload}};
}

template <std::string Account::* member>
Result<Events> change_text(std::string_view type, const Account& account, std::string_view to) {
    if (account.*member == to) return Events{};
    return Events{{std::string(type), Value::object({{"to", to}})}};
}

Result<Events> rename(const Account& account, const AccountCommand& command, const AccountEnvironment&) {
    TRY_VOID(check_text("name", text(command, "name")));
    if (text(command, "name").empty()) return fail(ErrorKind::invalid, "an account has a person's name");
    return change_text<&Account::name>("account.renamed", account, text(command, "name"));
}

Result<Events> change_sign_in_name(const Account& account, const AccountCommand& command, const AccountEnvironment&) {
    TRY(name, check_sign_in_name(text(command, "sign_in_name")));
    return change_text<&Account::sign_in_name>("account.sign-in-name-changed", account, name);
}

Result<Events> change_unit(const Account& account, const AccountCommand& command,
                           const AccountEnvironment& environment) {
    TRY_VOID(check_text("unit", text(command, "unit")));
    TRY(events, change_text<&Account::unit>("account.unit-changed", account, text(command, "unit")));
    // Another unit opens that unit's cases to its head.
    if (!events.empty() && account.roles.has_any({Role::head_of_unit, Role::deputy})) {
        TRY_VOID(require_second_person(events[0].payload, "the unit of a head or deputy", command, environment));
    }
    return events;
}

Result<Events> change_language(const Account& account, const AccountCommand& command,
                               const AccountEnvironment& environment) {
    TRY_VOID(check_language(text(command, "language"), environment));
    return change_text<&Account::language>("account.language-changed", account, text(command, "language"));
}

Result<Events> disable(const Account& account, const AccountCommand& command, const AccountEnvironment&) {
    if (account.disabled) return Events{};
    if (command.actor == account.id) {
        return fail(ErrorKind::forbidden, "nobody disables their own account", {}, "ask another administrator");
    }
    TRY_VOID(check_text("reason", text(command, "reason")));
    return Events{{"account.disabled", Value::object({{"reason", text(command, "reason")}})}};
}

Result<Events> enable(const Account& account, const AccountCommand&, const AccountEnvironment&) {
    if (!account.disabled) return Events{};
    return Events{{"account.enabled", Value::object()}};
}

Result<Events> link_identity(const Account& account, const AccountCommand& command,
                             const AccountEnvironment& environment) {
    const Identity identity{std::string(text(command, "issuer")), std::string(text(command, "subject"))};
    TRY_VOID(check_text("issuer", identity.issuer));
    TRY_VOID(check_text("subject", identity.subject));
    if (identity.issuer.empty() || identity.subject.empty()) {
        return fail(ErrorKind::invalid, "an identity has an issuer and a subject");
    }
    if (std::ranges::find(account.identities, identity) != account.identities.end()) return Events{};
    if (account.identities.size() >= max_identities) {
        return fail(ErrorKind::limit, fmt::format("an account has at most {} identities", max_identities));
    }
    Value payload = Value::object({{"issuer", identity.issuer}, {"subject", identity.subject}});
    TRY_VOID(check_takeover(payload, "another way to sign in to an account that opens cases", account, command,
                            environment));
    return Events{{"account.identity-linked", payload}};
}

Result<Events> remove_identity(const Account& account, const AccountCommand& command, const AccountEnvironment&) {
    const Identity identity{std::string(text(command, "issuer")), std::string(text(command, "subject"))};
    if (std::ranges::find(account.identities, identity) == account.identities.end()) {
        return fail(ErrorKind::not_found, "the account has no such identity");
    }
    return Events{
        {"account.identity-removed", Value::object({{"issuer", identity.issuer}, {"subject", identity.subject}})}};
}

Result<Events> remove_second_factors(const Account& account, const AccountCommand& command,
                                     const AccountEnvironment& environment) {
    if (command.actor == account.id) {
        return fail(ErrorKind::forbidden, "nobody removes their own second factors so", {},
                    "enrol another one first, then remove the old one");
    }
    Value reason = Value::object({{"reason", text(command, "reason")}});
    TRY_VOID(check_takeover(reason, "removing the second factors of an account that opens cases", account, command,
                            environment));
    Events events;
    if (!account.totp_secret.empty()) events.push_back({"account.totp-removed", reason});
    for (const Passkey& passkey : account.passkeys) {
        Value payload = reason;
        payload.set("id", format::base64_url(octets(passkey.id)));
        events.push_back({"account.passkey-removed", payload});
    }
    if (!account.recovery_codes.empty()) {
        events.push_back({"account.recovery-codes-set", Value::object({{"hashes", Value::list()}})});
    }
    return events;
}

/// What becomes known of cases leaves the house: that takes two persons, whoever the account is.
Result<Events> add_webhook(const Account& account, const AccountCommand& command,
                           const AccountEnvironment& environment) {
    const std::string receiver(text(command, "receiver"));
    if (std::ranges::find(environment.receivers, receiver) == environment.receivers.end()) {
        return fail(ErrorKind::not_found, fmt::format("no receiver of webhooks is called '{}'", receiver), {},
                    "the settings of the node name them, as [[authority.webhook]]");
    }
    if (std::ranges::find(account.webhooks, receiver) != account.webhooks.end()) return Events{};
    Value payload = Value::object({{"receiver", receiver}});
    TRY_VOID(require_second_person(payload, "telling another program of cases", command, environment));
    return Events{{"account.webhook-added", payload}};
}

Result<Events> end_webhook(const Account& account, const AccountCommand& command, const AccountEnvironment&) {
    const std::string receiver(text(command, "receiver"));
    if (std::ranges::find(account.webhooks, receiver) == account.webhooks.end()) {
        return fail(ErrorKind::not_found, "the account has no such webhook", {}, "GET /api/v1/webhooks lists them");
    }
    return Events{{"account.webhook-ended", Value::object({{"receiver", receiver}})}};
}

Result<CivilDate> day(const AccountCommand& command, std::string_view key) {
    const auto read = parse_date(text(command, key));
    if (read && read->exact()) return read->first;
    return fail(ErrorKind::invalid, fmt::format("'{}' is no day: {}", key, text(command, key)), {}, "2026-11-22");
}

Result<Events> grant_substitution(const Account& account, const AccountCommand& command,
                                  const AccountEnvironment& environment) {
    Substitution wanted;
    wanted.substitute = text(command, "substitute");
    wanted.reason = text(command, "reason");
    TRY_VOID(check_text("reason", wanted.reason));
    TRY(from, day(command, "from"));
    TRY(until, day(command, "until"));
    wanted.from = from;
    wanted.until = until;
    TRY_VOID(check_substitution(account, wanted, environment));
    Value payload = Value::object({{"substitution", fmt::format("v{}", account.substitutions.size() + 1)},
                                   {"substitute", wanted.substitute},
                                   {"from", to_string(from)},
                                   {"until", to_string(until)},
                                   {"reason", wanted.reason},
                                   {"granted_by", command.actor}});
    TRY_VOID(require_second_person(payload, "letting somebody act in another's place", command, environment));
    return Events{{"account.substitution-granted", payload}};
}

Result<Events> end_substitution(const Account& account, const AccountCommand& command, const AccountEnvironment&) {
    const std::string_view id = text(command, "substitution");
    const auto found = std::ranges::find(account.substitutions, id, &Substitution::id);
    if (found == account.substitutions.end()) {
        return fail(ErrorKind::not_found, fmt::format("there is no substitution '{}'", id), {},
                    "GET /api/v1/accounts/{account}/substitutions lists them");
    }
    if (found->ended) return Events{};
    return Events{{"account.substitution-ended", Value::object({{"substitution", id}})}};
}

Result<Events> sign_out_everywhere(const Account&, const AccountCommand&, const AccountEnvironment&) {
    return Events{{"account.signed-out-everywhere", Value::object()}};
}

const std::vector<AccountCommandKind>& table() {
    static const std::vector<AccountCommandKind> kinds = {
        {"create-account",
         Verb::create,
         Resource::account,
         "Creates an account; issue a link for the person to choose a password",
         {{"account", true, "identifier of the new account"},
          {"sign_in_name", true, "small letters, digits and . _ - @"},
          {"name", true, "the person's name"},
          {"unit", false, "the unit the person works in"},
          {"language", true, "language of the pages: en, fr, ru"},
          {"roles", false, "roles, with blanks between"}},
         create},
        {"change-roles",
         Verb::administer,
         Resource::role,
         "Gives and takes roles",
         {{"roles", true, "all roles from now on"}},
         change_roles},
        {"rename",
         Verb::change,
         Resource::account,
         "Changes the person's name",
         {{"name", true, "the person's name"}},
         rename},
        {"change-sign-in-name",
         Verb::administer,
         Resource::account,
         "Changes the name used to sign in",
         {{"sign_in_name", true, "small letters, digits and . _ - @"}},
         change_sign_in_name},
        {"change-unit",
         Verb::administer,
         Resource::account,
         "Moves the person to another unit",
         {{"unit", true, "the unit"}},
         change_unit},
        {"change-language",
         Verb::change,
         Resource::account,
         "Changes the language of the pages",
         {{"language", true, "en, fr, ru"}},
         change_language},
        {"disable-account",
         Verb::administer,
         Resource::account,
         "Bars the person from signing in, at once",
         {{"reason", true, "why"}},
         disable},
        {"enable-account", Verb::administer, Resource::account, "Lets the person sign in again", {}, enable},
        {"link-identity",
         Verb::administer,
         Resource::account,
         "Lets the person sign in through the identity provider",
         {{"issuer", true, "the provider's issuer address"},
          {"subject", true, "the provider's identifier of the person"}},
         link_identity},
        {"remove-identity",
         Verb::administer,
         Resource::account,
         "Ends signing in through the identity provider",
         {{"issuer", true, "the provider's issuer address"},
          {"subject", true, "the provider's identifier of the person"}},
         remove_identity},
        {"remove-second-factors",
         Verb::administer,
         Resource::account,
         "Removes codes and passkeys that are lost",
         {{"reason", true, "why"}},
         remove_second_factors},
        {"add-webhook",
         Verb::administer,
         Resource::configuration,
         "Tells a receiver of the settings what changes in the cases this account may see",
         {{"receiver", true, "its name in the settings of the node"}},
         add_webhook},
        {"end-webhook",
         Verb::administer,
         Resource::configuration,
         "Tells the receiver no more",
         {{"receiver", true, "its name in the settings of the node"}},
         end_webhook},
        {"grant-substitution",
         Verb::change,
         Resource::account,
         "Lets another act in the person's place for a time; takes a second person",
         {{"substitute", true, "account that acts in their place"},
          {"from", true, "the first day"},
          {"until", true, "the last day"},
          {"reason", true, "why: leave, illness, a journey"}},
         grant_substitution},
        {"end-substitution",
         Verb::change,
         Resource::account,
         "Ends that another acts in the person's place",
         {{"substitution", true, "which: v1"}},
         end_substitution},
        {"sign-out-everywhere",
         Verb::change,
         Resource::account,
         "Ends all sessions and tokens of the account",
         {},
         sign_out_everywhere},
    };
    return kinds;
}

}  // namespace

std::span<const AccountCommandKind> account_commands() {
    return table();
}

Result<Events> decide(const Account& account, const AccountCommand& command, const AccountEnvironment& environment) {
    const auto kind = std::ranges::find(table(), command.name, &AccountCommandKind::name);
    if (kind == table().end()) {
        return fail(ErrorKind::invalid, fmt::format("'{}' is no command for accounts", command.name));
    }
    if (kind->decide != create && !account.exists()) return fail(ErrorKind::not_found, "there is no such account");
    const Value::Object* arguments = command.arguments.as_object();
    if (arguments == nullptr) return fail(ErrorKind::invalid, "the arguments are no object");
    for (const format::Member& member : *arguments) {
        if (std::ranges::find(kind->parameters, member.key, &AccountParameter::name) == kind->parameters.end()) {
            return fail(ErrorKind::invalid, fmt::format("'{}' has no parameter '{}'", command.name, member.key));
        }
        if (member.value.as_string() == nullptr) {
            return fail(ErrorKind::invalid, fmt::format("'{}' is no text", member.key));
        }
    }
    for (const AccountParameter& parameter : kind->parameters) {
        if (parameter.required && !given(command, parameter.name)) {
            return fail(ErrorKind::invalid, fmt::format("'{}' is missing", parameter.name), {},
                        std::string(parameter.says));
        }
    }
    return kind->decide(account, command, environment);
}

}  // namespace comity::access
