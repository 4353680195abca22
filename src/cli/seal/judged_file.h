// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "base/octets.h"
#include "base/result.h"
#include "seal/container.h"

namespace comity::cli {

/// A container or a PDF with what its signatures are worth.
struct JudgedFile {
    seal::Report report;
    std::optional<seal::Container> container;  ///< nothing of a PDF
};

/// `file` must outlive it. Errors: those of opening a container or a PDF.
Result<JudgedFile> judge_file(Octets file, const seal::ValidationPolicy& policy);

/// docs/formats/validation.md: of a file that could be judged or not.
Result<std::string> validation_json(Octets file, const Result<JudgedFile>& judged);

}  // namespace comity::cli
