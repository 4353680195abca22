// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/permission.h"
#include "access/role.h"
#include "base/calendar.h"
#include "base/instant.h"
#include "base/result.h"
#include "format/value.h"

namespace comity::access {

/// Limits of what an account holds.
inline constexpr std::size_t max_sign_in_name = 64;
inline constexpr std::size_t max_account_text = 200;  ///< octets of name, unit, label
inline constexpr std::size_t max_passkeys = 20;
inline constexpr std::size_t max_identities = 10;
inline constexpr std::size_t max_tokens = 20;              ///< of each kind
inline constexpr std::size_t max_substitutions = 20;       ///< that are not over
inline constexpr std::int32_t longest_substitution = 366;  ///< days, the first and the last among them

/// A WebAuthn credential of the person.
struct Passkey {
    std::string id;                ///< octets, as the authenticator chose them
    std::string public_key;        ///< octets of the COSE_Key (RFC 9052 section 7)
    std::string label;             ///< by the person: "blue key"
    std::uint32_t sign_count = 0;  ///< at registration; later ones are kept by SignInStore
    bool backed_up = false;        ///< may exist on several devices (WebAuthn section 6.1.3)
    Instant added = {};
    bool barred = false;  ///< a copy of it seems to exist
};

/// The person at an identity provider (OpenID Connect): `sub` is unique within `iss` only.
struct Identity {
    std::string issuer;
    std::string subject;

    friend bool operator==(const Identity&, const Identity&) = default;
};

/// What a token lets a program do: no more than the person may, at the time it is used.
struct TokenScope {
    Roles roles;
    Verbs verbs;
    Resources resources;

    friend bool operator==(const TokenScope&, const TokenScope&) = default;
};

/// For the command line and scripts; see api_token.h.
struct ApiToken {
    std::string hash;  ///< see secret_token.h
    std::string label;
    TokenScope scope;
    Instant issued;
    Instant expires;
};

/// Which clocks a calendar shows.
enum class CalendarFeed {
    own,   ///< of cases the person owns, stands in for or works on
    unit,  ///< of the cases of the unit the person leads
};
std::string_view name(CalendarFeed feed);
Result<CalendarFeed> parse_calendar_feed(std::string_view word);

/// For a calendar program, which can send nothing but the address; see calendar_token.h.
struct CalendarToken {
    std::string hash;
    std::string label;
    CalendarFeed feed = CalendarFeed::own;
    Instant issued;
    Instant expires;
};

/// Lets another act in this person's place: with the roles they had when it was approved, as far as they have them
/// still, where they stand to a case, under both names.
struct Substitution {
    std::string id;          ///< "v1"
    std::string substitute;  ///< account
    CivilDate from;
    CivilDate until;  ///< the last day
    std::string reason;
    std::string granted_by;  ///< account
    bool ended = false;      ///< before its time
    Roles roles;             ///< of the person, when it was approved

    bool runs_on(CivilDate day) const { return !ended && from <= day && day <= until; }
};

/// What a one-time link lets its bearer do.
enum class LinkPurpose {
    set_up,  ///< choose the first password
    reset,   ///< choose another password; second factors stay
};

struct OneTimeLink {
    LinkPurpose purpose = LinkPurpose::set_up;
    std::string hash;  ///< of the token; see secret_token.h
    Instant expires;
};

/// A person's account: the fold of the events of its stream ("account", id).
struct Account {
    std::string id;
    std::string sign_in_name;  ///< a–z, 0–9, . _ - @; unique in the authority
    std::string name;
    std::string unit;      ///< empty: none
    std::string language;  ///< "en"
    Roles roles;
    bool disabled = false;
    std::string password;     ///< PHC string of Argon2id; empty: none
    std::string totp_secret;  ///< octets; empty: none
    std::vector<Passkey> passkeys;
    std::vector<std::string> recovery_codes;  ///< hashes of those not used yet
    std::vector<Identity> identities;
    std::optional<OneTimeLink> link;  ///< the last one issued, until it is used
    std::vector<ApiToken> api_tokens;
    std::vector<CalendarToken> calendar_tokens;
    std::vector<std::string> webhooks;  ///< receivers of the configuration that are told what this account may see
    std::vector<Substitution> substitutions;  ///< all there ever were
    /// Sessions that began, and tokens issued, before this instant are over.
    std::optional<Instant> signed_out_at;

    bool exists() const { return !id.empty(); }
    bool has_second_factor() const { return !totp_secret.empty() || !passkeys.empty(); }
    /// Somebody has, or had, a way in: a password, a passkey or an identity.
    bool has_credentials() const { return !password.empty() || !passkeys.empty() || !identities.empty(); }
    const Passkey* find_passkey(std::string_view credential_id) const;
};

/// An event before it is recorded; all are version 1. docs/formats/accounts.md describes each payload.
struct NewEvent {
    std::string type;
    format::Value payload;
};

/// Takes an event into the account. Errors: an unknown type or version, a payload of another shape.
Result<void> apply(Account& account, std::string_view type, int version, const format::Value& payload, Instant instant);
Result<void> apply(Account& account, std::span<const NewEvent> events, Instant instant);

/// "anna.keller", in small letters. Errors: empty, too long, other characters.
Result<std::string> check_sign_in_name(std::string_view text);

}  // namespace comity::access
