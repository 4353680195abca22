// SPDX-License-Identifier: EUPL-1.2
// A list in the form that was asked for: JSON, or CSV for a table program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/office/routes.h"
#include "format/value.h"

namespace comity::api {

inline constexpr std::string_view csv_type = "text/csv; charset=utf-8; header=present";

/// Objects with the same members, whose values are texts, numbers and truth values.
struct Listing {
    std::string name;                       ///< "cases"
    std::vector<std::string_view> columns;  ///< in the order of the table
    format::Value::List rows = {};
    format::Value more = format::Value::object();  ///< "next", "total"
};

/// By `format` of the query: {"cases": [...], …}, or a table. Errors: another format.
Handled listed(Desk& desk, const net::Request& request, const Caller& caller, Listing listing);

/// The parameters every list has.
std::vector<Member> with_format(std::vector<Member> query);

/// RFC 4180. A text that a table program would run as a formula gets an apostrophe in front.
std::string csv_of(const Listing& listing);
/// The same without the line of names.
std::string csv_rows(const Listing& listing);

}  // namespace comity::api
