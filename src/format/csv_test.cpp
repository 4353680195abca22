// SPDX-License-Identifier: EUPL-1.2
#include "format/csv.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace comity::format {
namespace {

CsvTable read(std::string_view text) {
    auto table = read_csv(text, "parties.csv");
    EXPECT_TRUE(table) << text << ": " << (table ? "" : to_string(table.error()));
    return table ? *std::move(table) : CsvTable{};
}

std::string refusal(std::string_view text) {
    const auto table = read_csv(text, "parties.csv");
    return table ? "accepted" : to_string(table.error().place) + " " + table.error().message;
}

TEST(csv, has_a_header_and_rows_with_their_lines) {
    const CsvTable table = read("state,from\nFI,1971-08-10\nCH,1967-03-20\n");
    EXPECT_EQ(table.columns, (std::vector<std::string>{"state", "from"}));
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(table.rows[1].cells[1], "1967-03-20");
    EXPECT_EQ(to_string(table.place(table.rows[1])), "parties.csv:3:1");
}

TEST(csv, quoted_cells_hold_commas_quotes_and_line_breaks) {
    const CsvTable table = read("state,note\nFI,\"a, \"\"b\"\"\nc\"\nCH,d\n");
    EXPECT_EQ(table.rows[0].cells[1], "a, \"b\"\nc");
    EXPECT_EQ(table.rows[1].line, 4);
}

TEST(csv, line_ends_may_be_of_either_kind_and_the_last_may_be_missing) {
    EXPECT_EQ(read("a,b\r\n1,2\r\n3,4").rows.size(), 2U);
    EXPECT_EQ(read("a,b\n1,2").rows[0].cells[1], "2");
    EXPECT_EQ(read("a,b\n1,\n").rows[0].cells[1], "");
    EXPECT_EQ(read("\xEF\xBB\xBF"
                   "a,b\n1,2\n")
                  .columns[0],
              "a");
}

TEST(csv, blank_lines_are_no_rows) {
    EXPECT_EQ(read("a,b\n\n1,2\n\n").rows.size(), 1U);
}

TEST(csv, every_row_has_as_many_cells_as_the_header) {
    EXPECT_EQ(refusal("a,b\n1\n"), "parties.csv:2:1 this row has 1 cells, the header 2");
    EXPECT_EQ(refusal("a,b\n1,2\n1,2,3\n"), "parties.csv:3:1 this row has 3 cells, the header 2");
}

TEST(csv, quotation_marks_must_close_where_the_cell_ends) {
    EXPECT_EQ(refusal("a,b\n1,\"open\n"), "parties.csv:2:1 a quotation mark is not closed");
    EXPECT_EQ(refusal("a,b\n\"x\"y,2\n"), "parties.csv:2:1 text after a closing quotation mark");
}

TEST(csv, a_column_named_twice_is_refused) {
    EXPECT_EQ(refusal("a,b,a\n1,2,3\n"), "parties.csv:1:1 the column 'a' stands twice in the header");
}

TEST(csv, an_empty_file_is_no_table) {
    EXPECT_EQ(refusal(""), "parties.csv the table is empty");
}

TEST(csv, names_the_nearest_column) {
    const CsvTable table = read("state,from\nFI,1971\n");
    EXPECT_EQ(table.column("from").value(), 1U);
    const auto missing = table.column("form");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().hint, "is 'from' meant?");
}

TEST(csv, is_64_mib_at_most) {
    const auto over = read_csv(std::string(max_csv_bytes + 1, 'a'), "long.csv");
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error().kind, ErrorKind::limit);
}

RC_GTEST_PROP(csv, what_is_written_is_read_back, ()) {
    const auto cell = rc::gen::container<std::string>(rc::gen::element('a', ',', '"', '\n', '\r', ' ', '\xD0', '#'));
    const auto rows = *rc::gen::container<std::vector<std::pair<std::string, std::string>>>(rc::gen::pair(cell, cell));
    std::string text = "a,b\n";
    for (const auto& [first, second] : rows) text += csv_cell(first) + "," + csv_cell(second) + "\n";
    const auto table = read_csv(text, "written");
    RC_ASSERT(bool(table));
    RC_ASSERT(table->rows.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        RC_ASSERT(table->rows[i].cells[0] == rows[i].first);
        RC_ASSERT(table->rows[i].cells[1] == rows[i].second);
    }
}

RC_GTEST_PROP(csv, any_bytes_are_accepted_or_refused, (const std::string& bytes)) {
    const auto table = read_csv(bytes, "bytes");
    if (table) {
        for (const CsvTable::Row& row : table->rows) RC_ASSERT(row.cells.size() == table->columns.size());
    }
}

}  // namespace
}  // namespace comity::format
