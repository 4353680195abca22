// SPDX-License-Identifier: EUPL-1.2
// Lists over all cases one may see. Need to know stands inside each query (node/docket/queries.h).
#include <fmt/format.h>

#include "api/office/body.h"
#include "api/office/office_groups.h"
#include "api/office/paging.h"
#include "api/office/part_json.h"
#include "cases/kind.h"
#include "node/docket/guarantees.h"
#include "node/docket/queries.h"
#include "node/docket/retention.h"

namespace comity::api {

namespace {

using format::Value;

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

/// The kinds of cases, with blanks between.
std::string_view kind_words() {
    static const std::string words = [] {
        std::string all;
        for (const cases::KindWord& kind : cases::kinds()) all += (all.empty() ? "" : " ") + std::string(kind.word);
        return all;
    }();
    return words;
}

Result<std::string> state_of(const net::Request& request, std::string_view name) {
    std::string state = text_of(request, name);
    if (state.empty() || StateCode::parse(state)) return state;
    return fail(ErrorKind::invalid, fmt::format("'{}' is no State", state), {.file = std::string(name)},
                "write its two letters, as FI");
}

Result<Listing> list_cases(Desk& desk, const net::Request& request, const Caller& caller, const node::Page& page) {
    node::CaseFilter filter;
    TRY(closed, flag_of(request, "closed"));
    TRY(total, flag_of(request, "total"));
    TRY(counterpart, state_of(request, "counterpart"));
    filter.closed = closed;
    filter.kind = text_of(request, "kind");
    filter.direction = text_of(request, "direction");
    filter.counterpart = counterpart;
    filter.stage = text_of(request, "stage");
    filter.owner = text_of(request, "owner");
    filter.text = text_of(request, "q");
    filter.opened_from = text_of(request, "opened_from");
    if (!filter.opened_from.empty() && (filter.opened_from.size() != 10 || !parse_date(filter.opened_from)))
        return fail(ErrorKind::invalid, "'opened_from' is no day", {.file = "opened_from"}, "write 2026-03-04");
    filter.limit = page.limit;
    filter.after = page.after;
    TRY(lease, desk.node.database().reader());
    const node::Asker asker = asker_of(desk, caller);
    TRY(found, node::list_cases(*lease, asker, filter));
    if (!filter.text.empty() && page.after.empty()) desk.cases().note_search(caller.person, "search", filter.text);
    Listing listing{
        .name = "cases",
        .columns = {"number", "kind", "direction", "counterpart", "title", "foreign_reference", "owner", "substitute",
                    "unit", "stage", "common_stage", "urgent", "closed", "held", "due", "opened_on", "id", "version"}};
    for (const node::ListedCase& each : found) listing.rows.push_back(case_row(each));
    set_next(listing, found, page);
    if (total && request.query("format") != "csv") {  // a table has no place for it
        filter.after.clear();                         // all of them, not those behind the page
        TRY(count, node::count_cases(*lease, asker, filter));
        listing.more.set("total", count);
    }
    return listing;
}

Result<Listing> list_clocks(Desk& desk, const net::Request& request, const Caller& caller, const node::Page& page) {
    TRY(own, flag_of(request, "own"));
    TRY(lease, desk.node.database().reader());
    TRY(found, node::list_clocks(*lease, asker_of(desk, caller), own, text_of(request, "kind"),
                                 text_of(request, "until"), page));
    Listing listing{.name = "clocks",
                    .columns = {"careful",     "due",          "kind",  "label",  "rule",   "number", "title",
                                "counterpart", "subject_name", "begun", "period", "effect", "owner",  "substitute",
                                "alarm",       "silent_until", "place", "gap",    "case",   "id",     "subject"}};
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
                                              {"place", each.place},
                                              {"next_steps", next_steps_value(each.next)},
                                              {"gap", each.gap}}));
    set_next(listing, found, page);
    return listing;
}

Result<Listing> list_tasks(Desk& desk, const net::Request&, const Caller& caller, const node::Page& page) {
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
    set_next(listing, found, page);
    return listing;
}

Result<Listing> list_proposals(Desk& desk, const net::Request&, const Caller& caller, const node::Page& page) {
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
                                              {"at", to_string(at)},
                                              {"version", each.version},
                                              {"restricted", each.restricted}}));
    }
    set_next(listing, found, page);
    return listing;
}

