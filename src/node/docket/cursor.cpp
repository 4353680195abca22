// SPDX-License-Identifier: EUPL-1.2
#include "node/docket/cursor.h"

#include <algorithm>
#include <charconv>

namespace comity::node {

std::string cursor_of(std::initializer_list<std::string_view> columns) {
    std::string cursor;
    for (const std::string_view column : columns) {
        if (!cursor.empty()) cursor += '\n';
        cursor += column;
    }
    return cursor;
}

tl::unexpected<Error> no_cursor() {
    return fail(ErrorKind::invalid, "'cursor' is none of this list", {.file = "cursor"},
                "use 'next' of the page before");
}

Result<std::int64_t> number_of(std::string_view column, std::int64_t of_none) {
    if (column.empty()) return of_none;
    std::int64_t number = 0;
    const auto [stop, fault] = std::from_chars(column.data(), column.data() + column.size(), number);
    if (fault == std::errc() && stop == column.data() + column.size() && number >= 0) return number;
    return no_cursor();
}

Result<std::array<std::string, 3>> read_cursor(std::string_view cursor) {
    std::array<std::string, 3> columns;
    if (cursor.empty()) return columns;
    if (std::ranges::count(cursor, '\n') != 2) return no_cursor();
    for (std::string& column : columns) {
        const std::size_t end = std::min(cursor.find('\n'), cursor.size());
        column = cursor.substr(0, end);
        cursor.remove_prefix(std::min(end + 1, cursor.size()));
    }
    return columns;
}

}  // namespace comity::node
