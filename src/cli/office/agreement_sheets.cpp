// SPDX-License-Identifier: EUPL-1.2
// `comity agreement show|story|compare|numbers|offers|balance`.
#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/holding_sheet.h"
#include "cli/table.h"
#include "register/agreement/shown.h"

namespace comity::cli {

namespace {

using format::Value;
using registry::Agreement;

struct Options {
    OfficeOptions office;
    std::string agreement;
    std::string on;
    std::string known;
    std::string by;
    std::string stage;
    std::string state;
    std::string before;
    std::string after;
    bool json = false;
};

Result<node::OpenedHolding<Agreement>> open(const OpenOffice& opened, const Options& options) {
    TRY(id, holding_id<Agreement>(opened, options.agreement));
    TRY(known, known_moment(options.known));
    return desk_of<Agreement>(opened).open(opened.person, id, known);
}

std::string parties_of(const Agreement& agreement) {
    std::vector<std::string> parties;
    for (const registry::Party& party : agreement.parties)
        parties.push_back(party.authority.empty() ? party.state.text()
                                                  : fmt::format("{} ({})", party.state.text(), party.authority));
    return fmt::format("{}", fmt::join(parties, ", "));
}

void line(std::string_view label, const std::string& text, const Terminal& terminal) {
    if (!text.empty()) std::cout << fmt::format("  {:<12} ", label) << wrapped(text, terminal.width() - 15, 15) << '\n';
}

void print_steps(const Agreement& agreement, const Terminal& terminal) {
    for (const registry::Step& step : agreement.steps) {
        if (step.withdrawn) continue;
        std::string text = fmt::format("{} {} {}", to_string(step.on), step.id, step.step);
        if (step.effect != step.on) text += " from " + to_string(step.effect);
        if (!step.how.empty()) text += ", " + step.how;
        if (!step.by.empty()) text += " by " + step.by;
        if (!step.place.empty()) text += ", " + step.place;
        if (!step.signatories.empty()) text += fmt::format(", signed by {}", fmt::join(step.signatories, "; "));
        if (!step.says.empty()) text += ": " + step.says;
        line("", text + " [" + step.source.words + "]", terminal);
    }
}

Result<int> show(const Options& options) {
    TRY(opened, options.office.open());
    TRY(found, open(*opened, options));
    TRY(on, read_day(options.on, opened->today(), "--on"));
    const StateCode own = opened->office->authority->state;
    const Agreement& agreement = found.state;
    if (options.json) return print_json(registry::shown(agreement, on, own));
    const Terminal terminal = Terminal::of_standard_output();
    std::cout << agreement.number << "  " << agreement.title << '\n';
    line("is", fmt::format("{}, {} on {}", agreement.kind, registry::word(agreement.stage_on(on)), to_string(on)),
         terminal);
    if (agreement.observed) line("observed", "among others: we are no side of it", terminal);
    line(agreement.observed ? "between" : "with", parties_of(agreement), terminal);
    line("covers", fmt::format("{}", fmt::join(agreement.covers, ", ")), terminal);
    line("channel", agreement.channel, terminal);
    line("languages", fmt::format("{}", fmt::join(agreement.languages, ", ")), terminal);
    for (const registry::Limit& limit : agreement.limits)
        line("limit", limit.what + " " + to_string(limit.period), terminal);
    line("signed", registry::day_text(agreement.signed_on()), terminal);
    line("in force", registry::day_text(agreement.in_force_since()), terminal);
    line("expected", registry::day_text(agreement.expected_entry(own)), terminal);
    line("term ends", registry::day_text(agreement.term_ends(on)), terminal);
    line("replaces", agreement.replaces, terminal);
    line("owner", fmt::format("{}, {} stands in", agreement.owner, agreement.substitute), terminal);
    if (!agreement.steps.empty()) std::cout << "  steps\n";
    print_steps(agreement, terminal);
    for (const registry::Offer& offer : agreement.offers)
        line("offer " + offer.id,
             fmt::format("{} {} {}: {}; {}", to_string(offer.on), offer.by == "us" ? "to" : "from", offer.state.text(),
                         offer.says,
                         offer.answered_on ? fmt::format("{} on {}", offer.answer, to_string(*offer.answered_on))
                                           : fmt::format("no answer, {} reminders, look for one by {}",
                                                         offer.reminders.size(), to_string(offer.answer_by))),
             terminal);
    for (const registry::Draft& draft : agreement.drafts)
        line("draft " + draft.id,
             fmt::format("{} round {}, by {}, {}", to_string(draft.on), draft.round, draft.by, draft.language),
             terminal);
    for (const registry::AuthenticText& text : agreement.texts)
        line("text " + text.id, fmt::format("{}, {}", text.language, text.authentic ? "authentic" : "translation"),
             terminal);
    if (const auto* part = registry::public_part(agreement))
        line("public", fmt::format("since {}: {}", to_string(*part->on), fmt::join(part->fields, ", ")), terminal);
    for (const command::Proposal& proposal : agreement.proposals)
        if (proposal.status == command::Proposal::Status::waiting)
            line("waits", fmt::format("{}: {} by {}", proposal.id, proposal.command, proposal.mark.by), terminal);
    line("possible", fmt::format("{}", fmt::join(registry::possible_steps(agreement.stage()), ", ")), terminal);
    return exit_ok;
}

Result<int> compare(const Options& options) {
    TRY(opened, options.office.open());
    TRY(found, open(*opened, options));
    const auto& drafts = found.state.drafts;
    TRY(before, registry::part_of(drafts, "draft", options.before));
    TRY(after, registry::part_of(drafts, "draft", options.after));
    TRY(changes, registry::compare(before->text, after->text));
    Value list = Value::list();
    const Terminal terminal = Terminal::of_standard_output();
    for (const registry::ClauseChange& change : changes) {
        list.append(registry::shown(change));
        if (options.json || change.what == registry::ClauseChange::What::same) continue;
        std::cout << registry::word(change.what) << ' '
                  << (change.label_after.empty() ? change.label_before : change.label_after) << '\n';
        if (!change.before.empty()) std::cout << "  - " << wrapped(change.before, terminal.width() - 4, 4) << '\n';
        if (!change.after.empty()) std::cout << "  + " << wrapped(change.after, terminal.width() - 4, 4) << '\n';
    }
    return options.json ? print_json(list) : Result<int>(exit_ok);
}

Result<int> numbers(const Options& options) {
    TRY(opened, options.office.open());
    TRY(on, read_day(options.on, opened->today(), "--on"));
    TRY(known, known_moment(options.known));
    TRY(by, registry::parse_grouping(options.by));
    registry::Question question{.on = on, .any_stage = options.stage == "any", .by = by};
    if (!options.stage.empty() && !question.any_stage) {
        TRY(stage, registry::parse_stage(options.stage));
        question.stage = stage;
    }
    TRY(all, desk_of<Agreement>(*opened).all(opened->person, known));
    const registry::Numbers counted = registry::count(all, question);
    if (options.json) {
        Value groups = Value::list();
        for (const registry::Count& group : counted.groups) groups.append(registry::shown(group));
        return print_json(Value::object({{"whole", registry::shown(counted.whole)}, {"groups", std::move(groups)}}));
    }
    std::cout << fmt::format("{} on {}: agreements {}, States of their partners {}\n",
                             question.any_stage ? std::string_view("any stage") : registry::word(question.stage),
                             to_string(on), counted.whole.agreements, counted.whole.states);
    Table table({options.by, "agreements", "States"});
    for (const registry::Count& group : counted.groups)
        table.add({group.group, std::to_string(group.agreements), std::to_string(group.states)});
    if (!table.empty()) table.print(Terminal::of_standard_output());
    return exit_ok;
}

Result<int> offers(const Options& options) {
    TRY(opened, options.office.open());
    TRY(all, desk_of<Agreement>(*opened).all(opened->person, std::nullopt, options.state));
    Value list = Value::list();
    Table table({"days", "whose", "with", "agreement", "offer", "reminders", "answer by", "what"});
    for (const registry::OpenOffer& open : registry::open_offers(all, opened->today())) {
        list.append(registry::shown(open));
        table.add({std::to_string(open.days), open.offer->by == "us" ? "ours" : "theirs", open.offer->state.text(),
                   open.agreement->number, open.offer->id, std::to_string(open.offer->reminders.size()),
                   to_string(open.offer->answer_by) + (open.overdue ? " (past)" : ""), open.offer->says});
    }
    return options.json ? print_json(list) : print_table(table, "every offer is answered");
}

Result<int> balance(const Options& options) {
    TRY(opened, options.office.open());
    TRY(all, desk_of<Agreement>(*opened).all(opened->person, std::nullopt, options.state));
    Value list = Value::list();
    Table table(
        {"with", "whose", "offers", "accepted", "declined", "countered", "withdrawn", "waiting", "median days"});
    for (const registry::Balance& each : registry::balance(all)) {
        if (!options.state.empty() && each.state.text() != options.state) continue;
        list.append(registry::shown(each));
        for (const auto& [whose, side] : {std::pair("ours", &each.ours), std::pair("theirs", &each.theirs)})
            table.add({each.state.text(), whose, std::to_string(side->offers), std::to_string(side->accepted),
                       std::to_string(side->declined), std::to_string(side->countered), std::to_string(side->withdrawn),
                       std::to_string(side->waiting),
                       side->median_days ? std::to_string(*side->median_days) : std::string()});
    }
    return options.json ? print_json(list) : print_table(table, "no offers yet");
}

CLI::App& add(CLI::App& of, const std::string& name, const std::string& says, const std::shared_ptr<Options>& options,
              Result<int> (*run)(const Options&), int& status) {
    CLI::App* command = of.add_subcommand(name, says);
    command->add_flag("--json", options->json, "as JSON");
    options->office.add_to(*command);
    command->callback([options, run, &status] { status = finished(run(*options)); });
    return *command;
}

void add_agreement(CLI::App& command, Options& options) {
    command.add_option("agreement", options.agreement, "number, AGR-2026-00001, or id")
        ->type_name("AGREEMENT")
        ->required();
}

void add_times(CLI::App& command, Options& options) {
    command.add_option("--on", options.on, "the day it is shown for; without: today")->type_name("DATE");
    command.add_option("--known", options.known, "as the register knew it at that moment")->type_name("MOMENT");
}

}  // namespace

void add_agreement_sheets(CLI::App& of, int& status) {
    auto sheet = std::make_shared<Options>();
    CLI::App& shows = add(of, "show", "one agreement on a day, as it was known at a moment", sheet, show, status);
    add_agreement(shows, *sheet);
    add_times(shows, *sheet);

    auto drafts = std::make_shared<Options>();
    CLI::App& compares = add(of, "compare", "two drafts side by side, clause by clause", drafts, compare, status);
    add_agreement(compares, *drafts);
    compares.add_option("before", drafts->before, "the earlier draft: d1")->type_name("DRAFT")->required();
    compares.add_option("after", drafts->after, "the later draft: d2")->type_name("DRAFT")->required();

    auto counting = std::make_shared<Options>();
    CLI::App& counts =
        add(of, "numbers", "how many agreements with partners from how many States", counting, numbers, status);
    add_times(counts, *counting);
    counts.add_option("--by", counting->by, "counted apart by")
        ->type_name("WORD")
        ->check(CLI::IsMember({"kind", "year", "region", "state", "stage", "coverage"}));
    counts.add_option("--stage", counting->stage, "those in this stage on the day, or any; without: in-force")
        ->type_name("STAGE");

    for (const auto& [name, says, run] :
         {std::tuple("offers", "offers without an answer, the longest waiting first", &offers),
          std::tuple("balance", "offers and answers between us and each State", &balance)}) {
        auto options = std::make_shared<Options>();
        CLI::App& command = add(of, name, says, options, run, status);
        command.add_option("--state", options->state, "only with this State")->type_name("STATE");
    }
}

}  // namespace comity::cli
