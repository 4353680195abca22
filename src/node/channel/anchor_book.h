// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "channel/anchor/exchange.h"
#include "node/authority.h"
#include "node/channel/alarm_book.h"
#include "node/writer.h"

namespace comity::node {

/// Kinds of alarm about logs.
inline constexpr std::string_view log_of_peer = "log-of-peer";
inline constexpr std::string_view log_of_ours = "log-of-ours";

/// The exchange of log anchors with peers: this authority witnesses their logs, and they witness ours.
class AnchorBook {
   public:
    AnchorBook(Authority& authority, Writer& writer, AlarmBook& alarms)
        : authority_(authority), writer_(writer), alarms_(alarms) {}

    /// Takes what came of a peer, inside the transaction of the message it came with: judges its checkpoint, keeps its
    /// cosignatures over ours, raises alarms. The verdict is answered once all of it is durable.
    Result<std::optional<record::WitnessVerdict>> take(Unit& unit, const channel::HandedAnchor& anchor,
                                                       const channel::ListedAuthority& peer);

    /// The answer to a verdict, after its transaction.
    channel::WitnessAnswer answer(const record::WitnessVerdict& verdict, Instant now) const;

    /// Our newest checkpoint for that peer, inside a transaction that began after what it is to cover was durable.
    Result<std::optional<channel::HandedAnchor>> checkpoint_for(Unit& unit, const std::string& peer,
                                                                channel::AnchorPlace place);
    /// Peers that were silent for so long while our log grew behind what they cosigned: an Anchor message is due.
    Result<std::vector<std::string>> silent(Unit& unit, std::int64_t seconds) const;
    /// That one is on its way, so that it is not asked for twice.
    Result<void> note_asked(Unit& unit, const std::string& peer);

    /// What our next message is to bring the peer.
    Result<void> owe(Unit& unit, const std::string& peer, channel::WitnessAnswer answer);

   private:
    Authority& authority_;
    Writer& writer_;
    AlarmBook& alarms_;
};

/// A verdict as text, to answer it after a restart.
std::string verdict_text(const record::WitnessVerdict& verdict);
Result<record::WitnessVerdict> read_verdict(std::string_view text);

/// After a person looked: the log of these notes is witnessed again; our own is doubted by that peer no more.
Result<void> resume_log(Unit& unit, std::string_view known, std::string_view presented);
Result<void> resume_own_log(Unit& unit, const std::string& authority, const std::string& peer);

}  // namespace comity::node
