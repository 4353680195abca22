// SPDX-License-Identifier: EUPL-1.2
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <vector>

#include "record/log.h"
#include "record/merkle_tree.h"

namespace comity::record {

namespace {

constexpr std::uint64_t leaves = 10'000'000;

/// The stored hashes of a log of ten million leaves, in memory.
struct Grown {
    LogHead head;
    std::vector<Hash> stored;
};

const Grown& grown() {
    static const Grown log = [] {
        Grown made;
        made.stored.reserve(stored_count(leaves));
        std::vector<Hash> group(10'000);
        for (std::uint64_t first = 0; first < leaves; first += group.size()) {
            for (std::size_t i = 0; i < group.size(); ++i) group[i] = leaf_hash(std::to_string(first + i));
            auto growth = Growth::of(made.head, group).value();
            made.stored.insert(made.stored.end(), growth.stored.begin(), growth.stored.end());
            made.head = std::move(growth.head);
        }
        return made;
    }();
    return log;
}

HashReader reader() {
    return [](std::span<const std::uint64_t> indices) -> Result<std::vector<Hash>> {
        std::vector<Hash> found;
        found.reserve(indices.size());
        for (const std::uint64_t index : indices) found.push_back(grown().stored[index]);
        return found;
    };
}

/// Leaves all over the tree, the same in every run.
std::uint64_t next(std::uint64_t previous) {
    return (previous * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U);
}

void log_inclusion_proof(benchmark::State& state) {
    const auto stored = reader();
    grown();
    std::uint64_t random = 1;
    for (auto _ : state) {
        random = next(random);
        const auto proof = inclusion_proof(random % leaves, leaves, stored);
        benchmark::DoNotOptimize(proof->data());
    }
}
BENCHMARK(log_inclusion_proof)->Unit(benchmark::kMicrosecond);

void log_consistency_proof(benchmark::State& state) {
    const auto stored = reader();
    grown();
    std::uint64_t random = 1;
    for (auto _ : state) {
        random = next(random);
        const auto proof = consistency_proof(random % leaves, leaves, stored);
        benchmark::DoNotOptimize(proof->data());
    }
}
BENCHMARK(log_consistency_proof)->Unit(benchmark::kMicrosecond);

void log_inclusion_verified(benchmark::State& state) {
    const Hash root = grown().head.root();
    const std::uint64_t index = 6'543'210;
    const auto proof = inclusion_proof(index, leaves, reader()).value();
    const Hash leaf = leaf_hash(std::to_string(index));
    for (auto _ : state) {
        if (!verify_inclusion(index, leaves, leaf, proof, root)) state.SkipWithError("the proof does not verify");
    }
}
BENCHMARK(log_inclusion_verified)->Unit(benchmark::kMicrosecond);

void log_append(benchmark::State& state) {
    const std::vector<Hash> group(static_cast<std::size_t>(state.range(0)), leaf_hash("leaf"));
    for (auto _ : state) {
        const auto growth = Growth::of(grown().head, group);
        benchmark::DoNotOptimize(growth->stored.data());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(log_append)->Arg(1)->Arg(100)->Unit(benchmark::kMicrosecond);

}  // namespace

}  // namespace comity::record
