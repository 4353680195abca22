// SPDX-License-Identifier: EUPL-1.2
// Statements, values and rows: the same on both engines.
#include <array>
#include <limits>

#include "store/contract/engines.h"
#include "store/sql/migration.h"

namespace comity::store {
namespace {

class Sql : public EachEngine {
   protected:
    void SetUp() override {
        database_ = open();
        lease_ = std::make_unique<Lease>(*database_->writer());
        const auto made = connection().script(migration_text(
            "CREATE TABLE things (id BIGINT PRIMARY KEY, name TEXT, bytes BYTEA, part_of BIGINT REFERENCES things (id),"
            " CHECK (id > 0), UNIQUE (name)) /* sqlite: STRICT */",
            GetParam()));
        ASSERT_TRUE(good(made));
    }

    Connection& connection() { return **lease_; }

    std::int64_t number(std::string_view sql, Values values = {}) {
        const auto found = connection().one(sql, values, [](const Row& row) { return row.number(0); });
        EXPECT_TRUE(good(found));
        return found && *found ? **found : -1;
    }

    SqlFault fault(std::string_view sql, Values values = {}) {
        const auto done = connection().run(sql, values);
        EXPECT_FALSE(done.has_value()) << sql;
        return done ? SqlFault::io : done.error().fault;
    }

