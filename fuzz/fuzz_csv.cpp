// SPDX-License-Identifier: EUPL-1.2
// Tables. Besides not failing: every row is as wide as the header, and what is accepted can be written again and is
// read as the same cells.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "format/csv.h"
#include "require.h"

namespace {

void write(std::string& out, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + comity::format::csv_cell(cells[i]);
    out += "\n";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto table = comity::format::read_csv({reinterpret_cast<const char*>(data), size}, "input");
    if (!table) {
        require(!table.error().message.empty() && !table.error().hint.empty());
        return 0;
    }
    std::string text;
    // A first cell that begins with a byte order mark would lose it on the way back.
    if (table->columns[0].starts_with("\xEF\xBB\xBF")) return 0;
    write(text, table->columns);
    for (const auto& row : table->rows) {
        require(row.cells.size() == table->columns.size() && row.line >= 2);
        write(text, row.cells);
    }
    const auto again = comity::format::read_csv(text, "written");
    require(again.has_value() && again->columns == table->columns && again->rows.size() == table->rows.size());
    for (std::size_t i = 0; i < table->rows.size(); ++i) require(again->rows[i].cells == table->rows[i].cells);
    return 0;
}
