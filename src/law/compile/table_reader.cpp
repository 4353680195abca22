// SPDX-License-Identifier: EUPL-1.2
#include "law/compile/table_reader.h"

#include <fstream>
#include <sstream>

namespace comity::law {

std::optional<std::string> read_file(Compilation& compilation, const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream content;
    if (stream) content << stream.rdbuf();
    if (!stream) {
        compilation.faults.error({file.string()}, "the file cannot be read");
        return std::nullopt;
    }
    return content.str();
}

TableReader::TableReader(Compilation& compilation, const std::filesystem::path& file,
                         std::initializer_list<std::string_view> required_columns)
    : compilation_(compilation) {
    const auto content = read_file(compilation, file);
    if (!content) return;
    auto table = format::read_csv(*content, file.string());
    if (!table) {
        compilation.faults.add(table.error());
        return;
    }
    table_ = std::move(*table);
    ok_ = true;
    for (std::string_view name : required_columns) {
        if (auto column = table_.column(name); !column) {
            compilation.faults.add(column.error());
            ok_ = false;
        }
    }
    for (std::size_t i = 0; i < table_.columns.size(); ++i) columns_.emplace(table_.columns[i], i);
}

bool TableReader::next() {
    if (!ok_ || next_ >= table_.rows.size()) return false;
    row_ = &table_.rows[next_++];
    return true;
}

const std::string& TableReader::cell(std::string_view column) const {
    static const std::string blank;
    const auto place = columns_.find(column);
    return place == columns_.end() ? blank : row_->cells[place->second];
}

TextId TableReader::text(std::string_view column) {
    return compilation_.builder.intern(cell(column));
}

StateCode TableReader::state(std::string_view column) {
    const auto code = StateCode::parse(cell(column));
    if (!code) {
        compilation_.faults.error(place(), "'" + cell(column) + "' is no State code", "write ISO 3166-1 alpha-2");
    }
    return code.value_or(StateCode{});
}

std::optional<DateInterval> TableReader::date(std::string_view column) {
    if (cell(column).empty()) return std::nullopt;
    auto date = parse_date(cell(column));
    if (date) return *date;
    compilation_.faults.error(place(), std::string(column) + ": " + date.error().message, date.error().hint);
    return std::nullopt;
}

}  // namespace comity::law
