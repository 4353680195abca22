// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "access/set_of.h"
#include "base/result.h"

namespace comity::access {

/// The rows of one of our tables, read strictly: exactly these columns in this order.
struct TableRow {
    std::vector<std::string> cells;
    Place place;
};
Result<std::vector<TableRow>> read_rows(std::string_view text, std::string_view file,
                                        std::initializer_list<std::string_view> columns);

/// The words of a cell, between blanks.
std::vector<std::string_view> words(std::string_view cell);

/// Words as a set. Errors: an unknown one.
template <class Enum>
Result<SetOf<Enum>> parse_set(std::string_view text, Result<Enum> (*parse)(std::string_view)) {
    SetOf<Enum> set;
    for (const std::string_view word : words(text)) {
        TRY(value, parse(word));
        set.insert(value);
    }
    return set;
}

/// The words of a set in the order of the enumeration, with blanks between.
template <class Enum>
std::string set_words(SetOf<Enum> set) {
    std::string text;
    for (const Enum value : set) text += (text.empty() ? "" : " ") + std::string(name(value));
    return text;
}

/// A cell of words as a set; "any" means all `count` values. Errors: an unknown word, an empty cell where one is due.
template <class Enum>
Result<SetOf<Enum>> read_set(const TableRow& row, std::size_t column, int count,
                             Result<Enum> (*parse)(std::string_view)) {
    SetOf<Enum> set;
    for (const std::string_view word : words(row.cells[column])) {
        if (word == "any") return SetOf<Enum>::all(count);
        auto value = parse(word);
        if (!value) return fail(ErrorKind::invalid, value.error().message, row.place, value.error().hint);
        set.insert(*value);
    }
    return set;
}

}  // namespace comity::access
