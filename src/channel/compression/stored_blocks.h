// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>

#include "base/octets.h"
#include "base/result.h"
#include "crypto/sealed_stream.h"

namespace comity::channel {

/// A gzip member of stored blocks (RFC 1951 section 3.2.4): what it holds decides every octet of it, however it was
/// cut. Several times faster than level 0 of zlib.
class StoredBlocks {
   public:
    explicit StoredBlocks(crypto::OctetSink packed) : sink_(std::move(packed)) {}

    Result<void> write(Octets plain);
    Result<void> finish();
    std::uint32_t checksum() const { return checksum_; }

   private:
    Result<void> put_header();
    Result<void> put_block(Octets content, bool last);

    crypto::OctetSink sink_;
    std::string block_;  ///< not full yet
    bool begun_ = false;
    std::uint32_t checksum_ = 0;  ///< CRC-32 of what was written
    std::uint64_t octets_ = 0;
};

}  // namespace comity::channel