Result<Listing> list_retention(Desk& desk, const net::Request&, const Caller& caller, const node::Page& page) {
    const cases::Environment known = desk.cases().environment(desk.now());
    TRY(lease, desk.node.database().reader());
    TRY(found, node::list_due_for_erasure(*lease, asker_of(desk, caller), known.practice.retention, known.today, page));
    Listing listing{
        .name = "retention",
        .columns = {"closed_on", "kept_until", "ground", "number", "title", "counterpart", "proposed", "case"}};
    for (const node::DueForErasure& each : found)
        listing.rows.push_back(Value::object({{"case", each.case_id},
                                              {"number", each.number},
                                              {"title", each.title},
                                              {"counterpart", each.counterpart},
                                              {"closed_on", each.closed_on},
                                              {"kept_until", each.kept_until},
                                              {"ground", each.ground},
                                              {"proposed", each.proposed}}));
    set_next(listing, found, page);
    return listing;
}

Result<Listing> list_restrictions(Desk& desk, const net::Request&, const Caller& caller, const node::Page& page) {
    TRY(lease, desk.node.database().reader());
    TRY(found, node::list_restricted(*lease, asker_of(desk, caller), page));
    Listing listing{.name = "restrictions",
                    .columns = {"restricted_on", "closed_on", "number", "kind", "direction", "counterpart", "arrived",
                                "glass_broken", "case"}};
    for (const node::RestrictedCase& each : found) listing.rows.push_back(restricted_case_value(each));
    set_next(listing, found, page);
    return listing;
}

Result<Listing> list_promises(Desk& desk, const net::Request&, const Caller& caller, const node::Page& page) {
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
    set_next(listing, found, page);
    return listing;
}

Handled ledger(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(state, state_of(request, "state"));
    TRY(lease, desk.node.database().reader());
    TRY(found, node::ledger(*lease, asker_of(desk, caller), state));
    Listing listing{.name = "ledger",
                    .columns = {"counterpart", "what", "direction", "all", "pending", "granted", "refused", "withdrawn",
                                "median_days", "grounds", "guarantees_given", "guarantees_received"}};
    for (const node::LedgerLine& each : found) listing.rows.push_back(ledger_line_value(each));
    return listed(desk, request, caller, std::move(listing));
}

}  // namespace

void add_list_resources(Routes& routes) {
    const auto add = [&](std::string path, std::string says, std::string_view schema, std::vector<Member> query,
                         PageOf page_of) {
        routes.add({.path = std::move(path),
                    .group = "lists",
                    .says = std::move(says),
                    .query = with_paging(std::move(query)),
                    .answers = {{200, schema}, {200, "", csv_type}}},
                   [page_of](Desk& desk, const net::Request& request, Caller& caller) {
                       return paged(desk, request, caller, page_of);
                   });
    };
    add("/cases", "The work list: who is held first, then by the nearest day", "Cases",
        {{"q", "beginnings of words of title, number, names, references"},
         {"closed", "closed cases instead of open ones", "boolean"},
         {"kind", "only of this kind", "string", false, kind_words()},
         {"direction", "only of this direction", "string", false, "incoming outgoing"},
         {"counterpart", "only with this State"},
         {"stage", "only in this stage"},
         {"owner", "only of this account"},
         {"opened_from", "only those opened on this day or later", "string", false, "", "date"},
         {"total", "count them too, up to 1000", "boolean"}},
        list_cases);
    add("/clocks", "Running clocks by the day to keep", "Clocks",
        {{"own", "only those one watches", "boolean"},
         {"kind", "only of this kind", "string", false, "custody duty limit preference protection status practice"},
         {"until", "only up to this day", "string", false, "", "date"}},
        list_clocks);
    add("/tasks", "What is to be done by oneself", "Tasks", {}, list_tasks);
    add("/proposals", "What waits for oneself as the second person", "Proposals", {}, list_proposals);
    add("/retention", "Closed cases that may be erased, and on what ground; the longest closed first", "DueForErasure",
        {}, list_retention);
    add("/restrictions", "Closed cases out of sight that one keeps; the longest restricted first", "Restrictions", {},
        list_restrictions);
    add("/promises", "Promises given and received that still bind", "Promises", {}, list_promises);
    routes.add({.path = "/ledger",
                .group = "lists",
                .says = "What was asked of a State and by it, what became of it, and what was promised",
                .query = with_format({{"state", "only this State"}}),
                .answers = {{200, "Ledger"}, {200, "", csv_type}}},
               ledger);
}

}  // namespace comity::api
