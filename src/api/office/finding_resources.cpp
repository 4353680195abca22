// SPDX-License-Identifier: EUPL-1.2
// Search over open and closed cases, and matters.
#include "api/office/body.h"
#include "api/office/listing.h"
#include "api/office/office_groups.h"
#include "node/docket/changes.h"

namespace comity::api {

namespace {

using format::Value;

constexpr std::size_t most_found = 100;

Handled search(Desk& desk, const net::Request& request, Caller& caller) {
    const std::string terms(request.query("q").value_or(""));
    if (terms.size() < 2)
        return fail(ErrorKind::invalid, "'q' is missing", {}, "beginnings of words, two letters at least");
    TRY(lease, desk.node.database().reader());
    const node::Asker asker{desk.authority(), caller.person, desk.now()};
    Listing listing{.name = "found",
                    .columns = {"number", "kind", "direction", "counterpart", "title", "owner", "closed", "id"}};
    std::int64_t total = 0;
    for (const bool closed : {false, true}) {
        node::CaseFilter filter;
        filter.closed = closed;
        filter.text = terms;
        filter.limit = most_found;
        TRY(cases, node::list_cases(*lease, asker, filter));
        TRY(count, node::count_cases(*lease, asker, filter));
        total += count;
        for (const node::ListedCase& found : cases)
            listing.rows.push_back(Value::object({{"id", found.id},
                                                  {"number", found.number},
                                                  {"kind", found.kind},
                                                  {"direction", found.direction},
                                                  {"counterpart", found.counterpart},
                                                  {"title", found.title},
                                                  {"owner", found.owner},
                                                  {"closed", found.closed}}));
    }
    listing.more.set("total", total);
    desk.cases().note_search(caller.person, "search", terms);
    return listed(desk, request, caller, std::move(listing));
}

Handled list_matters(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(lease, desk.node.database().reader());
    TRY(found, node::list_matters(*lease, {desk.authority(), caller.person, desk.now()}, node::largest_page));
    Listing listing{.name = "matters", .columns = {"matter", "cases", "open", "held", "due"}};
    for (const node::ListedMatter& each : found)
        listing.rows.push_back(Value::object({{"matter", each.matter},
                                              {"cases", each.cases},
                                              {"open", each.open},
                                              {"held", each.held},
                                              {"due", each.due}}));
    return listed(desk, request, caller, std::move(listing));
}

}  // namespace

void add_finding_resources(Routes& routes) {
    routes.add({.path = "/search",
                .group = "lists",
                .says = "Cases by beginnings of words of title, number, names and references; open ones first",
                .query = with_format({{"q", "beginnings of words", "string", true}}),
                .answers = {{200, "Found"}, {200, "", csv_type}}},
               search);
    routes.add({.path = "/matters",
                .group = "lists",
                .says = "Affairs with the cases of them one may see",
                .query = with_format({}),
                .answers = {{200, "Matters"}, {200, "", csv_type}}},
               list_matters);
}

}  // namespace comity::api
