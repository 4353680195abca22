// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>

#include "base/octets.h"
#include "base/result.h"
#include "crypto/octet_sink.h"

namespace comity::channel {

// A gzip member of stored blocks (RFC 1951 section 3.2.4) as we make it: header (10 octets), blocks of 65,535 octets
// behind a head (5 octets) each, the last one with what is left, CRC-32 and length (8 octets).

inline constexpr std::size_t stored_block = 65'535;  ///< a length of 16 bits
inline constexpr std::size_t stored_header = 10;     ///< RFC 1952 section 2.3
inline constexpr std::size_t stored_head = 5;
inline constexpr std::size_t stored_trailer = 8;

/// Header, heads and trailer: all of the member but its content, which decides every octet of it.
class StoredFrame {
   public:
    /// Of content of so many octets with that CRC-32.
    StoredFrame(std::uint64_t octets, std::uint32_t checksum) : octets_(octets), checksum_(checksum) {}

    std::uint64_t size() const;
    /// `place` < size().
    unsigned char at(std::uint64_t place) const;

   private:
    std::uint64_t octets_;
    std::uint32_t checksum_;
};

/// Writes such a member. What it holds decides every octet of it, however it was cut. Several times faster than level 0
/// of zlib.
class StoredBlocks {
   public:
    explicit StoredBlocks(crypto::OctetSink packed) : sink_(std::move(packed)) {}

    Result<void> write(Octets plain);
    Result<void> finish();
    std::uint32_t checksum() const { return checksum_; }

   private:
    void begin_block();
    void end_block(bool last);
    Result<void> put();

    crypto::OctetSink sink_;
    std::string packed_;     ///< not put yet: a few blocks, so that what is behind gets large pieces
    std::size_t block_ = 0;  ///< where in it the head of the last block stands
    bool begun_ = false;
    std::uint32_t checksum_ = 0;  ///< CRC-32 of what was written
    std::uint64_t octets_ = 0;
};

}  // namespace comity::channel
