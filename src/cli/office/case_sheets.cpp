// SPDX-License-Identifier: EUPL-1.2
// `comity case show|story|steps`: one case before a reader. Every opening is recorded.
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "cases/lifecycle/lifecycle.h"
#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/case_commands.h"
#include "cli/office/case_sheet.h"
#include "cli/office/open_office.h"
#include "format/canonical_json.h"

namespace comity::cli {

namespace {

using format::Value;

struct SheetOptions {
    OfficeOptions office;
    std::string of_case;
    bool json = false;
};

Result<int> print_json(const Value& value) {
    TRY(text, format::canonical_json(value));
    std::cout << text << '\n';
    return exit_ok;
}

Result<node::OpenedCase> open_case(const OpenOffice& office, const SheetOptions& options) {
    TRY(id, office.case_id(options.of_case));
    return office.cases().open(office.person, id);
}

Result<int> show(const SheetOptions& options) {
    TRY(office, options.office.open());
    TRY(opened, open_case(*office, options));
    const cases::Environment environment = office->cases().environment(office->now());
    print_sheet({opened, office->person, environment}, Terminal::of_standard_output());
    return exit_ok;
}

Result<int> story(const SheetOptions& options) {
    TRY(office, options.office.open());
    TRY(opened, open_case(*office, options));
    const access::Permission permission =
        office->person.may(opened.relations, access::Resource::event_history, access::Verb::read);
    if (!permission.allowed()) return fail(ErrorKind::forbidden, permission.reason);
    if (!options.json) {
        print_story(opened, Terminal::of_standard_output());
        return exit_ok;
    }
    Value events = Value::list();
    for (const node::StoryEvent& told : opened.story)
        events.append(Value::object({{"version", told.event.stream_sequence},
                                     {"sequence", told.event.sequence},
                                     {"type", told.event.type},
                                     {"by", told.event.actor},
                                     {"on_behalf_of", told.event.on_behalf_of},
                                     {"at", to_string(told.event.instant)},
                                     {"payload", told.payload}}));
    return print_json(events);
}

Result<int> steps(const SheetOptions& options) {
    TRY(office, options.office.open());
    TRY(opened, open_case(*office, options));
    const cases::CaseState& state = opened.state;
    if (!options.json) {
        print_steps(state, Terminal::of_standard_output());
        return exit_ok;
    }
    const cases::Lifecycle& course = cases::lifecycle(state.kind, state.direction);
    Value steps = Value::list();
    for (const cases::Step& step : course.steps)
        if (cases::may_follow(course, step, state.stage))
            steps.append(Value::object({{"step", step.word},
                                        {"says", step.says},
                                        {"by", cases::word(step.by)},
                                        {"to", step.to},
                                        {"act", cases::word(step.act)}}));
    return print_json(steps);
}

CLI::App& add(CLI::App& of, const std::string& name, const std::string& says, bool with_json,
              Result<int> (*run)(const SheetOptions&), int& status) {
    auto options = std::make_shared<SheetOptions>();
    CLI::App* command = of.add_subcommand(name, says);
    command->add_option("case", options->of_case, "number, EXT-I-2026-00001, or id")->type_name("CASE")->required();
    if (with_json) command->add_flag("--json", options->json, "as JSON");
    options->office.add_to(*command);
    command->callback([options, run, &status] { status = finished(run(*options)); });
    return *command;
}

}  // namespace

void add_case_sheets(CLI::App& of, int& status) {
    add(of, "show", "one case on a sheet: who is held, the clocks, what waits, what the law asks", false, show, status);
    add(of, "story", "everything that happened in a case, event by event", true, story, status);
    add(of, "steps", "the steps that can be taken now, with what each needs", true, steps, status);
}

}  // namespace comity::cli
