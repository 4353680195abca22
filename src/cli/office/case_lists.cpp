// SPDX-License-Identifier: EUPL-1.2
// `comity case list|clocks|tasks|proposals|retention|restricted|reciprocity|promises`: what stands in the cases one may
// see.
#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "api/office/paging.h"
#include "cases/kind.h"
#include "cases/lifecycle/lifecycle.h"
#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/case_commands.h"
#include "cli/office/days_left.h"
#include "cli/office/list_form.h"
#include "cli/office/listing.h"
#include "cli/office/open_office.h"
#include "cli/table.h"
#include "node/docket/clock_calendar.h"
#include "node/docket/guarantees.h"
#include "node/docket/retention.h"

namespace comity::cli {

namespace {

using format::Value;

struct ListOptions {
    OfficeOptions office;
    node::CaseFilter filter;
    bool mine = false;
    bool everyone = false;
    std::string kind;
    std::string until;
    std::string state;
    bool calendar = false;
    Form form;
    const CLI::Option* limit = nullptr;  ///< of a table only where it was given
};

Value case_value(const node::ListedCase& one) {
    return Value::object({{"id", one.id},
                          {"number", one.number},
                          {"kind", one.kind},
                          {"direction", one.direction},
                          {"counterpart", one.counterpart},
                          {"title", one.title},
                          {"foreign_reference", one.foreign_reference},
                          {"owner", one.owner},
                          {"substitute", one.substitute},
                          {"unit", one.unit},
                          {"stage", one.stage},
                          {"common_stage", one.common_stage},
                          {"urgent", one.urgent},
                          {"closed", one.closed},
                          {"held", one.held},
                          {"due", one.due},
                          {"opened_on", one.opened_on},
                          {"version", one.version},
                          {"cursor", one.cursor}});
}

Result<int> list(const ListOptions& options) {
    TRY(opened, options.office.open());
    node::CaseFilter filter = options.filter;
    if (options.mine) filter.owner = opened->person.seat();
    TRY(reader, opened->node->database().reader());
    const auto page_of = [&](const node::Page& page) {
        filter.limit = page.limit;
        filter.after = page.after;
        return node::list_cases(*reader, opened->asker(), filter);
    };
    const bool all = options.form.csv && options.limit->count() == 0;
    TRY(found, all ? whole(page_of) : page_of({filter.limit, filter.after}));
    if (!filter.text.empty()) opened->office->cases->note_search(opened->person, "search", filter.text);
    Value list = Value::list();
    for (const node::ListedCase& one : found) list.append(case_value(one));
    Table table({"number", "held", "due", "left", "stage", "with", "owner", "title"});
    for (const node::ListedCase& one : found)
        table.add({one.number, one.held == 0 ? "" : std::to_string(one.held), one.due,
                   days_left(one.due, opened->today()), one.stage, one.counterpart, one.owner,
                   one.title + (one.urgent ? " (urgent)" : "")});
    return print_list(*opened, options.form, "cases", list, table, "no case");
}

std::vector<std::string_view> words_of_steps(const std::vector<const cases::Step*>& steps) {
    std::vector<std::string_view> words;
    for (const cases::Step* step : steps) words.push_back(step->word);
    return words;
}

/// What moves the case of somebody held on, each step with the provision that knows it.
std::string next_steps(const std::vector<const cases::Step*>& steps) {
    std::string text;
    for (const cases::Step* step : steps) {
        if (!text.empty()) text += ", ";
        text += step->word;
        if (!step->source.empty()) text += fmt::format(" ({})", step->source);
    }
    return text;
}

Value clock_value(const node::ListedClock& clock) {
    return Value::object({{"case", clock.case_id},
                          {"number", clock.number},
                          {"counterpart", clock.counterpart},
                          {"clock", clock.id},
                          {"kind", clock.kind},
                          {"label", clock.label},
                          {"rule", clock.rule},
                          {"subject", clock.subject},
                          {"from", clock.begun},
                          {"period", clock.period},
                          {"due", clock.due},
                          {"careful", clock.careful},
                          {"effect", clock.effect},
                          {"owner", clock.owner},
                          {"substitute", clock.substitute},
                          {"alarm", clock.alarm},
                          {"silent_until", clock.silent_until},
                          {"place", clock.place},
                          {"next_steps", Value::list_of(words_of_steps(clock.next))},
                          {"gap", clock.gap}});
}

Result<int> clocks(const ListOptions& options) {
    TRY_VOID(read_day(options.until, {}, "--until"));
    TRY(opened, options.office.open());
    TRY(reader, opened->node->database().reader());
    TRY(found, whole([&](const node::Page& page) {
            return node::list_clocks(*reader, opened->asker(), !options.everyone, options.kind, options.until, page);
        }));
    if (options.calendar) {
        std::cout << format::icalendar(
            node::clock_calendar(opened->office->authority->id, found, opened->now(), opened->today()));
        return exit_ok;
    }
    Value list = Value::list();
    for (const node::ListedClock& clock : found) list.append(clock_value(clock));
    Table table({"watch", "left", "due", "kind", "case", "place", "owner", "clock", "next"});
    for (const node::ListedClock& clock : found)
        table.add({clock.gap ? "no day" : clock.careful, clock.gap ? "now" : days_left(clock.careful, opened->today()),
                   clock.due, clock.kind, clock.number, clock.place, clock.owner,
                   fmt::format("{} ({})", clock.label, clock.rule.empty() ? clock.id : clock.rule),
                   next_steps(clock.next)});
    return print_list(*opened, options.form, "clocks", list, table, "no clock runs");
}

Result<int> tasks(const ListOptions& options) {
    TRY(opened, options.office.open());
    TRY(reader, opened->node->database().reader());
    TRY(found, whole([&](const node::Page& page) { return node::list_tasks(*reader, opened->asker(), page); }));
    Value list = Value::list();
    Table table({"due", "left", "case", "task", "what"});
    for (const node::ListedTask& task : found) {
        list.append(Value::object({{"case", task.case_id},
                                   {"number", task.number},
                                   {"task", task.id},
                                   {"says", task.says},
                                   {"owner", task.owner},
                                   {"due", task.due},
                                   {"made_by", task.made_by}}));
        table.add({task.due, days_left(task.due, opened->today()), task.number, task.id, task.says});
    }
    return print_list(*opened, options.form, "tasks", list, table, "nothing to do");
}

Result<int> proposals(const ListOptions& options) {
    TRY(opened, options.office.open());
    TRY(reader, opened->node->database().reader());
    TRY(found, whole([&](const node::Page& page) { return node::list_proposals(*reader, opened->asker(), page); }));
    Value list = Value::list();
    Table table({"case", "proposal", "act", "by", "reason"});
    for (const node::ListedProposal& one : found) {
        list.append(Value::object({{"case", one.case_id},
                                   {"number", one.number},
                                   {"proposal", one.id},
                                   {"act", one.act},
                                   {"command", one.command},
                                   {"says", one.says},
                                   {"by", one.by},
                                   {"at", one.at}}));
        table.add({one.number, one.id, one.act, one.by, one.says.empty() ? one.title : one.says});
    }
    return print_list(*opened, options.form, "proposals", list, table, "nothing waits for you");
}

Result<int> retention(const ListOptions& options) {
    TRY(opened, options.office.open());
    const cases::Environment known = opened->cases().environment(opened->now());
    TRY(reader, opened->node->database().reader());
    TRY(found, whole([&](const node::Page& page) {
            return node::list_due_for_erasure(*reader, opened->asker(), known.practice.retention, known.today, page);
        }));
    Value list = Value::list();
    Table table({"closed", "kept until", "case", "proposed", "ground"});
    for (const node::DueForErasure& one : found) {
        list.append(Value::object({{"case", one.case_id},
                                   {"number", one.number},
                                   {"title", one.title},
                                   {"counterpart", one.counterpart},
                                   {"closed_on", one.closed_on},
                                   {"kept_until", one.kept_until},
                                   {"ground", one.ground},
                                   {"proposed", one.proposed}}));
        table.add({one.closed_on, one.kept_until, one.number, one.proposed ? "yes" : "", one.ground});
    }
    return print_list(*opened, options.form, "retention", list, table, "no closed case may be erased yet");
}

Result<int> restricted(const ListOptions& options) {
    TRY(opened, options.office.open());
    TRY(reader, opened->node->database().reader());
    TRY(found, whole([&](const node::Page& page) { return node::list_restricted(*reader, opened->asker(), page); }));
    Value list = Value::list();
    Table table({"restricted", "closed", "case", "kind", "with", "arrived", "glass"});
    for (const node::RestrictedCase& one : found) {
        list.append(api::restricted_case_value(one));
        table.add({one.restricted_on, one.closed_on, one.number, one.kind, one.counterpart,
                   one.arrived ? std::to_string(one.arrived) : "", one.glass ? "broken" : ""});
    }
    return print_list(*opened, options.form, "restrictions", list, table, "you keep no restricted case");
}

Result<int> promises(const ListOptions& options) {
    TRY(opened, options.office.open());
    TRY(reader, opened->node->database().reader());
    TRY(found, whole([&](const node::Page& page) { return node::list_promises(*reader, opened->asker(), page); }));
    Value list = Value::list();
    Table table({"case", "promise", "with", "kind", "until", "watched by", "what"});
    for (const node::ListedPromise& one : found) {
        list.append(Value::object({{"case", one.case_id},
                                   {"number", one.number},
                                   {"counterpart", one.counterpart},
                                   {"promise", one.id},
                                   {"kind", one.kind},
                                   {"given", one.given},
                                   {"says", one.says},
                                   {"breached_by", one.breached_by},
                                   {"until", one.until},
                                   {"watcher", one.watcher}}));
        table.add({one.number, one.id, (one.given ? "to " : "from ") + one.counterpart, one.kind, one.until,
                   one.watcher, one.says});
    }
    return print_list(*opened, options.form, "promises", list, table, "no promise binds");
}

Result<int> reciprocity(const ListOptions& options) {
    TRY(opened, options.office.open());
    TRY(reader, opened->node->database().reader());
    TRY(found, node::ledger(*reader, opened->asker(), options.state));
    Value list = Value::list();
    Table table({"with", "what", "direction", "all", "pending", "granted", "refused", "withdrawn", "median days",
                 "guarantees given", "received"});
    for (const node::LedgerLine& line : found) {
        const node::Reciprocity& one = line.asked;
        list.append(api::ledger_line_value(line));
        std::vector<std::string> cells{one.counterpart, one.what, one.direction};
        for (const std::int64_t count : {one.all, one.pending, one.granted, one.refused, one.withdrawn})
            cells.push_back(std::to_string(count));
        cells.push_back(one.median_days ? std::to_string(*one.median_days) : "");
        for (const std::int64_t count : {line.guarantees_given, line.guarantees_received})
            cells.push_back(std::to_string(count));
        table.add(std::move(cells));
    }
    return print_list(*opened, options.form, "ledger", list, table, "there is no case to count yet");
}

CLI::App& add(CLI::App& of, const std::string& name, const std::string& says,
              const std::shared_ptr<ListOptions>& options, Result<int> (*run)(const ListOptions&), int& status) {
    CLI::App* command = of.add_subcommand(name, says);
    options->form.add_to(*command);
    options->office.add_to(*command);
    command->callback([options, run, &status] { status = finished(run(*options)); });
    return *command;
}

void add_list(CLI::App& of, int& status) {
    auto options = std::make_shared<ListOptions>();
    CLI::App& command =
        add(of, "list", "cases one may see: who is held first, then by the nearest day", options, list, status);
    node::CaseFilter& filter = options->filter;
    std::vector<std::string> kinds;
    for (const cases::KindWord& kind : cases::kinds()) kinds.emplace_back(kind.word);
    command.add_option("words", filter.text, "beginnings of words of number, title, names and references")
        ->type_name("TEXT");
    command.add_option("--kind", filter.kind, "kind of case")->type_name("KIND")->check(CLI::IsMember(kinds));
    command.add_option("--direction", filter.direction, "who asks")->check(CLI::IsMember({"incoming", "outgoing"}));
    command.add_option("--counterpart", filter.counterpart, "the other State")->type_name("STATE");
    command.add_option("--stage", filter.stage, "stage of the kind's lifecycle")->type_name("STAGE");
    command.add_option("--owner", filter.owner, "account that answers for it")->type_name("ACCOUNT");
    command.add_flag("--mine", options->mine, "only those I answer for");
    command.add_flag("--closed", filter.closed, "closed ones in place of open ones");
    command.add_option("--after", filter.after, "go on behind this cursor of --json")->type_name("CURSOR");
    options->limit = command.add_option("--limit", filter.limit, "at most so many; a table without it is whole")
                         ->type_name("NUMBER")
                         ->check(CLI::Range(1, static_cast<int>(node::largest_page)))
                         ->capture_default_str();
}

void add_clocks(CLI::App& of, int& status) {
    auto options = std::make_shared<ListOptions>();
    CLI::App& command = add(of, "clocks", "running time limits, by the day to watch", options, clocks, status);
    command.add_flag("--everyone", options->everyone, "also those that others watch");
    command.add_option("--kind", options->kind, "kind of clock")
        ->type_name("KIND")
        ->check(CLI::IsMember({"custody", "duty", "limit", "preference", "protection", "status", "practice"}));
    command.add_option("--until", options->until, "only those to watch until that day")->type_name("DATE");
    command.add_flag("--ics", options->calendar, "as a calendar (iCalendar, RFC 5545), without names");
}

}  // namespace

void add_case_lists(CLI::App& of, int& status) {
    add_list(of, status);
    add_clocks(of, status);
    add(of, "tasks", "what I have to do", std::make_shared<ListOptions>(), tasks, status);
    add(of, "proposals", "what waits for a second person and may be approved by me", std::make_shared<ListOptions>(),
        proposals, status);
    add(of, "retention", "closed cases that may be erased by the settings, and on what ground",
        std::make_shared<ListOptions>(), retention, status);
    add(of, "restricted", "closed cases out of sight that I keep", std::make_shared<ListOptions>(), restricted, status);
    auto counted = std::make_shared<ListOptions>();
    add(of, "reciprocity", "what was asked of each State and by it, what became of it, and what was promised", counted,
        reciprocity, status)
        .add_option("--state", counted->state, "only with this State")
        ->type_name("STATE");
    add(of, "promises", "promises that bind, given and received", std::make_shared<ListOptions>(), promises, status);
}

}  // namespace comity::cli
