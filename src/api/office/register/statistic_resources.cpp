// SPDX-License-Identifier: EUPL-1.2
// Statistics: for the house a number opens to the cases behind it; for everybody the tables as they were published.
#include <algorithm>

#include <fmt/format.h>

#include "api/office/body.h"
#include "api/office/register/kind_resources.h"
#include "node/register/public_record.h"
#include "register/decide.h"

namespace comity::api {

namespace {

using format::Value;
using registry::Statistic;
using registry::StatisticEdition;

/// Of what is behind a number, of cases those that the caller may see.
Handled show_counted(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(opened, desk_of<Statistic>(desk).open(caller.person, std::string(request.path_parameter("statistic"))));
    const Statistic& statistic = opened.state;
    auto found = registry::part_of(statistic.editions, "edition", request.path_parameter("edition"));
    if (!found) return fail(ErrorKind::not_found, found.error().message, {}, found.error().hint);
    const std::string row = text_of(request, "row"), column = text_of(request, "column");
    const auto& cells = (*found)->table.cells;
    if (std::ranges::none_of(cells, [&](const auto& cell) { return cell.row == row && cell.column == column; }))
        return fail(ErrorKind::not_found, fmt::format("the table has no cell '{}', '{}'", row, column), {},
                    "leave out row or column for all of them");
    const std::vector<std::string> items = (*found)->table.items_of(row, column);
    Listing listing{.name = "counted",
                    .columns = {"number", "title", "kind", "direction", "counterpart", "opened_on", "id"}};
    TRY(lease, desk.node.database().reader());
    for (const std::string& item : items) {
        node::ListedCase shown;
        shown.number = item;  // agreements are told by their number
        if (statistic.about == "cases") {
            TRY(seen, node::find_case(*lease, asker_of(desk, caller), item));
            if (!seen) continue;
            shown = *std::move(seen);
        }
        listing.rows.push_back(Value::object({{"number", shown.number},
                                              {"title", shown.title},
                                              {"kind", shown.kind},
                                              {"direction", shown.direction},
                                              {"counterpart", shown.counterpart},
                                              {"opened_on", shown.opened_on},
                                              {"id", shown.id}}));
    }
    listing.more.set("row", row).set("column", column);
    return listed(desk, request, caller, std::move(listing));
}

Handled show_published(Desk& desk, const net::Request&) {
    TRY(record, public_now(desk));
    Value list = Value::list();
    for (const Statistic& each : record.statistics)
        list.append(Value::object({{"number", each.number},
                                   {"title", each.title},
                                   {"title_fr", each.title_fr},
                                   {"title_ru", each.title_ru},
                                   {"about", each.about},
                                   {"rows", each.rows},
                                   {"columns", each.columns},
                                   {"from", registry::day_text(each.from)},
                                   {"smallest_told", registry::smallest_told},
                                   {"edition", registry::shown(*each.current())}}));
    return json_answer(Value::object({{"statistics", std::move(list)}}));
}

Handled show_table(Desk& desk, const net::Request& request) {
    TRY(record, public_now(desk));
    const auto found = std::ranges::find(record.statistics, request.path_parameter("number"), &Statistic::number);
    if (found == record.statistics.end())
        return fail(ErrorKind::not_found, "no such statistic is published", {}, "check its number");
    const Value table = registry::shown(*found->current());
    const Listing listing{
        .name = "cells", .columns = {"row", "column", "count", "states"}, .rows = *table.find("cells")->as_list()};
    net::Response response;
    response.body = csv_of(listing);
    response.headers.set("Content-Type", std::string(csv_type));
    return response;
}

}  // namespace

void add_statistic_resources(Routes& routes) {
    const auto add = [&](std::string path, std::string says, std::vector<Answer> answers, std::vector<Member> query,
                         Handled (*handler)(Desk&, const net::Request&, Caller&)) {
        routes.add({.path = "/statistics/{statistic}" + path,
                    .group = "statistics",
                    .says = std::move(says),
                    .query = std::move(query),
                    .answers = std::move(answers),
                    .resource = access::name(access::Resource::register_pages),
                    .verb = access::name(access::Verb::read)},
                   handler);
    };
    add("", "The statistic with its tables, as it was known at a moment", {{200, "Statistic"}, {403}, {404}},
        {{"on", "the day whose stage is shown; without: today", "string", false, "", "date"},
         {"known", "as the register knew it at that moment; without: now", "string", false, "", "date-time"}},
        show_on_day<Statistic>);
    add("/editions/{edition}/counted", "What a number of a table counted, as far as one may see it",
        {{200, "StatisticCounted"}, {200, "", csv_type}, {403}, {404}},
        with_format({{"row", "its row; without: all"}, {"column", "its column; without: all"}}), show_counted);
    routes.open({.path = "/public/statistics",
                 .group = "public",
                 .says = "The statistics that are published, each with its newest table",
                 .answers = {{200, "PublicStatistics"}},
                 .asker = Asker::anyone},
                show_published);
    routes.open({.path = "/public/statistics/{number}/table.csv",
                 .group = "public",
                 .says = "A published table for a table program",
                 .answers = {{200, "", csv_type}, {404}},
                 .asker = Asker::anyone},
                show_table);
}

}  // namespace comity::api
