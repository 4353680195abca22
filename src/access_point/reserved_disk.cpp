// SPDX-License-Identifier: EUPL-1.2
#include "access_point/reserved_disk.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace comity::access_point {

Result<ReservedDisk> ReservedDisk::hold(std::filesystem::path file, std::uint64_t octets) {
    ReservedDisk held;
    if (octets == 0) return held;
    held.descriptor_ = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    held.file_ = std::move(file);
    held.octets_ = octets;
    if (held.descriptor_ < 0)
        return fail(ErrorKind::unavailable, fmt::format("room cannot be reserved: {}", std::strerror(errno)),
                    Place{held.file_.string()}, "let the user of the service write there");
    // Not posix_fallocate(): where the file system knows no reserving it writes all of it.
    if (::fallocate(held.descriptor_, 0, 0, static_cast<off_t>(octets)) != 0 && errno != EOPNOTSUPP)
        return fail(ErrorKind::unavailable,
                    fmt::format("{} octets cannot be reserved: {}", octets, std::strerror(errno)),
                    Place{held.file_.string()}, "wait until messages under way end, or give the spool a larger disk");
    return held;
}

ReservedDisk& ReservedDisk::operator=(ReservedDisk&& other) noexcept {
    std::swap(file_, other.file_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(octets_, other.octets_);
    return *this;
}

ReservedDisk::~ReservedDisk() {
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    std::error_code ignored;  // removed at the next start
    std::filesystem::remove(file_, ignored);
}

void ReservedDisk::give(std::uint64_t octets) {
    if (descriptor_ < 0) return;
    octets_ -= std::min(octets_, octets);
    // One that cannot shrink holds a little more than is needed, until the group is over.
    if (::ftruncate(descriptor_, static_cast<off_t>(octets_)) != 0) return;
}

}  // namespace comity::access_point
