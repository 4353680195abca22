// SPDX-License-Identifier: EUPL-1.2
#include "cli/web_folder.h"

#include <filesystem>

#include "store/files/file.h"

namespace comity::cli {

namespace fs = std::filesystem;

std::string installed_web_folder() {
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    const fs::path installed = program.parent_path() / "../share/comity/web";
    return fs::exists(installed / "index.html", ignored) ? installed.lexically_normal().string() : std::string();
}

Result<std::string> read_reader_page(const std::string& web_folder) {
    constexpr std::size_t largest_page = 8 * 1024 * 1024;
    constexpr const char* page = "downloads/comity-reader.html";
    if (web_folder.empty())
        return fail(ErrorKind::unavailable, "there are no built pages, so no page to put into a sealed request", {},
                    "build web/ and install it beside the program, or name it with --web");
    return store::read_whole(fs::path(web_folder) / page, largest_page);
}

}  // namespace comity::cli
