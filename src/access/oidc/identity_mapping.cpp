// SPDX-License-Identifier: EUPL-1.2
#include "access/oidc/identity_mapping.h"

#include <algorithm>

#include <fmt/format.h>

#include "access/oidc/members.h"

namespace comity::access {
namespace {

using format::Value;

/// A claim as one short line; empty where there is none or it would not fit.
std::string line(const Members& claims, std::string_view claim) {
    if (claim.empty()) return "";
    const auto text = claims.text_or_none(claim);
    const bool plain = text && text->size() <= max_account_text && std::ranges::none_of(*text, [](char c) {
                           return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
                       });
    return plain ? *text : "";
}

/// "fr-CH" and "fr_CH" are French.
std::string language_of(std::string_view locale, const std::vector<std::string>& languages) {
    const std::string_view primary = locale.substr(0, locale.find_first_of("-_"));
    const auto found = std::ranges::find(languages, primary);
    return found != languages.end() ? *found : languages.at(0);
}

Result<std::optional<Roles>> roles_of(const Members& claims, const IdentityMapping& mapping) {
    if (mapping.roles_claim.empty()) return std::nullopt;
    TRY(words, claims.texts(mapping.roles_claim));
    Roles roles;
    for (const std::string& word : words) {
        if (const auto found = mapping.roles.find(word); found != mapping.roles.end()) roles.insert(found->second);
    }
    if (roles.empty()) {
        return fail(ErrorKind::forbidden,
                    fmt::format("the identity provider gives you no role here (claim '{}')", mapping.roles_claim), {},
                    "ask whoever keeps the groups there");
    }
    TRY_VOID(check_together(roles));
    return roles;
}

Result<void> check_second_factor(const IdToken& token, const IdentityMapping& mapping) {
    const auto counts = [&](const std::string& word) {
        return word == token.acr || std::ranges::find(token.amr, word) != token.amr.end();
    };
    if (mapping.second_factor.empty() || std::ranges::any_of(mapping.second_factor, counts)) return {};
    return fail(ErrorKind::forbidden, "the identity provider does not say that you used a second factor", {},
                fmt::format("it is to say one of {} in acr or amr", fmt::join(mapping.second_factor, ", ")));
}

}  // namespace

Result<std::vector<NewEvent>> follow_identity(const Account& account, const IdToken& token,
                                              const IdentityMapping& mapping, std::string_view new_id,
                                              const std::vector<std::string>& languages) {
    TRY_VOID(check_second_factor(token, mapping));
    const Members claims(token.claims, "ID token");
    TRY(roles, roles_of(claims, mapping));
    const std::string person = line(claims, mapping.name_claim);
    const std::string unit = line(claims, mapping.unit_claim);
    std::vector<NewEvent> events;
    if (account.exists()) {
        if (roles && *roles != account.roles) {
            events.push_back({"account.roles-changed", Value::object({{"roles", to_string(*roles)},
                                                                      {"before", to_string(account.roles)},
                                                                      {"second_person", "identity-provider"}})});
        }
        if (!mapping.unit_claim.empty() && unit != account.unit) {
            events.push_back(
                {"account.unit-changed", Value::object({{"to", unit}, {"second_person", "identity-provider"}})});
        }
        if (!person.empty() && person != account.name) {
            events.push_back({"account.renamed", Value::object({{"to", person}})});
        }
        return events;
    }
    if (!mapping.creates_accounts) {
        return fail(
            ErrorKind::forbidden, "you have no account here", {},
            fmt::format("ask an administrator to link one to the subject '{}' of {}", token.subject, token.issuer));
    }
    std::string wanted = line(claims, mapping.sign_in_name_claim);
    std::ranges::transform(wanted, wanted.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    TRY(sign_in_name, check_sign_in_name(wanted));
    events.push_back(
        {"account.created", Value::object({{"account", new_id},
                                           {"sign_in_name", sign_in_name},
                                           {"name", person.empty() ? sign_in_name : person},
                                           {"unit", unit},
                                           {"language", language_of(line(claims, mapping.language_claim), languages)},
                                           {"roles", to_string(roles.value_or(Roles()))},
                                           {"second_person", "identity-provider"}})});
    events.push_back(
        {"account.identity-linked", Value::object({{"issuer", token.issuer}, {"subject", token.subject}})});
    return events;
}

}  // namespace comity::access
