// SPDX-License-Identifier: EUPL-1.2
// `comity programme show|report|picture|renewal`.
#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/register_commands.h"
#include "cli/table.h"
#include "format/canonical_json.h"
#include "register/programme/report.h"
#include "register/programme/shown.h"

namespace comity::cli {

namespace {

using registry::Programme;

struct Options {
    OfficeOptions office;
    std::string programme;
    std::string on;
    std::string known;
    std::string language = "en";
    bool json = false;
};

struct Found {
    std::unique_ptr<OpenOffice> opened;
    Programme programme;
    CivilDate on;
};

Result<Found> find(const Options& options) {
    TRY(opened, options.office.open());
    TRY(id, holding_id<Programme>(*opened, options.programme));
    std::optional<Instant> known;
    if (!options.known.empty()) {
        TRY(moment, parse_instant(options.known));
        known = moment;
    }
    TRY(found, desk_of<Programme>(*opened).open(opened->person, id, known));
    TRY(on, read_day(options.on, opened->today(), "--on"));
    return Found{std::move(opened), std::move(found.state), on};
}

Result<int> show(const Options& options) {
    TRY(found, find(options));
    const Programme& programme = found.programme;
    if (options.json) {
        TRY(text, format::canonical_json(registry::shown(programme, found.on)));
        std::cout << text << '\n';
        return exit_ok;
    }
    const registry::Progress progress = registry::progress_on(programme, found.on, registry::renew_within);
    std::vector<std::string> states;
    for (const StateCode state : registry::states_of(programme.parties)) states.push_back(state.text());
    std::cout << fmt::format("{}  {}\n  {} to {}, with {}; {} on {}; {} % done{}\n", programme.number, programme.title,
                             to_string(programme.from), to_string(programme.last_day()), fmt::join(states, ", "),
                             programme.stage_on(found.on), to_string(found.on), progress.percent,
                             progress.renew ? "; to be renewed" : "");
    Table table({"item", "status", "by", "held", "form", "subject", "ours", "theirs"});
    for (const registry::Item& item : programme.items)
        table.add({item.id, std::string(registry::word(item.status_on(found.on))), to_string(item.to),
                   item.done_on ? to_string(*item.done_on) : std::string(), item.form, item.subject, item.responsible,
                   item.responsible_there});
    if (!table.empty()) table.print(Terminal::of_standard_output(), 2);
    for (const command::Proposal& proposal : programme.proposals)
        if (proposal.status == command::Proposal::Status::waiting)
            std::cout << fmt::format("  waits for a second person: {}, {} by {}\n", proposal.id, proposal.command,
                                     proposal.mark.by);
    return exit_ok;
}

Result<int> report(const Options& options) {
    TRY(found, find(options));
    TRY(text, registry::report(found.programme, found.on, options.language));
    std::cout << text;
    return exit_ok;
}

Result<int> picture(const Options& options) {
    TRY(found, find(options));
    std::cout << registry::picture(found.programme, found.on);
    return exit_ok;
}

/// What remains, and what of the cases of the period one may see.
Result<int> renewal(const Options& options) {
    TRY(found, find(options));
    const Programme& programme = found.programme;
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
    if (table.empty())
        std::cout << "no cases of the period\n";
    else
        table.print(Terminal::of_standard_output());
    return exit_ok;
}

CLI::App& add(CLI::App& of, const std::string& name, const std::string& says, const std::shared_ptr<Options>& options,
              Result<int> (*run)(const Options&), int& status) {
    CLI::App* command = of.add_subcommand(name, says);
    command->add_option("programme", options->programme, "number, PRG-2026-00001, or id")
        ->type_name("PROGRAMME")
        ->required();
    command->add_option("--on", options->on, "the day it is shown for; without: today")->type_name("DATE");
    options->office.add_to(*command);
    command->callback([options, run, &status] { status = finished(run(*options)); });
    return *command;
}

}  // namespace

void add_programme_sheets(CLI::App& of, int& status) {
    auto sheet = std::make_shared<Options>();
    CLI::App& shows = add(of, "show", "one programme on a day, with what became of each item", sheet, show, status);
    shows.add_option("--known", sheet->known, "as the register knew it at that moment")->type_name("MOMENT");
    shows.add_flag("--json", sheet->json, "as JSON");

    auto told = std::make_shared<Options>();
    CLI::App& reports = add(of, "report", "what the other side is told, in its language", told, report, status);
    reports.add_option("--lang", told->language, "language of the report")
        ->type_name("LANGUAGE")
        ->check(CLI::IsMember({"en", "fr", "ru"}))
        ->capture_default_str();

    add(of, "picture", "the items over the period, as a picture (SVG)", std::make_shared<Options>(), picture, status);
    add(of, "renewal", "what remains, and what the cases of the period suggest", std::make_shared<Options>(), renewal,
        status);
}

}  // namespace comity::cli
