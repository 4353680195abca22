// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace comity::bench {

/// Milliseconds of many runs.
class Latencies {
   public:
    void add(double milliseconds) { all_.push_back(milliseconds); }
    void add(const Latencies& others) { all_.insert(all_.end(), others.all_.begin(), others.all_.end()); }
    std::size_t count() const { return all_.size(); }
    /// `part`: 0.99 for the 99th of a hundred.
    double percentile(double part) const;

   private:
    std::vector<double> all_;
};

/// Values with names and units, written as Google Benchmark writes them, for tools/performance-table.
class Measured {
   public:
    void add(std::string name, double value, std::string unit);
    void add_p99(const std::string& name, const Latencies& latencies);
    Result<void> write(const std::filesystem::path& file) const;

   private:
    struct Entry {
        std::string name;
        double value;
        std::string unit;
    };
    std::vector<Entry> entries_;
};

using Clock = std::chrono::steady_clock;
double milliseconds_since(Clock::time_point begin);

/// Time on the processor of all threads so far, which does not count what others take of the machine.
double processor_milliseconds();

/// The most memory this process has had resident so far, MiB.
double resident();

/// The status of a benchmark's program; says what went wrong.
int status_of(const Result<void>& done);

}  // namespace comity::bench
