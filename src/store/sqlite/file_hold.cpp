// SPDX-License-Identifier: EUPL-1.2
#include "store/sqlite/file_hold.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "store/sql/lock_number.h"

namespace comity::store::sqlite {

SqlResult<std::unique_ptr<Hold>> FileHold::take(const std::string& file, std::string_view database,
                                                std::string_view name) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return sql_fail(SqlFault::io, fmt::format("{} cannot be opened: {}", file, std::strerror(errno)), database);
    std::unique_ptr<FileHold> hold(new FileHold(descriptor));
    // Octets need not be there to be locked.
    struct flock lock{};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = static_cast<off_t>(static_cast<std::uint64_t>(lock_number("hold", name)) >> 2U);
    lock.l_len = 1;
    if (::fcntl(descriptor, F_OFD_SETLK, &lock) == 0) return hold;
    if (errno == EAGAIN || errno == EACCES) return nullptr;
    return sql_fail(SqlFault::io, fmt::format("{} cannot be locked: {}", file, std::strerror(errno)), database);
}

FileHold::~FileHold() {
    ::close(descriptor_);
}

}  // namespace comity::store::sqlite
