// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "channel/directory/authority.h"
#include "channel/directory/note.h"
#include "crypto/sha256.h"
#include "format/tree.h"

/// directory.json: docs/formats/directory.md. What it says is believed only with its note (acceptance.h).
namespace comity::channel {

/// Limits, besides those of format::read_json.
inline constexpr std::size_t max_authorities = 2048;
inline constexpr std::size_t max_authority_id = 64;
inline constexpr std::size_t max_party_value = 255;
inline constexpr std::size_t max_listed_certificates = 64;  ///< of one authority
inline constexpr std::size_t max_certificate = 16 * 1024;   ///< octets of DER
inline constexpr std::size_t max_listed = 64;               ///< items of any other list of an authority

struct DirectoryDocument {
    std::string federation;
    std::int64_t sequence = 0;  ///< from 1
    Instant valid_from;
    Instant valid_until;
    crypto::Sha256 previous{};  ///< of the directory.json before; zeros for the first
    std::vector<ListedAuthority> authorities;
    std::optional<RootKeys> next_roots;  ///< who signs the versions after this one

    friend bool operator==(const DirectoryDocument&, const DirectoryDocument&) = default;
};

/// Errors name the place: any other form, unknown members, a limit; a certificate whose SHA-256 is another; an id,
/// party, alias, log or certificate that two authorities have; a certificate for two purposes, client and server of TLS
/// apart.
Result<DirectoryDocument> read_directory(std::string_view json);

/// What read_directory() reads as the same value.
std::string directory_json(const DirectoryDocument& document);

/// One authority in the form the directory has for it; `source` is not read.
Result<ListedAuthority> read_authority(const format::Tree& tree);
std::string authority_json(const ListedAuthority& authority);

/// What must not stand twice among the authorities of one list. `conflict`.
Result<void> check_distinct(const std::vector<ListedAuthority>& authorities);

/// An entry for a certificate.
ListedCertificate listed_certificate(CertificateUse use, std::optional<Profile> profile, std::string der,
                                     Instant not_before, Instant not_after);

}  // namespace comity::channel
