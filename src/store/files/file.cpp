// SPDX-License-Identifier: EUPL-1.2
#include "store/files/file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

namespace comity::store {

namespace {

tl::unexpected<Error> failed(const char* what, const std::filesystem::path& path, int error) {
    std::string hint;
    switch (error) {
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
            hint = "make room on that disk; nothing need be repaired";
            break;
        case EACCES:
        case EPERM:
        case EROFS:
            hint = "let the user of the service write there";
            break;
        case EIO:
            hint = "look into the system log for faults of the disk";
            break;
        default:
            break;
    }
    const ErrorKind kind = error == ENOENT   ? ErrorKind::not_found
                           : error == EEXIST ? ErrorKind::conflict
                                             : ErrorKind::unavailable;
    return fail(kind, fmt::format("{}: {}", what, std::strerror(error)), Place{path.string()}, std::move(hint));
}

}  // namespace

Result<File> File::open(const std::filesystem::path& path, int flags, unsigned mode) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, mode);
    if (descriptor < 0) return failed("cannot be opened", path, errno);
    return File(descriptor, path);
}

Result<File> File::open_to_read(const std::filesystem::path& path) {
    return open(path, O_RDONLY);
}

Result<File> File::create(const std::filesystem::path& path, Readers readers) {
    return open(path, O_RDWR | O_CREAT | O_EXCL, readers == Readers::owner ? 0600 : 0666);
}

Result<File> File::open_to_append(const std::filesystem::path& path) {
    return open(path, O_RDWR);
}

File::File(File&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}

File& File::operator=(File&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(path_, other.path_);
    return *this;
}

File::~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<std::uint64_t> File::size() const {
    struct stat state{};
    if (::fstat(descriptor_, &state) != 0) return failed("its size is not told", path_, errno);
    return static_cast<std::uint64_t>(state.st_size);
}

Result<void> File::write_at(std::uint64_t offset, Octets octets) {
    for (std::size_t written = 0; written < octets.size();) {
        const ssize_t count = ::pwrite(descriptor_, octets.data() + written, octets.size() - written,
                                       static_cast<off_t>(offset + written));
        if (count >= 0) {
            written += static_cast<std::size_t>(count);
            continue;
        }
        if (errno == EINTR) continue;
        const int error = errno;
        if (::ftruncate(descriptor_, static_cast<off_t>(offset)) != 0) return failed("cannot be cut", path_, errno);
        return failed("cannot be written", path_, error);
    }
    return {};
}

Result<std::size_t> File::read_at(std::uint64_t offset, std::span<unsigned char> octets) const {
    while (true) {
        const ssize_t count = ::pread(descriptor_, octets.data(), octets.size(), static_cast<off_t>(offset));
        if (count >= 0) return static_cast<std::size_t>(count);
        if (errno != EINTR) return failed("cannot be read", path_, errno);
    }
}

Result<void> File::sync() {
    if (::fsync(descriptor_) != 0) return failed("does not reach the disk", path_, errno);
    return {};
}

Result<std::string> read_whole(const std::filesystem::path& path, std::size_t most) {
    const auto unread = [&](int error) {
        return fail(ErrorKind::unavailable, fmt::format("{} cannot be read: {}", path.string(), std::strerror(error)),
                    {}, "name a file that is there and that this program may read");
    };
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return unread(errno);
    constexpr std::size_t piece = 64 * 1024;
    std::string text;
    ssize_t count = 1;
    int error = 0;
    while (count != 0 && error == 0 && text.size() <= most) {
        const std::size_t before = text.size();
        text.resize(before + piece);
        count = ::read(descriptor, text.data() + before, piece);
        if (count < 0 && errno != EINTR) error = errno;
        text.resize(before + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    }
    ::close(descriptor);
    if (error != 0) return unread(error);
    if (text.size() > most)
        return fail(ErrorKind::limit, fmt::format("{} is over {} octets", path.string(), most), {},
                    "smaller files only are read here");
    return text;
}

Result<void> sync_folder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return failed("cannot be opened", folder, errno);
    const int synced = ::fsync(descriptor);
    const int error = errno;
    ::close(descriptor);
    if (synced != 0) return failed("does not reach the disk", folder, error);
    return {};
}

Result<void> make_folder(const std::filesystem::path& folder) {
    if (::mkdir(folder.c_str(), 0700) == 0) return sync_folder(folder.parent_path());
    if (errno == EEXIST) return {};
    if (errno != ENOENT || !folder.has_relative_path()) return failed("cannot be made", folder, errno);
    TRY_VOID(make_folder(folder.parent_path()));
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return failed("cannot be made", folder, errno);
    return sync_folder(folder.parent_path());
}

namespace {

/// Renames to where nothing is; 0, or the error.
int place_new(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
    // Network file systems do not know it, but have links.
    if (::link(from.c_str(), to.c_str()) != 0) return errno;
    return ::unlink(from.c_str()) == 0 ? 0 : errno;
}

/// Under a name that nobody else writes under; what a killed program left there stays.
Result<std::pair<File, std::filesystem::path>> begin_beside(const std::filesystem::path& path, Readers readers) {
    constexpr int most_left = 1000;
    for (int number = 1;; ++number) {
        std::filesystem::path beginning = path;
        beginning += fmt::format(".new-{}", number);
        auto file = File::create(beginning, readers);
        if (file) return std::pair(*std::move(file), std::move(beginning));
        if (file.error().kind != ErrorKind::conflict || number == most_left)
            return tl::unexpected(std::move(file).error());
    }
}

}  // namespace

Result<void> write_new(const std::filesystem::path& path, Octets octets, Readers readers) {
    TRY(beginning, begin_beside(path, readers));
    auto& [file, begun] = beginning;
    auto written = file.write_at(0, octets);
    if (written) written = file.sync();
    if (written) {
        const int error = place_new(begun, path);
        if (error == 0) return sync_folder(path.parent_path());
        written = error == EEXIST ? fail(ErrorKind::conflict, fmt::format("{} is there already", path.string()), {},
                                         "nothing is written over: choose another name or folder")
                                  : failed("cannot be put in its place", path, error);
    }
    // Where even this fails, what is left is no file of that name.
    (void)remove_file(begun);
    return written;
}

Result<void> move_file(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (std::rename(from.c_str(), to.c_str()) != 0) return failed("cannot be put in its place", to, errno);
    TRY_VOID(sync_folder(to.parent_path()));
    return sync_folder(from.parent_path());
}

Result<void> remove_file(const std::filesystem::path& path) {
    if (::unlink(path.c_str()) != 0) return failed("cannot be removed", path, errno);
    return sync_folder(path.parent_path());
}

}  // namespace comity::store
