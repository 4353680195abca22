// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "base/octets.h"
#include "base/result.h"
#include "channel/compression/stored_blocks.h"
#include "crypto/sealed_stream.h"

namespace comity::channel {

/// How hard to try. Documents that are compressed already are only wrapped, so that their digest is over plain octets.
enum class Deflation { wrap, compress };

/// Writes one gzip member (RFC 1952) without name or time, so that equal content gives equal octets.
class GzipWriter {
   public:
    GzipWriter(Deflation deflation, crypto::OctetSink packed);
    ~GzipWriter();
    GzipWriter(const GzipWriter&) = delete;
    GzipWriter& operator=(const GzipWriter&) = delete;

    /// Errors: those of the sink.
    Result<void> write(Octets plain);
    /// To be called once, after the last octet.
    Result<void> finish();
    /// CRC-32 of what was written, as the member has it at its end.
    std::uint32_t checksum() const;

   private:
    Result<void> deflate_all(Octets plain, int flush);

    struct Stream;
    std::unique_ptr<Stream> stream_;
    std::optional<StoredBlocks> stored_;
    crypto::OctetSink sink_;
};

}  // namespace comity::channel
