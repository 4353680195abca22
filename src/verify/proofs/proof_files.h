// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "verify/outcome.h"

namespace comity::verify {

/// Limits of a folder of proofs; a file has those of XML and of directories.
inline constexpr std::size_t max_proof_files = 20'000;
inline constexpr std::size_t max_proof_octets = 4 * 1024 * 1024;
inline constexpr std::size_t max_folder_octets = 256 * 1024 * 1024;  ///< of all files; they are held in memory

struct ProofFile {
    std::string name;
    std::string octets;
};

/// The files of a folder by name; none within folders in it. Errors: the folder or a file cannot be read, a limit.
/// `most`: octets of all together.
Outcome<std::vector<ProofFile>> read_proof_files(const std::string& folder, std::size_t most = max_folder_octets);

}  // namespace comity::verify
