// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/instant.h"
#include "base/result.h"
#include "channel/directory/directory.h"
#include "crypto/revocation.h"

/// Whether a certificate may speak for an authority.
namespace comity::channel {

/// What was asked of a certificate.
struct SignerQuestion {
    Profile profile = Profile::as4_2_0;
    crypto::Sha256 certificate{};  ///< SHA-256 of the DER that came with, or is named by, the message
    Instant signed_at;             ///< eb:Timestamp
    Instant now;
};

/// The entry that allows it: the very certificate, listed for the authority to sign, at the message's time and now. The
/// subject name says nothing. Errors (`forbidden`, to be answered EBMS:0101), in words for the log: not listed, listed
/// for another authority or use, outside its interval, the authority suspended or gone.
Result<const ListedCertificate*> listed_signer(const Directory& directory, const ListedAuthority& from,
                                               const SignerQuestion& question);

/// The same for a TLS client's certificate that was shown.
Result<const ListedCertificate*> listed_tls_client(const ListedAuthority& from, const crypto::Sha256& certificate,
                                                   Instant now);

/// With what a message was prepared.
struct PreparedKeys {
    Profile profile = Profile::as4_2_0;
    crypto::Sha256 own_signing{};
    std::optional<crypto::Sha256> peer_encryption;  ///< nothing where it was not encrypted
};

/// Why a peer may have answered EBMS:0101 or EBMS:0102 to a message that was right when it was prepared.
struct Rollover {
    bool peer_encryption = false;  ///< the peer is to be encrypted for another certificate now
    bool own_signing = false;      ///< our own certificate is no longer listed

    bool any() const { return peer_encryption || own_signing; }
    friend bool operator==(const Rollover&, const Rollover&) = default;
};

/// By the newest directory. `any()`: report "certificate rollover" and let the case be asked for a new message; else
/// the error is final and a security alarm.
Rollover rollover(const Directory& newest, const std::string& own, const std::string& peer,
                  const PreparedKeys& prepared, Instant now);

using crypto::RevocationAnswer;

enum class RevocationVerdict {
    accept,
    accept_flagged,  ///< nobody could say; the directory is fresh and lists it
    refuse,          ///< EBMS:0101
    retry,           ///< EBMS:0202: neither a way to use a revoked key nor one to stop a deadline
};

/// An entry of the directory vouches alone for this long after the directory was fetched.
inline constexpr std::int64_t directory_vouches_hours = 24;

/// `fetched`: when the directory was last found to be the newest.
RevocationVerdict weigh_revocation(const std::optional<RevocationAnswer>& cached, Instant fetched, Instant now);

}  // namespace comity::channel
