// SPDX-License-Identifier: EUPL-1.2
// Statistics for the house: a number opens to the cases behind it.
#include <algorithm>

#include <fmt/format.h>

#include "api/office/body.h"
#include "api/office/register/kind_resources.h"
#include "register/decide.h"

namespace comity::api {

namespace {

using format::Value;
using registry::Statistic;
using registry::StatisticEdition;

/// Whoever does not read the register has no numbers here.
Result<std::vector<node::ListedCase>> agreements_counted(Desk& desk, const Caller& caller,
                                                         const std::vector<std::string>& numbers) {
    std::vector<node::ListedCase> listed;
    if (numbers.empty()) return listed;
    TRY(all, desk_of<registry::Agreement>(desk).all(caller.person));
    for (registry::Agreement& each : all) {
        if (std::ranges::find(numbers, each.number) == numbers.end()) continue;
        node::ListedCase& line = listed.emplace_back();
        line.id = std::move(each.id);
        line.number = std::move(each.number);
        line.title = std::move(each.title);
    }
    return listed;
}

Result<std::vector<node::ListedCase>> cases_counted(Desk& desk, Caller& caller, const std::vector<std::string>& ids) {
    std::vector<node::ListedCase> listed;
    TRY(lease, desk.node.database().reader());
    for (const std::string& id : ids) {
        TRY(seen, node::find_case(*lease, asker_of(desk, caller), id));
        if (seen) listed.push_back(*std::move(seen));
    }
    return listed;
}

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
    TRY(lines,
        statistic.about == "cases" ? cases_counted(desk, caller, items) : agreements_counted(desk, caller, items));
    for (const node::ListedCase& shown : lines) {
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
        {{"on", "the day whose stage is shown; without: today", "string", false, "", "date"}, known_then()},
        show_on_day<Statistic>);
    add("/editions/{edition}/counted", "What a number of a table counted, as far as one may see it",
        {{200, "StatisticCounted"}, {200, "", csv_type}, {403}, {404}},
        with_format({{"row", "its row; without: all"}, {"column", "its column; without: all"}}), show_counted);
}

}  // namespace comity::api
