// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "crypto/key_wrap.h"
#include "record/store.h"

namespace comity::record {

/// Data keys of one authority's streams, unwrapped when they are first needed and kept for a while. Safe to use from
/// several threads.
class DataKeys {
   public:
    /// `held`: how many keys stay unwrapped in memory.
    DataKeys(std::string authority, const crypto::AuthorityKey& under, crypto::RandomBytes random,
             std::size_t held = 16'384);

    /// Errors: `not_found` where the stream has none, or its key was erased.
    Result<crypto::AeadKey> find(const StreamId& stream, DataKeyStore& store);
    /// A new one where the stream has none. Errors: `conflict` where it was erased.
    Result<crypto::AeadKey> find_or_make(const StreamId& stream, DataKeyStore& store);
    /// Erases it here and in the store.
    Result<void> erase(const StreamId& stream, DataKeyStore& store);
    /// After the transaction that made keys is durable: they stay.
    void keep_made();
    /// After it, or a savepoint in it, was rolled back: what was made since the last keep_made() may not be in the
    /// store.
    void forget_made();

   private:
    struct Held {
        StreamId stream;
        crypto::AeadKey key;
    };

    std::string associated(const StreamId& stream) const;
    std::optional<crypto::AeadKey> held(const StreamId& stream);
    void hold(const StreamId& stream, const crypto::AeadKey& key);
    void drop(const StreamId& stream);

    std::string authority_;
    const crypto::AuthorityKey& under_;
    crypto::RandomBytes random_;
    std::size_t most_;
    std::mutex mutex_;
    std::list<Held> recent_;  // most recently used first
    std::map<StreamId, std::list<Held>::iterator> by_stream_;
    std::vector<StreamId> made_;  // in a transaction that is not durable yet
};

}  // namespace comity::record
