// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/holding_sheet.h"

#include <iostream>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include "cli/arguments.h"

namespace comity::cli {

Result<std::optional<Instant>> known_moment(const std::string& given) {
    if (given.empty()) return std::nullopt;
    const auto moment = parse_instant(given);
    if (moment) return *moment;
    return fail(ErrorKind::invalid, "--known: '" + given + "' is no moment", {}, "as 2026-11-21T22:30:00+03:00");
}

Result<CivilDate> sheet_day(const OpenOffice& opened, const std::string& given) {
    return read_day(given, opened.today(), "--on");
}

std::string states_line(const std::vector<registry::Party>& parties) {
    std::vector<std::string> states;
    for (const StateCode state : registry::states_of(parties)) states.push_back(state.text());
    return fmt::format("{}", fmt::join(states, ", "));
}

void print_waiting(const registry::Holding& holding) {
    for (const command::Proposal& proposal : holding.proposals)
        if (proposal.status == command::Proposal::Status::waiting)
            std::cout << fmt::format("  waits for a second person: {}, {} by {}\n", proposal.id, proposal.command,
                                     proposal.mark.by);
}

CLI::App& add_sheet(CLI::App& of, const std::string& name, const std::string& says, std::string_view word,
                    std::string_view letters, const std::shared_ptr<SheetOptions>& options,
                    Result<int> (*run)(const SheetOptions&), int& status) {
    CLI::App* command = of.add_subcommand(name, says);
    std::string metavar(word);
    for (char& c : metavar) c = static_cast<char>(c - 'a' + 'A');
    command->add_option(std::string(word), options->of, fmt::format("number, {}-2026-00001, or id", letters))
        ->type_name(metavar)
        ->required();
    command->add_option("--on", options->on, "the day it is shown for; without: today")->type_name("DATE");
    options->office.add_to(*command);
    command->callback([options, run, &status] { status = finished(run(*options)); });
    return *command;
}

void add_whole_sheet(CLI::App& command, SheetOptions& options) {
    command.add_option("--known", options.known, "as the register knew it at that moment")->type_name("MOMENT");
    command.add_flag("--json", options.json, "as JSON");
}

void add_language(CLI::App& command, std::string& language, const std::string& says) {
    command.add_option("--lang", language, says)
        ->type_name("LANGUAGE")
        ->check(CLI::IsMember({"en", "fr", "ru"}))
        ->capture_default_str();
}

}  // namespace comity::cli
