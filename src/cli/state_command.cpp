// SPDX-License-Identifier: EUPL-1.2
#include "cli/state_command.h"

#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/library_option.h"
#include "cli/state_text.h"
#include "cli/today.h"
#include "law/atlas/state_sheet.h"

namespace comity::cli {

namespace {

struct Options {
    LibraryOption law;
    std::string state;
    std::string on;
    std::string known;
    std::string language = "en";
    bool json = false;
};

Result<int> show(const Options& options) {
    TRY(library, options.law.open());
    TRY(state, read_state(library, options.state));
    TRY(on, read_day(options.on, today(), "--on"));
    TRY(known, read_day(options.known, CivilDate::latest(), "--known"));
    const law::StateSheet sheet(library, state, on, known);
    if (options.json)
        std::cout << law::state_sheet_json(sheet, options.language) << '\n';
    else
        print_state_sheet(sheet, options.language, Terminal::of_standard_output());
    return exit_ok;
}

}  // namespace

void add_state_command(CLI::App& app, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "state", "everything known of a State on one sheet, and what is not known, with whom to ask");
    command->add_option("state", options->state, "ISO 3166-1 alpha-2 or alpha-3")->type_name("STATE")->required();
    command->add_option("--on", options->on, "the day asked about; without: today")->type_name("DATE");
    command->add_option("--known", options->known, "as the register knew it on that day; without: as it knows now")
        ->type_name("DATE");
    command->add_option("--lang", options->language, "language of names and sentences")
        ->check(CLI::IsMember({"en", "fr", "ru"}));
    command->add_flag("--json", options->json, "as JSON (docs/formats/api.md)");
    options->law.add_to(*command);
    command->callback([options, &status] { status = finished(show(*options)); });
}

}  // namespace comity::cli
