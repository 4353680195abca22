// SPDX-License-Identifier: EUPL-1.2
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "format/tree.h"
#include "law/determination/determine.h"

// Run from the root of the tree, as tools/bench does: the questions stand in bench/determine, the library's image
// beside the program in COMITY_BUILD_DIR.

namespace comity::law {

namespace {

/// Seconds this thread has spent on its core: what others make the machine do does not count.
double seconds_on_core() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

constexpr std::size_t runs = 30'000;
constexpr std::size_t warm_up_runs = 1'000;
constexpr CivilDate today{20'000};  // every question gives its own day

const Library& library() {
    static const Library opened = [] {
        const char* folder = std::getenv("COMITY_BUILD_DIR");
        auto image = Library::open(std::string(folder == nullptr ? "build/bench" : folder) + "/bin/comity.law");
        if (!image) throw std::runtime_error(to_string(image.error()));
        return std::move(*image);
    }();
    return opened;
}

std::string text_of(const std::string& name) {
    std::ifstream file("bench/determine/" + name, std::ios::binary);
    if (!file)
        throw std::runtime_error("bench/determine/" + name + " cannot be read; run this from the root of the tree");
    return {std::istreambuf_iterator<char>(file), {}};
}

std::unique_ptr<QuestionInput> read(const std::string& text, const std::string& name) {
    const auto trees = format::read_yaml(text, name);
    if (!trees || trees->empty()) throw std::runtime_error(name + ": no question");
    Faults faults;
    auto question = read_question(library(), trees->front(), today, faults);
    if (question == nullptr) throw std::runtime_error(to_string(faults.list().front()));
    return question;
}

/// Times `body` by itself, `runs` times: the median is the benchmark's time, the tail is a counter beside it. A mean
/// over a batch would hide what one caller waits for.
template <class Body>
void percentiles(benchmark::State& state, Body&& body) {
    for (std::size_t i = 0; i < warm_up_runs; ++i) body();
    std::vector<double> seconds(runs);
    for (auto _ : state) {
        for (double& one : seconds) {
            const double begin = seconds_on_core();
            body();
            one = seconds_on_core() - begin;
        }
        std::ranges::sort(seconds);
        state.SetIterationTime(seconds[runs / 2]);
    }
    state.counters["p99"] = seconds[runs * 99 / 100] * 1e6;
}

/// From the bound question to the whole answer: who is bound, basis, conditions, grounds, duties, papers, clocks,
/// questions, outcome. No explanation, no text.
void determine_one(benchmark::State& state, const std::string& name) {
    const auto question = read(text_of(name), name);
    percentiles(state, [&] {
        Situation situation = situation_of(*question);
        benchmark::DoNotOptimize(determine(*question, situation));
    });
}

/// From the bytes of a file to the bound question.
void read_one(benchmark::State& state, const std::string& name) {
    const std::string text = text_of(name);
    percentiles(state, [&] { benchmark::DoNotOptimize(read(text, name)); });
}

void set_up(benchmark::internal::Benchmark* one) {
    one->UseManualTime()->Iterations(1)->Unit(benchmark::kMicrosecond);
}

BENCHMARK_CAPTURE(determine_one, extradition, std::string("extradition.yaml"))->Name("determine")->Apply(set_up);
BENCHMARK_CAPTURE(determine_one, assistance, std::string("assistance.yaml"))
    ->Name("determine/assistance")
    ->Apply(set_up);
BENCHMARK_CAPTURE(determine_one, ece, std::string("ece.json"))->Name("determine/ece_alone")->Apply(set_up);
BENCHMARK_CAPTURE(read_one, extradition, std::string("extradition.yaml"))->Name("read_question")->Apply(set_up);
BENCHMARK_CAPTURE(read_one, assistance, std::string("assistance.yaml"))
    ->Name("read_question/assistance")
    ->Apply(set_up);

}  // namespace

}  // namespace comity::law