    std::unique_ptr<Database> database_;
    std::unique_ptr<Lease> lease_;
};

TEST_P(Sql, gives_back_every_kind_of_value_as_it_was) {
    const std::array<unsigned char, 4> octets{0, 255, 0, 7};
    const std::string text = "Requête à l’État · Запрос · 請求";
    constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
    struct Thing {
        std::int64_t id;
        std::string name;
        std::string bytes;
        std::optional<std::int64_t> part_of;
    };
    for (const std::int64_t id : {std::int64_t{1}, std::numeric_limits<std::int64_t>::max()}) {
        ASSERT_TRUE(good(connection().run("INSERT INTO things (id, name, bytes, part_of) VALUES ($1, $2, $3, $4)",
                                          {id, text + std::to_string(id), octets, nullptr})));
        const auto thing =
            connection().one("SELECT id, name, bytes, part_of FROM things WHERE id = $1", {id}, [](const Row& row) {
                return Thing{row.number(0), row.string(1), row.octet_string(2), row.optional_number(3)};
            });
        ASSERT_TRUE(good(thing));
        ASSERT_TRUE(thing->has_value());
        EXPECT_EQ((*thing)->id, id);
        EXPECT_EQ((*thing)->name, text + std::to_string(id));
        EXPECT_EQ((*thing)->bytes, std::string("\0\xff\0\x07", 4));
        EXPECT_EQ((*thing)->part_of, std::nullopt);
    }
    EXPECT_EQ(number("SELECT CAST($1 AS BIGINT)", {least}), least);
    EXPECT_EQ(number("SELECT CAST($1 AS BIGINT) + 2 * CAST($2 AS BIGINT)", {true, false}), 1);
}

TEST_P(Sql, tells_the_empty_text_and_no_octets_from_null) {
    ASSERT_TRUE(good(connection().run("INSERT INTO things (id, name, bytes) VALUES (1, $1, $2), (2, NULL, NULL)",
                                      {std::string_view(), Octets()})));
    EXPECT_EQ(number("SELECT count(*) FROM things WHERE name IS NULL AND bytes IS NULL"), 1);
    EXPECT_EQ(number("SELECT count(*) FROM things WHERE name = $1 AND bytes = $2", {"", Value::bytes("")}), 1);
}

TEST_P(Sql, takes_placeholders_in_any_order_and_more_than_once) {
    ASSERT_TRUE(good(connection().run("INSERT INTO things (name, id) VALUES ($2, $1)", {7, "seven"})));
    EXPECT_EQ(number("SELECT id FROM things WHERE name = $2 AND id = $1", {7, "seven"}), 7);
    EXPECT_EQ(number("SELECT id FROM things WHERE id = $1 AND id <= $1", {7}), 7);
}

TEST_P(Sql, takes_null_and_a_value_for_the_same_placeholder) {
    for (const int round : {0, 1}) {
        const int id = 10 * round;
        ASSERT_TRUE(good(connection().run("INSERT INTO things (id, name) VALUES ($1, $2)", {id + 1, nullptr})));
        ASSERT_TRUE(good(connection().run("INSERT INTO things (id, name) VALUES ($1, $2)",
                                          {id + 2, std::optional<std::string>("n" + std::to_string(id))})));
    }
    EXPECT_EQ(number("SELECT count(name) FROM things"), 2);
}

TEST_P(Sql, counts_the_rows_a_statement_changed) {
    const auto inserted = connection().run("INSERT INTO things (id, name) VALUES (1, 'a'), (2, 'b'), (3, 'c')");
    EXPECT_EQ(inserted.value(), 3);
    EXPECT_EQ(connection().run("UPDATE things SET name = name WHERE id > $1", {1}).value(), 2);
    EXPECT_EQ(connection().run("SELECT id FROM things").value(), 0);
    EXPECT_EQ(connection().run("INSERT INTO things (id, name) VALUES (1, 'z') ON CONFLICT (id) DO NOTHING").value(), 0);
    EXPECT_EQ(connection().run("DELETE FROM things WHERE id = 9").value(), 0);
    EXPECT_EQ(connection().run("DELETE FROM things").value(), 3);
    EXPECT_EQ(
        connection().run(migration_text("CREATE TABLE others (id BIGINT) /* sqlite: STRICT */", GetParam())).value(),
        0);
}

TEST_P(Sql, knows_upserts_that_give_back_what_they_wrote) {
    constexpr std::string_view upsert =
        "INSERT INTO things (id, name) VALUES ($1, $2)"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name RETURNING name";
    for (const char* name : {"first", "second"}) {
        const auto written = connection().one(upsert, {1, name}, [](const Row& row) { return row.string(0); });
        ASSERT_TRUE(good(written));
        EXPECT_EQ(*written, name);
    }
    EXPECT_EQ(number("SELECT count(*) FROM things"), 1);
}

TEST_P(Sql, knows_recursive_common_table_expressions_and_windows) {
    EXPECT_EQ(number("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)"
                     " SELECT CAST(sum(i) AS BIGINT) FROM n",
                     {100}),
              5050);
    EXPECT_EQ(number("SELECT max(place) FROM (SELECT row_number() OVER (ORDER BY i) AS place"
                     " FROM (SELECT 5 AS i UNION ALL SELECT 3) AS pair) AS placed"),
              2);
}

TEST_P(Sql, orders_text_by_its_octets_and_tells_case_apart) {
    ASSERT_TRUE(good(
        connection().run("INSERT INTO things (id, name) VALUES (1,'b'),(2,'B'),(3,'ä'),(4,'a'),(5,'_'),(6,'Z1')")));
    const auto names =
        connection().all("SELECT name FROM things ORDER BY name", {}, [](const Row& row) { return row.string(0); });
    ASSERT_TRUE(good(names));
    EXPECT_EQ(*names, (std::vector<std::string>{"B", "Z1", "_", "a", "b", "ä"}));
    EXPECT_EQ(number("SELECT count(*) FROM things WHERE name LIKE 'B%'"), 1);
}

TEST_P(Sql, refuses_text_that_is_not_utf8_or_holds_a_zero) {
    EXPECT_EQ(fault("INSERT INTO things (id, name) VALUES (1, $1)", {"\xff"}), SqlFault::statement);
    EXPECT_EQ(fault("INSERT INTO things (id, name) VALUES (1, $1)", {std::string("a\0b", 3)}), SqlFault::statement);
    EXPECT_EQ(number("SELECT count(*) FROM things"), 0);
}

TEST_P(Sql, tells_violations_apart) {
    ASSERT_TRUE(good(connection().run("INSERT INTO things (id, name) VALUES (1, 'a')")));
    EXPECT_EQ(fault("INSERT INTO things (id) VALUES (1)"), SqlFault::unique);
    EXPECT_EQ(fault("INSERT INTO things (id, name) VALUES (2, 'a')"), SqlFault::unique);
    EXPECT_EQ(fault("INSERT INTO things (id, part_of) VALUES (3, 99)"), SqlFault::constraint);
    EXPECT_EQ(fault("INSERT INTO things (id) VALUES (-1)"), SqlFault::constraint);
    EXPECT_EQ(fault("SELECT nothing FROM nowhere"), SqlFault::statement);
    EXPECT_EQ(fault("SELECT 1; SELECT 2"), SqlFault::statement);
    EXPECT_EQ(fault("SELECT id FROM things WHERE id = $1"), SqlFault::statement);
    EXPECT_EQ(fault("SELECT id FROM things WHERE id = $1", {1, 2}), SqlFault::statement);
}

TEST_P(Sql, never_says_stored_values_in_an_error) {
    ASSERT_TRUE(good(connection().run("INSERT INTO things (id, name) VALUES (1, 'Secretname')")));
    const auto twice = connection().run("INSERT INTO things (id, name) VALUES (2, $1)", {"Secretname"});
    ASSERT_FALSE(twice.has_value());
    EXPECT_EQ(to_string(twice.error()).find("Secretname"), std::string::npos) << to_string(twice.error());
    EXPECT_EQ(twice.error().kind, ErrorKind::conflict);
}

TEST_P(Sql, fails_where_a_column_is_read_as_what_it_is_not) {
    ASSERT_TRUE(good(connection().run("INSERT INTO things (id, name) VALUES (1, 'a')")));
    const auto ask = [&](auto read) {
        const auto found = connection().one("SELECT id, name, bytes FROM things", {}, read);
        return found ? std::string() : found.error().message;
    };
    EXPECT_EQ(ask([](const Row& row) { return row.number(1); }), "column 1 was read as a number and holds text");
    EXPECT_EQ(ask([](const Row& row) { return row.string(0); }), "column 0 was read as text and holds a number");
    EXPECT_EQ(ask([](const Row& row) { return row.octet_string(2); }), "column 2 was read as octets and holds NULL");
    EXPECT_EQ(ask([](const Row& row) { return row.number(3); }),
              "column 3 was read as a number and holds no such column");
    EXPECT_EQ(ask([](const Row& row) { return row.truth(0); }), "");
}

TEST_P(Sql, one_is_none_or_one_and_never_the_first_of_several) {
    const auto id = [](const Row& row) { return row.number(0); };
    EXPECT_EQ(connection().one("SELECT id FROM things", {}, id).value(), std::nullopt);
    ASSERT_TRUE(good(connection().run("INSERT INTO things (id) VALUES (1), (2)")));
    const auto two = connection().one("SELECT id FROM things", {}, id);
    ASSERT_FALSE(two.has_value());
    EXPECT_EQ(two.error().fault, SqlFault::statement);
}

TEST_P(Sql, a_reader_of_rows_may_refuse_and_its_words_are_kept) {
    ASSERT_TRUE(good(connection().run("INSERT INTO things (id) VALUES (1), (2), (3)")));
    int seen = 0;
    const auto refused = connection().each("SELECT id FROM things ORDER BY id", {}, [&](const Row&) -> Result<void> {
        if (++seen == 2) return fail(ErrorKind::invalid, "no such thing");
        return {};
    });
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().message, "no such thing");
    EXPECT_EQ(refused.error().fault, SqlFault::unreadable);
    EXPECT_EQ(seen, 2);
    EXPECT_EQ(number("SELECT count(*) FROM things"), 3);
}

TEST_P(Sql, a_callback_may_not_use_the_connection_its_row_comes_from) {
    ASSERT_TRUE(good(connection().run("INSERT INTO things (id) VALUES (1)")));
    SqlFault inner = SqlFault::io;
    ASSERT_TRUE(good(connection().each("SELECT id FROM things", {}, [&](const Row&) {
        const auto nested = connection().run("SELECT 1");
        if (!nested) inner = nested.error().fault;
    })));
    EXPECT_EQ(inner, SqlFault::misuse);
    EXPECT_EQ(number("SELECT count(*) FROM things"), 1);
}

TEST_P(Sql, keeps_more_statements_than_it_holds_ready) {
    for (int i = 0; i < 600; ++i) ASSERT_EQ(number("SELECT CAST($1 AS BIGINT) + " + std::to_string(i), {1}), i + 1);
    EXPECT_EQ(number("SELECT CAST($1 AS BIGINT) + 0", {1}), 1);
}

COMITY_EACH_ENGINE(Sql);

}  // namespace
}  // namespace comity::store
