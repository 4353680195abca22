// SPDX-License-Identifier: EUPL-1.2
#include "node/register/statistic_counts.h"

#include <algorithm>

#include <fmt/format.h>

#include "node/register/every.h"

namespace comity::node {

namespace {

using registry::CountedCase;
using registry::CountTable;
using registry::Statistic;

Result<CountTable> cases_counted(Unit& unit, const Authority& authority, const Statistic& statistic, CivilDate until) {
    std::vector<CountedCase> cases;
    TRY_VOID(unit.rows.each(
        "SELECT id, kind, direction, counterpart, opened_on, closed FROM docket_case WHERE authority = $1 AND "
        "opened_on >= $2 AND opened_on <= $3 ORDER BY id",
        {authority.id, registry::day_text(statistic.from), to_string(until)}, [&](const store::Row& row) {
            const auto opened = parse_date(row.text(4));
            cases.push_back({row.string(0), row.string(1), row.string(2),
                             StateCode::parse(row.text(3)).value_or(StateCode{}), opened ? opened->first : CivilDate{},
                             row.truth(5)});
        }));
    if (cases.size() > most_counted)
        return fail(ErrorKind::limit, fmt::format("{} cases would count", cases.size()), {},
                    fmt::format("at most {}; define it from a later day", most_counted));
    return registry::count_cases(cases, statistic.rows, statistic.columns);
}

Result<CountTable> agreements_counted(Unit& unit, Authority& authority, const Statistic& statistic, CivilDate until) {
    TRY(by, registry::parse_grouping(statistic.rows));
    TRY(agreements, every<registry::Agreement>(unit.rows, authority));
    return registry::count_agreements(
        registry::count(agreements, {.on = until, .any_stage = by == registry::Grouping::stage, .by = by}));
}

/// All that tables about cases have told, withdrawn ones too: nobody forgets them.
Result<std::vector<Statistic>> told_of_cases(Unit& unit, Authority& authority) {
    TRY(all, every<Statistic>(unit.rows, authority));
    std::erase_if(all, [](const Statistic& each) { return each.about != "cases"; });
    return all;
}

Result<void> withhold_after(CountTable& table, const std::vector<Statistic>& told) {
    std::vector<const CountTable*> before;
    for (const Statistic& statistic : told)
        for (const registry::StatisticEdition& edition : statistic.editions) before.push_back(&edition.table);
    return registry::withhold(table, before);
}

/// What is approved was counted when it was proposed.
Result<void> check_still_told(Unit& unit, Authority& authority, const CountTable& proposed) {
    TRY(told, told_of_cases(unit, authority));
    CountTable now = proposed;
    for (registry::TableCell& cell : now.cells)
        cell.count = static_cast<int>(now.items_of(cell.row, cell.column).size());
    TRY_VOID(withhold_after(now, told));
    for (std::size_t i = 0; i < now.cells.size(); ++i)
        if (proposed.cells[i].count && !now.cells[i].count)
            return fail(ErrorKind::conflict,
                        "another table was published since, and with this one it would tell of few", {},
                        "return the proposal; counted anew, the table withholds more");
    return {};
}

}  // namespace

template <>
Result<void> add_counts(Unit& unit, Authority& authority, const Statistic& statistic, registry::Command& command) {
    if (command.name == "publish-table") {
        command::Fields read(command.arguments);
        const CivilDate until = read.day("until");
        TRY_VOID(read.finish());
        const bool cases = statistic.about == "cases";
        auto counted = cases ? cases_counted(unit, authority, statistic, until)
                             : agreements_counted(unit, authority, statistic, until);
        TRY(table, std::move(counted));
        if (cases) {
            TRY(told, told_of_cases(unit, authority));
            TRY_VOID(withhold_after(table, told));
        }
        command.arguments.set("cells", registry::cells_value(table))
            .set("counted", registry::counted_value(table, statistic.about));
        return {};
    }
    if (command.name != "approve" || statistic.about != "cases") return {};
    const std::string id = command.arguments.string_at("proposal").value_or("");
    const auto proposal = std::ranges::find(statistic.proposals, id, &command::Proposal::id);
    if (proposal == statistic.proposals.end() || proposal->command != "publish-table") return {};
    TRY(arguments, format::read_value(proposal->arguments, "proposal " + id));
    command::Fields read(arguments);
    const CountTable proposed = registry::read_table(read, statistic.about);
    TRY_VOID(read.finish());
    return check_still_told(unit, authority, proposed);
}

}  // namespace comity::node
