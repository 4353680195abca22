// SPDX-License-Identifier: EUPL-1.2
// Transactions, savepoints, connections on loan: the same on both engines.
#include <atomic>
#include <thread>

#include "store/contract/engines.h"
#include "store/sql/group_commit.h"
#include "store/sql/migration.h"

namespace comity::store {
namespace {

class Transactions : public EachEngine {
   protected:
    void SetUp() override {
        database_ = open();
        ASSERT_TRUE(good((*database_->writer())
                             ->script(migration_text("CREATE TABLE things (id BIGINT PRIMARY KEY) /* sqlite: STRICT */",
                                                     GetParam()))));
    }

    /// What others see.
    std::int64_t count() {
        const auto reader = database_->reader();
        EXPECT_TRUE(good(reader));
        const auto found =
            (*reader)->one("SELECT count(*) FROM things", {}, [](const Row& row) { return row.number(0); });
        EXPECT_TRUE(good(found));
        return found ? found->value_or(-1) : -1;
    }

    static SqlResult<std::int64_t> insert(Connection& connection, std::int64_t id) {
        return connection.run("INSERT INTO things (id) VALUES ($1)", {id});
    }

    std::unique_ptr<Database> database_;
    int next_ = 1;
};

TEST_P(Transactions, show_nothing_before_they_are_committed) {
    auto writer = *database_->writer();
    auto transaction = *Transaction::write(*writer, "authority");
    ASSERT_TRUE(good(insert(*writer, 1)));
    EXPECT_EQ(count(), 0);
    ASSERT_TRUE(good(transaction.commit()));
    EXPECT_EQ(count(), 1);
}

TEST_P(Transactions, are_undone_unless_committed) {
    {
        auto writer = *database_->writer();
        auto transaction = *Transaction::write(*writer, "authority");
        ASSERT_TRUE(good(insert(*writer, 1)));
    }
    EXPECT_EQ(count(), 0);
    {
        auto writer = *database_->writer();
        ASSERT_TRUE(good(writer->begin_write("authority")));
        ASSERT_TRUE(good(insert(*writer, 1)));
        // Given back with the transaction open.
    }
    EXPECT_EQ(count(), 0);
    auto writer = *database_->writer();
    EXPECT_FALSE(writer->in_transaction());
}

TEST_P(Transactions, undo_one_command_and_keep_the_others) {
    auto writer = *database_->writer();
    auto transaction = *Transaction::write(*writer, "authority");
    for (const int id : {1, 2, 1, 3}) {
        auto command = *Savepoint::begin(*writer);
        ASSERT_TRUE(good(insert(*writer, 10 * next_++)));
        if (const auto inserted = insert(*writer, id); !inserted) {
            EXPECT_EQ(inserted.error().fault, SqlFault::unique);
            continue;
        }
        ASSERT_TRUE(good(command.release()));
    }
    ASSERT_TRUE(good(transaction.commit()));
    const auto ids = (*database_->reader())->all("SELECT id FROM things ORDER BY id", {}, [](const Row& row) {
        return row.number(0);
    });
    EXPECT_EQ(ids.value(), (std::vector<std::int64_t>{1, 2, 3, 10, 20, 40}));
}

TEST_P(Transactions, let_savepoints_stand_in_savepoints) {
    auto writer = *database_->writer();
    auto transaction = *Transaction::write(*writer, "authority");
    auto outer = *Savepoint::begin(*writer);
    ASSERT_TRUE(good(insert(*writer, 1)));
    {
        auto inner = *Savepoint::begin(*writer);
        ASSERT_TRUE(good(insert(*writer, 2)));
        ASSERT_TRUE(good(inner.release()));
    }
    auto again = *Savepoint::begin(*writer);
    ASSERT_TRUE(good(insert(*writer, 3)));
    ASSERT_TRUE(good(again.roll_back()));
    ASSERT_TRUE(good(outer.release()));
    ASSERT_TRUE(good(transaction.commit()));
    EXPECT_EQ(count(), 2);
}

TEST_P(Transactions, go_on_after_a_failure_only_by_rolling_back) {
    auto writer = *database_->writer();
    auto transaction = *Transaction::write(*writer, "authority");
    ASSERT_TRUE(good(insert(*writer, 1)));
    EXPECT_EQ(insert(*writer, 1).error().fault, SqlFault::unique);
    EXPECT_EQ(insert(*writer, 2).error().fault, SqlFault::misuse);
    EXPECT_EQ(writer->run("SELECT 1").error().fault, SqlFault::misuse);
    EXPECT_EQ(writer->commit().error().fault, SqlFault::misuse);
    ASSERT_TRUE(good(transaction.rollback()));
    EXPECT_EQ(count(), 0);
    ASSERT_TRUE(good(insert(*writer, 2)));
    EXPECT_EQ(count(), 1);
}

TEST_P(Transactions, refuse_calls_out_of_order) {
    auto writer = *database_->writer();
    EXPECT_EQ(writer->commit().error().fault, SqlFault::misuse);
    EXPECT_EQ(writer->rollback().error().fault, SqlFault::misuse);
    EXPECT_EQ(writer->savepoint().error().fault, SqlFault::misuse);
    ASSERT_TRUE(good(writer->begin_write("authority")));
    EXPECT_EQ(writer->begin_write("authority").error().fault, SqlFault::misuse);
    EXPECT_EQ(writer->release().error().fault, SqlFault::misuse);
    EXPECT_EQ(writer->roll_back_to().error().fault, SqlFault::misuse);
    ASSERT_TRUE(good(writer->savepoint()));
    EXPECT_EQ(writer->commit().error().fault, SqlFault::misuse);
    ASSERT_TRUE(good(writer->release()));
    ASSERT_TRUE(good(writer->commit()));
}

TEST_P(Transactions, readers_cannot_write) {
    auto reader = *database_->reader();
    const auto written = insert(*reader, 1);
    ASSERT_FALSE(written.has_value());
    EXPECT_EQ(written.error().fault, SqlFault::read_only);
    EXPECT_EQ(reader->begin_write("authority").error().fault, SqlFault::misuse);
    EXPECT_EQ(count(), 0);
}

TEST_P(Transactions, of_reading_see_one_state_to_their_end) {
    auto reader = *database_->reader();
    auto reading = *Transaction::read(*reader);
    const auto seen = [&] {
        return reader->one("SELECT count(*) FROM things", {}, [](const Row& row) { return row.number(0); }).value();
    };
    EXPECT_EQ(seen(), 0);
    ASSERT_TRUE(good(insert(**database_->writer(), 1)));
    EXPECT_EQ(count(), 1);
    EXPECT_EQ(seen(), 0);
    ASSERT_TRUE(good(reading.commit()));
    EXPECT_EQ(seen(), 1);
}

TEST_P(Transactions, of_one_name_run_one_after_the_other_on_all_nodes) {
    constexpr int each = 25;
    // Two databases opened apart stand for two nodes. Without the lock two would find the same number and one fail.
    const auto other_node = open();
    const auto append = [](Database& node, std::atomic<int>& failures) {
        for (int i = 0; i < each; ++i) {
            auto writer = *node.writer();
            auto transaction = Transaction::write(*writer, "authority");
            const auto last = transaction ? writer->one("SELECT coalesce(max(id), 0) FROM things", {},
                                                        [](const Row& row) { return row.number(0); })
                                          : SqlResult<std::optional<std::int64_t>>(std::nullopt);
            if (!transaction || !last || !*last || !insert(*writer, **last + 1) || !transaction->commit()) ++failures;
        }
    };
    std::atomic<int> failures = 0;
    {
        std::vector<std::jthread> threads;
        for (Database* node : {database_.get(), other_node.get()}) {
            for (int i = 0; i < 2; ++i) threads.emplace_back([&, node] { append(*node, failures); });
        }
    }
    EXPECT_EQ(failures, 0);
    EXPECT_EQ(count(), 4 * each);
}

TEST_P(Transactions, wait_for_the_writer_before_them_no_longer_than_told) {
    const auto other_node = open({.patience = std::chrono::milliseconds(50)});
    auto writer = *database_->writer();
    auto transaction = *Transaction::write(*writer, "authority");
    auto other = *other_node->writer();
    const auto second = other->begin_write("authority");
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().fault, SqlFault::busy);
    EXPECT_EQ(second.error().kind, ErrorKind::unavailable);
    ASSERT_TRUE(good(transaction.commit()));
    EXPECT_TRUE(good(other->begin_write("authority")));
}

TEST_P(Transactions, connections_are_lent_up_to_a_number) {
    const auto small = open({.readers = 2, .patience = std::chrono::milliseconds(20)});
    auto first = *small->reader();
    {
        auto second = *small->reader();
        const auto third = small->reader();
        ASSERT_FALSE(third.has_value());
        EXPECT_EQ(third.error().fault, SqlFault::busy);
        EXPECT_EQ(third.error().message, "none of the 2 connections for reading became free within 20 ms");
    }
    EXPECT_TRUE(good(small->reader()));
}

TEST_P(Transactions, many_threads_read_while_one_writes) {
    std::atomic<bool> stop = false;
    std::atomic<int> failures = 0, reads = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&] {
                do {
                    const auto reader = database_->reader();
                    // Pairs are written together, so no reader sees half of one.
                    const auto seen = reader ? (*reader)->one("SELECT count(*) FROM things", {},
                                                              [](const Row& row) { return row.number(0); })
                                             : SqlResult<std::optional<std::int64_t>>(std::nullopt);
                    if (!seen || !*seen || **seen % 2 != 0) ++failures;
                    ++reads;
                } while (!stop);
            });
        for (int id = 1; id <= 100; id += 2) {
            auto writer = *database_->writer();
            auto transaction = *Transaction::write(*writer, "authority");
            if (!insert(*writer, id) || !insert(*writer, id + 1) || !transaction.commit()) ++failures;
        }
        stop = true;
    }
    EXPECT_EQ(failures, 0);
    EXPECT_EQ(count(), 100);
    EXPECT_GE(reads, 8);
}

