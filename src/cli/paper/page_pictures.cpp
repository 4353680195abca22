// SPDX-License-Identifier: EUPL-1.2
#include "cli/paper/page_pictures.h"

#include <cstdint>

#include <fmt/format.h>

#include "node/incoming/confined.h"
#include "store/files/file.h"

namespace comity::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t max_drawing_seconds = 20;  ///< of a processor, for one page
constexpr int no_such_page = 99;                   ///< pdftoppm(1)

Result<bool> for_each_drawn(const std::string& name, Octets pdf, const PageDrawing& drawing, const TakePage& take) {
    TRY(input, node::MemoryFile::make());
    TRY_VOID(input.append(pdf));
    for (int page = 1; page <= drawing.most_pages + 1; ++page) {
        const std::string number = std::to_string(page);
        TRY(drawn,
            node::run_confined({.words = {"pdftoppm", "-r", std::to_string(drawing.dots_per_inch), "-gray",
                                          "-singlefile", "-f", number, "-l", number, std::string(node::confined_input)},
                                .processor_seconds = max_drawing_seconds,
                                .output_octets = documents::max_picture_octets},
                               input));
        if (drawn.status == no_such_page && page > 1) return true;
        if (drawn.status == node::cannot_run)
            return fail(ErrorKind::unavailable, "pdftoppm cannot be run", {}, "install poppler-utils (Debian)");
        if (drawn.status != 0) {
            return fail(ErrorKind::invalid, fmt::format("page {} of {} cannot be drawn", page, name), {},
                        "scan it as PNG or JPEG");
        }
        if (page > drawing.most_pages) break;
        TRY(picture, documents::read_picture(octets(drawn.output)));
        TRY_VOID(take(fmt::format("{}, page {}", name, page), picture));
    }
    return false;
}

}  // namespace

Result<bool> for_each_page(const fs::path& file, const PageDrawing& drawing, const TakePage& take) {
    constexpr std::size_t most = std::size_t{512} << 20;
    TRY(content, store::read_whole(file, most));
    if (content.starts_with("%PDF-")) return for_each_drawn(file.string(), octets(content), drawing, take);
    auto picture = documents::read_picture(octets(content));
    if (!picture) {
        picture.error().place = {file.string()};
        return tl::unexpected(std::move(picture).error());
    }
    TRY_VOID(take(file.string(), *picture));
    return true;
}

}  // namespace comity::cli
