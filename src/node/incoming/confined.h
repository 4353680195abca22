// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "node/incoming/memory_file.h"

/// Programs that read what others sent run in a process of their own: with limits of time, memory and output, without
/// the environment, the files and the sockets of whoever starts them; what they start goes with them. What such a file
/// does to its reader, the node outlives.
namespace comity::node {

/// Where such a program finds the file.
inline constexpr std::string_view confined_input = "/proc/self/fd/3";
inline constexpr int cannot_run = 127;  ///< the status where the program is not there, as shells say it

struct ConfinedRun {
    std::vector<std::string> words;  ///< the program, then its arguments
    std::uint64_t processor_seconds = 20;
    std::uint64_t memory_octets = std::uint64_t{1} << 30;
    std::size_t output_octets = 4 * 1024 * 1024;  ///< on its standard output
    std::chrono::seconds patience{120};           ///< whatever else the machine does
    std::stop_token stop = {};                    ///< of whoever waits for it: it is stopped as by a limit
};

struct ConfinedEnd {
    std::optional<int> status;  ///< nothing where it was stopped by a limit, and the output cut
    std::string output;
};

/// Errors: unavailable where no process can be started, or how it ended is not told.
Result<ConfinedEnd> run_confined(const ConfinedRun& run, const MemoryFile& input);

}  // namespace comity::node
