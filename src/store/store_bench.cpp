// SPDX-License-Identifier: EUPL-1.2
// What the store costs under the node: one row, one group of commands, a stream, a proof. COMITY_TEST_POSTGRES adds the
// server (tools/with-postgres build/bench/bin/store_bench).
#include <cstdlib>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>

#include <unistd.h>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "store/events/record_tables.h"
#include "store/open.h"
#include "store/sql/transaction.h"

namespace comity::store {
namespace {

constexpr std::uint64_t streams = 1000;
constexpr std::size_t body_octets = 600;

template <class T>
T must(T outcome) {
    if (!outcome) throw std::runtime_error(to_string(outcome.error()));
    return outcome;
}

/// A record of events spread over streams, in a new database.
class Filled {
   public:
    explicit Filled(Engine engine)
        : folder_(std::filesystem::temp_directory_path() / fmt::format("comity-store-bench-{}", ::getpid())) {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
        const char* server = std::getenv("COMITY_TEST_POSTGRES");
        database = std::move(must(open_database(engine == Engine::sqlite
                                                    ? "sqlite:" + (folder_ / "comity.db").string()
                                                    : std::string(server ? server : "postgresql://127.0.0.1:1/none")))
                                 .value());
        auto writer = std::move(must(database->writer()).value());
        const Schema schema = record_schema();
        must(migrate(*writer, {&schema, 1}));
        for (const char* table : {"record_events", "record_hashes", "record_answers"})
            must(writer->run(std::string("DELETE FROM ") + table));
        for (int group = 0; group < 100; ++group) append(*writer, 500);
    }
    ~Filled() {
        database.reset();
        std::filesystem::remove_all(folder_);
    }

    void append(Connection& writer, std::uint64_t count) {
        auto transaction = std::move(must(Transaction::write(writer, "justice.example")).value());
        RecordTables tables(writer, "justice.example");
        std::vector<record::KeptEvent> events;
        for (std::uint64_t i = 0; i < count; ++i) {
            const std::uint64_t stream = sequence_ % streams;
            events.push_back({{"case", std::to_string(stream)},
                              sequence_ / streams + 1,
                              sequence_ + 1,
                              std::string(100, 'e'),
                              std::string(body_octets, 'b')});
            ++sequence_;
        }
        must(tables.stores().events.append(events));
        const std::uint64_t wanted = record::stored_count(sequence_);
        must(tables.stores().log.append_hashes(stored_, std::vector<record::Hash>(wanted - stored_)));
        stored_ = wanted;
        must(transaction.commit());
    }

    std::unique_ptr<Database> database;

   private:
    std::filesystem::path folder_;
    std::uint64_t sequence_ = 0;
    std::uint64_t stored_ = 0;
};

/// Filled once; a measurement that writes goes on from there.
Filled& filled_once(Engine engine) {
    static std::map<Engine, Filled> filled;
    return filled.try_emplace(engine, engine).first->second;
}

void read_one_row(benchmark::State& state, Engine engine) {
    Filled& filled = filled_once(engine);
    auto reader = std::move(must(filled.database->reader()).value());
    std::uint64_t sequence = 0;
    for (auto _ : state) {
        sequence = sequence * 7919 % 49'999 + 1;
        auto row = reader->one("SELECT stream_id FROM record_events WHERE authority = $1 AND sequence = $2",
                               {"justice.example", sequence}, [](const Row& found) { return found.string(0); });
        benchmark::DoNotOptimize(must(std::move(row)));
    }
}

void read_stream_of_50(benchmark::State& state, Engine engine) {
    Filled& filled = filled_once(engine);
    auto reader = std::move(must(filled.database->reader()).value());
    RecordTables tables(*reader, "justice.example");
    std::uint64_t stream = 0;
    for (auto _ : state) {
        stream = (stream + 389) % streams;
        benchmark::DoNotOptimize(must(tables.stores().events.read_stream({"case", std::to_string(stream)}, 1, 1000)));
    }
}

void read_24_hashes(benchmark::State& state, Engine engine) {
    Filled& filled = filled_once(engine);
    auto reader = std::move(must(filled.database->reader()).value());
    RecordTables tables(*reader, "justice.example");
    std::vector<std::uint64_t> asked(24);
    std::uint64_t index = 0;
    for (auto _ : state) {
        for (auto& one : asked) one = index = (index + 7919) % 99'000;
        benchmark::DoNotOptimize(must(tables.stores().log.read_hashes(asked)));
    }
}

/// A group of commands of two events each, durable together.
void commit_group(benchmark::State& state, Engine engine) {
    Filled& filled = filled_once(engine);
    auto writer = std::move(must(filled.database->writer()).value());
    for (auto _ : state) filled.append(*writer, 2 * static_cast<std::uint64_t>(state.range(0)));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void add(const char* name, void (*measure)(benchmark::State&, Engine), std::vector<std::int64_t> sizes = {}) {
    for (const Engine engine : {Engine::sqlite, Engine::postgres}) {
        if (engine == Engine::postgres && !std::getenv("COMITY_TEST_POSTGRES")) continue;
        const std::string full = std::string(engine == Engine::sqlite ? "sqlite/" : "postgres/") + name;
        auto* added = benchmark::RegisterBenchmark(full.c_str(), measure, engine);
        for (const std::int64_t size : sizes) added->Arg(size);
        added->Unit(benchmark::kMicrosecond)->UseRealTime();
    }
}

const bool added = [] {
    add("read_one_row", read_one_row);
    add("read_stream_of_50", read_stream_of_50);
    add("read_24_hashes", read_24_hashes);
    add("commit_group", commit_group, {1, 10, 100});
    return true;
}();

}  // namespace
}  // namespace comity::store
