// SPDX-License-Identifier: EUPL-1.2
// What a P-Mode may choose for the security of its messages: one value each, never a list. What is not here does not
// exist in the code.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace comity::channel {

/// eDelivery AS4: 1.15 and 2.0 do not understand each other on the wire.
enum class Profile { as4_1_15, as4_2_0 };

enum class SignatureAlgorithm {
    rsa_sha256,     ///< 1.15: PKCS#1 v1.5, RSA of 3072 bits or more
    eddsa_ed25519,  ///< 2.0, common
    ecdsa_sha256,   ///< 2.0, alternative: P-256
};

enum class KeyTransport {
    rsa_oaep_sha256,  ///< 1.15: RSA-OAEP with SHA-256 and MGF1-SHA-256
    x25519_hkdf,      ///< 2.0, common: X25519, HKDF-SHA-256, AES-128 key wrap
    ecdh_hkdf,        ///< 2.0, alternative: ECDH-ES on P-256, then as above
};

/// How the signer's certificate travels; both are accepted of every peer.
enum class SigningToken { x509v3, x509_pki_path_v1 };

/// How the recipient's encryption certificate is named; all are accepted of every peer.
enum class KeyReference { ski, issuer_serial, bst };

/// As P-Modes write them: "as4-1.15", "rsa-sha256", "x25519-hkdf", "X509PKIPathv1", "issuer-serial".
std::string_view name_of(Profile profile);
std::string_view name_of(SignatureAlgorithm algorithm);
std::string_view name_of(KeyTransport transport);
std::string_view name_of(SigningToken token);
std::string_view name_of(KeyReference reference);

/// The value of that name, or nothing.
template <class Choice>
std::optional<Choice> choice_of(std::string_view name);

/// All names of a kind, for a message: "ski, issuer-serial, bst".
template <class Choice>
std::string names_of();

template <>
std::optional<Profile> choice_of(std::string_view name);
template <>
std::string names_of<Profile>();
template <>
std::optional<SignatureAlgorithm> choice_of(std::string_view name);
template <>
std::string names_of<SignatureAlgorithm>();
template <>
std::optional<KeyTransport> choice_of(std::string_view name);
template <>
std::string names_of<KeyTransport>();
template <>
std::optional<SigningToken> choice_of(std::string_view name);
template <>
std::string names_of<SigningToken>();
template <>
std::optional<KeyReference> choice_of(std::string_view name);
template <>
std::string names_of<KeyReference>();

/// Whether a profile knows the choice (table 5.4 and section 6 of the eDelivery profiles).
bool allows(Profile profile, SignatureAlgorithm algorithm);
bool allows(Profile profile, KeyTransport transport);

}  // namespace comity::channel
