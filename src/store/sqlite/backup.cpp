// SPDX-License-Identifier: EUPL-1.2
#include "store/sqlite/backup.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "store/sqlite/session.h"

namespace comity::store {

namespace {

constexpr int busy_milliseconds = 10'000;

struct FinishBackup {
    void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

tl::unexpected<SqlError> of_file(const char* what, const std::string& path, int error) {
    const SqlFault fault = error == ENOSPC || error == EDQUOT  ? SqlFault::disk_full
                           : error == EACCES || error == EROFS ? SqlFault::read_only
                                                               : SqlFault::io;
    return sql_fail(fault, fmt::format("{}: {}", what, std::strerror(error)), path,
                    error == EEXIST ? "name a file that does not exist" : "");
}

SqlResult<void> make_new_file(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) return of_file("cannot be made", path, errno);
    ::close(file);
    return {};
}

SqlResult<void> sync_folder_of(const std::filesystem::path& path) {
    const std::string folder = std::filesystem::absolute(path).parent_path();
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    const int error = errno;
    if (descriptor >= 0) ::close(descriptor);
    if (!synced) return of_file("does not reach the disk", folder, error);
    return {};
}

SqlResult<sqlite::Handle> open(const std::string& path, int flags) {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    sqlite::Handle handle(raw);
    if (code != SQLITE_OK) return sqlite::failed(raw, code, path);
    sqlite3_busy_timeout(raw, busy_milliseconds);
    return handle;
}

SqlResult<void> copy(const std::string& from, const std::string& to) {
    TRY(source, open(from, SQLITE_OPEN_READWRITE));
    TRY(target, open(to, SQLITE_OPEN_READWRITE));
    std::unique_ptr<sqlite3_backup, FinishBackup> backup(
        sqlite3_backup_init(target.get(), "main", source.get(), "main"));
    if (!backup) return sqlite::failed(target.get(), sqlite3_extended_errcode(target.get()), to);
    // All in one step: one state of the database, which in WAL keeps nobody from writing.
    const int stepped = sqlite3_backup_step(backup.get(), -1);
    if (stepped != SQLITE_DONE) return sqlite::failed(nullptr, stepped, to);
    const int finished = sqlite3_backup_finish(backup.release());
    if (finished != SQLITE_OK) return sqlite::failed(target.get(), finished, to);
    return {};
}

}  // namespace

SqlResult<void> back_up_sqlite(std::string_view path, const std::filesystem::path& target) {
    const std::string partial = target.string() + ".partial";
    if (std::filesystem::exists(std::filesystem::symlink_status(target)))
        return of_file("cannot be made", target, EEXIST);
    TRY_VOID(make_new_file(partial));
    auto copied = copy(std::string(path), partial);
    if (copied && std::rename(partial.c_str(), target.c_str()) != 0)
        copied = of_file("cannot be put in its place", target, errno);
    if (!copied) {
        // What is half is of no use; where it cannot be removed, its ending says what it is.
        (void)std::remove(partial.c_str());
        return copied;
    }
    return sync_folder_of(target);
}

}  // namespace comity::store
