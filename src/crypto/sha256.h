// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>

#include "base/octets.h"
#include "crypto/hex.h"

namespace comity::crypto {

using Sha256 = std::array<unsigned char, 32>;

/// FIPS 180-4.
Sha256 sha256(std::span<const char> bytes);
Sha256 sha256(Octets octets);
/// A literal would be digested with its final zero; say std::string_view.
template <std::size_t length>
Sha256 sha256(const char (&)[length]) = delete;

/// The digest of octets that arrive in pieces.
class RunningSha256 {
   public:
    RunningSha256();
    RunningSha256(RunningSha256&&) noexcept;
    RunningSha256& operator=(RunningSha256&&) noexcept;
    ~RunningSha256();

    void update(Octets octets);
    /// Of all octets so far; more may follow.
    Sha256 digest() const;

   private:
    struct Context;
    std::unique_ptr<Context> context_;
};

}  // namespace comity::crypto
