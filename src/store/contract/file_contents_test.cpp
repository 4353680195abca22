// SPDX-License-Identifier: EUPL-1.2
// What only the disk can do: be full, be read-only, be open to others.
#include "store/files/file_contents.h"

#include <sys/stat.h>

#include <atomic>
#include <thread>

#include "crypto/hex.h"
#include "store/contract/engines.h"
#include "store/files/file.h"
#include "store/open.h"
#include "store/testing/file_size_limit.h"
#include "store/testing/read_only_folder.h"
#include "store/testing/test_contents.h"

namespace comity::store {
namespace {

constexpr std::string_view justice = "justice.example";

class FileStore : public ::testing::Test {
   protected:
    std::filesystem::path folder() const { return place_.path() / "documents"; }
    std::unique_ptr<FileContents> open() {
        return std::move(FileContents::open(folder(), store::testing::counting_random())).value();
    }

    store::testing::TestFolder place_;
};

mode_t mode_of(const std::filesystem::path& path) {
    struct stat state{};
    return ::stat(path.c_str(), &state) == 0 ? state.st_mode & 0777 : 0;
}

TEST_F(FileStore, is_for_its_owner_only) {
    const auto store = open();
    const auto upload = std::move(store->begin(justice)).value();
    EXPECT_EQ(mode_of(folder() / justice / "uploads" / upload->id()), 0600);
    ASSERT_TRUE(good(upload->append(octets(std::string_view("x")))));
    ASSERT_TRUE(good(upload->finish()));
    int files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder())) {
        EXPECT_EQ(mode_of(entry.path()), entry.is_directory() ? 0700 : 0600) << entry.path();
        files += entry.is_regular_file();
    }
    EXPECT_EQ(files, 1);
    EXPECT_EQ(mode_of(folder()), 0700);
    std::filesystem::permissions(folder(), std::filesystem::perms(0755));
    const auto opened = FileContents::open(folder(), store::testing::counting_random());
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().hint, "chmod 700 " + folder().string());
}

TEST_F(FileStore, refuses_clearly_when_there_is_no_room_and_goes_on_when_there_is) {
    const auto store = open();
    const std::string half(600'000, 'a');
    const auto upload = std::move(store->begin(justice)).value();
    ASSERT_TRUE(good(upload->append(octets(std::string_view(half)))));
    {
        const store::testing::FileSizeLimit full(1'000'000);
        const auto refused = upload->append(octets(std::string_view(half)));
        ASSERT_FALSE(refused.has_value());
        EXPECT_EQ(refused.error().kind, ErrorKind::unavailable);
        EXPECT_EQ(refused.error().message, "cannot be written: File too large");
        EXPECT_EQ(refused.error().hint, "make room on that disk; nothing need be repaired");
        EXPECT_EQ(upload->offset(), half.size());
        EXPECT_EQ(std::filesystem::file_size(folder() / justice / "uploads" / upload->id()), half.size());
    }
    ASSERT_TRUE(good(upload->append(octets(std::string_view(half)))));
    const auto address = upload->finish(crypto::sha256(octets(std::string_view(half + half))));
    ASSERT_TRUE(good(address));
    EXPECT_EQ(store->size(justice, address->digest).value(), 1'200'000);
}

TEST_F(FileStore, refuses_clearly_when_it_may_not_write_and_goes_on_when_it_may) {
    const auto store = open();
    const auto first = std::move(store->begin(justice)).value();
    ASSERT_TRUE(good(first->append(octets(std::string_view("kept")))));
    const auto kept = first->finish();
    ASSERT_TRUE(good(kept));
    const auto upload = std::move(store->begin(justice)).value();
    ASSERT_TRUE(good(upload->append(octets(std::string_view("waiting")))));
    {
        const store::testing::ReadOnlyFolder read_only(place_.path());
        const auto begun = store->begin(justice);
        ASSERT_FALSE(begun.has_value());
        EXPECT_EQ(begun.error().kind, ErrorKind::unavailable);
        EXPECT_EQ(begun.error().message, "cannot be opened: Permission denied");
        EXPECT_EQ(begun.error().hint, "let the user of the service write there");
        const auto finished = upload->finish();
        ASSERT_FALSE(finished.has_value());
        EXPECT_EQ(finished.error().kind, ErrorKind::unavailable);
        EXPECT_EQ(store->erase(justice, kept->digest).error().kind, ErrorKind::unavailable);
        EXPECT_EQ(store->size(justice, kept->digest).value(), 4) << "what is there can be read";
        EXPECT_EQ(FileContents::open(folder(), store::testing::counting_random()).error().message,
                  "cannot be used: Permission denied");
    }
    const auto finished = upload->finish();
    ASSERT_TRUE(good(finished));
    EXPECT_EQ(store->size(justice, finished->digest).value(), 7);
}

std::string text_in(const std::filesystem::path& path) {
    return read_whole(path, 100).value_or("unread");
}

TEST(a_whole_file, is_read_up_to_a_limit_and_through_links) {
    const store::testing::TestFolder folder;
    const auto path = folder.path() / "large";
    const std::string large(200'000, 'x');
    ASSERT_TRUE(good(write_new(path, octets(large))));
    std::filesystem::create_symlink(path, folder.path() / "link");
    EXPECT_EQ(read_whole(folder.path() / "link", large.size()).value(), large);
    EXPECT_EQ(read_whole(path, large.size() - 1).error().kind, ErrorKind::limit);
    EXPECT_EQ(read_whole(folder.path(), 1).error().kind, ErrorKind::unavailable);
    EXPECT_EQ(read_whole(folder.path() / "none", 1).error().message,
              (folder.path() / "none").string() + " cannot be read: No such file or directory");
}

TEST(a_new_file, is_never_written_over_and_leaves_nothing_beside_it) {
    const store::testing::TestFolder folder;
    const auto path = folder.path() / "key";
    ASSERT_TRUE(good(write_new(path, octets(std::string_view("first")))));
    const auto refused = write_new(path, octets(std::string_view("second")));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().kind, ErrorKind::conflict);
    EXPECT_EQ(text_in(path), "first");
    EXPECT_EQ(mode_of(path), 0600);
    {
        const store::testing::FileSizeLimit full(3);
        EXPECT_FALSE(write_new(folder.path() / "other", octets(std::string_view("fourth"))).has_value());
    }
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) files += entry.exists() ? 1 : 0;
    EXPECT_EQ(files, 1);
}

