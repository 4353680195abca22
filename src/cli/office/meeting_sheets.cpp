// SPDX-License-Identifier: EUPL-1.2
// `comity meeting show|minutes|tasks|brief`, `comity body show`.
#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/draft_text.h"
#include "cli/exit_status.h"
#include "cli/office/holding_sheet.h"
#include "cli/table.h"
#include "documents/html/render_html.h"
#include "node/brief/brief_paper.h"
#include "node/register/lists.h"
#include "register/meeting/shown.h"

namespace comity::cli {

namespace {

using registry::Body;
using registry::Meeting;

Result<int> show_meeting(const SheetOptions& options) {
    TRY(found, find_holding<Meeting>(options));
    const Meeting& meeting = found.state;
    if (options.json) return print_json(registry::shown(meeting, found.on));
    std::cout << fmt::format("{}  {}\n  {}, {} to {}{}, with {}; {} on {}\n", meeting.number, meeting.title,
                             meeting.kind, to_string(meeting.from), to_string(meeting.to),
                             meeting.place.empty() ? "" : ", " + meeting.place, states_line(meeting.parties),
                             meeting.stage_on(found.on), to_string(found.on));
    const Terminal terminal = Terminal::of_standard_output();
    Table agenda({"point", "by", "subject", "our position"});
    for (const registry::AgendaPoint& point : meeting.agenda)
        if (!point.dropped) agenda.add({point.id, point.by, point.subject, point.says});
    if (!agenda.empty()) agenda.print(terminal, 2);
    Table members({"member", "of", "role", "name", "office"});
    for (const registry::Member& member : meeting.members)
        if (!member.withdrawn)
            members.add({member.id, member.side == "us" ? std::string("us") : member.state.text(), member.role,
                         member.name, member.office});
    if (!members.empty()) members.print(terminal, 2);
    Table decisions({"decision", "status", "due", "by", "who", "says"});
    for (const registry::Decision& decision : meeting.decisions)
        decisions.add({decision.id, std::string(registry::word(decision.status_on(found.on))),
                       registry::day_text(decision.due), decision.by,
                       decision.by == "us" ? decision.owner : decision.responsible_there, decision.says});
    if (!decisions.empty()) decisions.print(terminal, 2);
    for (const registry::Minutes& minutes : meeting.minutes)
        std::cout << fmt::format(
            "  minutes {} in {}, {}\n", minutes.id, minutes.language,
            minutes.adopted_on ? "adopted on " + to_string(*minutes.adopted_on) : std::string("not adopted"));
    print_public(meeting);
    print_waiting(meeting);
    return exit_ok;
}

Result<int> show_minutes(const SheetOptions& options) {
    TRY(found, find_holding<Meeting>(options));
    TRY(minutes, registry::part_of(found.state.minutes, "version", options.part));
    std::cout << minutes->text << (minutes->text.ends_with('\n') ? "" : "\n");
    return exit_ok;
}

Result<int> show_body(const SheetOptions& options) {
    TRY(found, find_holding<Body>(options));
    const Body& body = found.state;
    if (options.json) return print_json(registry::shown(body, found.on));
    std::cout << fmt::format("{}  {}\n  {}{}; {} on {}\n", body.number, body.title, body.kind,
                             body.organisation.empty() ? "" : " of " + body.organisation, body.stage_on(found.on),
                             to_string(found.on));
    if (!body.mandate.empty()) std::cout << "  mandate: " << body.mandate << '\n';
    if (!body.parties.empty()) std::cout << "  with: " << states_line(body.parties) << '\n';
    Table delegates({"delegate", "from", "until", "name", "office"});
    for (const registry::Delegate& delegate : body.delegates)
        delegates.add({delegate.id, to_string(delegate.from), registry::day_text(delegate.until), delegate.name,
                       delegate.office});
    if (!delegates.empty()) delegates.print(Terminal::of_standard_output(), 2);
    print_waiting(body);
    return exit_ok;
}

struct TaskOptions {
    OfficeOptions office;
    node::RegisterTaskFilter filter;
    bool mine = false;
    bool late = false;
};

Result<int> tasks(TaskOptions options) {
    TRY(opened, options.office.open());
    if (options.mine) options.filter.owner = opened->person.seat();
    if (options.late) options.filter.due_before = to_string(opened->today());
    TRY(reader, opened->node->database().reader());
    const std::string today = to_string(opened->today());
    Table table({"due", "", "by", "who", "what", "of", "with", "case"});
    node::Page page(node::largest_page);
    while (true) {
        TRY(found, node::list_register_tasks(*reader, opened->asker(), options.filter, page));
        for (const node::ListedRegisterTask& task : found)
            table.add({task.due, task.due < today ? "late" : "", task.by,
                       task.by == "us" ? task.owner : task.responsible_there, task.says, task.number + " " + task.id,
                       task.states, task.case_number});
        if (found.size() < page.limit) break;
        page.after = found.back().cursor;
    }
    return print_table(table, "nothing is open");
}

struct BriefOptions {
    OfficeOptions office;
    std::string state;
    std::string language = "en";
    bool page = false;
};

Result<int> brief(const BriefOptions& options) {
    TRY(opened, options.office.open());
    TRY(state, read_state(opened->law, options.state));
    TRY(gathered,
        node::brief_for(*opened->office->registry, opened->node->database(), opened->law, opened->asker(), state));
    TRY(paper, node::brief_paper(gathered, opened->law, options.language, opened->person.seat()));
    if (options.page)
        std::cout << documents::render_html(paper, {});
    else
        print_document(paper, 0, Terminal::of_standard_output());
    return exit_ok;
}

}  // namespace

void add_meeting_sheets(CLI::App& of, int& status) {
    constexpr auto word = registry::KindOf<Meeting>::word;
    constexpr auto letters = registry::KindOf<Meeting>::letters;
    auto sheet = std::make_shared<SheetOptions>();
    add_whole_sheet(add_sheet(of, "show", "one meeting on a day, with what became of each decision", word, letters,
                              sheet, show_meeting, status),
                    *sheet);
    auto text = std::make_shared<SheetOptions>();
    add_sheet(of, "minutes", "a version of the minutes with its words", word, letters, text, show_minutes, status)
        .add_option("minutes", text->part, "which version: v1")
        ->type_name("MINUTES")
        ->required();

    auto asked = std::make_shared<BriefOptions>();
    CLI::App* command = of.add_subcommand("brief", "what the record holds of a counterpart, for before a meeting");
    command->add_option("state", asked->state, "the counterpart, by its ISO 3166-1 code")
        ->type_name("STATE")
        ->required();
    add_language(*command, asked->language, "language of the brief");
    command->add_flag("--html", asked->page, "as a page to print, each section on a sheet of its own");
    asked->office.add_to(*command);
    command->callback([asked, &status] { status = finished(brief(*asked)); });

    auto options = std::make_shared<TaskOptions>();
    command = of.add_subcommand("tasks", "what is still to be done of what was decided, by the day it is due");
    command->add_flag("--mine", options->mine, "only what I own");
    command->add_flag("--late", options->late, "only what was due before today");
    command->add_option("--state", options->filter.state, "only of meetings with this State")->type_name("STATE");
    command->add_option("--by", options->filter.by, "only what we are to do, or they")
        ->type_name("SIDE")
        ->check(CLI::IsMember({"us", "them"}));
    options->office.add_to(*command);
    command->callback([options, &status] { status = finished(tasks(*options)); });
}

void add_body_sheets(CLI::App& of, int& status) {
    auto sheet = std::make_shared<SheetOptions>();
    add_whole_sheet(add_sheet(of, "show", "one body on a day, with who speaks there for us",
                              registry::KindOf<Body>::word, registry::KindOf<Body>::letters, sheet, show_body, status),
                    *sheet);
}

}  // namespace comity::cli
