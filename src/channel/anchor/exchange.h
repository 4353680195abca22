// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "channel/anchor/anchor_peer.h"
#include "channel/anchor/log_anchor.h"
#include "channel/directory/authority.h"
#include "record/store.h"
#include "record/witness.h"

/// Both sides of an exchange of anchors: an authority is the operator of its log and the witness of its peers'. The
/// messages that carry anchors are signed by the peer and were checked, so what comes is the peer's word.
///
/// In a transaction: take_anchor(), what the message means, anchor_to_send(). After it is durable: witness_answer().
namespace comity::channel {

/// Two notes that do not go together, or a peer's word that ours do not. A person of both authorities is to look;
/// nothing is cosigned for a log that is stopped until one clears it.
struct AnchorAlarm {
    enum class Log { peers, ours };
    Log log = Log::peers;
    std::string peer;               ///< authority
    record::ForkEvidence evidence;  ///< `known` and `presented` are the two notes

    friend bool operator==(const AnchorAlarm&, const AnchorAlarm&) = default;
};

/// Of one answer: each is tried against every checkpoint that was not answered.
inline constexpr std::size_t max_cosignatures = 8;

/// What an anchor that came gave.
struct TakenAnchor {
    std::optional<record::WitnessVerdict> verdict;  ///< on the peer's checkpoint: for witness_answer()
    std::string cosignatures;  ///< lines by the peer over ours that were new, kept with their checkpoint
    std::vector<AnchorAlarm> alarms;
    std::vector<std::string> words;  ///< for the log of the node: what was refused or not recognised, and why
};

/// Judges the peer's checkpoint as its witness and keeps what it answered about ours. Writes `witness` and `log`,
/// changes `state`. Errors: the stores' alone; whatever the anchor holds is answered, never an error.
Result<TakenAnchor> take_anchor(const LogAnchor& anchor, const ListedAuthority& peer, AnchorPeer& state,
                                record::WitnessStore& witness, record::LogStore& log, Instant now);

/// The answer to the peer's checkpoint. Precondition: what take_anchor() wrote is durable.
WitnessAnswer witness_answer(const record::WitnessVerdict& verdict, const record::Signer& witness, Instant now);

/// What to send the peer: the newest checkpoint of our log with the proof that it continues what the peer cosigned
/// last, and the answer that is owed, which is then no longer. In a receipt the answer is put in by the caller. Nothing
/// where the log is empty. Errors: the store's; `conflict` where the peer cosigned more than the log has: it was
/// shortened.
Result<std::optional<LogAnchor>> anchor_to_send(AnchorPeer& state, record::LogStore& log, AnchorPlace place,
                                                Instant now);

/// The logs of a peer as its witness knows them: one per name of a key.
std::optional<record::WitnessedLog> witnessed_log(const ListedAuthority& peer, std::string_view origin);

}  // namespace comity::channel
