// SPDX-License-Identifier: EUPL-1.2
#include "node/channel/exchange_folder.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "channel/delivery/handover.h"

namespace comity::node {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t piece = 256 * 1024;

tl::unexpected<Error> cannot(std::string_view what, const fs::path& path) {
    return fail(ErrorKind::unavailable, fmt::format("{} cannot be {}: {}", path.string(), what, std::strerror(errno)),
                {}, "see that node and access point may both use the exchange folder, and that its disk has room");
}

}  // namespace

Result<ExchangeFolder> ExchangeFolder::open(fs::path folder) {
    std::error_code error;
    for (const fs::path& made : {folder, folder / "out", folder / "in"}) {
        if (fs::create_directories(made, error) && !error) fs::permissions(made, fs::perms::owner_all, error);
        if (error)
            return fail(ErrorKind::unavailable, fmt::format("{} cannot be made: {}", made.string(), error.message()));
    }
    return ExchangeFolder(std::move(folder));
}

/// Names come from the other process: they lead to a file of that part of the folder and nowhere else.
Result<fs::path> ExchangeFolder::inside(std::string_view name, std::string_view part) const {
    std::string_view rest = name;
    if (rest.starts_with(part) && rest.size() > part.size() && rest[part.size()] == '/') {
        rest.remove_prefix(part.size() + 1);
        bool good = true;
        while (good) {
            const std::size_t slash = rest.find('/');
            good = channel::is_token(rest.substr(0, slash));
            if (slash == std::string_view::npos) break;
            rest.remove_prefix(slash + 1);
        }
        if (good) return folder_ / name;
    }
    return fail(ErrorKind::invalid, fmt::format("'{}' is no file of the exchange folder", name));
}

ExchangeFolder::Writing::Writing(Writing&& other) noexcept : file_(other.file_), path_(std::move(other.path_)) {
    other.file_ = -1;
}

ExchangeFolder::Writing::~Writing() {
    if (file_ >= 0) ::close(file_);
}

Result<void> ExchangeFolder::Writing::append(std::string_view octets) {
    while (!octets.empty()) {
        const ssize_t written = ::write(file_, octets.data(), octets.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return cannot("written", path_);
        octets.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> ExchangeFolder::Writing::finish() {
    const bool synced = ::fsync(file_) == 0;
    const bool closed = ::close(file_) == 0;
    file_ = -1;
    if (!synced || !closed) return cannot("written", path_);
    return {};
}

Result<ExchangeFolder::Writing> ExchangeFolder::write(std::string_view name) const {
    TRY(path, inside(name, "out"));
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0) return cannot("written", path);
    return Writing(file, path);
}

void ExchangeFolder::remove(std::string_view name) const {
    std::error_code ignored;  // one left over is only room on the disk; the access point clears it at its start
    if (const auto path = inside(name, "out")) fs::remove(*path, ignored);
}

Result<void> ExchangeFolder::read(std::string_view name,
                                  const std::function<Result<void>(std::string_view)>& take) const {
    TRY(path, inside(name, "in"));
    const int file = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0) return cannot("read", path);
    std::string buffer(piece, '\0');
    Result<void> outcome;
    while (true) {
        const ssize_t got = ::read(file, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) outcome = cannot("read", path);
        if (got <= 0) break;
        outcome = take(std::string_view(buffer).substr(0, static_cast<std::size_t>(got)));
        if (!outcome) break;
    }
    ::close(file);
    return outcome;
}

Result<std::string> ExchangeFolder::read_whole(std::string_view name, std::size_t most) const {
    std::string text;
    TRY_VOID(read(name, [&](std::string_view octets) -> Result<void> {
        if (text.size() + octets.size() > most)
            return fail(ErrorKind::limit, fmt::format("{} is longer than {} octets", name, most));
        text += octets;
        return {};
    }));
    return text;
}

}  // namespace comity::node
