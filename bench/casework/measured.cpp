// SPDX-License-Identifier: EUPL-1.2
#include "measured.h"

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iostream>

#include <fmt/format.h>

namespace comity::bench {

double Latencies::percentile(double part) const {
    if (all_.empty()) return 0;
    std::vector<double> sorted = all_;
    std::ranges::sort(sorted);
    const auto at = static_cast<std::size_t>(part * static_cast<double>(sorted.size()));
    return sorted[std::min(at, sorted.size() - 1)];
}

void Measured::add(std::string name, double value, std::string unit) {
    fmt::print("{:<44} {:>12.3f} {}\n", name, value, unit);
    std::fflush(stdout);
    entries_.push_back({std::move(name), value, std::move(unit)});
}

void Measured::add_p99(const std::string& name, const Latencies& latencies) {
    fmt::print("{:<44} {:>12.3f} ms median, {:.3f} ms at most, {} times\n", name, latencies.percentile(0.5),
               latencies.percentile(1), latencies.count());
    add(name, latencies.percentile(0.99), "ms");
}

Result<void> Measured::write(const std::filesystem::path& file) const {
    std::string text = "{\"benchmarks\": [";
    for (const Entry& entry : entries_)
        text += fmt::format(R"({}{{"name": "{}", "real_time": {}, "time_unit": "{}"}})",
                            &entry == entries_.data() ? "" : ", ", entry.name, entry.value, entry.unit);
    std::ofstream out(file);
    out << text << "]}\n";
    out.close();
    if (!out) return fail(ErrorKind::unavailable, fmt::format("{} cannot be written", file.string()));
    return {};
}

double milliseconds_since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

double processor_milliseconds() {
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

double resident() {
    std::ifstream status("/proc/self/status");
    std::string word;
    double kib = 0;
    while (status >> word)
        if (word == "VmHWM:") status >> kib;
    return kib / 1024;
}

int status_of(const Result<void>& done) {
    if (done) return 0;
    std::cerr << to_string(done.error()) << "\n";
    return 1;
}

}  // namespace comity::bench
