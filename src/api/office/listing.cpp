// SPDX-License-Identifier: EUPL-1.2
#include "api/office/listing.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "api/office/answer_table.h"
#include "api/office/body.h"
#include "format/canonical_json.h"
#include "format/csv.h"

namespace comity::api {

namespace {

using format::Value;

std::string cell(const Value* value) {
    if (!value) return {};
    if (const auto number = value->as_integer()) return std::to_string(*number);
    if (const auto truth = value->as_boolean()) return *truth ? "true" : "false";
    if (const std::string* text = value->as_string()) {
        // OWASP, CSV Injection: what begins so is a formula to table programs.
        const bool formula =
            !text->empty() && std::string_view("=+-@\t\r").find(text->front()) != std::string_view::npos;
        return format::csv_cell(formula ? "'" + *text : *text);
    }
    if (const auto* list = value->as_list()) {
        std::string words;
        for (const Value& item : *list) {
            if (!words.empty()) words += ' ';
            if (item.as_string()) words += *item.as_string();
        }
        return format::csv_cell(words);
    }
    return {};
}

bool fits_a_cell(const Value::List& list) {
    return std::ranges::all_of(list, [](const Value& item) { return item.as_string() != nullptr; });
}

/// The value under `name`, or each of its members under "name.member".
void spread(std::string_view name, const Value& value, Value& row, std::set<std::string>& columns) {
    if (const auto* members = value.as_object()) {
        for (const format::Member& member : *members)
            spread(name.empty() ? member.key : fmt::format("{}.{}", name, member.key), member.value, row, columns);
        return;
    }
    columns.emplace(name);
    const auto* list = value.as_list();
    row.set(name, list && !fits_a_cell(*list) ? Value(format::canonical_json(value).value_or("")) : value);
}

}  // namespace

std::optional<AnswerTable> table_of(const Value& answer) {
    const auto* members = answer.as_object();
    if (!members) return std::nullopt;
    const auto is_list = [](const format::Member& member) { return member.value.as_list() != nullptr; };
    const auto lists = std::ranges::count_if(*members, is_list);
    if (lists == 0) return std::nullopt;
    Listing listing{.name = std::string(std::ranges::find_if(*members, is_list)->key), .columns = {}};
    std::set<std::string> columns;
    for (const format::Member& member : *members) {
        if (!is_list(member)) continue;
        for (const Value& item : *member.value.as_list()) {
            Value row = Value::object();
            spread(item.as_object() ? "" : "value", item, row, columns);
            if (lists > 1) spread("list", Value(member.key), row, columns);
            listing.rows.push_back(std::move(row));
        }
    }
    listing.columns.assign(columns.begin(), columns.end());
    return AnswerTable{listing.name, csv_of(listing)};
}

std::string csv_of(const Listing& listing) {
    std::string text;
    for (const std::string_view column : listing.columns) {
        if (!text.empty()) text += ',';
        text += column;
    }
    return text + "\r\n" + csv_rows(listing);
}

std::string csv_rows(const Listing& listing) {
    std::string text;
    for (const Value& row : listing.rows) {
        bool first = true;
        for (const std::string_view column : listing.columns) {
            if (!first) text += ',';
            first = false;
            text += cell(row.find(column));
        }
        text += "\r\n";
    }
    return text;
}

Handled listed(Desk& desk, const net::Request& request, const Caller& caller, Listing listing) {
    const std::string_view form = request.query("format").value_or("json");
    if (form == "csv") {
        desk.cases().note_search(caller.person, "export of " + listing.name, "");
        net::Response response;
        response.body = csv_of(listing);
        response.headers.set("Content-Type", std::string(csv_type));
        response.headers.set("Content-Disposition", fmt::format("attachment; filename=\"{}.csv\"", listing.name));
        return response;
    }
    if (form != "json")
        return fail(ErrorKind::invalid, fmt::format("'{}' is no form of a list", form), {.file = "format"},
                    "json or csv");
    Value answer = std::move(listing.more);
    answer.set(listing.name, Value::list(std::move(listing.rows)));
    return json_answer(answer);
}

std::vector<Member> with_format(std::vector<Member> query) {
    query.push_back({"format", "the form of the list", "string", false, "json csv"});
    return query;
}

}  // namespace comity::api
