// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "format/csv.h"
#include "law/compile/compilation.h"

namespace comity::law {

/// A CSV table of the law folder with its columns by name; faults are recorded with file and line.
class TableReader {
   public:
    /// Reads the file; afterwards `ok()` tells whether it has the columns.
    TableReader(Compilation& compilation, const std::filesystem::path& file,
                std::initializer_list<std::string_view> required_columns);

    bool ok() const { return ok_; }
    /// Steps to the next row; false at the end.
    bool next();

    /// The cell of the row at hand; "" for a column the table does not have.
    const std::string& cell(std::string_view column) const;
    TextId text(std::string_view column);
    /// Errors are recorded and give the unknown State.
    StateCode state(std::string_view column);
    /// nullopt for a blank cell; a wrong one is recorded.
    std::optional<DateInterval> date(std::string_view column);
    bool yes(std::string_view column) const { return cell(column) != "no"; }

    Place place() const { return table_.place(*row_); }

   private:
    Compilation& compilation_;
    format::CsvTable table_;
    std::map<std::string, std::size_t, std::less<>> columns_;
    const format::CsvTable::Row* row_ = nullptr;
    std::size_t next_ = 0;
    bool ok_ = false;
};

/// The whole file, or a fault.
std::optional<std::string> read_file(Compilation& compilation, const std::filesystem::path& file);

}  // namespace comity::law
