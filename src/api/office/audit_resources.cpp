// SPDX-License-Identifier: EUPL-1.2
// Who read, searched and took out what: for the audit, without content.
#include "api/office/office_groups.h"
#include "api/office/paging.h"

namespace comity::api {

namespace {

using format::Value;

/// An audit is asked about the number on a complaint as well as about the id in a list.
Result<std::string> case_named(store::Connection& rows, const Desk& desk, const std::string& named) {
    if (named.empty()) return named;
    TRY(id, node::case_of_number(rows, desk.authority(), named));
    return id.empty() ? named : id;
}

Result<Listing> readings(Desk& desk, const net::Request& request, const Caller& caller, const node::Page& page) {
    const bool table = request.query("format") == "csv";
    TRY_VOID(check_may(caller, access::Resource::audit_trail, table ? access::Verb::export_copy : access::Verb::list));
    TRY(lease, desk.node.database().reader());
    node::ReadingFilter filter;
    TRY(case_id, case_named(*lease, desk, text_of(request, "case")));
    TRY(from, moment_of(request, "from"));
    TRY(until, moment_of(request, "until"));
    filter.case_id = std::move(case_id);
    filter.account = text_of(request, "account");
    filter.what = text_of(request, "what");
    if (from) filter.from = from->utc_milliseconds();
    if (until) filter.until = until->utc_milliseconds();
    TRY(found, node::audit_readings(*lease, desk.authority(), filter, page));
    if (page.after.empty())
        desk.cases().note_search(caller.person, "audit", filter.case_id + "\n" + filter.account + "\n" + filter.what);
    Listing listing{.name = "readings", .columns = {"at", "account", "on_behalf_of", "what", "case", "sequence"}};
    for (const node::ListedReading& each : found) {
        TRY(at, Instant::at(each.at));
        listing.rows.push_back(Value::object({{"at", to_string(at)},
                                              {"account", each.account},
                                              {"on_behalf_of", each.on_behalf_of},
                                              {"what", each.what},
                                              {"case", each.case_id},
                                              {"sequence", each.sequence}}));
    }
    set_next(listing, found, page);
    return listing;
}

}  // namespace

void add_audit_resources(Routes& routes) {
    routes.add(
        {.path = "/audit/readings",
         .group = "audit",
         .says = "Who read, searched and took out what, the newest first; asking is recorded, too",
         .query = with_paging({{"case", "id or number of a case"},
                               {"account", "whose"},
                               {"what", "its beginning: case, document, export, search"},
                               {"from", "from this moment on", "string", false, "", "date-time"},
                               {"until", "before this moment", "string", false, "", "date-time"}}),
         .answers = {{200, "Readings"}, {200, "", csv_type}, {403}},
         .resource = access::name(access::Resource::audit_trail),
         .verb = access::name(access::Verb::list)},
        [](Desk& desk, const net::Request& request, Caller& caller) { return paged(desk, request, caller, readings); });
}

}  // namespace comity::api
