// SPDX-License-Identifier: EUPL-1.2
// `comity statistic show|counted`.
#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/holding_sheet.h"
#include "cli/table.h"
#include "register/decide.h"

namespace comity::cli {

namespace {

using registry::Statistic;

/// A group in words of the table.
std::string group_text(const std::string& group) {
    return group.empty() ? "all" : group;
}

Result<int> show_statistic(const SheetOptions& options) {
    TRY(found, find_holding<Statistic>(options));
    const Statistic& statistic = found.state;
    if (options.json) return print_json(registry::shown(statistic, found.on));
    std::cout << fmt::format("{}  {}\n  {} by {}{}; {} on {}\n", statistic.number, statistic.title, statistic.about,
                             statistic.rows, statistic.columns.empty() ? "" : " and " + statistic.columns,
                             statistic.stage_on(found.on), to_string(found.on));
    for (const registry::StatisticEdition& edition : statistic.editions) {
        std::cout << fmt::format(
            "  table {} until {}, published on {}{}\n", edition.id, to_string(edition.until), to_string(edition.on),
            edition.withdrawn_on
                ? fmt::format(", withdrawn on {}: {}", to_string(*edition.withdrawn_on), edition.withdrawn_because)
                : "");
        if (!edition.withdrawn_note.front().empty())
            std::cout << fmt::format("    readers are told: {}\n", edition.withdrawn_note.front());
        Table table({statistic.rows, statistic.columns, "count", statistic.about == "agreements" ? "States" : ""});
        for (const registry::TableCell& cell : edition.table.cells)
            table.add({group_text(cell.row), statistic.columns.empty() ? "" : group_text(cell.column),
                       cell.count ? std::to_string(*cell.count) : "withheld",
                       cell.states ? std::to_string(*cell.states) : ""});
        table.print(Terminal::of_standard_output(), 4);
    }
    print_waiting(statistic);
    return exit_ok;
}

struct CountedOptions {
    SheetOptions sheet;
    std::string row, column;
};

Result<int> show_counted(const CountedOptions& options) {
    TRY(found, find_holding<Statistic>(options.sheet));
    TRY(edition, registry::part_of(found.state.editions, "edition", options.sheet.part));
    TRY(reader, found.opened->node->database().reader());
    Table table({"number", "kind", "direction", "with", "opened", "title"});
    for (const std::string& item : edition->table.items_of(options.row, options.column)) {
        if (found.state.about == "agreements") {
            table.add({item, "", "", "", "", ""});
            continue;
        }
        TRY(one, node::find_case(*reader, found.opened->asker(), item));
        if (one) table.add({one->number, one->kind, one->direction, one->counterpart, one->opened_on, one->title});
    }
    return print_table(table, "none that you may see");
}

}  // namespace

void add_statistic_sheets(CLI::App& of, int& status) {
    constexpr auto word = registry::KindOf<Statistic>::word;
    constexpr auto letters = registry::KindOf<Statistic>::letters;
    auto sheet = std::make_shared<SheetOptions>();
    add_whole_sheet(
        add_sheet(of, "show", "one statistic with its tables", word, letters, sheet, show_statistic, status), *sheet);
    auto counted = std::make_shared<CountedOptions>();
    CLI::App* command = of.add_subcommand("counted", "the cases behind a number, as far as you may see them");
    command->add_option("statistic", counted->sheet.of, "number, STA-2026-00001, or id")
        ->type_name("STATISTIC")
        ->required();
    command->add_option("edition", counted->sheet.part, "which table: e1")->type_name("EDITION")->required();
    command->add_option("--row", counted->row, "only of this row")->type_name("GROUP");
    command->add_option("--column", counted->column, "only of this column")->type_name("GROUP");
    counted->sheet.office.add_to(*command);
    command->callback([counted, &status] { status = finished(show_counted(*counted)); });
}

}  // namespace comity::cli
