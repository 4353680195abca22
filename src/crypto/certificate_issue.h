// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/octets.h"
#include "base/result.h"
#include "crypto/certificate.h"
#include "crypto/private_key.h"
#include "crypto/random.h"

namespace comity::crypto {

inline constexpr std::size_t max_request_octets = 16 * 1024;  ///< DER

/// A request for a certificate (PKCS#10, RFC 2986). An X25519 key cannot sign its own: such a request is signed with
/// another key of the same authority, which whoever issues knows already.
class CertificateRequest {
   public:
    /// Errors: invalid where it is no request in DER or in PEM, or is for a key of a kind that is not in use; limit.
    static Result<CertificateRequest> from_der(Octets der);
    static Result<CertificateRequest> from_pem(std::string_view pem);

    const DistinguishedName& subject() const { return subject_; }
    const PublicKey& public_key() const { return public_key_; }
    const std::string& der() const { return der_; }
    std::string pem() const;
    bool is_signed_by(const PublicKey& key) const;

   private:
    CertificateRequest(std::string der, DistinguishedName subject, PublicKey public_key)
        : der_(std::move(der)), subject_(std::move(subject)), public_key_(std::move(public_key)) {}

    std::string der_;
    DistinguishedName subject_;
    PublicKey public_key_;
};

/// Errors: invalid where a name has a type or value X.509 does not take; those of the key.
Result<CertificateRequest> make_request(const DistinguishedName& subject, const PublicKey& key,
                                        const PrivateKey& signer);

/// What a certificate is to say. Basic constraints, key usage and both key identifiers are always written.
struct CertificateOrder {
    DistinguishedName subject;
    PublicKey public_key;
    Instant not_before;  ///< counted in seconds
    Instant not_after;
    KeyUsage usage;
    bool is_authority = false;
    std::vector<std::string> hosts;  ///< names and addresses for TLS; with these the extended usage of TLS is written
};

/// Issues a certificate under a random serial number; without `issuer` it is self-signed, which only a key that
/// signs can be. For demonstrations, tests and small federations: it keeps no list of what it issued. Errors: invalid
/// where the order cannot be written so; those of the key.
Result<Certificate> issue_certificate(const CertificateOrder& order, const Certificate* issuer,
                                      const PrivateKey& issuer_key, const RandomBytes& random);

}  // namespace comity::crypto
