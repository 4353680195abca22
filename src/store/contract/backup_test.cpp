// SPDX-License-Identifier: EUPL-1.2
// A backup taken while a writer works is one state of the database, whole, and a database by itself.
#include "store/backup.h"

#include <atomic>
#include <cstdlib>
#include <thread>

#include <fmt/format.h>
#include <sys/stat.h>

#include "store/contract/engines.h"
#include "store/events/record_tables.h"
#include "store/events/row_check.h"
#include "store/open.h"
#include "store/testing/postgres_server.h"
#include "store/testing/read_only_folder.h"

namespace comity::store {
namespace {

constexpr std::string_view justice = "justice.example";

class Backup : public EachEngine {
   protected:
    void SetUp() override {
        const Schema schema = record_schema();
        ASSERT_TRUE(good(migrate(**database_->writer(), {&schema, 1})));
        for (int i = 0; i < 20; ++i) append();
    }

    /// A transaction that the checks of rows would miss half of.
    void append() {
        auto writer = std::move(database_->writer()).value();
        auto transaction = std::move(Transaction::write(*writer, justice)).value();
        RecordTables tables(*writer, justice);
        std::vector<record::KeptEvent> events;
        const std::uint64_t stored = record::stored_count(sequence_);
        const record::StreamId stream{"case", std::to_string(++streams_)};
        for (std::uint64_t i = 1; i <= 5; ++i)
            events.push_back({stream, i, ++sequence_, "entry", std::string(500, 'b')});
        EXPECT_TRUE(good(tables.stores().events.append(events)));
        EXPECT_TRUE(good(tables.stores().keys.insert(stream, "wrapped")));
        EXPECT_TRUE(good(tables.stores().log.append_hashes(
            stored, std::vector<record::Hash>(record::stored_count(sequence_) - stored))));
        EXPECT_TRUE(good(transaction.commit()));
    }

    /// While `back_up` runs, a writer works; it has written before it starts.
    template <class Function>
    void while_writing(Function back_up) {
        std::atomic<bool> stop = false, wrote = false;
        std::jthread writer([&] {
            while (!stop) {
                append();
                wrote = true;
                wrote.notify_one();
            }
        });
        wrote.wait(false);
        back_up();
        stop = true;
    }

    static std::uint64_t check(Database& database) {
        auto reader = std::move(database.reader()).value();
        EXPECT_EQ(row_faults(*reader, justice).value(), std::vector<std::string>{});
        EXPECT_EQ(engine_faults(*reader).value(), std::vector<std::string>{});
        return EventTable(*reader, justice).last_sequence().value();
    }

    std::unique_ptr<Database> database_ = open();
    std::uint64_t sequence_ = 0;
    std::uint64_t streams_ = 0;
};

int shell(const std::string& command) {
    return std::system(command.c_str());
}

TEST_P(Backup, is_one_state_and_can_be_gone_on_with) {
    store::testing::TestDatabase target(GetParam());
    while_writing([&] {
        if (GetParam() == Engine::sqlite) {
            ASSERT_TRUE(good(back_up(*database_, target.file())));
            return;
        }
        // As in docs/operate/backup.md, but for the schema that each test has instead of a database.
        const auto schema = [](const std::string& url) { return url.substr(url.rfind("%3D") + 3); };
        const std::string server = store::testing::postgres_url();
        const std::string dump = target.file().string();
        ASSERT_EQ(shell(fmt::format("pg_dump --dbname='{}' --schema={} --no-owner --file={}", server,
                                    schema(place_.url()), dump)),
                  0);
        ASSERT_EQ(shell(fmt::format("sed -i 's/{}/{}/g; /^CREATE SCHEMA/d' {} && psql -qXAt -v ON_ERROR_STOP=1 "
                                    "--single-transaction --dbname='{}' --file={} > {}.log",
                                    schema(place_.url()), schema(target.url()), dump, server, dump, dump)),
                  0);
    });
    auto restored = target.open();
    const std::uint64_t events = check(*restored);
    EXPECT_GE(events, 105U) << "what was committed before it began is in it";
    const Schema schema = record_schema();
    EXPECT_EQ(migrate(**restored->writer(), {&schema, 1}).value(), 0);
    EXPECT_EQ(check(*database_), sequence_);
    database_ = std::move(restored);
    sequence_ = events;
    streams_ = events / 5;
    append();
    EXPECT_EQ(check(*database_), events + 5);
}

COMITY_EACH_ENGINE(Backup);

TEST(Backup_file, is_for_its_owner_only_and_replaces_nothing) {
    const store::testing::TestDatabase place(Engine::sqlite);
    const auto database = place.open();
    const std::filesystem::path target = place.file().parent_path() / "copy.db";
    ASSERT_TRUE(good(back_up(*database, target)));
    struct stat state{};
    ASSERT_EQ(::stat(target.c_str(), &state), 0);
    EXPECT_EQ(state.st_mode & 0777, 0600U);
    const auto again = back_up(*database, target);
    ASSERT_FALSE(again.has_value());
    EXPECT_EQ(to_string(again.error()),
              target.string() + ": cannot be made: File exists (name a file that does not exist)");
    EXPECT_FALSE(std::filesystem::exists(target.string() + ".partial"));
}

TEST(Backup_file, that_cannot_be_made_is_said) {
    const store::testing::TestDatabase place(Engine::sqlite);
    const auto database = place.open();
    const store::testing::TestFolder folder;
    const store::testing::ReadOnlyFolder read_only(folder.path());
    const auto refused = back_up(*database, folder.path() / "copy.db");
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().fault, SqlFault::read_only);
}

TEST(Backup_file, of_a_server_is_made_by_its_own_programs) {
    const store::testing::TestDatabase place(Engine::postgres);
    const auto refused = back_up(*place.open(), "copy.db");
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().hint, "use pg_dump, or pg_basebackup with archived WAL");
}

}  // namespace
}  // namespace comity::store
