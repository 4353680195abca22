// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include "base/octets.h"
#include "base/result.h"
#include "crypto/public_key.h"
#include "crypto/secret.h"

namespace comity::crypto {

/// A private key, wherever it lies: in memory, or in a token that does not let it go. Safe to use from several threads.
/// Errors of all operations: invalid where the key is of a kind that cannot do it; unavailable where a token does not
/// answer.
class PrivateKey {
   public:
    virtual ~PrivateKey() = default;

    virtual const PublicKey& public_key() const = 0;

    /// The signature in the form SignatureAlgorithm describes.
    virtual Result<std::string> sign(SignatureAlgorithm algorithm, Octets message) const = 0;

    /// RSA-OAEP as PublicKey::encrypt_oaep makes it. Errors: invalid, always in the same words, where the octets do not
    /// open under this key.
    virtual Result<Secret> decrypt_oaep(Octets encrypted) const = 0;

    /// X25519 (RFC 7748 section 6.1), or ECDH on P-256 (the x coordinate): 32 octets, to be put through a key
    /// derivation. Errors: invalid for a key of another kind and where the secret is all zero, which a point of low
    /// order makes.
    virtual Result<Secret> derive(const PublicKey& peer) const = 0;
};

// Keys in memory.

std::unique_ptr<PrivateKey> ed25519_private_key(std::span<const unsigned char, 32> seed);
std::unique_ptr<PrivateKey> x25519_private_key(std::span<const unsigned char, 32> scalar);

/// A private key just made, and its PKCS#8 in PEM for the file that keeps it.
struct MadePrivateKey {
    std::unique_ptr<PrivateKey> key;
    Secret pem;
};

inline constexpr int default_rsa_bits = 3072;

/// From the random numbers of OpenSSL, which asks the system for them. `rsa_bits` counts for RSA only. Errors: invalid
/// for less than 2048 or more than max_rsa_bits.
Result<MadePrivateKey> make_private_key(KeyKind kind, int rsa_bits = default_rsa_bits);

inline constexpr std::size_t max_private_key_octets = 16 * 1024;  ///< of PEM

/// PKCS#8, or a traditional form that OpenSSL reads. Errors: invalid where it is none, of another kind, or encrypted;
/// limit. They tell nothing of the content.
Result<std::unique_ptr<PrivateKey>> private_key_from_pem(const Secret& pem);

/// Of a file that its owner only can read. Errors: as above; unavailable; invalid where others may read it.
Result<std::unique_ptr<PrivateKey>> private_key_from_file(const std::filesystem::path& file);

// What the two homes of keys share.

/// The error of a key asked for what its kind cannot do.
tl::unexpected<Error> wrong_kind_of_key(const PublicKey& key, std::string_view for_what);
/// The one error of decrypt_oaep and of a secret that is all zero.
tl::unexpected<Error> does_not_decrypt();

}  // namespace comity::crypto
