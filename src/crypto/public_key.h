// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/octets.h"
#include "base/result.h"

namespace comity::crypto {

enum class KeyKind {
    rsa,
    p256,
    p384,  ///< of authorities above a chain: nothing of ours signs or agrees with it
    p521,  ///< likewise
    ed25519,
    x25519,
};

/// "RSA", "P-256", "P-384", "P-521", "Ed25519", "X25519".
std::string_view name_of(KeyKind kind);

/// A signature is as XML Signature writes it: PKCS#1 v1.5; r‖s of 32 octets each; R‖S of RFC 8032.
enum class SignatureAlgorithm { rsa_pkcs1_sha256, ecdsa_p256_sha256, ed25519 };

/// What a key must be for the algorithm.
KeyKind kind_for(SignatureAlgorithm algorithm);

inline constexpr int max_rsa_bits = 8192;                       ///< more only costs time to verify
inline constexpr std::size_t max_public_key_octets = 4 * 1024;  ///< of a SubjectPublicKeyInfo

/// A public key of one of the kinds in use. Cheap to copy; safe to use from several threads.
class PublicKey {
   public:
    /// A SubjectPublicKeyInfo in DER and nothing behind it. Errors: invalid for anything else, for other kinds and
    /// curves, and for points that are not on the curve; limit.
    static Result<PublicKey> from_spki(Octets der);

    KeyKind kind() const;
    int bits() const;  ///< of the modulus, or of the curve
    const std::string& spki() const;

    /// False also where the algorithm is not for keys of this kind.
    bool verifies(SignatureAlgorithm algorithm, Octets message, Octets signature) const;

    /// RSA-OAEP with SHA-256, MGF1 with SHA-256 and no label (RFC 8017). Errors: invalid for other keys and for more
    /// than the modulus has room for.
    Result<std::string> encrypt_oaep(Octets secret) const;

    friend bool operator==(const PublicKey& a, const PublicKey& b) { return a.spki() == b.spki(); }

    struct Handle;  ///< OpenSSL's key, for the source files of this folder
    explicit PublicKey(std::shared_ptr<const Handle> handle) : handle_(std::move(handle)) {}
    const Handle& handle() const { return *handle_; }

   private:
    std::shared_ptr<const Handle> handle_;
};

}  // namespace comity::crypto
