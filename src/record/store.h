// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "record/event.h"
#include "record/merkle_tree.h"
#include "record/witness_state.h"

/// What the record asks of a store. An object of these interfaces belongs to one authority and to one transaction that
/// somebody else began: everything done through the five becomes visible and durable together when that transaction
/// commits, and none of it when it is rolled back. What was written is read back within the same transaction. Used by
/// one thread at a time.
///
/// Errors, of every function: `unavailable` when the store cannot be reached, its disk is full or its rows contradict
/// each other; `conflict` when another writer was faster or a row that must be new exists. After an error of a writing
/// function the transaction (or the savepoint around it) is rolled back by whoever began it.
namespace comity::record {

/// An event as it is kept. Without the data key of its stream only what stands here in clear can be read.
struct KeptEvent {
    StreamId stream;
    std::uint64_t stream_sequence = 0;  ///< from 1 without a gap within the stream
    std::uint64_t sequence = 0;         ///< from 1 without a gap within the authority
    std::string entry;                  ///< octets of the leaf entry (leaf.h); kept when the content is erased
    std::string body;                   ///< salt and event octets, sealed under the stream's data key (sealed_body.h)

    friend bool operator==(const KeptEvent&, const KeptEvent&) = default;
};

class EventStore {
   public:
    virtual ~EventStore() = default;

    /// In the order of their sequences, from last_sequence() + 1 on; each is the next of its stream. `conflict`
    /// otherwise.
    virtual Result<void> append(std::span<const KeptEvent> events) = 0;
    /// 0 where there is none.
    virtual Result<std::uint64_t> last_sequence() = 0;
    /// How many events the stream has; 0 where it does not exist.
    virtual Result<std::uint64_t> stream_length(const StreamId& stream) = 0;
    /// At most `limit` events of the stream with stream sequences from `first` on, in order; empty behind its end.
    virtual Result<std::vector<KeptEvent>> read_stream(const StreamId& stream, std::uint64_t first,
                                                       std::size_t limit) = 0;
    /// At most `limit` events of the authority with sequences from `first` on, in order; empty behind the end.
    virtual Result<std::vector<KeptEvent>> read_range(std::uint64_t first, std::size_t limit) = 0;
};

/// A checkpoint of the authority's own log.
struct KeptCheckpoint {
    std::uint64_t size = 0;
    std::string note;          ///< as the log signed it
    std::string cosignatures;  ///< signature lines of witnesses, each ended by LF, in the order they came; may be empty

    friend bool operator==(const KeptCheckpoint&, const KeptCheckpoint&) = default;
};

/// The authority's own log: hashes of the tree, checkpoints.
class LogStore {
   public:
    virtual ~LogStore() = default;

    /// Hashes numbered from `first_stored_index` on (Growth); `conflict` unless that many are stored already.
    virtual Result<void> append_hashes(std::uint64_t first_stored_index, std::span<const Hash> hashes) = 0;
    /// A HashReader: in the order asked, an index asked twice given twice; `unavailable` when one is missing.
    virtual Result<std::vector<Hash>> read_hashes(std::span<const std::uint64_t> stored_indices) = 0;

    /// `conflict` when there is one of that size with another note; the same again changes nothing.
    virtual Result<void> put_checkpoint(std::uint64_t size, std::string_view note) = 0;
    /// Behind the lines that are there; lines that are there already are left out. `not_found` without such a
    /// checkpoint.
    virtual Result<void> add_cosignatures(std::uint64_t size, std::string_view lines) = 0;
    virtual Result<std::optional<KeptCheckpoint>> newest_checkpoint() = 0;
    /// The smallest of at least that size; with `cosigned` the smallest that has a cosignature.
    virtual Result<std::optional<KeptCheckpoint>> first_checkpoint_from(std::uint64_t size, bool cosigned) = 0;
};

/// What this authority as a witness knows of others' logs.
class WitnessStore {
   public:
    virtual ~WitnessStore() = default;

    /// Locks the row until the transaction ends, so that comparing and replacing it are one step.
    virtual Result<std::optional<WitnessState>> find_state(std::string_view origin) = 0;
    /// Inserts or replaces the state of its origin.
    virtual Result<void> put_state(const WitnessState& state) = 0;
    virtual Result<void> add_evidence(const ForkEvidence& evidence) = 0;
    /// In the order they were added.
    virtual Result<std::vector<ForkEvidence>> evidence(std::string_view origin) = 0;
};

/// Data keys of streams, wrapped under the authority's key. Erasing one erases the content of the stream's events.
class DataKeyStore {
   public:
    virtual ~DataKeyStore() = default;

    virtual Result<std::optional<std::string>> find(const StreamId& stream) = 0;
    /// `conflict` where there is one, or was one that has been erased: what is erased stays so.
    virtual Result<void> insert(const StreamId& stream, std::string_view wrapped) = 0;
    /// Wrapped anew, after a change of the authority's key. `not_found` where there is none.
    virtual Result<void> replace(const StreamId& stream, std::string_view wrapped) = 0;
    /// The octets are overwritten where the engine can; that it was erased stays known. `not_found` where there is
    /// none.
    virtual Result<void> erase(const StreamId& stream) = 0;
    /// At most `limit` streams that have a key, in the order of kind and id, behind `after`; for wrapping all anew.
    virtual Result<std::vector<StreamId>> list(const std::optional<StreamId>& after, std::size_t limit) = 0;
};

/// What was answered to a command, so that its repetition has no second effect.
struct KeptAnswer {
    Hash request;        ///< digest of the command: the same key with another command is a fault of the sender
    std::string answer;  ///< as it was given
    Instant instant;

    friend bool operator==(const KeptAnswer&, const KeptAnswer&) = default;
};

/// Answers by idempotency key. The key's alphabet and length are the caller's (at most 255 octets).
class AnswerStore {
   public:
    virtual ~AnswerStore() = default;

    virtual Result<std::optional<KeptAnswer>> find(std::string_view key) = 0;
    /// `conflict` where the key has an answer.
    virtual Result<void> insert(std::string_view key, const KeptAnswer& answer) = 0;
    /// Gives how many were given before that instant and are now forgotten.
    virtual Result<std::uint64_t> forget_before(Instant instant) = 0;
};

}  // namespace comity::record
