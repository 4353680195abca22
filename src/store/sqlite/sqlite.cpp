// SPDX-License-Identifier: EUPL-1.2
#include "store/sqlite/sqlite.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "store/sqlite/file_hold.h"
#include "store/sqlite/session.h"

namespace comity::store {

namespace {

class SqliteDriver final : public Driver {
   public:
    SqliteDriver(std::string_view path, std::chrono::milliseconds patience)
        : path_(path), name_(fmt::format("sqlite:{}", path)), patience_(patience) {}

    Engine engine() const override { return Engine::sqlite; }
    std::string_view name() const override { return name_; }
    int writers() const override { return 1; }
    SqlResult<std::unique_ptr<Session>> connect(Access access) override {
        TRY_VOID(make_file());
        return sqlite::SqliteSession::open(path_, name_, access, patience_);
    }
    SqlResult<std::unique_ptr<Hold>> hold(std::string_view name) override {
        return sqlite::FileHold::take(path_ + "-held", name_, name);
    }

   private:
    // SQLite gives the files beside it the mode of the first, so that one must be right before anything is in it. A
    // file that is there is not opened here: closing any descriptor of it would end the locks of every session of this
    // process (https://www.sqlite.org/howtocorrupt.html, section 2.2), and another program would take the database for
    // unused.
    SqlResult<void> make_file() const {
        const int made = ::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (made >= 0) {
            ::close(made);
            return {};
        }
        if (errno != EEXIST) return not_opened(errno);
        struct stat state{};
        if (::lstat(path_.c_str(), &state) != 0) return not_opened(errno);
        if (!S_ISREG(state.st_mode)) return sql_fail(SqlFault::io, "is not a plain file", name_);
        if (::access(path_.c_str(), R_OK | W_OK) != 0) return not_opened(errno);
        if ((state.st_mode & S_IRWXO) != 0)
            return sql_fail(SqlFault::io, "every user of this machine may open it", name_,
                            fmt::format("chmod 600 {}", path_));
        return {};
    }

    tl::unexpected<SqlError> not_opened(int error) const {
        const bool refused = error == EACCES || error == EPERM || error == EROFS;
        const bool full = error == ENOSPC || error == EDQUOT;
        return sql_fail(refused ? SqlFault::read_only
                        : full  ? SqlFault::disk_full
                                : SqlFault::io,
                        fmt::format("cannot be opened: {}", std::strerror(error)), name_,
                        error == ENOENT ? "create the folder first" : "");
    }

    std::string path_;
    std::string name_;
    std::chrono::milliseconds patience_;
};

}  // namespace

SqlResult<std::unique_ptr<Database>> open_sqlite(std::string_view path, DatabaseOptions options) {
    return Database::open(std::make_unique<SqliteDriver>(path, options.patience), options);
}

}  // namespace comity::store
