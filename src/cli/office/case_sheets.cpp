// SPDX-License-Identifier: EUPL-1.2
// `comity case show|story|steps`: one case before a reader. Every opening is recorded.
#include <memory>

#include <CLI/CLI.hpp>

#include "api/office/case_json.h"
#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/case_commands.h"
#include "cli/office/case_sheet.h"
#include "cli/office/listing.h"
#include "cli/office/open_office.h"

namespace comity::cli {

namespace {

using format::Value;

struct SheetOptions {
    OfficeOptions office;
    std::string of_case;
    bool json = false;
};

Result<node::OpenedCase> open_case(const OpenOffice& office, const SheetOptions& options) {
    TRY(id, office.case_id(options.of_case));
    return office.cases().open(office.person, id);
}

/// Its head and every part the reader may see, as the resources of the HTTP interface give them.
Value case_value(const api::Reading& reading) {
    Value value = api::head_value(reading.opened.state);
    for (const auto& [part, on] : api::case_parts) value.set(part, api::part_value(reading, part));
    return value;
}

Result<int> show(const SheetOptions& options) {
    TRY(office, options.office.open());
    TRY(opened, open_case(*office, options));
    if (options.json) return print_json(case_value({office->person, opened}));
    TRY(environment, office->cases().environment_of(opened.state, office->now()));
    print_sheet({{office->person, opened}, environment}, Terminal::of_standard_output());
    return exit_ok;
}

Result<int> story(const SheetOptions& options) {
    TRY(office, options.office.open());
    TRY(opened, open_case(*office, options));
    const access::Permission permission =
        office->person.may(opened.relations, access::Resource::event_history, access::Verb::read);
    if (!permission.allowed()) return fail(ErrorKind::forbidden, permission.reason);
    if (options.json) return print_json(api::events_value({office->person, opened}));
    print_story(opened, Terminal::of_standard_output());
    return exit_ok;
}

Result<int> steps(const SheetOptions& options) {
    TRY(office, options.office.open());
    TRY(opened, open_case(*office, options));
    if (options.json) return print_json(api::steps_value(opened.state));
    print_steps(opened.state, Terminal::of_standard_output());
    return exit_ok;
}

CLI::App& add(CLI::App& of, const std::string& name, const std::string& says, Result<int> (*run)(const SheetOptions&),
              int& status) {
    auto options = std::make_shared<SheetOptions>();
    CLI::App* command = of.add_subcommand(name, says);
    command->add_option("case", options->of_case, "number, EXT-I-2026-00001, or id")->type_name("CASE")->required();
    command->add_flag("--json", options->json, "as JSON");
    options->office.add_to(*command);
    command->callback([options, run, &status] { status = finished(run(*options)); });
    return *command;
}

}  // namespace

void add_case_sheets(CLI::App& of, int& status) {
    add(of, "show", "one case on a sheet: who is held, the clocks, what waits, what the law asks", show, status);
    add(of, "story", "everything that happened in a case, event by event", story, status);
    add(of, "steps", "the steps that can be taken now, with what each needs", steps, status);
}

}  // namespace comity::cli
