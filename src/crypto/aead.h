// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "base/octets.h"
#include "base/result.h"
#include "crypto/random.h"
#include "crypto/secret.h"

namespace comity::crypto {

// AES-256-GCM (NIST SP 800-38D) with nonces of 96 and tags of 128 bits.

inline constexpr std::size_t aead_key_octets = 32;
inline constexpr std::size_t aead_tag_octets = 16;

using AeadNonce = std::array<unsigned char, 12>;

/// A key of 256 bits, wiped with the object.
class AeadKey {
   public:
    static AeadKey random(const RandomBytes& random);
    /// Refuses any other length than 32 octets.
    static Result<AeadKey> from(Octets octets);

    AeadKey copy() const { return AeadKey(octets_.copy()); }
    Octets octets() const { return octets_.octets(); }

   private:
    explicit AeadKey(Secret octets) : octets_(std::move(octets)) {}

    Secret octets_;
};

/// What `seal` adds to the plain text: the nonce in front and the tag behind.
inline constexpr std::size_t seal_overhead = sizeof(AeadNonce) + aead_tag_octets;

/// nonce ‖ cipher text ‖ tag, under a random nonce: up to 2^32 times per key (SP 800-38D section 8.3).
/// `associated` is authenticated, not kept: `open` needs the same.
std::string seal(const AeadKey& key, Octets plain, Octets associated, const RandomBytes& random);

/// The plain text. Fails with ErrorKind::invalid where any octet, the key or the associated octets are not the same.
Result<std::string> open(const AeadKey& key, Octets sealed, Octets associated);

/// cipher text ‖ tag, for callers that count their nonces: never twice the same under one key.
std::string seal_with_nonce(const AeadKey& key, const AeadNonce& nonce, Octets plain, Octets associated);
Result<std::string> open_with_nonce(const AeadKey& key, const AeadNonce& nonce, Octets sealed, Octets associated);

}  // namespace comity::crypto
