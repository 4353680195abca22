// SPDX-License-Identifier: EUPL-1.2
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

#include "law/atlas/matrix.h"

// Run as tools/bench does: the library's image stands beside the program in COMITY_BUILD_DIR.

namespace comity::law {

namespace {

const Library& library() {
    static const Library opened = [] {
        const char* folder = std::getenv("COMITY_BUILD_DIR");
        auto image = Library::open(std::string(folder == nullptr ? "build/bench" : folder) + "/bin/comity.law");
        if (!image) throw std::runtime_error(to_string(image.error()));
        return std::move(*image);
    }();
    return opened;
}

/// From the opened library to an answer for every ordered pair of States; nothing is kept from the run before.
void all_pairs_of(benchmark::State& state, const char* kind) {
    const CivilDate on = CivilDate::from_ymd(2026, 11, 21).value();
    const RequestKind request = find_request_kind(library(), kind).value();
    std::size_t pairs = 0;
    for (auto _ : state) {
        const TreatyNetwork network(library(), request, on);
        const Matrix matrix = matrix_of(network);
        pairs = matrix.cells.size() - matrix.states.size();
        benchmark::DoNotOptimize(matrix.cells.data());
    }
    state.counters["pairs"] = static_cast<double>(pairs);
}

void all_pairs(benchmark::State& state) {
    all_pairs_of(state, "extradition");
}
void all_pairs_service(benchmark::State& state) {
    all_pairs_of(state, "service");
}

/// The same for every kind of request the library knows.
void all_pairs_all_kinds(benchmark::State& state) {
    const CivilDate on = CivilDate::from_ymd(2026, 11, 21).value();
    const std::vector<RequestKind> kinds = request_kinds(library());
    for (auto _ : state) {
        for (const RequestKind& kind : kinds) {
            const TreatyNetwork network(library(), kind, on);
            const Matrix matrix = matrix_of(network);
            benchmark::DoNotOptimize(matrix.cells.data());
        }
    }
    state.counters["kinds"] = static_cast<double>(kinds.size());
}

/// From the bytes of a file to a library that answers.
void load(benchmark::State& state) {
    const char* folder = std::getenv("COMITY_BUILD_DIR");
    const std::string path = std::string(folder == nullptr ? "build/bench" : folder) + "/bin/comity.law";
    for (auto _ : state) benchmark::DoNotOptimize(Library::open(path));
}

BENCHMARK(load)->Name("load")->Unit(benchmark::kMillisecond);
BENCHMARK(all_pairs_all_kinds)->Name("all_pairs/all_kinds")->Unit(benchmark::kMillisecond);
BENCHMARK(all_pairs)->Name("all_pairs")->Unit(benchmark::kMillisecond);
BENCHMARK(all_pairs_service)->Name("all_pairs/service")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace comity::law
