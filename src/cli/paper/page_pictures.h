// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"
#include "documents/paper/picture.h"

namespace comity::cli {

inline constexpr int max_scanned_pages = 2'000;  ///< of one PDF

/// How pages of a PDF are drawn.
struct PageDrawing {
    int dots_per_inch = 150;
    int most_pages = max_scanned_pages;
};

/// Takes one page: its name ("scan.pdf, page 3") and its picture.
using TakePage = std::function<Result<void>(const std::string& name, const documents::Picture& picture)>;

/// The pages of a file: one of a picture; of a PDF each as pdftoppm (poppler-utils) draws it, as a process of its own
/// with limits of time, memory and file size. False where a PDF has further pages than were asked for. Errors: those of
/// reading and of `take`; invalid where a PDF cannot be drawn; unavailable where pdftoppm is not installed; limit.
Result<bool> for_each_page(const std::filesystem::path& file, const PageDrawing& drawing, const TakePage& take);

}  // namespace comity::cli
