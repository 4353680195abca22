// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"
#include "documents/paper/picture.h"

namespace comity::cli {

inline constexpr int max_scanned_pages = 2'000;  ///< of one PDF

/// Takes one page: its name ("scan.pdf, page 3") and its picture.
using TakePage = std::function<Result<void>(const std::string& name, const documents::Picture& picture)>;

/// The pages of a file: one of a picture; of a PDF each as pdftoppm (poppler-utils) draws it at 150 dpi, as a process
/// of its own with limits of time, memory and file size. Errors: those of reading; invalid where a PDF cannot be drawn;
/// unavailable where pdftoppm is not installed; limit.
Result<void> for_each_page(const std::filesystem::path& file, const TakePage& take);

}  // namespace comity::cli
