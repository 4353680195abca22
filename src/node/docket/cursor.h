// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/result.h"

namespace comity::node {

/// Where a list goes on: the columns it is ordered by, of the last one seen, a line each. They are names, numbers and
/// days, which hold no line feed.
std::string cursor_of(std::initializer_list<std::string_view> columns);

tl::unexpected<Error> no_cursor();

/// The number that a column of a cursor is, from 0 on; `of_none` for "". Errors: `invalid` where it is none.
Result<std::int64_t> number_of(std::string_view column, std::int64_t of_none);

/// Those columns; texts before all others for "". Errors: `invalid` where it is not of that many columns.
Result<std::array<std::string, 3>> read_cursor(std::string_view cursor);

}  // namespace comity::node
