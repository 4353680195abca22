// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <memory>
#include <span>

#include "base/octets.h"

namespace comity::crypto {

using Ed25519PublicKey = std::array<unsigned char, 32>;
using Ed25519Signature = std::array<unsigned char, 64>;

inline constexpr std::size_t ed25519_seed_octets = 32;

/// A private key of RFC 8032 (pure Ed25519). Safe to sign with from several threads.
class Ed25519Key {
   public:
    /// The seed is what RFC 8032 section 5.1.5 calls the private key.
    explicit Ed25519Key(std::span<const unsigned char, ed25519_seed_octets> seed);
    Ed25519Key(Ed25519Key&&) noexcept;
    Ed25519Key& operator=(Ed25519Key&&) noexcept;
    ~Ed25519Key();

    const Ed25519PublicKey& public_key() const { return public_key_; }
    Ed25519Signature sign(Octets message) const;

   private:
    struct Pair;
    std::unique_ptr<const Pair> pair_;
    Ed25519PublicKey public_key_;
};

/// RFC 8032 section 5.1.7; a public key that is no point of the curve verifies nothing.
bool verifies(const Ed25519PublicKey& key, Octets message, const Ed25519Signature& signature);

}  // namespace comity::crypto
