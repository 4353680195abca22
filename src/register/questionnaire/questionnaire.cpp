// SPDX-License-Identifier: EUPL-1.2
#include "register/questionnaire/questionnaire.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "command/fields.h"
#include "format/canonical_json.h"
#include "register/questionnaire/built_in_questionnaires.h"
#include "register/regions.h"

namespace comity::registry {

namespace {

using command::Fields;
using format::Value;

constexpr std::array<std::string_view, 6> groupings{"year", "kind", "measure", "state", "region", "ground"};
constexpr std::array<std::string_view, 4> outcomes{"granted", "refused", "withdrawn", "pending"};

bool is_one_of(std::span<const std::string_view> words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

/// Words in every language, under one key.
PublicWords words_in_all(Fields& of, const Value& object, std::string_view key) {
    PublicWords words;
    const Value* there = object.find(key);
    if (!there || !there->as_object()) {
        of.fault(key, "an object with words in en, fr and ru");
        return words;
    }
    Fields read(*there);
    for (std::size_t i = 0; i < public_languages.size(); ++i) words[i] = read.text(public_languages[i]);
    if (!read.finish()) of.fault(key, "words in en, fr and ru");
    return words;
}

QuestionTable table_of(Fields& of, const Value& value) {
    Fields read(value);
    QuestionTable table{.direction = read.text("direction"),
                        .rows = read.text("rows"),
                        .kinds = read.texts("kinds"),
                        .measures = read.texts("measures")};
    if (table.direction != "incoming" && table.direction != "outgoing") of.fault("tables", "incoming or outgoing");
    if (!is_one_of(groupings, table.rows)) of.fault("tables", fmt::format("rows by {}", fmt::join(groupings, ", ")));
    if (!read.finish()) of.fault("tables", "tables with direction and rows");
    return table;
}

AskedQuestion question_of(Fields& of, const Value& value) {
    Fields read(value);
    AskedQuestion question{.id = read.text("id"), .ask = words_in_all(read, value, "ask"), .cite = read.text("cite")};
    for (const Value* table : read.objects("tables")) question.tables.push_back(table_of(read, *table));
    if (const auto whole = read.finish(); !whole) of.fault("questions", whole.error().message);
    return question;
}

bool has_any(const std::vector<std::string>& wanted, std::span<const std::string> there) {
    return wanted.empty() || std::ranges::any_of(there, [&](const std::string& one) {
               return std::ranges::find(wanted, one) != wanted.end();
           });
}

bool counts(const QuestionTable& table, const AskedRequest& request) {
    if (request.direction != table.direction) return false;
    if (table.rows == "ground" && request.outcome != "refused") return false;
    return has_any(table.kinds, std::array{request.kind}) && has_any(table.measures, request.measures);
}

std::vector<std::string> rows_of_request(const QuestionTable& table, const AskedRequest& request) {
    if (table.rows == "year") return {std::to_string(request.sent_on.year())};
    if (table.rows == "kind") return {request.kind};
    if (table.rows == "state") return {request.state.text()};
    if (table.rows == "region") return {std::string(region_of(request.state))};
    std::set<std::string> rows;
    if (table.rows == "ground") rows = request.grounds;
    if (table.rows == "measure")
        for (const std::string& measure : request.measures)
            if (has_any(table.measures, std::array{measure})) rows.insert(measure);
    if (rows.empty()) rows.insert("unknown");
    return {rows.begin(), rows.end()};
}

std::optional<std::int64_t> median(std::vector<std::int64_t> days) {
    if (days.empty()) return std::nullopt;
    const auto middle = days.begin() + static_cast<std::ptrdiff_t>((days.size() - 1) / 2);
    std::ranges::nth_element(days, middle);
    return *middle;
}

}  // namespace

const QuestionTable* AskedQuestion::table(std::string_view direction) const {
    const auto found = std::ranges::find(tables, direction, &QuestionTable::direction);
    return found == tables.end() ? nullptr : &*found;
}

const AskedQuestion* Questionnaire::question(std::string_view wanted) const {
    const auto found = std::ranges::find(questions, wanted, &AskedQuestion::id);
    return found == questions.end() ? nullptr : &*found;
}

std::span<const std::string_view> answer_outcomes() {
    return outcomes;
}

Result<Questionnaire> read_questionnaire(std::string_view json, std::string_view name) {
    TRY(value, format::read_value(json, name));
    Fields read(value);
    Questionnaire all{
        .id = read.text("id"), .title = words_in_all(read, value, "title"), .source = read.text("source")};
    for (const Value* question : read.objects("questions")) {
        all.questions.push_back(question_of(read, *question));
        if (all.question(all.questions.back().id) != &all.questions.back())
            read.fault("questions", "questions each with an id of its own");
    }
    TRY_VOID(read.finish());
    return all;
}

const std::vector<Questionnaire>& questionnaires() {
    static const std::vector<Questionnaire> all = [] {
        std::vector<Questionnaire> read;
        for (const auto& [name, json] : built_in_questionnaires) {
            auto one = read_questionnaire(json, name);
            if (!one) throw std::logic_error(to_string(one.error()));
            read.push_back(*std::move(one));
        }
        return read;
    }();
    return all;
}

AnswerTable answer(const QuestionTable& table, std::span<const AskedRequest> requests, std::int32_t first_year,
                   std::int32_t last_year) {
    AnswerTable made;
    std::set<std::string> rows;
    if (table.rows == "year")
        for (std::int32_t year = first_year; year <= last_year; ++year) rows.insert(std::to_string(year));
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> items;
    std::map<std::string, std::vector<std::int64_t>> days;
    for (const AskedRequest& request : requests) {
        if (!counts(table, request)) continue;
        std::vector<std::string> in = rows_of_request(table, request);
        for (const std::string& row : in) {
            rows.insert(row);
            items[{row, request.outcome}].push_back(request.id);
        }
        if (!request.answered_on) continue;
        in.emplace_back();
        for (const std::string& row : in)
            days[row].push_back(request.answered_on->days_since_epoch() - request.sent_on.days_since_epoch());
    }
    made.counts = table_of_items(std::move(items), std::move(rows), {outcomes.begin(), outcomes.end()});
    for (const TableCell& cell : made.counts.cells)
        if (cell.column.empty()) made.days.push_back({cell.row, median(days[cell.row])});
    return made;
}

Result<void> withhold(AnswerTable& answer, std::span<const CountTable* const> before) {
    TRY_VOID(withhold(answer.counts, before));
    for (AnswerDays& days : answer.days) {
        std::size_t answered = 0;
        bool told = true;
        for (const TableCell& cell : answer.counts.cells)
            if (cell.row == days.row) told = told && cell.count.has_value();
        for (const std::string_view outcome : outcomes)
            if (outcome != "pending") answered += answer.counts.items_of(days.row, outcome).size();
        if (!told || answered < static_cast<std::size_t>(smallest_told)) days.median.reset();
    }
    return {};
}

}  // namespace comity::registry
