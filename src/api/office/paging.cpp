// SPDX-License-Identifier: EUPL-1.2
#include "api/office/paging.h"

#include <algorithm>
#include <charconv>
#include <memory>

#include <fmt/format.h>

#include "api/office/file_to_keep.h"
#include "base/octets.h"
#include "format/base64.h"
#include "format/utf8.h"
#include "node/docket/cursor.h"

namespace comity::api {

namespace {

using format::Value;

Result<std::string> after_of(std::string_view cursor) {
    auto after = format::from_base64_url(cursor);
    if (after && format::is_utf8(*after) && after->find('\0') == std::string::npos) return *std::move(after);
    return node::no_cursor();
}

/// A list as a table that grows page by page, for one who may take it: their session is asked for once, at its begin.
class Table {
   public:
    Table(Desk& desk, net::Request request, Caller caller, PageOf page_of, Listing first)
        : desk_(desk),
          request_(std::move(request)),
          caller_(std::move(caller)),
          page_of_(page_of),
          next_(std::move(first)) {}

    Result<std::string> next() {
        if (!next_) return std::string();
        std::string text = begun_ ? csv_rows(*next_) : csv_of(*next_);
        begun_ = true;
        const auto cursor = next_->more.string_at("next");
        next_.reset();
        if (!cursor) return text;
        TRY(after, after_of(*cursor));
        TRY(listing, page_of_(desk_, request_, caller_, {node::largest_page, std::move(after)}));
        if (!listing.rows.empty()) next_ = std::move(listing);
        return text;
    }

   private:
    Desk& desk_;
    net::Request request_;
    Caller caller_;
    PageOf page_of_;
    std::optional<Listing> next_;
    bool begun_ = false;
};

}  // namespace

Result<std::size_t> limit_of(const net::Request& request, std::size_t otherwise, std::size_t at_most) {
    const auto given = request.query("limit");
    if (!given) return otherwise;
    std::size_t limit = 0;
    const auto [stop, error] = std::from_chars(given->data(), given->data() + given->size(), limit);
    if (error == std::errc{} && stop == given->data() + given->size() && limit > 0 && limit <= at_most) return limit;
    return fail(ErrorKind::invalid, "'limit' is no size of a page", {.file = "limit"},
                fmt::format("a number from 1 to {}", at_most));
}

node::Asker asker_of(const Desk& desk, const Caller& caller) {
    return {.authority = desk.authority(), .person = caller.person, .now = desk.now()};
}

std::string text_of(const net::Request& request, std::string_view name) {
    return std::string(request.query(name).value_or(""));
}

Result<bool> flag_of(const net::Request& request, std::string_view name) {
    const std::string_view given = request.query(name).value_or("false");
    if (given == "true" || given == "false") return given == "true";
    return fail(ErrorKind::invalid, fmt::format("'{}' is true or false", name), {.file = std::string(name)});
}

Result<CivilDate> day_of(const net::Request& request, std::string_view name, CivilDate otherwise) {
    const auto given = request.query(name);
    if (!given) return otherwise;
    if (const auto day = parse_date(*given); day && day->exact()) return day->first;
    return fail(ErrorKind::invalid, fmt::format("'{}' is a day, as 2026-11-21", name), {.file = std::string(name)});
}

Result<std::optional<Instant>> moment_of(const net::Request& request, std::string_view name) {
    const auto given = request.query(name);
    if (!given) return std::nullopt;
    if (const auto moment = parse_instant(*given)) return *moment;
    return fail(ErrorKind::invalid, fmt::format("'{}' is a moment with its offset, as 2026-11-21T22:30:00+03:00", name),
                {.file = std::string(name)}, "a plus sign stands in an address as %2B");
}

Value ledger_value(const node::Reciprocity& line) {
    Value grounds = Value::list();
    for (const auto& [ground, count] : line.grounds) grounds.append(fmt::format("{}\u00d7{}", ground, count));
    return Value::object({{"counterpart", line.counterpart},
                          {"what", line.what},
                          {"direction", line.direction},
                          {"all", line.all},
                          {"pending", line.pending},
                          {"granted", line.granted},
                          {"refused", line.refused},
                          {"withdrawn", line.withdrawn},
                          {"median_days", Value(line.median_days)},
                          {"grounds", std::move(grounds)}});
}

Value restricted_case_value(const node::RestrictedCase& found) {
    return Value::object({{"case", found.case_id},
                          {"number", found.number},
                          {"kind", found.kind},
                          {"direction", found.direction},
                          {"counterpart", found.counterpart},
                          {"closed_on", found.closed_on},
                          {"restricted_on", found.restricted_on},
                          {"arrived", found.arrived},
                          {"glass_broken", found.glass}});
}

Value ledger_line_value(const node::LedgerLine& line) {
    Value value = ledger_value(line.asked);
    value.set("guarantees_given", line.guarantees_given).set("guarantees_received", line.guarantees_received);
    return value;
}

void set_next(Listing& listing, bool full, std::string_view cursor) {
    listing.more.set("next", full ? Value(format::base64_url(octets(cursor))) : Value());
}

Handled paged(Desk& desk, const net::Request& request, const Caller& caller, PageOf page_of) {
    const bool whole = request.query("format") == "csv" && !request.query("limit");
    TRY(limit, limit_of(request, 50, node::largest_page));
    node::Page page(whole ? node::largest_page : limit);
    if (const auto cursor = request.query("cursor")) {
        TRY(after, after_of(*cursor));
        page.after = std::move(after);
    }
    TRY(listing, page_of(desk, request, caller, page));
    if (!whole) return listed(desk, request, caller, std::move(listing));
    desk.cases().note_search(caller.person, "export of " + listing.name, "");
    const std::string name = listing.name + ".csv";
    const auto table = std::make_shared<Table>(desk, request, caller, page_of, std::move(listing));
    net::Response response = file_to_keep(name, [table] { return table->next(); });
    response.headers.set("Content-Type", std::string(csv_type));
    return response;
}

std::vector<Member> with_paging(std::vector<Member> query) {
    query.push_back({"cursor", "'next' of the page before"});
    query.push_back({"limit", "size of the page, at most 200; a table without it is whole", "integer"});
    return with_format(std::move(query));
}

}  // namespace comity::api
