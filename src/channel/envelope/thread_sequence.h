// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "channel/envelope/transmittal.h"
#include "crypto/sha256.h"

/// The order of transmittals within a thread, both directions, as a fold over what was sent and what came. AS4 has no
/// order; this alone shows a message that one side believes sent and the other never saw.
namespace comity::channel {

/// A transmittal in its place.
struct FiledTransmittal {
    std::string id;
    crypto::Sha256 sha256{};  ///< of its octets
    std::optional<PreviousTransmittal> previous;

    friend bool operator==(const FiledTransmittal&, const FiledTransmittal&) = default;
};

/// Numbers that did not come though later ones did.
struct Gap {
    SequenceRange missing;
    Instant noticed;               ///< when the first later one came
    std::optional<Instant> asked;  ///< when the peer was last asked for them

    friend bool operator==(const Gap&, const Gap&) = default;
};

/// What became of a transmittal that came.
enum class Filing {
    in_order,
    out_of_order,  ///< filed; a number before it is missing
    fills_gap,     ///< filed late
    replacement,   ///< filed in the place of the one it names
    again,         ///< the very same is filed already: nothing happens
    conflict,      ///< another stands in its place, or its chain is broken: kept beside, a person decides
};

struct FilingVerdict {
    Filing filing = Filing::in_order;
    std::string reason;  ///< of a conflict, in words

    friend bool operator==(const FilingVerdict&, const FilingVerdict&) = default;
};

inline constexpr std::int64_t default_gap_alarm_seconds = 4 * 60 * 60;  ///< `gap.alarm`

class ThreadSequence {
   public:
    /// Ours, when it was released: its number, and what it says of the one before and of the other direction.
    /// Precondition: it was made by next().
    void sent(const Transmittal& transmittal, const crypto::Sha256& sha256);

    /// Theirs, checked and recorded.
    FilingVerdict file(const Transmittal& transmittal, const crypto::Sha256& sha256, Instant now);

    /// That the peer was asked for all that is missing now.
    void asked(Instant now);

    /// Number, previous and last seen of our next transmittal; its id, thread and matter are the caller's.
    Transmittal next() const;
    /// The same for a replacement of one of ours. Nothing where no such one was sent.
    std::optional<Transmittal> next_in_place_of(const std::string& id) const;

    const std::vector<Gap>& gaps() const { return gaps_; }
    /// What to ask for with RequestMissing: gaps noticed that long ago for which nobody was asked for as long, at most
    /// max_missing_ranges.
    std::vector<SequenceRange> to_ask(Instant now, std::int64_t gap_alarm_seconds = default_gap_alarm_seconds) const;

    /// What we sent and the peer had not seen when it last wrote; nothing where it had seen all.
    std::optional<SequenceRange> unseen_by_peer() const;
    /// The newest of theirs.
    std::optional<LastSeen> last_seen() const;

    friend bool operator==(const ThreadSequence&, const ThreadSequence&) = default;

   private:
    std::optional<std::string> broken_chain(const Transmittal& transmittal, const crypto::Sha256& sha256) const;
    void note_seen(const std::optional<LastSeen>& seen);
    void close(std::int64_t sequence);

    // By number; several where one was replaced, the newest last.
    std::map<std::int64_t, std::vector<FiledTransmittal>> ours_;
    std::map<std::int64_t, std::vector<FiledTransmittal>> theirs_;
    std::map<std::string, std::int64_t> ids_;  ///< of theirs
    std::vector<Gap> gaps_;
    std::int64_t seen_by_peer_ = 0;
};

}  // namespace comity::channel
