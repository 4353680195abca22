// SPDX-License-Identifier: EUPL-1.2
#include "store/sql/migration.h"

#include <atomic>
#include <thread>

#include "store/contract/engines.h"

namespace comity::store {
namespace {

constexpr Migration first{1, "things",
                          "CREATE TABLE things (id BIGINT PRIMARY KEY, bytes BYTEA) /* sqlite: STRICT */;"};
constexpr Migration second{2, "names",
                           "ALTER TABLE things ADD COLUMN name TEXT; CREATE INDEX by_name ON things (name);"};

TEST(migration_text, is_postgresqls_with_types_renamed_for_sqlite) {
    constexpr std::string_view sql =
        "CREATE TABLE t (a BIGINT, b BYTEA, BIGINTS TEXT) /* sqlite: STRICT, WITHOUT ROWID */; /* why */ "
        "ALTER TABLE t /* postgres: SET (fillfactor = 90) */";
    EXPECT_EQ(migration_text(sql, Engine::sqlite),
              "CREATE TABLE t (a INTEGER, b BLOB, BIGINTS TEXT) STRICT, WITHOUT ROWID ; /* why */ ALTER TABLE t ");
    EXPECT_EQ(migration_text(sql, Engine::postgres),
              "CREATE TABLE t (a BIGINT, b BYTEA, BIGINTS TEXT) ; /* why */ ALTER TABLE t SET (fillfactor = 90) ");
    EXPECT_EQ(migration_text("SELECT 1 /* open", Engine::sqlite), "SELECT 1 /* open");
}

class Migrations : public EachEngine {
   protected:
    SqlResult<int> migrate_to(const std::vector<Migration>& list, std::string_view module = "things") {
        auto writer = *database_->writer();
        const Schema schema{module, list};
        return migrate(*writer, {&schema, 1});
    }

    std::unique_ptr<Database> database_ = open();
};

TEST_P(Migrations, bring_tables_from_any_version_to_the_newest_once) {
    EXPECT_EQ(migrate_to({first}).value(), 1);
    EXPECT_EQ(migrate_to({first, second}).value(), 1);
    EXPECT_EQ(migrate_to({first, second}).value(), 0);
    EXPECT_TRUE(good((*database_->writer())->run("INSERT INTO things (id, name) VALUES (1, 'a')")));
}

TEST_P(Migrations, of_several_modules_are_counted_apart) {
    constexpr Migration other{1, "others",
                              "CREATE TABLE others (id BIGINT REFERENCES things (id)) /* sqlite: STRICT */"};
    const Migration others[] = {other};
    const Migration things[] = {first};
    const Schema schemas[] = {{"things", things}, {"others", others}};
    auto writer = *database_->writer();
    EXPECT_EQ(migrate(*writer, schemas).value(), 2);
    EXPECT_EQ(migrate(*writer, schemas).value(), 0);
}

TEST_P(Migrations, refuse_changed_history) {
    ASSERT_TRUE(good(migrate_to({first})));
    Migration changed = first;
    changed.sql = "CREATE TABLE things (id BIGINT PRIMARY KEY) /* sqlite: STRICT */;";
    const auto refused = migrate_to({changed, second});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().message, "migration things/0001-things is not the text that made these tables");
    EXPECT_EQ(refused.error().hint, "run the released program; to change tables, add a migration");
    EXPECT_EQ(migrate_to({first, second}).value(), 1) << "the refusal changed nothing";
}

TEST_P(Migrations, refuse_a_database_of_a_newer_program) {
    ASSERT_TRUE(good(migrate_to({first, second})));
    const auto refused = migrate_to({first});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().message,
              "the database has migration things/0002-names, which this program does not know");
}

TEST_P(Migrations, that_fail_leave_nothing_of_any_of_them) {
    constexpr Migration wrong{2, "wrong",
                              "CREATE TABLE others (id BIGINT) /* sqlite: STRICT */; CREATE TABLE things (id BIGINT)"};
    const auto failed = migrate_to({first, wrong});
    ASSERT_FALSE(failed.has_value());
    EXPECT_EQ(failed.error().message.find("migration things/0002-wrong: "), 0U) << failed.error().message;
    EXPECT_EQ(migrate_to({first, second}).value(), 2);
}

TEST_P(Migrations, run_once_when_two_nodes_start_together) {
    const auto other_node = open();
    const Migration list[] = {first, second};
    const Schema schema{"things", list};
    std::atomic<int> applied = 0;
    {
        std::vector<std::jthread> nodes;
        for (Database* node : {database_.get(), other_node.get()})
            nodes.emplace_back([&, node] {
                auto writer = *node->writer();
                const auto done = migrate(*writer, {&schema, 1});
                EXPECT_TRUE(good(done));
                applied += done.value_or(0);
            });
    }
    EXPECT_EQ(applied, 2);
}

COMITY_EACH_ENGINE(Migrations);

}  // namespace
}  // namespace comity::store
