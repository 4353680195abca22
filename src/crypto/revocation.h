// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/octets.h"
#include "base/result.h"
#include "crypto/certificate.h"

/// Whether a certificate was revoked, in the word of its issuer: OCSP (RFC 6960) and lists (RFC 5280 section 5).
/// Nothing is fetched here, and no address in a certificate is read.
namespace comity::crypto {

struct RevocationAnswer {
    enum class Status { good, revoked, unknown };
    Status status = Status::unknown;
    Instant this_update;                                ///< from when it is so
    std::optional<Instant> next_update = std::nullopt;  ///< until when it may be kept; nothing: it is not to be kept
    std::optional<Instant> revoked_at = std::nullopt;

    friend bool operator==(const RevocationAnswer&, const RevocationAnswer&) = default;
};

inline constexpr std::size_t max_ocsp_octets = 64 * 1024;                    ///< DER of an answer
inline constexpr std::size_t max_revocation_list_octets = 16 * 1024 * 1024;  ///< DER

/// What is posted to a responder as application/ocsp-request. Without a nonce: responders sign in advance.
std::string ocsp_request(const Certificate& certificate, const Certificate& issuer);

/// The answer about that certificate. It must be signed by the issuer or by a responder to which the issuer gave a
/// certificate for that, in force at that instant, not with SHA-1. Errors: invalid for another form, signature or
/// certificate; unavailable where the responder gave no answer; limit.
Result<RevocationAnswer> read_ocsp_answer(Octets answer, const Certificate& certificate, const Certificate& issuer,
                                          Instant at);

/// A list of revoked certificates that its issuer signed.
class RevocationList {
   public:
    /// Errors: invalid for another form or signature, SHA-1, a list that names an issuer other than this, one that
    /// holds changes or a part only (a critical extension says so); limit.
    static Result<RevocationList> from_der(Octets der, const Certificate& issuer);

    /// `good` where it is not on the list; `unknown` where the certificate is another issuer's.
    RevocationAnswer status_of(const Certificate& certificate) const;

    Instant this_update() const { return this_update_; }
    const std::optional<Instant>& next_update() const { return next_update_; }
    std::size_t size() const { return revoked_.size(); }

   private:
    struct Entry {
        std::string serial;
        Instant at;
    };
    DistinguishedName issuer_;
    Instant this_update_;
    std::optional<Instant> next_update_;
    std::vector<Entry> revoked_;  ///< by serial
};

}  // namespace comity::crypto
