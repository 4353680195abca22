// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "cli/office/open_office.h"

namespace comity::cli {

/// Writes what the channel filed for a case into a folder: transmittals, signed headers, receipts and sealed evidences,
/// each named by its SHA-256 as the events of the case name it, with index.txt saying what each is, and the
/// directories that were in force, with their notes. Gives how many. Precondition: the person may export the case,
/// which was recorded. Errors: the folder; what is stored cannot be read.
Result<std::size_t> export_proofs(OpenOffice& office, const std::string& case_id, const std::filesystem::path& folder);

}  // namespace comity::cli
