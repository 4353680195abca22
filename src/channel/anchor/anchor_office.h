// SPDX-License-Identifier: EUPL-1.2
#pragma once

// An authority that exchanges anchors with another, in memory, for tests only.

#include <array>
#include <string>

#include "channel/anchor/exchange.h"
#include "record/log.h"
#include "record/memory_stores.h"

namespace comity::channel {

inline Instant noon() {
    return parse_instant("2026-03-04T12:00:00Z").value();
}

inline crypto::Ed25519Key key_of(unsigned char seed) {
    std::array<unsigned char, crypto::ed25519_seed_octets> octets{};
    octets.fill(seed);
    return crypto::Ed25519Key(octets);
}

/// One of two; `seed` tells their keys apart.
class Office {
   public:
    Office(const std::string& id, unsigned char seed)
        : log_key(record::Signer::from("gw." + id + ".example/log", record::KeyType::ed25519, key_of(seed)).value()),
          witness_key(
              record::Signer::from("gw." + id + ".example/witness", record::KeyType::cosignature_v1, key_of(seed + 1))
                  .value()) {
        entry.id = id;
        entry.log = {{record::vkey(log_key.verifier()), log_key.verifier()}};
        entry.witness = {{record::vkey(witness_key.verifier()), witness_key.verifier()}};
    }

    /// Appends events, made of a word, and signs a checkpoint.
    void grow(std::uint64_t events, const std::string& word = "event") {
        for (std::uint64_t i = 0; i < events; ++i) {
            const record::Hash leaf = record::leaf_hash(word + std::to_string(head.size()));
            auto growth = record::Growth::of(head, {&leaf, 1}).value();
            store.hashes.insert(store.hashes.end(), growth.stored.begin(), growth.stored.end());
            head = growth.head;
        }
        const std::string note =
            record::sign_checkpoint(log_key, {log_key.verifier().name, head.size(), head.root(), {}});
        store.checkpoints[head.size()] = {head.size(), note, {}};
    }

    /// The log as if it had never had more than that many events.
    void shorten_to(std::uint64_t size) {
        store.hashes.resize(record::stored_count(size));
        store.checkpoints.erase(store.checkpoints.upper_bound(size), store.checkpoints.end());
        head = record::LogHead::read(size, [this](auto indices) { return store.read_hashes(indices); }).value();
    }

    LogAnchor send(AnchorPlace place = AnchorPlace::user_message) {
        return anchor_to_send(peer, store, place, noon()).value().value();
    }

    TakenAnchor take(const LogAnchor& anchor, const Office& from) {
        return take_anchor(anchor, from.entry, peer, witness, store, noon()).value();
    }

    /// Takes a user message and gives the anchor of its receipt, after recording the message.
    LogAnchor receive(const LogAnchor& anchor, const Office& from) {
        last = take(anchor, from);
        grow(1);
        LogAnchor receipt = send(AnchorPlace::receipt);
        if (last.verdict) receipt.cosignatures = witness_answer(*last.verdict, witness_key, noon());
        return receipt;
    }

    /// Takes the receipt.
    void finish(const LogAnchor& receipt, const Office& from) {
        last = take(receipt, from);
        if (last.verdict) peer.owed = witness_answer(*last.verdict, witness_key, noon());
    }

    record::Signer log_key;
    record::Signer witness_key;
    ListedAuthority entry;
    record::LogHead head;
    record::MemoryLogStore store;
    record::MemoryWitness witness;
    AnchorPeer peer;
    TakenAnchor last;
};

/// A message and its receipt.
inline void exchange(Office& sender, Office& receiver) {
    sender.grow(1);
    sender.finish(receiver.receive(sender.send(), sender), receiver);
}

}  // namespace comity::channel
