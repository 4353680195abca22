// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include "base/octets.h"
#include "base/result.h"
#include "crypto/octet_sink.h"

namespace comity::crypto {

// AES-128-GCM in the form of XML Encryption 1.1 section 5.2.4, for octets that come in pieces: nonce ‖ cipher text ‖
// tag, nothing authenticated beside. For documents of our own store there is sealed_stream.h, which releases no octet
// that was changed; this form is what the wire of AS4 asks for.

inline constexpr std::size_t gcm_key_octets = 16;
inline constexpr std::size_t gcm_nonce_octets = 12;
inline constexpr std::size_t gcm_tag_octets = 16;
inline constexpr std::size_t gcm_overhead = gcm_nonce_octets + gcm_tag_octets;

/// What one nonce may encrypt (SP 800-38D section 5.2.1.1).
inline constexpr std::uint64_t max_gcm_plain = (std::uint64_t{1} << 36) - 32;

using GcmKey = std::span<const unsigned char, gcm_key_octets>;
using GcmNonce = std::array<unsigned char, gcm_nonce_octets>;  ///< never twice under one key

class GcmEncryptor {
   public:
    GcmEncryptor(GcmKey key, const GcmNonce& nonce, OctetSink sink, std::uint64_t limit = max_gcm_plain);
    GcmEncryptor(GcmEncryptor&&) noexcept;
    ~GcmEncryptor();

    /// Errors: limit over `limit` octets of plain text; those of the sink. After an error only destruction makes sense.
    Result<void> write(Octets plain);
    /// Puts the tag. To be called once, after the last octet.
    Result<void> finish();

   private:
    struct Stream;
    std::unique_ptr<Stream> stream_;
};

/// What comes out is not authenticated: the caller must not use, show, parse or inflate any of it before `finish`
/// succeeded, and must throw it away where it does not.
class GcmDecryptor {
   public:
    GcmDecryptor(GcmKey key, OctetSink plain, std::uint64_t limit = max_gcm_plain);
    GcmDecryptor(GcmDecryptor&&) noexcept;
    ~GcmDecryptor();

    Result<void> write(Octets encrypted);
    /// Errors: invalid where the tag is wrong or octets are missing.
    Result<void> finish();

   private:
    struct Stream;
    std::unique_ptr<Stream> stream_;
};

}  // namespace comity::crypto