// Held up by the first piece, all others come before the second commit.
TEST_P(Transactions, of_several_threads_are_made_durable_by_one_commit) {
    GroupCommit writes(*database_, "authority");
    constexpr int others = 40;
    std::atomic<int> written = 0;
    std::vector<std::jthread> threads;
    ASSERT_TRUE(good(writes.run([&](Connection& connection) -> Result<void> {
        for (int id = 1; id <= others; ++id)
            threads.emplace_back([&, id] {
                const auto done = writes.run([&](Connection& theirs) -> Result<void> {
                    TRY_VOID(insert(theirs, id));
                    return {};
                });
                if (done) ++written;
            });
        while (writes.waiting() <= others) std::this_thread::yield();
        TRY_VOID(insert(connection, 1000));
        return {};
    })));
    threads.clear();
    EXPECT_EQ(written, others);
    EXPECT_EQ(count(), others + 1);
    EXPECT_EQ(writes.commits(), 2U);
}

TEST_P(Transactions, in_one_commit_do_each_other_no_harm) {
    GroupCommit writes(*database_, "authority");
    Result<void> failing;
    Result<void> good_one;
    std::vector<std::jthread> threads;
    ASSERT_TRUE(good(writes.run([&](Connection& connection) -> Result<void> {
        threads.emplace_back([&] {
            failing = writes.run([&](Connection& theirs) -> Result<void> {
                TRY_VOID(insert(theirs, 1));
                TRY_VOID(insert(theirs, 1));
                return {};
            });
        });
        threads.emplace_back([&] {
            good_one = writes.run([&](Connection& theirs) -> Result<void> {
                TRY_VOID(insert(theirs, 2));
                return {};
            });
        });
        while (writes.waiting() < 3) std::this_thread::yield();
        TRY_VOID(insert(connection, 3));
        return {};
    })));
    threads.clear();
    ASSERT_FALSE(failing);
    EXPECT_EQ(failing.error().kind, ErrorKind::conflict);
    EXPECT_TRUE(good(good_one));
    EXPECT_EQ(count(), 2);
}

