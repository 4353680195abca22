// SPDX-License-Identifier: EUPL-1.2
#include "access/account.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "access/table_rows.h"
#include "format/base64.h"

namespace comity::access {
namespace {

using format::Value;

Result<Roles> roles_at(const Value& payload) {
    TRY(text, payload.string_at("roles"));
    return parse_set<Role>(text, parse_role);
}

Result<std::string> octets_at(const Value& payload, std::string_view key) {
    TRY(text, payload.string_at(key));
    return format::from_base64_url(text);
}

Result<void> created(Account& account, const Value& payload, Instant) {
    TRY(id, payload.string_at("account"));
    TRY(sign_in_name, payload.string_at("sign_in_name"));
    TRY(name, payload.string_at("name"));
    TRY(unit, payload.string_at("unit"));
    TRY(language, payload.string_at("language"));
    TRY(roles, roles_at(payload));
    account = {};
    account.id = id;
    account.sign_in_name = sign_in_name;
    account.name = name;
    account.unit = unit;
    account.language = language;
    account.roles = roles;
    return {};
}

Result<void> roles_changed(Account& account, const Value& payload, Instant) {
    TRY(roles, roles_at(payload));
    account.roles = roles;
    return {};
}

template <std::string Account::* member>
Result<void> text_changed(Account& account, const Value& payload, Instant) {
    TRY(text, payload.string_at("to"));
    account.*member = text;
    return {};
}

template <bool value>
Result<void> disabled(Account& account, const Value&, Instant) {
    account.disabled = value;
    return {};
}

Result<void> link_issued(Account& account, const Value& payload, Instant) {
    TRY(purpose, payload.string_at("purpose"));
    TRY(hash, octets_at(payload, "hash"));
    TRY(expires_text, payload.string_at("expires"));
    TRY(expires, parse_instant(expires_text));
    account.link = OneTimeLink{purpose == "reset" ? LinkPurpose::reset : LinkPurpose::set_up, hash, expires};
    return {};
}

Result<void> link_ended(Account& account, const Value&, Instant) {
    account.link.reset();
    return {};
}

Result<void> password_set(Account& account, const Value& payload, Instant) {
    TRY(phc, payload.string_at("phc"));
    account.password = phc;
    return {};
}

Result<void> totp_enrolled(Account& account, const Value& payload, Instant) {
    TRY(secret, octets_at(payload, "secret"));
    account.totp_secret = secret;
    return {};
}

Result<void> totp_removed(Account& account, const Value&, Instant) {
    account.totp_secret.clear();
    return {};
}

Result<void> passkey_added(Account& account, const Value& payload, Instant instant) {
    TRY(id, octets_at(payload, "id"));
    TRY(public_key, octets_at(payload, "public_key"));
    TRY(label, payload.string_at("label"));
    TRY(sign_count, payload.integer_at("sign_count"));
    TRY(backed_up, payload.boolean_at("backed_up"));
    if (!std::in_range<std::uint32_t>(sign_count)) return fail(ErrorKind::invalid, "'sign_count' has no 32 bits");
    account.passkeys.push_back(
        {id, public_key, label, static_cast<std::uint32_t>(sign_count), backed_up, instant, false});
    return {};
}

Result<void> passkey_barred(Account& account, const Value& payload, Instant) {
    TRY(id, octets_at(payload, "id"));
    for (Passkey& passkey : account.passkeys) {
        if (passkey.id == id) passkey.barred = true;
    }
    return {};
}

Result<void> passkey_removed(Account& account, const Value& payload, Instant) {
    TRY(id, octets_at(payload, "id"));
    std::erase_if(account.passkeys, [&](const Passkey& passkey) { return passkey.id == id; });
    return {};
}

Result<void> recovery_codes_set(Account& account, const Value& payload, Instant) {
    const Value* hashes = payload.find("hashes");
    if (hashes == nullptr || hashes->as_list() == nullptr) return fail(ErrorKind::invalid, "'hashes' is no list");
    std::vector<std::string> codes;
    for (const Value& item : *hashes->as_list()) {
        if (item.as_string() == nullptr) return fail(ErrorKind::invalid, "'hashes' holds something else than text");
        TRY(hash, format::from_base64_url(*item.as_string()));
        codes.push_back(std::move(hash));
    }
    account.recovery_codes = std::move(codes);
    return {};
}

Result<void> recovery_code_used(Account& account, const Value& payload, Instant) {
    TRY(hash, octets_at(payload, "hash"));
    std::erase(account.recovery_codes, hash);
    return {};
}

Result<void> identity_linked(Account& account, const Value& payload, Instant) {
    TRY(issuer, payload.string_at("issuer"));
    TRY(subject, payload.string_at("subject"));
    account.identities.push_back({issuer, subject});
    return {};
}

Result<void> identity_removed(Account& account, const Value& payload, Instant) {
    TRY(issuer, payload.string_at("issuer"));
    TRY(subject, payload.string_at("subject"));
    std::erase(account.identities, Identity{issuer, subject});
    return {};
}

Result<Instant> instant_at(const Value& payload, std::string_view key) {
    TRY(text, payload.string_at(key));
    return parse_instant(text);
}

Result<void> api_token_issued(Account& account, const Value& payload, Instant instant) {
    TRY(hash, octets_at(payload, "hash"));
    TRY(label, payload.string_at("label"));
    TRY(roles, roles_at(payload));
    TRY(verbs_text, payload.string_at("verbs"));
    TRY(verbs, parse_set<Verb>(verbs_text, parse_verb));
    TRY(resources_text, payload.string_at("resources"));
    TRY(resources, parse_set<Resource>(resources_text, parse_resource));
    TRY(expires, instant_at(payload, "expires"));
    account.api_tokens.push_back({hash, label, {roles, verbs, resources}, instant, expires});
    return {};
}

Result<void> api_token_ended(Account& account, const Value& payload, Instant) {
    TRY(hash, octets_at(payload, "hash"));
    std::erase_if(account.api_tokens, [&](const ApiToken& token) { return token.hash == hash; });
    return {};
}

Result<void> calendar_token_issued(Account& account, const Value& payload, Instant instant) {
    TRY(hash, octets_at(payload, "hash"));
    TRY(label, payload.string_at("label"));
    TRY(feed_word, payload.string_at("feed"));
    TRY(feed, parse_calendar_feed(feed_word));
    TRY(expires, instant_at(payload, "expires"));
    account.calendar_tokens.push_back({hash, label, feed, instant, expires});
    return {};
}

Result<void> calendar_token_ended(Account& account, const Value& payload, Instant) {
    TRY(hash, octets_at(payload, "hash"));
    std::erase_if(account.calendar_tokens, [&](const CalendarToken& token) { return token.hash == hash; });
    return {};
}

Result<void> webhook_added(Account& account, const Value& payload, Instant) {
    TRY(receiver, payload.string_at("receiver"));
    account.webhooks.push_back(receiver);
    return {};
}

Result<void> webhook_ended(Account& account, const Value& payload, Instant) {
    TRY(receiver, payload.string_at("receiver"));
    std::erase(account.webhooks, receiver);
    return {};
}

Result<CivilDate> day_at(const Value& payload, std::string_view key) {
    TRY(text, payload.string_at(key));
    TRY(day, parse_date(text));
    return day.first;
}

Result<void> substitution_granted(Account& account, const Value& payload, Instant) {
    Substitution granted;
    for (const auto& [key, to] : {std::pair("substitution", &granted.id),
                                  {"substitute", &granted.substitute},
                                  {"reason", &granted.reason},
                                  {"granted_by", &granted.granted_by}}) {
        TRY(text, payload.string_at(key));
        *to = std::move(text);
    }
    TRY(from, day_at(payload, "from"));
    TRY(until, day_at(payload, "until"));
    granted.from = from;
    granted.until = until;
    granted.roles = account.roles;  // as the events before this one left them
    account.substitutions.push_back(std::move(granted));
    return {};
}

Result<void> substitution_ended(Account& account, const Value& payload, Instant) {
    TRY(id, payload.string_at("substitution"));
    for (Substitution& substitution : account.substitutions)
        if (substitution.id == id) substitution.ended = true;
    return {};
}

Result<void> signed_out_everywhere(Account& account, const Value&, Instant instant) {
    account.signed_out_at = instant;
    return {};
}

using Apply = Result<void> (*)(Account&, const Value&, Instant);
constexpr std::array<std::pair<std::string_view, Apply>, 29> event_types = {{
    {"account.created", created},
    {"account.roles-changed", roles_changed},
    {"account.renamed", text_changed<&Account::name>},
    {"account.sign-in-name-changed", text_changed<&Account::sign_in_name>},
    {"account.unit-changed", text_changed<&Account::unit>},
    {"account.language-changed", text_changed<&Account::language>},
    {"account.disabled", disabled<true>},
    {"account.enabled", disabled<false>},
    {"account.link-issued", link_issued},
    {"account.link-ended", link_ended},
    {"account.password-set", password_set},
    {"account.totp-enrolled", totp_enrolled},
    {"account.totp-removed", totp_removed},
    {"account.passkey-added", passkey_added},
    {"account.passkey-barred", passkey_barred},
    {"account.passkey-removed", passkey_removed},
    {"account.recovery-codes-set", recovery_codes_set},
    {"account.recovery-code-used", recovery_code_used},
    {"account.identity-linked", identity_linked},
    {"account.identity-removed", identity_removed},
    {"account.api-token-issued", api_token_issued},
    {"account.api-token-ended", api_token_ended},
    {"account.calendar-token-issued", calendar_token_issued},
    {"account.calendar-token-ended", calendar_token_ended},
    {"account.webhook-added", webhook_added},
    {"account.webhook-ended", webhook_ended},
    {"account.substitution-granted", substitution_granted},
    {"account.substitution-ended", substitution_ended},
    {"account.signed-out-everywhere", signed_out_everywhere},
}};

}  // namespace

const Passkey* Account::find_passkey(std::string_view credential_id) const {
    const auto found = std::ranges::find(passkeys, credential_id, &Passkey::id);
    return found != passkeys.end() ? &*found : nullptr;
}

Result<void> apply(Account& account, std::string_view type, int version, const Value& payload, Instant instant) {
    const auto found = std::ranges::find(event_types, type, &std::pair<std::string_view, Apply>::first);
    if (found == event_types.end() || version != 1) {
        return fail(ErrorKind::invalid,
                    fmt::format("the event '{}' version {} of an account is not known", type, version), {},
                    "it was written by a newer program; use that or a newer one");
    }
    if (account.exists() == (type == "account.created")) {
        return fail(ErrorKind::invalid, fmt::format("the event '{}' {}", type,
                                                    account.exists() ? "creates an account that exists already"
                                                                     : "comes before the account is created"));
    }
    auto taken = found->second(account, payload, instant);
    if (!taken) {
        return fail(ErrorKind::invalid, fmt::format("the event '{}': {}", type, taken.error().message),
                    taken.error().place, taken.error().hint);
    }
    return {};
}

Result<void> apply(Account& account, std::span<const NewEvent> events, Instant instant) {
    for (const NewEvent& event : events) TRY_VOID(apply(account, event.type, 1, event.payload, instant));
    return {};
}

Result<std::string> check_sign_in_name(std::string_view text) {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789._-@";
    if (text.empty() || text.size() > max_sign_in_name) {
        return fail(ErrorKind::invalid, "a sign-in name has from 1 to 64 characters");
    }
    if (text.find_first_not_of(allowed) != std::string_view::npos) {
        return fail(ErrorKind::invalid, fmt::format("'{}' is no sign-in name", text), {},
                    "small letters a to z, digits and . _ - @");
    }
    return std::string(text);
}

}  // namespace comity::access
