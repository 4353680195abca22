// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The interfaces of store.h over containers, for tests only: no transactions.

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "record/recorder.h"
#include "record/store.h"

namespace comity::record {

struct MemoryEvents : EventStore {
    std::vector<KeptEvent> all;

    Result<void> append(std::span<const KeptEvent> events) override {
        for (const KeptEvent& event : events) {
            if (event.sequence != all.size() + 1 || event.stream_sequence != stream_length(event.stream).value() + 1) {
                return fail(ErrorKind::conflict, "another writer was faster");
            }
            all.push_back(event);
        }
        return {};
    }
    Result<std::uint64_t> last_sequence() override { return all.size(); }
    Result<std::uint64_t> stream_length(const StreamId& stream) override {
        return static_cast<std::uint64_t>(std::ranges::count(all, stream, &KeptEvent::stream));
    }
    Result<std::vector<KeptEvent>> read_stream(const StreamId& stream, std::uint64_t first,
                                               std::size_t limit) override {
        return those([&](const KeptEvent& e) { return e.stream == stream && e.stream_sequence >= first; }, limit);
    }
    Result<std::vector<KeptEvent>> read_range(std::uint64_t first, std::size_t limit) override {
        return those([&](const KeptEvent& e) { return e.sequence >= first; }, limit);
    }

   private:
    template <class Wanted>
    std::vector<KeptEvent> those(const Wanted& wanted, std::size_t limit) const {
        std::vector<KeptEvent> found;
        std::ranges::copy_if(all, std::back_inserter(found), wanted);
        if (found.size() > limit) found.resize(limit);
        return found;
    }
};

struct MemoryLogStore : LogStore {
    std::vector<Hash> hashes;
    std::map<std::uint64_t, KeptCheckpoint> checkpoints;

    Result<void> append_hashes(std::uint64_t first_stored_index, std::span<const Hash> more) override {
        if (first_stored_index != hashes.size()) return fail(ErrorKind::conflict, "another writer was faster");
        hashes.insert(hashes.end(), more.begin(), more.end());
        return {};
    }
    Result<std::vector<Hash>> read_hashes(std::span<const std::uint64_t> stored_indices) override {
        std::vector<Hash> found;
        for (const std::uint64_t index : stored_indices) {
            if (index >= hashes.size()) return fail(ErrorKind::unavailable, "no such hash");
            found.push_back(hashes[index]);
        }
        return found;
    }
    Result<void> put_checkpoint(std::uint64_t size, std::string_view note) override {
        checkpoints.emplace(size, KeptCheckpoint{size, std::string(note), {}});
        return {};
    }
    Result<void> add_cosignatures(std::uint64_t size, std::string_view lines) override {
        checkpoints.at(size).cosignatures += lines;
        return {};
    }
    Result<std::optional<KeptCheckpoint>> newest_checkpoint() override {
        if (checkpoints.empty()) return std::nullopt;
        return checkpoints.rbegin()->second;
    }
    Result<std::optional<KeptCheckpoint>> first_checkpoint_from(std::uint64_t size, bool cosigned) override {
        for (auto at = checkpoints.lower_bound(size); at != checkpoints.end(); ++at) {
            if (!cosigned || !at->second.cosignatures.empty()) return at->second;
        }
        return std::nullopt;
    }
};

struct MemoryWitness : WitnessStore {
    std::map<std::string, WitnessState, std::less<>> states;
    std::vector<ForkEvidence> kept;

    Result<std::optional<WitnessState>> find_state(std::string_view origin) override {
        const auto at = states.find(origin);
        if (at == states.end()) return std::nullopt;
        return at->second;
    }
    Result<void> put_state(const WitnessState& state) override {
        states.insert_or_assign(state.origin, state);
        return {};
    }
    Result<void> add_evidence(const ForkEvidence& evidence) override {
        kept.push_back(evidence);
        return {};
    }
    Result<std::vector<ForkEvidence>> evidence(std::string_view origin) override {
        std::vector<ForkEvidence> found;
        std::ranges::copy_if(kept, std::back_inserter(found), [&](const auto& e) { return e.origin == origin; });
        return found;
    }
};

struct MemoryKeys : DataKeyStore {
    std::map<StreamId, std::string> wrapped_keys;
    std::set<StreamId> erased;

    Result<std::optional<std::string>> find(const StreamId& stream) override {
        const auto at = wrapped_keys.find(stream);
        if (at == wrapped_keys.end()) return std::nullopt;
        return at->second;
    }
    Result<void> insert(const StreamId& stream, std::string_view wrapped) override {
        if (erased.contains(stream) || !wrapped_keys.emplace(stream, wrapped).second) {
            return fail(ErrorKind::conflict, "the stream has or had a key");
        }
        return {};
    }
    Result<void> replace(const StreamId& stream, std::string_view wrapped) override {
        wrapped_keys.at(stream) = wrapped;
        return {};
    }
    Result<void> erase(const StreamId& stream) override {
        wrapped_keys.erase(stream);
        erased.insert(stream);
        return {};
    }
    Result<std::vector<StreamId>> list(const std::optional<StreamId>& after, std::size_t limit) override {
        std::vector<StreamId> found;
        for (const auto& [stream, wrapped] : wrapped_keys) {
            if ((!after || *after < stream) && found.size() < limit) found.push_back(stream);
        }
        return found;
    }
};

struct MemoryAnswers : AnswerStore {
    std::map<std::string, KeptAnswer, std::less<>> answers;

    Result<std::optional<KeptAnswer>> find(std::string_view key) override {
        const auto at = answers.find(key);
        if (at == answers.end()) return std::nullopt;
        return at->second;
    }
    Result<void> insert(std::string_view key, const KeptAnswer& answer) override {
        if (!answers.emplace(key, answer).second) return fail(ErrorKind::conflict, "the key has an answer");
        return {};
    }
    Result<std::uint64_t> forget_before(Instant instant) override {
        return std::erase_if(answers, [&](const auto& each) { return each.second.instant < instant; });
    }
};

struct MemoryStores {
    MemoryEvents events;
    MemoryLogStore log;
    MemoryWitness witness;
    MemoryKeys keys;
    MemoryAnswers answers;

    Stores all() { return {events, log, witness, keys, answers}; }
};

}  // namespace comity::record
