// SPDX-License-Identifier: EUPL-1.2
#include "node/incoming/memory_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

namespace comity::node {

namespace {

/// Above those numbers that a process apart gives its own meaning.
constexpr int lowest_descriptor = 16;

tl::unexpected<Error> no_memory_file() {
    return fail(ErrorKind::unavailable, fmt::format("there is no memory for the file: {}", std::strerror(errno)), {},
                "try again later");
}

}  // namespace

Result<MemoryFile> MemoryFile::make() {
    const int made = ::memfd_create("comity-incoming", MFD_CLOEXEC);
    if (made < 0) return no_memory_file();
    const int moved = ::fcntl(made, F_DUPFD_CLOEXEC, lowest_descriptor);
    const int fault = errno;
    ::close(made);
    errno = fault;
    if (moved < 0) return no_memory_file();
    return MemoryFile(moved);
}

MemoryFile::~MemoryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

MemoryFile::MemoryFile(MemoryFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), size_(std::exchange(other.size_, 0)) {}

MemoryFile& MemoryFile::operator=(MemoryFile&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(size_, other.size_);
    return *this;
}

Result<void> MemoryFile::append(Octets piece) {
    while (!piece.empty()) {
        const ssize_t written = ::write(descriptor_, piece.data(), piece.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return no_memory_file();
        size_ += static_cast<std::uint64_t>(written);
        piece = piece.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Result<std::string> MemoryFile::piece(std::uint64_t at, std::size_t most) const {
    std::string read(static_cast<std::size_t>(std::min<std::uint64_t>(most, at < size_ ? size_ - at : 0)), '\0');
    std::size_t done = 0;
    while (done < read.size()) {
        const ssize_t count =
            ::pread(descriptor_, read.data() + done, read.size() - done, static_cast<off_t>(at + done));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return no_memory_file();
        done += static_cast<std::size_t>(count);
    }
    return read;
}

}  // namespace comity::node
