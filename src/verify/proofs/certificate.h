// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "verify/outcome.h"

/// Certificates as their DER, in strings of octets.
namespace comity::verify {

/// Limits of what is read.
inline constexpr std::size_t max_path_certificates = 16;
inline constexpr std::size_t max_anchors = 256;

enum class SignatureMethod { rsa_sha256, ecdsa_sha256, ed25519 };

/// By the identifier of XML Signature; nothing where it is another.
std::optional<SignatureMethod> signature_method_of(std::string_view uri);

/// Whether the key of the certificate made the signature: RSA of 3072 bits or more with PKCS#1 v1.5, r and s on P-256,
/// or pure Ed25519. False also for a key of another kind and for octets that are no certificate.
bool certificate_verifies(std::string_view der, SignatureMethod method, std::string_view message,
                          std::string_view signature);

/// The certificates of a PEM file. Errors: none, too many, or one that cannot be read.
Outcome<std::vector<std::string>> read_anchors(const std::string& pem);

/// The certificates of an X509PKIPathv1, the signer's first.
Outcome<std::vector<std::string>> read_certificate_path(std::string_view der);

/// Whether the certificate is for signing and has a path to an anchor over `others`, all valid at that second since
/// 1970. Revocation is not asked: that needs a network. Errors: in words, why not.
Outcome<void> leads_to_anchor(std::string_view der, const std::vector<std::string>& others,
                              const std::vector<std::string>& anchors, std::int64_t seconds);

}  // namespace comity::verify
