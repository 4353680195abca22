// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "channel/delivery/handover.h"
#include "format/value.h"

/// What an authority keeps of one peer for the exchange of anchors. The witness's own state of the peer's log is the
/// record's (record::WitnessStore).
namespace comity::channel {

/// Checkpoints sent and not answered; of more the oldest are forgotten, whose cosignatures then go unrecognised.
inline constexpr std::size_t max_pending_checkpoints = 64;

struct AnchorPeer {
    std::string authority;               ///< id in the directory
    std::uint64_t cosigned = 0;          ///< size of our log the peer cosigned last, as far as we know
    std::uint64_t offered = 0;           ///< size that went in a receipt: very likely cosigned since; 0 after a 409
    std::vector<std::uint64_t> pending;  ///< sizes of ours that were sent and not answered, ascending
    std::optional<WitnessAnswer> owed;   ///< about the peer's last checkpoint, for our next message
    bool doubted = false;                ///< the peer says that our log does not go on: a person is to look
    std::optional<Instant> heard;        ///< when an anchor of the peer came last
    std::optional<Instant> sent;         ///< when one of ours went last

    friend bool operator==(const AnchorPeer&, const AnchorPeer&) = default;
};

/// After a person looked at the evidence of an alarm about our log. `conflict` unless it is doubted.
Result<AnchorPeer> cleared(AnchorPeer peer);

/// For keeping it.
format::Value to_value(const AnchorPeer& peer);
/// Errors: a member missing or of another kind.
Result<AnchorPeer> read_anchor_peer(const format::Value& value);

inline constexpr std::int64_t default_anchor_interval_seconds = 60 * 60;  ///< `anchor.interval`

/// Whether a message with the action Anchor is to be sent: nothing came from the peer, and none went to it, for that
/// long. A peer of which nothing is known yet is due.
bool anchor_message_due(const AnchorPeer& peer, Instant now,
                        std::int64_t interval_seconds = default_anchor_interval_seconds);

}  // namespace comity::channel
