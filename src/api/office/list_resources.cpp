// SPDX-License-Identifier: EUPL-1.2
// Lists over all cases one may see. Need to know stands inside each query (node/docket/queries.h).
#include <charconv>

#include <fmt/format.h>

#include "api/office/body.h"
#include "api/office/listing.h"
#include "api/office/office_groups.h"
#include "base/octets.h"
#include "format/base64.h"
#include "format/utf8.h"
#include "node/docket/queries.h"

namespace comity::api {

namespace {

using format::Value;

node::Asker asker_of(const Desk& desk, const Caller& caller) {
    return {.authority = desk.authority(), .person = caller.person, .now = desk.now()};
}

std::string text(const net::Request& request, std::string_view name) {
    return std::string(request.query(name).value_or(""));
}

Result<std::size_t> limit_of(const net::Request& request) {
    const auto given = request.query("limit");
    if (!given) return 50;
    std::size_t limit = 0;
    const auto [stop, error] = std::from_chars(given->data(), given->data() + given->size(), limit);
    if (error == std::errc{} && stop == given->data() + given->size() && limit > 0 && limit <= node::largest_page)
        return limit;
    return fail(ErrorKind::invalid, "'limit' is no size of a page", {},
                fmt::format("a number from 1 to {}", node::largest_page));
}

Result<bool> flag_of(const net::Request& request, std::string_view name) {
    const std::string_view given = request.query(name).value_or("false");
    if (given == "true" || given == "false") return given == "true";
    return fail(ErrorKind::invalid, fmt::format("'{}' is true or false", name));
}

/// Parameters that no list of the kind has are a fault, not silence.
Result<void> check_names(const net::Request& request, const std::vector<std::string_view>& names) {
    for (const auto& [name, value] : request.target.query) {
        if (name == "format" || std::ranges::find(names, name) != names.end()) continue;
        return fail(ErrorKind::invalid, fmt::format("'{}' is not known here", name), {},
                    "GET /api/v1/openapi.json lists the parameters");
    }
    return {};
}

Value case_row(const node::ListedCase& found) {
    return Value::object({{"id", found.id},
                          {"number", found.number},
                          {"kind", found.kind},
                          {"direction", found.direction},
                          {"counterpart", found.counterpart},
                          {"title", found.title},
                          {"foreign_reference", found.foreign_reference},
                          {"owner", found.owner},
                          {"substitute", found.substitute},
                          {"unit", found.unit},
                          {"stage", found.stage},
                          {"common_stage", found.common_stage},
                          {"urgent", found.urgent},
                          {"closed", found.closed},
                          {"held", found.held},
                          {"due", found.due},
                          {"opened_on", found.opened_on},
                          {"version", found.version}});
}

/// Which part of a list is asked for.
Result<node::Page> page_of(const net::Request& request) {
    TRY(limit, limit_of(request));
    node::Page page(limit);
    const auto cursor = request.query("cursor");
    if (!cursor) return page;
    auto after = format::from_base64_url(*cursor);
    if (!after || !format::is_utf8(*after) || after->find('\0') != std::string::npos)
        return fail(ErrorKind::invalid, "'cursor' is none of this list", {}, "use 'next' of the page before");
    page.after = *std::move(after);
    return page;
}

/// Where the list goes on, behind a page that is full.
template <class Listed>
void set_next(Listing& listing, const std::vector<Listed>& found, std::size_t limit) {
    const bool more = found.size() == limit;
    listing.more.set("next", more ? Value(format::base64_url(octets(found.back().cursor))) : Value());
}

Handled list_cases(Desk& desk, const net::Request& request, Caller& caller) {
    TRY_VOID(check_names(
        request, {"q", "closed", "kind", "direction", "counterpart", "stage", "owner", "cursor", "limit", "total"}));
    node::CaseFilter filter;
    TRY(closed, flag_of(request, "closed"));
    TRY(total, flag_of(request, "total"));
    filter.closed = closed;
    filter.kind = text(request, "kind");
    filter.direction = text(request, "direction");
    filter.counterpart = text(request, "counterpart");
    filter.stage = text(request, "stage");
    filter.owner = text(request, "owner");
    filter.text = text(request, "q");
    TRY(page, page_of(request));
    filter.limit = page.limit;
    filter.after = std::move(page.after);
    TRY(lease, desk.node.database().reader());
    const node::Asker asker = asker_of(desk, caller);
    TRY(found, node::list_cases(*lease, asker, filter));
    if (!filter.text.empty()) desk.cases().note_search(caller.person, "search", filter.text);
    Listing listing{
        .name = "cases",
        .columns = {"number", "kind", "direction", "counterpart", "title", "foreign_reference", "owner", "substitute",
                    "unit", "stage", "common_stage", "urgent", "closed", "held", "due", "opened_on", "id", "version"}};
    for (const node::ListedCase& each : found) listing.rows.push_back(case_row(each));
    set_next(listing, found, filter.limit);
    if (total) {
        filter.after.clear();  // all of them, not those behind the page
        TRY(count, node::count_cases(*lease, asker, filter));
        listing.more.set("total", count);
    }
    return listed(desk, request, caller, std::move(listing));
}

Handled list_clocks(Desk& desk, const net::Request& request, Caller& caller) {
    TRY_VOID(check_names(request, {"own", "kind", "until", "cursor", "limit"}));
    TRY(own, flag_of(request, "own"));
    TRY(page, page_of(request));
    TRY(lease, desk.node.database().reader());
    TRY(found,
        node::list_clocks(*lease, asker_of(desk, caller), own, text(request, "kind"), text(request, "until"), page));
    Listing listing{.name = "clocks",
                    .columns = {"careful",     "due",          "kind",  "label",  "rule",   "number", "title",
                                "counterpart", "subject_name", "begun", "period", "effect", "owner",  "substitute",
                                "alarm",       "silent_until", "gap",   "case",   "id",     "subject"}};
    for (const node::ListedClock& each : found)
        listing.rows.push_back(Value::object({{"case", each.case_id},
                                              {"number", each.number},
                                              {"title", each.title},
                                              {"counterpart", each.counterpart},
                                              {"id", each.id},
                                              {"kind", each.kind},
                                              {"label", each.label},
                                              {"rule", each.rule},
                                              {"subject", each.subject},
                                              {"subject_name", each.subject_name},
                                              {"begun", each.begun},
                                              {"period", each.period},
                                              {"due", each.due},
                                              {"careful", each.careful},
                                              {"effect", each.effect},
                                              {"owner", each.owner},
                                              {"substitute", each.substitute},
                                              {"alarm", each.alarm},
                                              {"silent_until", each.silent_until},
                                              {"gap", each.gap}}));
    set_next(listing, found, page.limit);
    return listed(desk, request, caller, std::move(listing));
}

Handled list_tasks(Desk& desk, const net::Request& request, Caller& caller) {
    TRY_VOID(check_names(request, {"cursor", "limit"}));
    TRY(page, page_of(request));
    TRY(lease, desk.node.database().reader());
    TRY(found, node::list_tasks(*lease, asker_of(desk, caller), page));
    Listing listing{.name = "tasks", .columns = {"due", "says", "owner", "number", "title", "made_by", "case", "id"}};
    for (const node::ListedTask& each : found)
        listing.rows.push_back(Value::object({{"case", each.case_id},
                                              {"number", each.number},
                                              {"title", each.title},
                                              {"id", each.id},
                                              {"says", each.says},
                                              {"owner", each.owner},
                                              {"due", each.due},
                                              {"made_by", each.made_by}}));
    set_next(listing, found, page.limit);
    return listed(desk, request, caller, std::move(listing));
}

Handled list_proposals(Desk& desk, const net::Request& request, Caller& caller) {
    TRY_VOID(check_names(request, {"cursor", "limit"}));
    TRY(page, page_of(request));
    TRY(lease, desk.node.database().reader());
    TRY(found, node::list_proposals(*lease, asker_of(desk, caller), page));
    Listing listing{.name = "proposals",
                    .columns = {"at", "act", "command", "says", "by", "number", "title", "case", "id"}};
    for (const node::ListedProposal& each : found) {
        TRY(at, Instant::at(each.at));
        listing.rows.push_back(Value::object({{"case", each.case_id},
                                              {"number", each.number},
                                              {"title", each.title},
                                              {"id", each.id},
                                              {"act", each.act},
                                              {"command", each.command},
                                              {"says", each.says},
                                              {"by", each.by},
                                              {"at", to_string(at)}}));
    }
    set_next(listing, found, page.limit);
    return listed(desk, request, caller, std::move(listing));
}

Handled list_promises(Desk& desk, const net::Request& request, Caller& caller) {
    TRY_VOID(check_names(request, {"cursor", "limit"}));
    TRY(page, page_of(request));
    TRY(lease, desk.node.database().reader());
    TRY(found, node::list_promises(*lease, asker_of(desk, caller), page));
    Listing listing{
        .name = "promises",
        .columns = {"counterpart", "number", "kind", "given", "says", "breached_by", "until", "watcher", "case", "id"}};
    for (const node::ListedPromise& each : found)
        listing.rows.push_back(Value::object({{"case", each.case_id},
                                              {"number", each.number},
                                              {"counterpart", each.counterpart},
                                              {"id", each.id},
                                              {"kind", each.kind},
                                              {"says", each.says},
                                              {"breached_by", each.breached_by},
                                              {"until", each.until},
                                              {"watcher", each.watcher},
                                              {"given", each.given}}));
    set_next(listing, found, page.limit);
    return listed(desk, request, caller, std::move(listing));
}

Handled ledger(Desk& desk, const net::Request& request, Caller& caller) {
    TRY_VOID(check_names(request, {"state"}));
    TRY(lease, desk.node.database().reader());
    TRY(found, node::reciprocity(*lease, asker_of(desk, caller), text(request, "state")));
    Listing listing{.name = "ledger",
                    .columns = {"counterpart", "what", "direction", "all", "pending", "granted", "refused", "withdrawn",
                                "median_days", "grounds"}};
    for (const node::Reciprocity& each : found) {
        Value grounds = Value::list();
        for (const auto& [ground, count] : each.grounds) grounds.append(fmt::format("{}\u00d7{}", ground, count));
        listing.rows.push_back(Value::object({{"counterpart", each.counterpart},
                                              {"what", each.what},
                                              {"direction", each.direction},
                                              {"all", each.all},
                                              {"pending", each.pending},
                                              {"granted", each.granted},
                                              {"refused", each.refused},
                                              {"withdrawn", each.withdrawn},
                                              {"median_days", Value(each.median_days)},
                                              {"grounds", std::move(grounds)}}));
    }
    return listed(desk, request, caller, std::move(listing));
}

}  // namespace

void add_list_resources(Routes& routes) {
    const Member limit{"limit", "size of the page, at most 200", "integer"};
    const Member cursor{"cursor", "'next' of the page before"};
    const auto add = [&](std::string path, std::string says, std::string_view schema, std::vector<Member> query,
                         Handled (*handler)(Desk&, const net::Request&, Caller&)) {
        routes.add({.path = std::move(path),
                    .group = "lists",
                    .says = std::move(says),
                    .query = with_format(std::move(query)),
                    .answers = {{200, schema}, {200, "", csv_type}}},
                   handler);
    };
    add("/cases", "The work list: who is held first, then by the nearest day", "Cases",
        {{"q", "beginnings of words of title, number, names, references"},
         {"closed", "closed cases instead of open ones", "boolean"},
         {"kind", "only of this kind"},
         {"direction", "only of this direction", "string", false, "incoming outgoing"},
         {"counterpart", "only with this State"},
         {"stage", "only in this stage"},
         {"owner", "only of this account"},
         cursor,
         limit,
         {"total", "count them too, up to 1000", "boolean"}},
        list_cases);
    add("/clocks", "Running clocks by the day to keep", "Clocks",
        {{"own", "only those one watches", "boolean"},
         {"kind", "custody, document, decision, surrender, reply, practice"},
         {"until", "only up to this day", "string", false, "", "date"},
         cursor,
         limit},
        list_clocks);
    add("/tasks", "What is to be done by oneself", "Tasks", {cursor, limit}, list_tasks);
    add("/proposals", "What waits for oneself as the second person", "Proposals", {cursor, limit}, list_proposals);
    add("/promises", "Promises given and received that still bind", "Promises", {cursor, limit}, list_promises);
    add("/ledger", "What was asked of a State and by it, and what became of it", "Ledger",
        {{"state", "only this State"}}, ledger);
}

}  // namespace comity::api
