// SPDX-License-Identifier: EUPL-1.2
// What only the embedded engine has: its file, and how it waits for the disk.
#include "store/sqlite/sqlite.h"

#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/contract/engines.h"
#include "store/open.h"

namespace comity::store {
namespace {

class Sqlite : public ::testing::Test {
   protected:
    std::string ask(Connection& connection, std::string_view pragma) {
        const auto found = connection.one(pragma, {}, [](const Row& row) {
            auto number = row.optional_number(0);
            return row.misread().empty() && number ? std::to_string(*number) : std::string();
        });
        return found && *found ? **found : std::string();
    }

    store::testing::TestDatabase place_{Engine::sqlite};
};

mode_t mode_of(const std::filesystem::path& path) {
    struct stat state{};
    return ::stat(path.c_str(), &state) == 0 ? state.st_mode & 0777 : 0;
}

TEST_F(Sqlite, files_are_for_their_owner_only) {
    const auto database = place_.open();
    auto writer = *database->writer();
    ASSERT_TRUE(good(writer->script("CREATE TABLE t (id INTEGER) STRICT")));
    EXPECT_EQ(mode_of(place_.file()), 0600);
    EXPECT_EQ(mode_of(place_.file().string() + "-wal"), 0600);
    EXPECT_EQ(mode_of(place_.file().string() + "-shm"), 0600);
}

/// Whether another process finds a lock of this one on the bytes that SQLite locks (file format, section 1.5 of
/// https://www.sqlite.org/lockingv3.html): only then it leaves the log beside the file alone when it is done with it.
bool in_use(const std::filesystem::path& path) {
    const pid_t other = ::fork();
    if (other == 0) {
        const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
        struct flock shared{.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000002, .l_len = 510, .l_pid = 0};
        const bool told = file >= 0 && ::fcntl(file, F_GETLK, &shared) == 0;
        ::_exit(told && shared.l_type != F_UNLCK ? 1 : 0);
    }
    int status = 0;
    return other > 0 && ::waitpid(other, &status, 0) == other && WIFEXITED(status) && WEXITSTATUS(status) == 1;
}

TEST_F(Sqlite, other_processes_see_that_it_is_in_use_however_many_sessions_began) {
    const auto database = place_.open();
    auto writer = *database->writer();
    ASSERT_TRUE(good(writer->script("CREATE TABLE t (id INTEGER) STRICT")));
    auto reader = *database->reader();
    ASSERT_TRUE(reader->one("SELECT count(*) FROM t", {}, [](const Row& row) { return row.number(0); }));
    EXPECT_TRUE(in_use(place_.file()));
}

TEST_F(Sqlite, a_file_that_every_user_may_read_is_refused) {
    place_.open();
    std::filesystem::permissions(place_.file(), std::filesystem::perms(0644));
    const auto opened = open_sqlite(place_.file().string());
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(to_string(opened.error()), "sqlite:" + place_.file().string() +
                                             ": every user of this machine may open it (chmod 600 " +
                                             place_.file().string() + ")");
}

TEST_F(Sqlite, waits_for_the_disk_overwrites_what_is_deleted_and_holds_to_foreign_keys) {
    const auto database = place_.open();
    auto writer = *database->writer();
    EXPECT_EQ(ask(*writer, "PRAGMA synchronous"), "2");  // FULL
    EXPECT_EQ(ask(*writer, "PRAGMA secure_delete"), "1");
    EXPECT_EQ(ask(*writer, "PRAGMA foreign_keys"), "1");
    EXPECT_EQ(ask(*writer, "PRAGMA application_id"), std::to_string(sqlite_application_id));
    EXPECT_EQ(writer->one("PRAGMA journal_mode", {}, [](const Row& row) { return row.string(0); }).value(), "wal");
    auto reader = *database->reader();
    EXPECT_EQ(ask(*reader, "PRAGMA query_only"), "1");
    EXPECT_EQ(ask(*reader, "PRAGMA foreign_keys"), "1");
}

TEST_F(Sqlite, databases_of_other_programs_and_other_files_are_refused) {
    {
        const auto database = place_.open();
        ASSERT_TRUE(good((*database->writer())->script("PRAGMA application_id=0; CREATE TABLE t (id INTEGER)")));
    }
    const auto other = open_sqlite(place_.file().string());
    ASSERT_FALSE(other.has_value());
    EXPECT_EQ(other.error().fault, SqlFault::corrupt);
    EXPECT_EQ(other.error().message, "is an SQLite database of another program");

    const std::string letter = place_.file().parent_path() / "letter.txt";
    std::ofstream(letter) << std::string(4096, 'x');
    std::filesystem::permissions(letter, std::filesystem::perms(0600));
    const auto text = open_sqlite(letter);
    ASSERT_FALSE(text.has_value());
    EXPECT_EQ(text.error().fault, SqlFault::corrupt);
    EXPECT_EQ(text.error().message, "file is not a database");
}

TEST_F(Sqlite, a_missing_folder_is_said) {
    const std::string path = place_.file().parent_path() / "none" / "comity.db";
    const auto opened = open_sqlite(path);
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(to_string(opened.error()),
              "sqlite:" + path + ": cannot be opened: No such file or directory (create the folder first)");
}

TEST_F(Sqlite, says_when_there_is_no_room_and_goes_on_when_there_is) {
    const auto database = place_.open();
    auto writer = *database->writer();
    ASSERT_TRUE(good(writer->script("CREATE TABLE t (id INTEGER PRIMARY KEY, bytes BLOB) STRICT")));
    ASSERT_TRUE(good(writer->run("INSERT INTO t (id) VALUES (1)")));
    ASSERT_TRUE(good(writer->script("PRAGMA max_page_count=20")));
    auto failed = Transaction::write(*writer, "authority");
    ASSERT_TRUE(good(writer->run("INSERT INTO t (id) VALUES (2)")));
    auto command = *Savepoint::begin(*writer);
    const auto full =
        writer->run("INSERT INTO t (id, bytes) VALUES (3, $1)", {Value::bytes(std::string(1 << 20, 'x'))});
    ASSERT_FALSE(full.has_value());
    EXPECT_EQ(full.error().fault, SqlFault::disk_full);
    EXPECT_EQ(full.error().kind, ErrorKind::unavailable);
    // SQLite may have rolled all of it back; whether or not, the transaction can be ended and nothing of it remains.
    (void)command.roll_back();
    ASSERT_TRUE(good(failed->rollback()));
    ASSERT_TRUE(good(writer->script("PRAGMA max_page_count=100000")));
    ASSERT_TRUE(
        good(writer->run("INSERT INTO t (id, bytes) VALUES (3, $1)", {Value::bytes(std::string(1 << 20, 'x'))})));
    const auto ids = writer->all("SELECT id FROM t ORDER BY id", {}, [](const Row& row) { return row.number(0); });
    EXPECT_EQ(ids.value(), (std::vector<std::int64_t>{1, 3}));
}

TEST_F(Sqlite, a_word_in_double_quotes_is_a_name_and_no_text) {
    const auto database = place_.open();
    const auto done = (*database->writer())->run("SELECT \"nothing\"");
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().fault, SqlFault::statement);
}

TEST_F(Sqlite, placeholders_of_other_styles_are_refused) {
    const auto database = place_.open();
    EXPECT_EQ((*database->writer())->run("SELECT ?", {1}).error().message, "placeholders are written $1, $2 …");
}

TEST(open_database, names_the_engines_and_keeps_passwords_to_itself) {
    for (const char* url : {"mysql://root:geheim@host/comity", "sqlite:", "geheim", ""}) {
        const auto opened = open_database(url);
        ASSERT_FALSE(opened.has_value());
        EXPECT_EQ(to_string(opened.error()),
                  "the address of the database names no engine (write sqlite:/var/lib/comity/comity.db or "
                  "postgresql://host/name)");
    }
}

}  // namespace
}  // namespace comity::store
