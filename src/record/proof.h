// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/checkpoint.h"
#include "record/policy.h"

/// The proof that an entry is in a log, in a file that is checked without the log: C2SP tlog-proof.
namespace comity::record {

/// Limits of a proof file.
inline constexpr std::size_t max_inclusion_lines = 63;
inline constexpr std::size_t max_proof_extra = 64 * 1024;
inline constexpr std::size_t max_proof = max_note + 2 * max_proof_extra;

struct LogProof {
    std::optional<std::string> extra;  ///< octets nobody signed
    std::uint64_t index = 0;           ///< of the leaf, from 0
    std::vector<Hash> path;            ///< inclusion_proof()
    std::string note;                  ///< the signed checkpoint, with its cosignatures

    friend bool operator==(const LogProof&, const LogProof&) = default;
};

std::string proof_octets(const LogProof& proof);
/// Errors: any other form; a limit. Nothing is verified, the note is not read.
Result<LogProof> read_proof(std::string_view octets);

/// The checkpoint in which the entry is. Errors (`forbidden`): not signed by a log of the policy, the quorum not met,
/// the entry not at that place; those of the note.
Result<SignedCheckpoint> verify_proof(const LogProof& proof, std::string_view entry, const Policy& policy);

}  // namespace comity::record
