// SPDX-License-Identifier: EUPL-1.2
#include "access/table_rows.h"

#include <fmt/format.h>

#include "format/csv.h"

namespace comity::access {

Result<std::vector<TableRow>> read_rows(std::string_view text, std::string_view file,
                                        std::initializer_list<std::string_view> columns) {
    TRY(table, format::read_csv(text, file));
    if (!std::equal(columns.begin(), columns.end(), table.columns.begin(), table.columns.end())) {
        return fail(ErrorKind::invalid, "the columns are not those of this table", {std::string(file), 1, 1},
                    fmt::format("the header is {}", fmt::join(columns, ",")));
    }
    std::vector<TableRow> rows;
    for (const format::CsvTable::Row& row : table.rows) rows.push_back({row.cells, table.place(row)});
    return rows;
}

std::vector<std::string_view> words(std::string_view cell) {
    std::vector<std::string_view> found;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(' '), cell.size());
        if (end > 0) found.push_back(cell.substr(0, end));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return found;
}

}  // namespace comity::access
