// SPDX-License-Identifier: EUPL-1.2
#include "store/files/file.h"

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
    return fail(error == ENOENT ? ErrorKind::not_found : ErrorKind::unavailable,
                fmt::format("{}: {}", what, std::strerror(error)), Place{path.string()}, std::move(hint));
}

}  // namespace

Result<File> File::open(const std::filesystem::path& path, int flags) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) return failed("cannot be opened", path, errno);
    return File(descriptor, path);
}

Result<File> File::open_to_read(const std::filesystem::path& path) {
    return open(path, O_RDONLY);
}

Result<File> File::create(const std::filesystem::path& path) {
    return open(path, O_RDWR | O_CREAT | O_EXCL);
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

Result<void> sync_folder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
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
