// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "verify/note.h"
#include "verify/policy.h"

namespace comity::verify {

/// Limits of a file; what is over them was written by nobody who follows the form.
inline constexpr std::size_t max_line = 4 * 1024 * 1024;
inline constexpr std::uint64_t max_events = 1'000'000;
inline constexpr std::uint64_t max_checkpoints = 1'024;
inline constexpr std::size_t max_proof_hashes = 63;
/// After so many faults no more are looked for.
inline constexpr std::size_t max_faults = 20;

/// An event that was proved to be in the log.
struct ProvedEvent {
    std::string instant;            ///< as the authority's clock said it
    std::int64_t milliseconds = 0;  ///< the same, since 1970 UTC
    std::string type;
    std::optional<std::uint64_t> after = {};   ///< witnessed second it is younger than
    std::optional<std::uint64_t> before = {};  ///< witnessed second it is older than
    std::string evidence = {};                 ///< what of the channel it files, as the event calls it; "" for others
    std::string filed = {};                    ///< SHA-256 of that, hexadecimal; "" where the event names none
};

/// What a file says and what of it holds. It verifies when there are no faults.
struct Findings {
    std::string authority;
    std::string stream_kind;
    std::string stream_id;
    std::string exported;
    Key log;
    std::vector<Key> witnesses;  ///< believed: of the policy where there is one, else of the file
    std::vector<Checkpoint> checkpoints;
    std::vector<ProvedEvent> events;
    std::vector<std::string> faults;  ///< in words, with the line
    bool believed = true;             ///< false: not by the policy, and then the rest was not looked at

    bool verified() const { return faults.empty(); }
};

/// Reads the export once, from its first line to its last, and checks everything of docs/formats/export.md, "What is
/// checked". With a policy its logs and witnesses are believed, else those the file names.
Findings verify_export(std::istream& file, const std::optional<Policy>& policy);

}  // namespace comity::verify
