// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/octets.h"
#include "base/result.h"
#include "crypto/certificate.h"
#include "crypto/private_key.h"
#include "crypto/sha256.h"

/// Signatures of CMS (RFC 5652) apart from what they are over, with the attributes of CAdES baseline B (EN 319 122-1)
/// that PAdES asks for: content type, digest, and the certificate of the signer.
namespace comity::crypto {

inline constexpr std::size_t max_cms_octets = 256 * 1024;  ///< DER
inline constexpr std::size_t max_cms_certificates = 16;

/// DER. The first certificate of the path is the key's. Errors: invalid for a key that is not RSA or P-256; the key's.
Result<std::string> make_detached_signature(const Sha256& content, const PrivateKey& key,
                                            std::span<const Certificate> path);

/// What a signature says, and whether it is right; who signed is believed by nobody yet.
struct DetachedSignature {
    std::vector<Certificate> certificates;  ///< that came along and could be read
    std::optional<Certificate> signer;      ///< of them, the one that the signature names
    std::string digest;                     ///< "SHA256": of the content
    bool digest_accepted = false;           ///< SHA-256, SHA-384 or SHA-512
    bool digest_right = false;              ///< that of the content
    bool value_right = false;               ///< the signature is the signer's
    bool certificate_signed = false;        ///< signing-certificate-v2 is there and means the signer
    std::optional<Instant> signing_time;    ///< where the attribute says one
    std::string value;                      ///< what a time stamp is over
    std::optional<std::string> stamp;       ///< DER of a time-stamp token, not verified
};

/// Over the content in pieces. Octets 0 behind the DER are passed over, as PDF pads it. Errors: invalid for another
/// form and for none or several signers; limit.
Result<DetachedSignature> read_detached_signature(Octets cms, std::span<const Octets> content);

}  // namespace comity::crypto
