// SPDX-License-Identifier: EUPL-1.2
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "documents/print/print.h"

namespace comity::documents {
namespace {

/// Paragraphs that fill so many pages, about.
Document long_document(std::int64_t pages) {
    Document document;
    document.kind = "bench";
    document.languages = {"en"};
    document.titles = {"Bench"};
    std::string text;
    for (int i = 0; i < 60; ++i) text += fmt::format("the request of {} words and more ", i);
    constexpr std::int64_t paragraphs_of_a_page = 2;
    for (std::int64_t i = 0; i < pages * paragraphs_of_a_page; ++i) {
        Segment words;
        words.versions = {{{text, TextRun::Face::plain, none, none}}};
        document.blocks.push_back(Paragraph{Paragraph::Style::body, 0, words});
    }
    return document;
}

void print_pages(benchmark::State& state) {
    const Document document = long_document(state.range(0));
    std::size_t octets = 0;
    for (auto _ : state) {
        const auto pdf = print_pdf(document, {0, Instant(), false, {}});
        octets = pdf.value().size();
        benchmark::DoNotOptimize(octets);
    }
    state.counters["octets"] = static_cast<double>(octets);
}
BENCHMARK(print_pages)->Arg(10)->Arg(200)->Arg(1000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace comity::documents
