// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "channel/ebms/errors.h"
#include "channel/ebms/reference.h"
#include "channel/pmode/algorithms.h"
#include "crypto/certificate.h"
#include "crypto/public_key.h"
#include "format/xml.h"

/// wsse:Security as values: what it says, not yet whether it is true.
namespace comity::channel {

// How a certificate is named. None of these is trust: it selects among certificates that somebody else vouches for.

/// wsse:BinarySecurityToken of X509v3 or X509PKIPathv1. The certificate itself is not read: it is compared with those
/// that are known, and a stranger's is not worth the time.
struct CertificateToken {
    std::string certificate;                ///< DER
    std::vector<crypto::Certificate> path;  ///< what stood above it, the one nearest the anchor first

    friend bool operator==(const CertificateToken&, const CertificateToken&) = default;
};
/// wsse:KeyIdentifier of X509SubjectKeyIdentifier.
struct SubjectKeyName {
    std::string identifier;  ///< octets

    friend bool operator==(const SubjectKeyName&, const SubjectKeyName&) = default;
};
/// ds:X509IssuerSerial.
struct IssuerSerialName {
    std::string issuer;
    std::string serial;  ///< decimal

    friend bool operator==(const IssuerSerialName&, const IssuerSerialName&) = default;
};
/// wsse:KeyIdentifier of ThumbprintSHA1: for recipients only.
struct ThumbprintName {
    std::string sha1;  ///< octets

    friend bool operator==(const ThumbprintName&, const ThumbprintName&) = default;
};
using CertificateName = std::variant<CertificateToken, SubjectKeyName, IssuerSerialName, ThumbprintName>;

bool names(const CertificateName& name, const crypto::Certificate& certificate);

/// ds:Signature.
struct SignatureHeader {
    format::XmlElement signed_info;
    std::vector<std::string> inclusive_prefixes;  ///< of CanonicalizationMethod
    SignatureAlgorithm algorithm;
    std::vector<Reference> references;
    std::string value;  ///< octets
    CertificateName signer;
};

/// xenc:EncryptedKey: the content key of the message, for its recipient.
struct EncryptedKey {
    std::string id;
    KeyTransport transport = KeyTransport::rsa_oaep_sha256;
    CertificateName recipient;
    std::string cipher_value;                     ///< octets
    std::optional<crypto::PublicKey> originator;  ///< where the recipient agrees on a key with it
    std::string salt;                             ///< of HKDF, octets
    std::string info;
    std::vector<std::string> data;  ///< ids of its ReferenceList
};

/// xenc:EncryptedData: one encrypted part.
struct EncryptedPart {
    std::string id;
    std::string content_id;  ///< of the MIME part
    std::string mime_type;   ///< of the part before encryption
};

struct SecurityHeader {
    SignatureHeader signature;
    std::optional<EncryptedKey> key;
    std::vector<EncryptedPart> parts;
};

inline constexpr std::size_t max_tokens = 2;  ///< the signer's, and the recipient's that phase4 puts before it
inline constexpr std::size_t max_references = 256 + 4;
inline constexpr std::size_t max_signature_octets = 1024;  ///< RSA of 8192 bits
inline constexpr std::size_t max_salt_octets = 128;
inline constexpr std::size_t max_security_text = 64 * 1024;  ///< characters of one Base64 value

/// The first half of step 7: wsse:Security by the forms of WS-Security that the profiles use and by no other: one
/// Signature, at most one EncryptedKey, known algorithms, X.509 tokens that something refers to, nothing beside.
/// Error: policy_noncompliance.
EbmsResult<SecurityHeader> read_security(const format::XmlElement& security);

/// Of a header that is not read yet, to choose between P-Modes that differ in their profile only. Nothing where there
/// is none, or an unknown one.
std::optional<SignatureAlgorithm> signature_method_of(const format::XmlElement& security);

}  // namespace comity::channel
