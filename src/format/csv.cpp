// SPDX-License-Identifier: EUPL-1.2
#include "format/csv.h"

#include <algorithm>

#include "base/nearest.h"

namespace comity::format {

namespace {

class CsvReader {
   public:
    CsvReader(std::string_view text, std::string_view file) : text_(text), file_(file) {}

    bool at_end() const { return at_ >= text_.size(); }

    Result<CsvTable::Row> row() {
        CsvTable::Row row;
        row.line = line_;
        while (true) {
            TRY(cell, cell_text());
            row.cells.push_back(std::move(cell));
            if (at_end() || text_[at_] == '\n' || text_[at_] == '\r') break;
            ++at_;  // the comma
        }
        if (!at_end() && text_[at_] == '\r') ++at_;
        if (!at_end() && text_[at_] == '\n') ++at_;
        ++line_;
        return row;
    }

   private:
    Result<std::string> cell_text() {
        if (at_end() || text_[at_] != '"') {
            const std::size_t end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
            std::string cell(text_.substr(at_, end - at_));
            at_ = end;
            return cell;
        }
        const int opened = line_;
        std::string cell;
        ++at_;
        while (!at_end()) {
            const char c = text_[at_++];
            if (c == '"') {
                if (!at_end() && text_[at_] == '"') {
                    cell += '"';
                    ++at_;
                    continue;
                }
                if (!at_end() && text_[at_] != ',' && text_[at_] != '\n' && text_[at_] != '\r') {
                    return fail(ErrorKind::invalid, "text after a closing quotation mark",
                                {std::string(file_), line_, 1}, "double the quotation marks inside the cell");
                }
                return cell;
            }
            if (c == '\n') ++line_;
            cell += c;
        }
        return fail(ErrorKind::invalid, "a quotation mark is not closed", {std::string(file_), opened, 1},
                    "close the cell with a quotation mark");
    }

    std::string_view text_;
    std::string_view file_;
    std::size_t at_ = 0;
    int line_ = 1;
};

}  // namespace

Result<std::size_t> CsvTable::column(std::string_view name) const {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i] == name) return i;
    }
    const std::vector<std::string_view> names(columns.begin(), columns.end());
    const std::string near = nearest(name, names);
    return fail(ErrorKind::invalid, "the column '" + std::string(name) + "' is missing", {file, 1, 1},
                near.empty() ? "add it to the first line" : "is '" + near + "' meant?");
}

Result<CsvTable> read_csv(std::string_view text, std::string_view file) {
    if (text.size() > max_csv_bytes) {
        return fail(ErrorKind::limit, "the table is larger than 64 MiB", {std::string(file)}, "split it");
    }
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    CsvReader reader(text, file);
    if (reader.at_end()) return fail(ErrorKind::invalid, "the table is empty", {std::string(file)}, "give a header");
    TRY(header, reader.row());
    CsvTable table{std::string(file), std::move(header.cells), {}};
    for (auto column = table.columns.begin(); column != table.columns.end(); ++column) {
        if (std::find(table.columns.begin(), column, *column) != column) {
            return fail(ErrorKind::invalid, "the column '" + *column + "' stands twice in the header",
                        {std::string(file), 1, 1}, "keep one of the two");
        }
    }
    while (!reader.at_end()) {
        TRY(row, reader.row());
        if (row.cells.size() == 1 && row.cells[0].empty()) continue;
        if (row.cells.size() != table.columns.size()) {
            return fail(ErrorKind::invalid,
                        "this row has " + std::to_string(row.cells.size()) + " cells, the header " +
                            std::to_string(table.columns.size()),
                        table.place(row), "quote cells that contain a comma or a line break");
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string csv_cell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string out = "\"";
    for (char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + "\"";
}

}  // namespace comity::format