TEST(a_new_file, of_several_writers_is_that_of_one) {
    const store::testing::TestFolder folder;
    const auto path = folder.path() / "key";
    std::atomic<int> written = 0;
    std::atomic<char> whose = '-';
    {
        std::vector<std::jthread> writers;
        for (char name = 'a'; name < 'i'; ++name)
            writers.emplace_back([&, name] {
                if (!write_new(path, octets(std::string_view(&name, 1)))) return;
                ++written;
                whose = name;
            });
    }
    EXPECT_EQ(written, 1);
    EXPECT_EQ(text_in(path), std::string(1, whose));
}

TEST(Sqlite_file, on_a_full_disk_refuses_and_goes_on_when_there_is_room) {
    const store::testing::TestDatabase place(Engine::sqlite);
    const auto database = place.open();
    auto writer = std::move(database->writer()).value();
    ASSERT_TRUE(good(writer->script("CREATE TABLE t (id INTEGER PRIMARY KEY, bytes BLOB) STRICT")));
    const std::string large(2'000'000, 'x');
    const auto insert = [&](int id) -> SqlResult<void> {
        TRY(transaction, Transaction::write(*writer, "authority"));
        TRY_VOID(writer->run("INSERT INTO t (id, bytes) VALUES ($1, $2)", {id, Value::bytes(large)}));
        return transaction.commit();
    };
    ASSERT_TRUE(good(insert(1)));
    {
        const store::testing::FileSizeLimit full(std::filesystem::file_size(place.file().string() + "-wal") + 100'000);
        const auto refused = insert(2);
        ASSERT_FALSE(refused.has_value());
        EXPECT_EQ(refused.error().fault, SqlFault::disk_full) << to_string(refused.error());
        EXPECT_EQ(writer->one("SELECT count(*) FROM t", {}, [](const Row& row) { return row.number(0); }).value(), 1);
    }
    ASSERT_TRUE(good(insert(3)));
    EXPECT_EQ(writer->one("SELECT count(*) FROM t", {}, [](const Row& row) { return row.number(0); }).value(), 2);
}

TEST(Sqlite_file, in_a_read_only_folder_is_refused_clearly) {
    const store::testing::TestDatabase place(Engine::sqlite);
    place.open();
    const store::testing::ReadOnlyFolder read_only(place.file().parent_path());
    const auto opened = open_database(place.url());
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().fault, SqlFault::read_only) << to_string(opened.error());
    EXPECT_EQ(opened.error().hint, "let the user of the service write the database file and its folder");
}

}  // namespace
}  // namespace comity::store