// As a full disk does with SQLite: the savepoint to roll back to is gone with all that was written before.
TEST_P(Transactions, that_are_lost_are_the_fault_of_the_store_and_of_no_command) {
    GroupCommit writes(*database_, "authority");
    Result<void> refused;
    Result<void> before;
    std::vector<std::jthread> threads;
    ASSERT_TRUE(good(writes.run([&](Connection& connection) -> Result<void> {
        threads.emplace_back([&] {
            before = writes.run([&](Connection& theirs) -> Result<void> {
                TRY_VOID(insert(theirs, 1));
                return {};
            });
        });
        while (writes.waiting() < 2) std::this_thread::yield();
        threads.emplace_back([&] {
            refused = writes.run([&](Connection& theirs) -> Result<void> {
                TRY_VOID(theirs.script("ROLLBACK"));
                return fail(ErrorKind::invalid, "a document without a name");
            });
        });
        while (writes.waiting() < 3) std::this_thread::yield();
        TRY_VOID(insert(connection, 3));
        return {};
    })));
    threads.clear();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::unavailable);
    EXPECT_NE(refused.error().message, "a document without a name");
    ASSERT_FALSE(before);
    EXPECT_EQ(before.error().kind, ErrorKind::unavailable);
    EXPECT_EQ(count(), 1);
    EXPECT_TRUE(good(writes.run([&](Connection& connection) -> Result<void> {
        TRY_VOID(insert(connection, 1));
        return {};
    }))) << "the next group is as good as ever";
}

TEST_P(Transactions, a_name_is_held_by_one_until_it_lets_go) {
    const auto first = open();
    const auto second = open();
    auto held = first->hold("uploads of one");
    ASSERT_TRUE(good(held));
    ASSERT_TRUE(*held);
    EXPECT_TRUE(good((*held)->check()));
    for (Database* each : {first.get(), second.get()}) EXPECT_EQ(each->hold("uploads of one").value(), nullptr);
    EXPECT_NE(second->hold("uploads of another").value(), nullptr);
    held->reset();
    EXPECT_NE(second->hold("uploads of one").value(), nullptr);
}

COMITY_EACH_ENGINE(Transactions);

}  // namespace
}  // namespace comity::store
