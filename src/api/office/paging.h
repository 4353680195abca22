// SPDX-License-Identifier: EUPL-1.2
// Lists that come in pages, or whole as a table.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/office/listing.h"
#include "node/docket/guarantees.h"
#include "node/docket/queries.h"
#include "node/docket/retention.h"

namespace comity::api {

node::Asker asker_of(const Desk& desk, const Caller& caller);

/// Of the query; "" where it is not given.
std::string text_of(const net::Request& request, std::string_view name);
/// Errors: neither true nor false.
Result<bool> flag_of(const net::Request& request, std::string_view name);

/// How many rows are wanted. Errors: `invalid` for none, and for more than `at_most`.
Result<std::size_t> limit_of(const net::Request& request, std::size_t otherwise, std::size_t at_most);

/// The day; `otherwise` where it is not given. Errors: `invalid`.
Result<CivilDate> day_of(const net::Request& request, std::string_view name, CivilDate otherwise);
/// Errors: `invalid`.
Result<std::optional<Instant>> moment_of(const net::Request& request, std::string_view name);

/// What was asked, of a line of the reciprocity ledger; and the whole line.
format::Value ledger_value(const node::Reciprocity& line);
format::Value ledger_line_value(const node::LedgerLine& line);
format::Value restricted_case_value(const node::RestrictedCase& found);

/// Where the list goes on, behind a page that is full.
void set_next(Listing& listing, bool full, std::string_view cursor);
template <class Listed>
void set_next(Listing& listing, const std::vector<Listed>& found, const node::Page& page) {
    const bool full = found.size() == page.limit;
    set_next(listing, full, full ? std::string_view(found.back().cursor) : std::string_view());
}

/// A page of a list: the rows behind `page.after`, and with set_next() where it goes on.
using PageOf = Result<Listing> (*)(Desk&, const net::Request&, const Caller&, const node::Page&);

/// A page by `limit` and `cursor`; as a table without `limit`, the whole list, page by page. Errors: limit or cursor
/// that are none; those of the page.
Handled paged(Desk& desk, const net::Request& request, const Caller& caller, PageOf page_of);

/// The parameters of a list in pages, behind its own.
std::vector<Member> with_paging(std::vector<Member> query);

}  // namespace comity::api
