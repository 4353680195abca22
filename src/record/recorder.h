// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "crypto/random.h"
#include "record/data_keys.h"
#include "record/event.h"
#include "record/leaf.h"
#include "record/log.h"
#include "record/store.h"

namespace comity::record {

/// The five interfaces of one transaction.
struct Stores {
    EventStore& events;
    LogStore& log;
    WitnessStore& witness;
    DataKeyStore& keys;
    AnswerStore& answers;
};

/// An event before it has its place.
struct Draft {
    std::string type;
    std::int64_t version = 1;
    std::string payload;  ///< canonical JSON object
};

/// Who records, and when.
struct Authorship {
    std::string actor;
    std::string on_behalf_of;
    Instant instant;
};

/// Appends events to the record of one authority within one transaction: gives them their places, seals them, grows the
/// log. For the writer's thread alone.
class Recorder {
   public:
    /// Reads where the record stands.
    static Result<Recorder> begin(std::string authority, Stores stores, DataKeys& keys, crypto::RandomBytes random);

    /// Behind what the stream has. Errors: an event that is none (event.h); the store's.
    Result<std::vector<ReadEvent>> append(const StreamId& stream, std::span<const Draft> drafts,
                                          const Authorship& authorship);

    /// The stream as it stands in this transaction.
    Result<std::vector<ReadEvent>> read(const StreamId& stream);
    Stores& stores() { return stores_; }

    /// Where the record stands, to come back to when a savepoint is rolled back.
    struct Mark {
        std::uint64_t sequence = 0;
        std::size_t leaves = 0;
    };
    Mark mark() const { return {sequence_, leaf_hashes_.size()}; }
    void go_back_to(Mark mark);

    /// Stores the tree's new hashes. Gives the head of the log; without events, nullopt.
    Result<std::optional<LogHead>> finish();

   private:
    Recorder(std::string authority, Stores stores, DataKeys& keys, crypto::RandomBytes random, std::uint64_t sequence,
             LogHead head)
        : authority_(std::move(authority)),
          stores_(stores),
          keys_(keys),
          random_(std::move(random)),
          sequence_(sequence),
          head_(std::move(head)) {}

    std::string authority_;
    Stores stores_;
    DataKeys& keys_;
    crypto::RandomBytes random_;
    std::uint64_t sequence_;
    LogHead head_;
    std::vector<Hash> leaf_hashes_;
};

/// The events of a stream, opened. Errors: `not_found` where the content was erased; a body that does not open or is
/// not the event of its place.
Result<std::vector<ReadEvent>> read_stream(std::string_view authority, const StreamId& stream, EventStore& events,
                                           DataKeyStore& key_store, DataKeys& keys);

}  // namespace comity::record
