// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>

#include "base/octets.h"
#include "base/result.h"
#include "crypto/sealed_stream.h"

namespace comity::channel {

struct InflateLimits {
    std::uint64_t max_octets = std::uint64_t{64} << 30;  ///< of what comes out
    std::uint64_t max_ratio = 200;                       ///< octets out for each octet in …
    std::uint64_t ratio_from = std::uint64_t{1} << 20;   ///< … once so many came out
};

/// Inflates one gzip member (RFC 1952) that arrives in pieces of any size, in the memory of one buffer. After an error
/// only destruction makes sense, and what came out is to be thrown away.
class GzipReader {
   public:
    GzipReader(InflateLimits limits, crypto::OctetSink plain);
    ~GzipReader();
    GzipReader(const GzipReader&) = delete;
    GzipReader& operator=(const GzipReader&) = delete;

    /// Errors: invalid where data are damaged, checksum or length are wrong, or anything stands behind the member: two
    /// readers could see two documents; limit beyond the limits; those of the sink.
    Result<void> write(Octets packed);
    /// To be called once, after the last octet. Errors: invalid where octets are missing. Returns the octets put out.
    Result<std::uint64_t> finish();

   private:
    Result<void> put(Octets plain);

    struct Stream;
    std::unique_ptr<Stream> stream_;
    InflateLimits limits_;
    crypto::OctetSink sink_;
    std::uint64_t in_ = 0;
    std::uint64_t out_ = 0;
    bool ended_ = false;
};

}  // namespace comity::channel
