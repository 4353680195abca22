// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace comity::format {

inline constexpr std::size_t max_csv_bytes = 64 * 1024 * 1024;

/// RFC 4180 with a header line. Every row has as many cells as the header.
struct CsvTable {
    struct Row {
        std::vector<std::string> cells;
        int line = 0;  ///< where the row begins
    };

    std::string file;
    std::vector<std::string> columns;
    std::vector<Row> rows;

    /// The index of a column. Errors: no such column, naming the nearest one.
    Result<std::size_t> column(std::string_view name) const;
    Place place(const Row& row) const { return {file, row.line, 1}; }
};

/// Errors: a column named twice, a row with another number of cells, an unclosed quote, text after a closing quote, an
/// empty file.
Result<CsvTable> read_csv(std::string_view text, std::string_view file);

/// A cell as CSV: quoted only when it must be.
std::string csv_cell(std::string_view text);

}  // namespace comity::format
