// SPDX-License-Identifier: EUPL-1.2
// The usual questionnaires with the tables that answer them: docs/formats/questionnaires.md.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "api/office/body.h"
#include "api/office/listing.h"
#include "api/office/paging.h"
#include "api/office/register/kind_resources.h"
#include "node/register/questionnaire_answers.h"

namespace comity::api {

namespace {

using format::Value;
using registry::Questionnaire;

Result<const Questionnaire*> questionnaire_of(const net::Request& request) {
    const std::string_view id = request.path_parameter("questionnaire");
    const auto& all = registry::questionnaires();
    const auto found = std::ranges::find(all, id, &Questionnaire::id);
    if (found == all.end()) return fail(ErrorKind::not_found, "there is no such questionnaire");
    return &*found;
}

Result<std::int32_t> year_of(const net::Request& request, std::string_view name, std::int32_t otherwise) {
    const std::string_view text = request.query(name).value_or("");
    if (text.empty()) return otherwise;
    std::int32_t year = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), year);
    if (fault == std::errc{} && end == text.data() + text.size()) return year;
    return fail(ErrorKind::invalid, fmt::format("'{}' is no year", text), {}, fmt::format("{}=2026", name));
}

Result<node::AskedYears> years_of(const Desk& desk, const net::Request& request) {
    const std::int32_t now = desk.office.registry->statistics.environment(desk.now()).today.year();
    TRY(last, year_of(request, "to", now - 1));
    TRY(first, year_of(request, "from", last - node::usual_years + 1));
    const node::AskedYears years{first, last};
    TRY_VOID(node::check_years(years));
    return years;
}

Value value_of_table(const registry::QuestionTable& asked, const registry::AnswerTable& answered) {
    Value cells = Value::list(), days = Value::list();
    for (const registry::TableCell& cell : answered.counts.cells)
        cells.append(Value::object({{"row", cell.row}, {"outcome", cell.column}, {"count", cell.count}}));
    for (const registry::AnswerDays& row : answered.days)
        days.append(Value::object({{"row", row.row}, {"median", row.median}}));
    return Value::object({{"direction", asked.direction},
                          {"rows", asked.rows},
                          {"kinds", Value::list_of(asked.kinds)},
                          {"measures", Value::list_of(asked.measures)},
                          {"cells", std::move(cells)},
                          {"days", std::move(days)}});
}

Handled list_questionnaires(Desk&, const net::Request&, Caller&) {
    Value list = Value::list();
    for (const Questionnaire& one : registry::questionnaires())
        list.append(Value::object({{"id", one.id},
                                   {"title", registry::value_of(one.title)},
                                   {"source", one.source},
                                   {"questions", one.questions.size()}}));
    return json_answer(Value::object({{"questionnaires", std::move(list)}}));
}

/// One line for each cell; of questions for a person one without numbers.
Listing lines_of(const Questionnaire& of, const std::vector<std::vector<registry::AnswerTable>>& answers,
                 std::string_view language) {
    Listing listing{
        .name = "answers-" + of.id,
        .columns = {"question", "cite", "ask", "direction", "by", "row", "outcome", "count", "median_days"}};
    const auto add = [&](const registry::AskedQuestion& question, Value more) {
        listing.rows.push_back(more.set("question", question.id)
                                   .set("cite", question.cite)
                                   .set("ask", registry::in_language(question.ask, language)));
    };
    for (std::size_t q = 0; q < of.questions.size(); ++q) {
        const registry::AskedQuestion& question = of.questions[q];
        if (question.tables.empty()) add(question, Value::object());
        for (std::size_t t = 0; t < question.tables.size(); ++t) {
            const registry::AnswerTable& table = answers[q][t];
            std::size_t row = 0;
            for (const registry::TableCell& cell : table.counts.cells) {
                Value line = Value::object({{"direction", question.tables[t].direction},
                                            {"by", question.tables[t].rows},
                                            {"row", cell.row},
                                            {"outcome", cell.column},
                                            {"count", cell.count}});
                // The median stands beside the total of its row, which is the last of it.
                if (cell.column.empty()) line.set("median_days", table.days[row++].median);
                add(question, std::move(line));
            }
        }
    }
    return listing;
}

