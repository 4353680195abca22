// SPDX-License-Identifier: EUPL-1.2
// `comity programme show|report|picture|renewal`.
#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include "cli/exit_status.h"
#include "cli/office/holding_sheet.h"
#include "cli/table.h"
#include "register/programme/report.h"
#include "register/programme/shown.h"

namespace comity::cli {

namespace {

using registry::Programme;

Result<int> show(const SheetOptions& options) {
    TRY(found, find_holding<Programme>(options));
    const Programme& programme = found.state;
    if (options.json) return print_json(registry::shown(programme, found.on));
    const registry::Progress progress = registry::progress_on(programme, found.on, registry::renew_within);
    std::cout << fmt::format("{}  {}\n  {} to {}, with {}; {} on {}; {} % done{}\n", programme.number, programme.title,
                             to_string(programme.from), to_string(programme.last_day()), states_line(programme.parties),
                             programme.stage_on(found.on), to_string(found.on), progress.percent,
                             progress.renew ? "; to be renewed" : "");
    Table table({"item", "status", "by", "held", "form", "subject", "ours", "theirs"});
    for (const registry::Item& item : programme.items)
        table.add({item.id, std::string(registry::word(item.status_on(found.on))), to_string(item.to),
                   item.done_on ? to_string(*item.done_on) : std::string(), item.form, item.subject, item.responsible,
                   item.responsible_there});
    if (!table.empty()) table.print(Terminal::of_standard_output(), 2);
    print_public(programme);
    print_waiting(programme);
    return exit_ok;
}

Result<int> report(const SheetOptions& options) {
    TRY(found, find_holding<Programme>(options));
    TRY(text, registry::report(found.state, found.on, options.language));
    std::cout << text;
    return exit_ok;
}

Result<int> picture(const SheetOptions& options) {
    TRY(found, find_holding<Programme>(options));
    std::cout << registry::picture(found.state, found.on);
    return exit_ok;
}

/// What remains, and what of the cases of the period one may see.
Result<int> renewal(const SheetOptions& options) {
    TRY(found, find_holding<Programme>(options));
    const Programme& programme = found.state;
    const registry::Progress progress = registry::progress_on(programme, found.on, registry::renew_within);
    std::cout << fmt::format("{} ends on {}, {} days from {}\n", programme.number, to_string(programme.last_day()),
                             progress.days_left, to_string(found.on));
    std::cout << fmt::format("remains: {}\n", progress.remaining.empty()
                                                  ? std::string("nothing")
                                                  : fmt::format("{}", fmt::join(progress.remaining, ", ")));
    Table table({"with", "what", "direction", "all", "pending", "granted", "refused", "median days"});
    TRY(reader, found.opened->node->database().reader());
    for (const StateCode state : registry::states_of(programme.parties)) {
        TRY(lines, node::reciprocity(*reader, found.opened->asker(), state.text(), to_string(programme.from),
                                     to_string(std::min(programme.last_day(), found.on))));
        for (const node::Reciprocity& line : lines)
            table.add({line.counterpart, line.what, line.direction, std::to_string(line.all),
                       std::to_string(line.pending), std::to_string(line.granted), std::to_string(line.refused),
                       line.median_days ? std::to_string(*line.median_days) : std::string()});
    }
    return print_table(table, "no cases of the period");
}

CLI::App& add_programme_sheet(CLI::App& of, const std::string& name, const std::string& says,
                              const std::shared_ptr<SheetOptions>& options, Result<int> (*run)(const SheetOptions&),
                              int& status) {
    return add_sheet(of, name, says, registry::KindOf<Programme>::word, registry::KindOf<Programme>::letters, options,
                     run, status);
}

}  // namespace

void add_programme_sheets(CLI::App& of, int& status) {
    auto sheet = std::make_shared<SheetOptions>();
    add_whole_sheet(
        add_programme_sheet(of, "show", "one programme on a day, with what became of each item", sheet, show, status),
        *sheet);
    auto told = std::make_shared<SheetOptions>();
    add_language(
        add_programme_sheet(of, "report", "what the other side is told, in its language", told, report, status),
        told->language, "language of the report");
    add_programme_sheet(of, "picture", "the items over the period, as a picture (SVG)",
                        std::make_shared<SheetOptions>(), picture, status);
    add_programme_sheet(of, "renewal", "what remains, and what the cases of the period suggest",
                        std::make_shared<SheetOptions>(), renewal, status);
}

}  // namespace comity::cli
