// SPDX-License-Identifier: EUPL-1.2
// `comity questionnaire list|answer|cases`: docs/use/public.md.
#include <algorithm>
#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/holding_sheet.h"
#include "cli/office/register_commands.h"
#include "cli/table.h"
#include "node/register/questionnaire_answers.h"

namespace comity::cli {

namespace {

using registry::Questionnaire;

struct QuestionnaireOptions {
    OfficeOptions office;
    std::string id, question, direction, row, outcome;
    std::string language = "en";
    std::int32_t from = 0, to = 0;  ///< 0: not said
    bool outside = false;
};

Result<const Questionnaire*> questionnaire_named(const std::string& id) {
    const auto& all = registry::questionnaires();
    const auto found = std::ranges::find(all, id, &Questionnaire::id);
    if (found != all.end()) return &*found;
    std::vector<std::string> known;
    for (const Questionnaire& each : all) known.push_back(each.id);
    return fail(ErrorKind::not_found, fmt::format("there is no questionnaire '{}'", id), {},
                fmt::format("one of {}", fmt::join(known, ", ")));
}

node::AskedYears years_of(const QuestionnaireOptions& options, CivilDate today) {
    const std::int32_t last = options.to != 0 ? options.to : today.year() - 1;
    return {options.from != 0 ? options.from : last - node::usual_years + 1, last};
}

Result<int> list_questionnaires(const QuestionnaireOptions& options) {
    Table table({"questionnaire", "questions", "title"});
    for (const Questionnaire& each : registry::questionnaires())
        table.add(
            {each.id, std::to_string(each.questions.size()), registry::in_language(each.title, options.language)});
    return print_table(table, "none");
}

void print_answer_table(const registry::QuestionTable& asked, const registry::AnswerTable& answered) {
    std::vector<std::string> head{asked.direction + " by " + asked.rows, "all"};
    for (const std::string_view outcome : registry::answer_outcomes()) head.emplace_back(outcome);
    head.emplace_back("median days");
    Table table(head);
    for (const registry::AnswerDays& row : answered.days) {
        const auto count = [&](std::string_view outcome) -> std::string {
            for (const registry::TableCell& cell : answered.counts.cells)
                if (cell.row == row.row && cell.column == outcome)
                    return cell.count ? std::to_string(*cell.count) : "withheld";
            return "";
        };
        std::vector<std::string> line{row.row.empty() ? "all" : row.row, count("")};
        for (const std::string_view outcome : registry::answer_outcomes()) line.push_back(count(outcome));
        line.push_back(row.median ? std::to_string(*row.median) : "");
        table.add(std::move(line));
    }
    table.print(Terminal::of_standard_output(), 2);
}

Result<int> print_answers(const QuestionnaireOptions& options) {
    TRY(of, questionnaire_named(options.id));
    TRY(opened, options.office.open());
    const node::AskedYears years = years_of(options, opened->today());
    TRY(answers, node::answers_to(opened->node->database(), *opened->office->authority, opened->asker(), *of, years,
                                  options.outside ? node::Readers::outside : node::Readers::house));
    opened->office->cases->note_search(
        opened->person, fmt::format("questionnaire {}", of->id),
        fmt::format("{} to {}{}", years.first, years.last, options.outside ? ", for others" : ""));
    std::cout << fmt::format(
        "{}, {} to {}\n{}\n", registry::in_language(of->title, options.language), years.first, years.last,
        options.outside ? "all cases; what would tell of few is withheld" : "the cases that you may see");
    for (std::size_t q = 0; q < of->questions.size(); ++q) {
        const registry::AskedQuestion& question = of->questions[q];
        std::cout << fmt::format("\n{}  {}\n  {}\n", question.id, registry::in_language(question.ask, options.language),
                                 question.cite);
        if (question.tables.empty()) std::cout << "  for a person to answer\n";
        for (std::size_t t = 0; t < question.tables.size(); ++t) print_answer_table(question.tables[t], answers[q][t]);
    }
    return exit_ok;
}

Result<int> print_cases(const QuestionnaireOptions& options) {
    TRY(of, questionnaire_named(options.id));
    const registry::AskedQuestion* question = of->question(options.question);
    const registry::QuestionTable* table = question ? question->table(options.direction) : nullptr;
    if (!table)
        return fail(ErrorKind::not_found,
                    fmt::format("'{}' has no table of '{}' requests", options.question, options.direction));
    TRY(opened, options.office.open());
    const node::AskedYears years = years_of(options, opened->today());
    TRY(reader, opened->node->database().reader());
    TRY(found, node::cases_behind(*reader, opened->asker(), *table, years, options.row, options.outcome));
    opened->office->cases->note_search(
        opened->person, fmt::format("questionnaire {}, {}", of->id, question->id),
        fmt::format("{} to {}: {} {}", years.first, years.last, options.row, options.outcome));
    Table lines({"number", "kind", "direction", "with", "opened", "title"});
    for (const node::ListedCase& one : found)
        lines.add({one.number, one.kind, one.direction, one.counterpart, one.opened_on, one.title});
    return print_table(lines, "none that you may see");
}

}  // namespace

void add_questionnaire_commands(CLI::App& app, int& status) {
    CLI::App* of =
        app.add_subcommand("questionnaire", "the usual questionnaires with their tables (docs/use/public.md)");
    of->require_subcommand(1);
    const auto add = [&](const char* name, const char* says, Result<int> (*run)(const QuestionnaireOptions&)) {
        auto options = std::make_shared<QuestionnaireOptions>();
        CLI::App* command = of->add_subcommand(name, says);
        command->add_option("--lang", options->language, "language of the questions")
            ->check(CLI::IsMember({"en", "fr", "ru"}))
            ->capture_default_str();
        command->callback([options, run, &status] { status = finished(run(*options)); });
        return std::pair(command, options);
    };
    add("list", "those that are prepared", list_questionnaires);
    const auto with_years = [](CLI::App* command, const std::shared_ptr<QuestionnaireOptions>& options) {
        command->add_option("questionnaire", options->id, "which: fatf")->type_name("QUESTIONNAIRE")->required();
        command->add_option("--from", options->from, "the first year; without: five years up to the last")
            ->type_name("YEAR");
        command->add_option("--to", options->to, "the last year; without: the one before this")->type_name("YEAR");
        options->office.add_to(*command);
    };
    const auto [answer, answered] = add("answer", "its questions with the tables that answer them", print_answers);
    with_years(answer, answered);
    answer->add_flag("--outside", answered->outside,
                     "as others are told: of all cases, what would tell of few withheld");
    const auto [behind, asked] = add("cases", "the cases behind a number, as far as you may see them", print_cases);
    with_years(behind, asked);
    behind->add_option("question", asked->question, "which question: mla-by-year")->type_name("QUESTION")->required();
    behind->add_option("--direction", asked->direction, "of the table")
        ->check(CLI::IsMember({"incoming", "outgoing"}))
        ->required();
    behind->add_option("--row", asked->row, "only of this row")->type_name("GROUP");
    behind->add_option("--outcome", asked->outcome, "only of this outcome")->type_name("OUTCOME");
}

}  // namespace comity::cli