Handled show_answers(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(of, questionnaire_of(request));
    TRY(years, years_of(desk, request));
    TRY(outside, flag_of(request, "outside"));
    TRY(answers, node::answers_to(desk.node.database(), *desk.office.authority, asker_of(desk, caller), *of, years,
                                  outside ? node::Readers::outside : node::Readers::house));
    desk.cases().note_search(caller.person, fmt::format("questionnaire {}", of->id),
                             fmt::format("{} to {}{}", years.first, years.last, outside ? ", for others" : ""));
    if (request.query("format").value_or("json") != "json")
        return listed(desk, request, caller, lines_of(*of, answers, request.query("lang").value_or("en")));
    Value questions = Value::list();
    for (std::size_t q = 0; q < of->questions.size(); ++q) {
        const registry::AskedQuestion& question = of->questions[q];
        Value tables = Value::list();
        for (std::size_t t = 0; t < question.tables.size(); ++t)
            tables.append(value_of_table(question.tables[t], answers[q][t]));
        questions.append(Value::object({{"id", question.id},
                                        {"ask", registry::value_of(question.ask)},
                                        {"cite", question.cite},
                                        {"tables", std::move(tables)}}));
    }
    return json_answer(Value::object({{"id", of->id},
                                      {"title", registry::value_of(of->title)},
                                      {"source", of->source},
                                      {"from", years.first},
                                      {"to", years.last},
                                      {"outside", outside},
                                      {"smallest_told", registry::smallest_told},
                                      {"questions", std::move(questions)}}));
}

Handled show_cases_behind(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(of, questionnaire_of(request));
    TRY(years, years_of(desk, request));
    const registry::AskedQuestion* question = of->question(request.path_parameter("question"));
    const std::string direction = text_of(request, "direction"), row = text_of(request, "row"),
                      outcome = text_of(request, "outcome");
    const registry::QuestionTable* table = question ? question->table(direction) : nullptr;
    if (!table) return fail(ErrorKind::not_found, "the questionnaire has no such table");
    TRY(lease, desk.node.database().reader());
    TRY(found, node::cases_behind(*lease, asker_of(desk, caller), *table, years, row, outcome));
    Listing listing{.name = "counted",
                    .columns = {"number", "title", "kind", "direction", "counterpart", "opened_on", "id"}};
    for (const node::ListedCase& one : found)
        listing.rows.push_back(Value::object({{"number", one.number},
                                              {"title", one.title},
                                              {"kind", one.kind},
                                              {"direction", one.direction},
                                              {"counterpart", one.counterpart},
                                              {"opened_on", one.opened_on},
                                              {"id", one.id}}));
    desk.cases().note_search(caller.person, fmt::format("questionnaire {}, {}", of->id, question->id),
                             fmt::format("{} to {}: {} {}", years.first, years.last, row, outcome));
    listing.more.set("row", row).set("column", outcome);
    return listed(desk, request, caller, std::move(listing));
}

}  // namespace

void add_questionnaire_resources(Routes& routes) {
    const Member from{"from", "the first year; without: five years up to the last", "integer"};
    const Member to{"to", "the last year; without: the one before this", "integer"};
    routes.add({.path = "/questionnaires",
                .group = "questionnaires",
                .says = "The questionnaires of international bodies that are prepared",
                .answers = {{200, "Questionnaires"}}},
               list_questionnaires);
    routes.add(
        {.path = "/questionnaires/{questionnaire}",
         .group = "questionnaires",
         .says = "Its questions with the tables that answer them, of the cases one may see or as they are told others",
         .query = with_format({from,
                               to,
                               {"outside", "of all cases, with what would tell of few withheld", "boolean"},
                               {"lang", "of the questions in a table", "string", false, "en fr ru"}}),
         .answers = {{200, "QuestionnaireAnswers"}, {200, "", csv_type}, {403}, {404}}},
        show_answers);
    routes.add({.path = "/questionnaires/{questionnaire}/questions/{question}/cases",
                .group = "questionnaires",
                .says = "The cases behind a number of a table, as far as one may see them",
                .query = with_format({from,
                                      to,
                                      {"direction", "of the table", "string", true, "incoming outgoing"},
                                      {"row", "its row; without: all"},
                                      {"outcome", "its column; without: all"}}),
                .answers = {{200, "StatisticCounted"}, {200, "", csv_type}, {403}, {404}}},
               show_cases_behind);
}

}  // namespace comity::api
