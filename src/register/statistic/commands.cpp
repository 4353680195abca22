// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "register/decide.h"
#include "register/source.h"
#include "register/statistic/statistic.h"

namespace comity::registry {

namespace {

using command::Fields;
using command::Parameter;
using command::ParameterType;
using format::Value;

Result<void> check_case_grouping(std::string_view grouping) {
    const auto known = case_groupings();
    if (std::ranges::find(known, grouping) != known.end()) return {};
    return fail(ErrorKind::invalid, fmt::format("cases are not counted by '{}'", grouping), {},
                fmt::format("one of {}", fmt::join(known, ", ")));
}

Events begin_statistic(const Statistic&, const Command& command, const Environment&) {
    TRY_VOID(check_owners(command.arguments));
    Fields read(command.arguments);
    const std::string rows = read.text("rows"), columns = read.text_or("columns");
    if (read.text("about") == "cases") {
        TRY_VOID(check_case_grouping(rows));
        if (!columns.empty()) TRY_VOID(check_case_grouping(columns));
        if (rows == columns)
            return fail(ErrorKind::invalid, "rows and columns are the same", {}, "leave 'columns' out");
        return std::vector{NewEvent{"statistic-begun", command.arguments}};
    }
    TRY_VOID(parse_grouping(rows));
    if (read.has("columns") || read.has("from"))
        return fail(ErrorKind::invalid, "agreements are counted by one breakdown, of one day", {},
                    "leave 'columns' and 'from' out");
    return std::vector{NewEvent{"statistic-begun", command.arguments}};
}

Events describe_statistic(const Statistic& statistic, const Command& command, const Environment&) {
    if (!command.approved) TRY_VOID(check_nothing_waits(statistic));
    TRY_VOID(check_not_emptied(command.arguments, {"title", "title_fr", "title_ru"}));
    Fields read(command.arguments);
    for (const std::string_view key : {"title", "title_fr", "title_ru"})
        TRY_VOID(check_can_be_printed(read.text_or(key)));
    return std::vector{NewEvent{"statistic-described", command.arguments}};
}

/// Titles stand beside the tables on the public pages.
bool title_is_public(const Statistic& statistic, const Command&, const Environment&) {
    return statistic.current() != nullptr;
}

Events publish_table(const Statistic& statistic, const Command& command, const Environment& environment) {
    Value payload = command.arguments;
    Fields read(payload);
    const CivilDate until = read.day("until");
    TRY_VOID(check_happened(until, environment.today));
    if (statistic.from) TRY_VOID(check_days(*statistic.from, until));
    payload.set("id", next_id('e', statistic.editions)).set("on", to_string(environment.today));
    return std::vector{NewEvent{"table-published", std::move(payload)}};
}

/// What readers are told stands in all their languages or in none.
Result<void> check_note(const Value& arguments) {
    Value notes = Value::object();
    for (const std::string_view member : {"note", "note_fr", "note_ru"})
        if (const Value* note = arguments.find(member)) notes.set(member, *note);
    return notes.as_object()->empty() ? Result<void>() : check_public_words(notes, "note");
}

Events withdraw_table(const Statistic& statistic, const Command& command, const Environment& environment) {
    Value payload = command.arguments;
    TRY(edition, part_of(statistic.editions, "edition", Fields(payload).text("edition")));
    if (edition->withdrawn_on)
        return fail(ErrorKind::conflict,
                    fmt::format("{} was withdrawn on {}", edition->id, to_string(*edition->withdrawn_on)));
    TRY_VOID(check_note(payload));
    payload.set("on", to_string(environment.today));
    return std::vector{NewEvent{"table-withdrawn", std::move(payload)}};
}

bool always_binds(const Statistic&, const Command&, const Environment&) {
    return true;
}

using command::ParameterType::date;
using command::ParameterType::text;

constexpr std::array begin_statistic_parameters{
    Parameter{"statistic", text, true, "id, given by the node", "", true},
    Parameter{"number", text, true, "number in the register, given by the node", "", true},
    Parameter{"on", date, true, "day of entry in the register, given by the node", "", true},
    Parameter{"title", text, true, "what it counts, in English"},
    Parameter{"title_fr", text, true, "the same in French"},
    Parameter{"title_ru", text, true, "the same in Russian"},
    Parameter{"about", text, true, "what is counted", "cases agreements"},
    Parameter{"rows", text, true,
              "by what: kind, direction, state, region, year, status of cases; kind, year, region, state, stage, "
              "coverage of agreements"},
    Parameter{"owner", text, true, "account that answers for it"},
    Parameter{"substitute", text, true, "account that stands in"},
    Parameter{"columns", text, false, "of cases: by what besides"},
    Parameter{"from", date, false, "of cases: only those opened on that day or later"},
};
constexpr std::array describe_statistic_parameters{
    Parameter{"title", text, false, "what it counts, in English"},
    Parameter{"title_fr", text, false, "the same in French"},
    Parameter{"title_ru", text, false, "the same in Russian"},
};
constexpr std::array publish_table_parameters{
    Parameter{"until", date, true, "the last day whose cases count; of agreements: the day they are counted on"},
    Parameter{"cells", ParameterType::list, true, "its numbers, counted by the node", "", true},
    Parameter{"counted", ParameterType::list, true, "what they count, from the node", "", true},
    Parameter{"reason", text, false, "why, for the second person"},
};
constexpr std::array withdraw_table_parameters{
    Parameter{"edition", text, true, "which table: e1"},
    Parameter{"because", text, true, "why, for the house"},
    Parameter{"note", text, false, "why, in English, for its readers"},
    Parameter{"note_fr", text, false, "the same in French"},
    Parameter{"note_ru", text, false, "the same in Russian"},
    Parameter{"reason", text, false, "why, for the second person"},
};

using StatisticCommand = CommandKind<Statistic>;
constexpr std::array statistic_commands{
    StatisticCommand{"begin-statistic", "", "create", "Define a statistic", begin_statistic_parameters,
                     begin_statistic},
    StatisticCommand{"describe-statistic", "description", "change", "Change its titles", describe_statistic_parameters,
                     describe_statistic, title_is_public},
    StatisticCommand{"publish-table", "editions", "propose",
                     "Count a table now and publish it, which needs a second person", publish_table_parameters,
                     publish_table, always_binds},
    StatisticCommand{"withdraw-table", "editions/{edition}/withdrawal", "propose",
                     "Withdraw a published table, which needs a second person", withdraw_table_parameters,
                     withdraw_table, always_binds},
};

}  // namespace

std::span<const CommandKind<Statistic>> KindOf<Statistic>::commands() {
    return statistic_commands;
}

}  // namespace comity::registry
