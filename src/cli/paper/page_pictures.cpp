// SPDX-License-Identifier: EUPL-1.2
#include "cli/paper/page_pictures.h"

#include <array>
#include <cstdlib>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/seal/files.h"
#include "store/files/file.h"

namespace comity::cli {

namespace {

namespace fs = std::filesystem;

constexpr rlim_t max_drawing_seconds = 20;  ///< of a processor, for one page
constexpr rlim_t max_drawing_octets = rlim_t{1} << 30;
constexpr int cannot_run = 127;   ///< as a shell says it
constexpr int no_such_page = 99;  ///< pdftoppm(1)

/// A folder for one page at a time, removed with the object.
class DrawingFolder {
   public:
    DrawingFolder() {
        std::string name = (fs::temp_directory_path() / "comity-scan-XXXXXX").string();
        if (::mkdtemp(name.data()) != nullptr) path_ = name;
    }
    ~DrawingFolder() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
    }
    DrawingFolder(const DrawingFolder&) = delete;
    DrawingFolder& operator=(const DrawingFolder&) = delete;

    const fs::path& path() const { return path_; }

   private:
    fs::path path_;
};

void limit(int what, rlim_t most) {
    const rlimit both{most, most};
    ::setrlimit(static_cast<__rlimit_resource>(what), &both);
}

/// Between fork and exec: only calls that are safe there.
[[noreturn]] void become(char* const* words) {
    limit(RLIMIT_CPU, max_drawing_seconds);
    limit(RLIMIT_AS, max_drawing_octets);
    limit(RLIMIT_FSIZE, documents::max_picture_octets);
    limit(RLIMIT_CORE, 0);
    const int nothing = ::open("/dev/null", O_RDWR);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(nothing, stream);
    std::array<const char*, 3> environment{"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", nullptr};
    ::execvpe(words[0], words, const_cast<char* const*>(environment.data()));
    ::_exit(cannot_run);
}

/// The status it ended with; nothing where it was stopped.
std::optional<int> run(std::vector<std::string> words) {
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) become(arguments.data());
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child || !WIFEXITED(status)) return std::nullopt;
    return WEXITSTATUS(status);
}

Result<void> for_each_drawn(const fs::path& file, const TakePage& take) {
    const DrawingFolder folder;
    if (folder.path().empty()) return fail(ErrorKind::unavailable, "there is no room for temporary files");
    const fs::path stem = folder.path() / "page";
    for (int page = 1; page <= max_scanned_pages + 1; ++page) {
        const std::string number = std::to_string(page);
        const auto status = run({"pdftoppm", "-r", "150", "-gray", "-singlefile", "-f", number, "-l", number,
                                 fs::absolute(file).string(), stem.string()});
        if (status == no_such_page && page > 1) return {};
        if (status == cannot_run) {
            return fail(ErrorKind::unavailable, "pdftoppm cannot be run", {}, "install poppler-utils (Debian)");
        }
        if (status != 0) {
            return fail(ErrorKind::invalid, fmt::format("page {} of {} cannot be drawn", page, file.string()), {},
                        "scan it as PNG or JPEG");
        }
        if (page > max_scanned_pages) break;
        TRY(drawn, store::read_whole(stem.string() + ".pgm", documents::max_picture_octets));
        TRY(picture, documents::read_picture(octets(drawn)));
        TRY_VOID(take(fmt::format("{}, page {}", file.string(), page), picture));
    }
    return fail(ErrorKind::limit, fmt::format("{} has over {} pages", file.string(), max_scanned_pages), {},
                "divide it");
}

}  // namespace

Result<void> for_each_page(const fs::path& file, const TakePage& take) {
    constexpr std::size_t most = std::size_t{512} << 20;
    TRY(content, store::read_whole(file, most));
    if (content.starts_with("%PDF-")) return for_each_drawn(file, take);
    auto picture = documents::read_picture(octets(content));
    if (!picture) {
        picture.error().place = {file.string()};
        return tl::unexpected(std::move(picture).error());
    }
    return take(file.string(), *picture);
}

}  // namespace comity::cli
