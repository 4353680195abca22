// SPDX-License-Identifier: EUPL-1.2
// What only the server engine has: a connection that can break, and a server that can be set up wrongly.
#include "store/postgres/postgres.h"

#include "store/contract/engines.h"
#include "store/sql/migration.h"
#include "store/testing/postgres_server.h"

namespace comity::store {
namespace {

class Postgres : public ::testing::Test {
   protected:
    void SetUp() override {
        database_ = place_.open();
        ASSERT_TRUE(good((*database_->writer())->script("CREATE TABLE things (id BIGINT PRIMARY KEY)")));
    }

    static std::int64_t backend_of(Connection& connection) {
        return connection.one("SELECT pg_backend_pid()", {}, [](const Row& row) { return row.number(0); })->value_or(0);
    }

    /// As when the server is stopped: the connection is closed from the other side.
    void cut(std::int64_t backend) {
        const auto other = place_.open();
        auto connection = *other->writer();
        ASSERT_TRUE(good(connection->each("SELECT pg_terminate_backend($1::int, 10000)", {backend},
                                          [](const Row& row) { EXPECT_TRUE(row.truth(0)); })));
    }

    /// The fault that the server's own error of that code becomes.
    SqlFault raised(const std::string& code) {
        auto writer = *database_->writer();
        const auto done =
            writer->script("DO $do$ BEGIN RAISE EXCEPTION 'raised' USING ERRCODE = '" + code + "'; END $do$");
        EXPECT_FALSE(done.has_value());
        return done ? SqlFault::io : done.error().fault;
    }

    store::testing::TestDatabase place_{Engine::postgres};
    std::unique_ptr<Database> database_;
};

TEST_F(Postgres, codes_of_the_server_are_told_apart) {
    EXPECT_EQ(raised("40001"), SqlFault::conflict);
    EXPECT_EQ(raised("40P01"), SqlFault::conflict);
    EXPECT_EQ(raised("53100"), SqlFault::disk_full);
    EXPECT_EQ(raised("53300"), SqlFault::busy);
    EXPECT_EQ(raised("55P03"), SqlFault::busy);
    EXPECT_EQ(raised("25006"), SqlFault::read_only);
    EXPECT_EQ(raised("57P01"), SqlFault::connection_lost);
    EXPECT_EQ(raised("XX001"), SqlFault::corrupt);
    EXPECT_EQ(raised("58030"), SqlFault::io);
    EXPECT_EQ(raised("42601"), SqlFault::statement);
}

TEST_F(Postgres, a_reader_whose_connection_broke_asks_again) {
    auto reader = *database_->reader();
    const std::int64_t before = backend_of(*reader);
    cut(before);
    const std::int64_t after = backend_of(*reader);
    EXPECT_NE(after, 0);
    EXPECT_NE(after, before);
    EXPECT_EQ(reader->one("SELECT count(*) FROM things", {}, [](const Row& row) { return row.number(0); }).value(), 0);
}

TEST_F(Postgres, a_writer_whose_connection_broke_begins_on_a_new_one) {
    auto writer = *database_->writer();
    ASSERT_TRUE(good(writer->run("INSERT INTO things (id) VALUES ($1)", {1})));
    cut(backend_of(*writer));
    auto transaction = Transaction::write(*writer, "authority");
    ASSERT_TRUE(good(transaction));
    ASSERT_TRUE(good(writer->run("INSERT INTO things (id) VALUES ($1)", {2})));
    EXPECT_TRUE(good(transaction->commit()));
}

TEST_F(Postgres, a_transaction_whose_connection_broke_is_lost_whole) {
    {
        auto writer = *database_->writer();
        auto transaction = *Transaction::write(*writer, "authority");
        ASSERT_TRUE(good(writer->run("INSERT INTO things (id) VALUES (1)")));
        cut(backend_of(*writer));
        const auto second = writer->run("INSERT INTO things (id) VALUES (2)");
        ASSERT_FALSE(second.has_value());
        EXPECT_EQ(second.error().fault, SqlFault::connection_lost);
        EXPECT_EQ(writer->commit().error().fault, SqlFault::misuse);
        EXPECT_TRUE(good(transaction.rollback()));
    }
    auto writer = *database_->writer();
    EXPECT_EQ(writer->one("SELECT count(*) FROM things", {}, [](const Row& row) { return row.number(0); }).value(), 0);
}

TEST_F(Postgres, a_commit_whose_answer_did_not_come_is_said_to_be_unknown) {
    auto writer = *database_->writer();
    auto transaction = *Transaction::write(*writer, "authority");
    ASSERT_TRUE(good(writer->run("INSERT INTO things (id) VALUES (1)")));
    cut(backend_of(*writer));
    const auto committed = transaction.commit();
    ASSERT_FALSE(committed.has_value());
    EXPECT_EQ(committed.error().fault, SqlFault::outcome_unknown);
    EXPECT_EQ(committed.error().hint, "look whether it is there before repeating it");
}

TEST_F(Postgres, a_server_that_is_not_there_is_said_without_the_password) {
    const auto opened = open_postgres("postgresql://comity:geheim@127.0.0.1:1/record");
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().fault, SqlFault::connection_lost);
    EXPECT_EQ(opened.error().place.file, "postgresql://127.0.0.1:1/record");
    EXPECT_EQ(to_string(opened.error()).find("geheim"), std::string::npos) << to_string(opened.error());
    const auto unreadable = open_postgres("postgresql://comity:ge%heim@127.0.0.1/record");
    ASSERT_FALSE(unreadable.has_value());
    EXPECT_EQ(to_string(unreadable.error()).find("heim"), std::string::npos) << to_string(unreadable.error());
}

TEST_F(Postgres, a_database_that_orders_text_by_a_language_is_refused) {
    auto writer = *database_->writer();
    ASSERT_TRUE(good(writer->script("CREATE DATABASE icu TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'fr'")));
    std::string url = store::testing::postgres_url();
    url.replace(url.find("/postgres?"), 10, "/icu?");
    const auto opened = open_postgres(url);
    ASSERT_TRUE(good(writer->script("DROP DATABASE icu WITH (FORCE)")));
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().message, "the database is not UTF-8 ordered by octets");
}

TEST_F(Postgres, writers_of_different_names_do_not_wait_for_each_other) {
    auto one = *database_->writer();
    auto other = *database_->writer();
    auto first = Transaction::write(*one, "one authority");
    auto second = Transaction::write(*other, "another");
    ASSERT_TRUE(good(first));
    ASSERT_TRUE(good(second));
    ASSERT_TRUE(good(one->run("INSERT INTO things (id) VALUES (1)")));
    ASSERT_TRUE(good(other->run("INSERT INTO things (id) VALUES (2)")));
    EXPECT_TRUE(good(second->commit()));
    EXPECT_TRUE(good(first->commit()));
}

TEST_F(Postgres, sums_are_said_to_want_a_cast) {
    const auto sum = (*database_->reader())
                         ->one("SELECT sum(id) FROM (SELECT CAST(1 AS BIGINT) AS id) AS one", {},
                               [](const Row& row) { return row.number(0); });
    ASSERT_FALSE(sum.has_value());
    EXPECT_EQ(sum.error().message,
              "column 0 was read as a number and holds a number of any size (write CAST(… AS BIGINT))");
}

}  // namespace
}  // namespace comity::store
