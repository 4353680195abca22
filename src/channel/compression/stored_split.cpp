// SPDX-License-Identifier: EUPL-1.2
#include "channel/compression/stored_split.h"

#include <algorithm>

namespace comity::channel {

Result<void> StoredSplit::sort(Octets packed) {
    while (!packed.empty()) {
        if (frame_left_ != 0) {
            const Octets now = packed.first(std::min(packed.size(), frame_left_));
            TRY_VOID(frame_(now));
            frame_left_ -= now.size();
            packed = packed.subspan(now.size());
            continue;
        }
        const Octets now = packed.first(std::min(packed.size(), block_left_));
        TRY_VOID(content_(now));
        block_left_ -= now.size();
        packed = packed.subspan(now.size());
        if (block_left_ != 0) continue;
        block_left_ = stored_block;
        frame_left_ = stored_head;
    }
    return {};
}

Result<void> StoredSplit::write(Octets packed) {
    if (held_.size() + packed.size() <= stored_trailer) {
        held_ += as_text(packed);
        return {};
    }
    // All but the last eight of what is held and what came are no trailer.
    const std::size_t ready = held_.size() + packed.size() - stored_trailer;
    const std::size_t from_held = std::min(ready, held_.size());
    TRY_VOID(sort(octets(held_).first(from_held)));
    held_.erase(0, from_held);
    TRY_VOID(sort(packed.first(ready - from_held)));
    held_ += as_text(packed.subspan(ready - from_held));
    return {};
}

Result<void> StoredSplit::finish() {
    return frame_(octets(held_));
}

Result<void> merge_stored(const NextOctets& content, const NextOctets& frame, const crypto::OctetSink& packed) {
    const auto copy = [&](const NextOctets& from, std::size_t octets) -> Result<std::size_t> {
        std::size_t copied = 0;
        while (copied < octets) {
            TRY(next, from(octets - copied));
            if (next.empty()) break;
            TRY_VOID(packed(next));
            copied += next.size();
        }
        return copied;
    };
    TRY(begun, copy(frame, stored_header + stored_head));
    for (std::size_t last = begun; last != 0;) {
        TRY(of_content, copy(content, stored_block));
        TRY(of_frame, copy(frame, stored_head));
        last = of_content + of_frame;
    }
    return {};
}

}  // namespace comity::channel
