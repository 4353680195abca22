// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/state_code.h"
#include "channel/pmode/algorithms.h"
#include "crypto/sha256.h"
#include "record/note.h"

/// What the federation directory says of one authority.
namespace comity::channel {

/// As the directory names the profile a certificate or an endpoint serves: "1.15", "2.0".
std::string_view listed_name(Profile profile);
std::optional<Profile> read_listed_profile(std::string_view text);

enum class CertificateUse { sign, encrypt, tls_server, tls_client, evidence };

std::string_view to_string(CertificateUse use);
std::optional<CertificateUse> read_certificate_use(std::string_view text);

enum class AuthorityStatus {
    active,
    suspended,  ///< nothing is sent to it or taken from it: a key may be in wrong hands
    left,       ///< of the federation; kept for the signatures it made before
};

std::string_view to_string(AuthorityStatus status);

/// Who vouches for an entry.
enum class EntrySource {
    federation,  ///< the roots that signed the directory
    manual,      ///< two persons of this authority who compared fingerprints (onboarding.h)
};

/// A name by which AS4 knows a party (eb:PartyId).
struct ListedParty {
    std::string type;   ///< a URI
    std::string value;  ///< printable ASCII, compared by octets

    friend auto operator<=>(const ListedParty&, const ListedParty&) = default;
};

struct ListedEndpoint {
    std::string url;
    std::vector<Profile> profiles;
    std::string mpc;                       ///< the channel from which its owner pulls; empty: it is pushed to
    std::vector<crypto::Sha256> tls_pins;  ///< SHA-256 of the DER of certificates its TLS server may show
    std::vector<std::string> addresses;    ///< from which it calls, as its operators give them

    friend bool operator==(const ListedEndpoint&, const ListedEndpoint&) = default;
};

struct ListedCertificate {
    CertificateUse use = CertificateUse::sign;
    std::optional<Profile> profile;  ///< always for sign and encrypt
    crypto::Sha256 sha256{};         ///< of `der`
    std::string der;
    Instant not_before;  ///< the directory's interval, both ends in it; the certificate's own counts as well
    Instant not_after;

    bool listed_at(Instant when) const { return not_before <= when && when <= not_after; }
    friend bool operator==(const ListedCertificate&, const ListedCertificate&) = default;
};

struct LocalName {
    std::string language;  ///< BCP 47
    std::string name;

    friend bool operator==(const LocalName&, const LocalName&) = default;
};

/// A duty contact: a function and how to reach it, no private person.
struct Operator {
    std::string function;
    std::string contact;

    friend bool operator==(const Operator&, const Operator&) = default;
};

/// A verifier key as the directory writes it. Keys of a type that is not known here have no `key`, so that a further
/// type of signature can be added beside the old one without a break.
struct ListedKey {
    std::string text;
    std::optional<record::VerifierKey> key;

    friend bool operator==(const ListedKey&, const ListedKey&) = default;
};

struct ListedAuthority {
    std::string id;
    StateCode state;
    std::vector<LocalName> names;
    std::vector<std::string> competences;
    std::vector<std::string> languages;
    std::optional<std::string> parent;  ///< id of another authority
    AuthorityStatus status = AuthorityStatus::active;
    ListedParty party;
    std::vector<ListedParty> aliases;  ///< for other networks
    std::vector<ListedEndpoint> endpoints;
    std::vector<ListedCertificate> certificates;
    std::vector<ListedKey> log;
    std::vector<ListedKey> witness;
    std::optional<std::string> witness_url;
    std::optional<std::int64_t> max_message_bytes;
    std::optional<std::int64_t> max_parts;
    std::vector<Operator> operators;
    EntrySource source = EntrySource::federation;

    friend bool operator==(const ListedAuthority&, const ListedAuthority&) = default;
};

/// The name in that language, else in English, else the first.
const std::string& name_in(const ListedAuthority& authority, std::string_view language);

/// The keys among these that can verify something here.
std::vector<record::VerifierKey> known_keys(const std::vector<ListedKey>& keys);

}  // namespace comity::channel
