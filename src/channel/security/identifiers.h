// SPDX-License-Identifier: EUPL-1.2
// The URIs of WS-Security, XML Signature and XML Encryption that exist here. A URI that is not among them names an
// algorithm that does not exist in the code.
#pragma once

#include <optional>
#include <string_view>

#include "channel/pmode/algorithms.h"
#include "crypto/public_key.h"

namespace comity::channel::uri {

inline constexpr std::string_view exclusive_c14n = "http://www.w3.org/2001/10/xml-exc-c14n#";
inline constexpr std::string_view sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
inline constexpr std::string_view attachment_content =
    "http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Content-Signature-Transform";
inline constexpr std::string_view attachment_ciphertext =
    "http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Ciphertext-Transform";
inline constexpr std::string_view attachment_content_only =
    "http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Content-Only";

inline constexpr std::string_view base64_binary =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";
inline constexpr std::string_view x509v3 =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";
inline constexpr std::string_view x509_pki_path =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509PKIPathv1";
inline constexpr std::string_view subject_key_identifier =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509SubjectKeyIdentifier";
inline constexpr std::string_view thumbprint_sha1 =
    "http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#ThumbprintSHA1";
inline constexpr std::string_view encrypted_key_token =
    "http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#EncryptedKey";

inline constexpr std::string_view aes128_gcm = "http://www.w3.org/2009/xmlenc11#aes128-gcm";
inline constexpr std::string_view rsa_oaep = "http://www.w3.org/2009/xmlenc11#rsa-oaep";
inline constexpr std::string_view mgf1_sha256 = "http://www.w3.org/2009/xmlenc11#mgf1sha256";
inline constexpr std::string_view kw_aes128 = "http://www.w3.org/2001/04/xmlenc#kw-aes128";
inline constexpr std::string_view x25519 = "http://www.w3.org/2021/04/xmldsig-more#x25519";
inline constexpr std::string_view ecdh_es = "http://www.w3.org/2009/xmlenc11#ECDH-ES";
inline constexpr std::string_view hkdf = "http://www.w3.org/2021/04/xmldsig-more#hkdf";
inline constexpr std::string_view hmac_sha256 = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256";
inline constexpr std::string_view p256_curve = "urn:oid:1.2.840.10045.3.1.7";

}  // namespace comity::channel::uri

namespace comity::channel {

/// ds:SignatureMethod/@Algorithm.
std::string_view uri_of(SignatureAlgorithm algorithm);
std::optional<SignatureAlgorithm> signature_algorithm_of(std::string_view uri);

/// What does the work.
crypto::SignatureAlgorithm primitive_of(SignatureAlgorithm algorithm);

/// The kind of key the recipient of a wrapped content key has.
crypto::KeyKind recipient_kind(KeyTransport transport);

}  // namespace comity::channel
