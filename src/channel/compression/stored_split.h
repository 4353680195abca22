// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>

#include "base/octets.h"
#include "base/result.h"
#include "channel/compression/stored_blocks.h"
#include "crypto/octet_sink.h"

namespace comity::channel {

/// Sorts octets that are thought to be a member as StoredBlocks writes it into content and frame, by their places
/// alone: what they say is not looked at, so they need not be believed yet. Whether the frame was one is asked
/// afterwards (StoredFrame); where it was none, merge_stored gives the octets back as they were.
class StoredSplit {
   public:
    StoredSplit(crypto::OctetSink content, crypto::OctetSink frame)
        : content_(std::move(content)), frame_(std::move(frame)) {}

    /// Errors: those of the sinks.
    Result<void> write(Octets packed);
    /// To be called once, after the last octet.
    Result<void> finish();

   private:
    Result<void> sort(Octets packed);

    crypto::OctetSink content_;
    crypto::OctetSink frame_;
    std::string held_;  ///< the last octets, which may be the trailer
    std::size_t frame_left_ = stored_header + stored_head;
    std::size_t block_left_ = stored_block;
};

/// What StoredSplit sorted, in its old order. `content` and `frame` give up to so many octets that come next,
/// none at the end. Errors: theirs and those of the sink.
using NextOctets = std::function<Result<Octets>(std::size_t most)>;
Result<void> merge_stored(const NextOctets& content, const NextOctets& frame, const crypto::OctetSink& packed);

}  // namespace comity::channel
