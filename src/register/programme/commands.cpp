// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include <fmt/format.h>

#include "register/decide.h"
#include "register/programme/programme.h"
#include "register/public/page_commands.h"

namespace comity::registry {

namespace {

using command::Fields;
using command::Parameter;
using command::ParameterType;
using format::Value;

/// Items lie within the programme: what is done outside it belongs to another one.
Result<void> check_within(const Programme& programme, CivilDate from, CivilDate to) {
    TRY_VOID(check_days(from, to));
    if (from >= programme.from && to <= programme.to) return {};
    return fail(ErrorKind::invalid,
                fmt::format("the programme runs from {} to {}", to_string(programme.from), to_string(programme.to)), {},
                "give days within it, or enter the item in the next programme");
}

Events begin(const Programme&, const Command& command, const Environment& environment) {
    Fields read(command.arguments);
    TRY_VOID(check_owners(command.arguments));
    TRY_VOID(read_parties(command.arguments, environment.own));
    TRY_VOID(check_days(read.day("from"), read.day("to")));
    return std::vector{NewEvent{"programme-begun", command.arguments}};
}

Events describe(const Programme& programme, const Command& command, const Environment&) {
    TRY_VOID(check_not_emptied(command.arguments, {"title"}));
    Fields read(command.arguments);
    const CivilDate from = read.day_if("from").value_or(programme.from);
    const CivilDate to = read.day_if("to").value_or(programme.to);
    TRY_VOID(check_days(from, to));
    if (programme.signed_on && (from != programme.from || to != programme.to))
        return fail(ErrorKind::conflict, fmt::format("{} was signed for its period", programme.number), {},
                    "end it early, or enter its successor");
    for (const Item& item : programme.items)
        if (item.from < from || item.to > to)
            return fail(ErrorKind::conflict, fmt::format("item {} lies outside that period", item.id), {},
                        "move the item first");
    return std::vector{NewEvent{"programme-described", command.arguments}};
}

Events sign(const Programme& programme, const Command& command, const Environment& environment) {
    if (programme.signed_on)
        return fail(ErrorKind::conflict,
                    fmt::format("{} was signed on {}", programme.number, to_string(*programme.signed_on)));
    Fields read(command.arguments);
    const CivilDate on = read.day("on");
    TRY_VOID(check_happened(on, environment.today));
    if (on > programme.to) return fail(ErrorKind::invalid, "it would be signed behind its last day");
    return std::vector{NewEvent{"programme-signed", command.arguments}};
}

Events end(const Programme& programme, const Command& command, const Environment& environment) {
    const CivilDate on = Fields(command.arguments).day("on");
    TRY_VOID(check_happened(on, environment.today));
    if (!programme.signed_on || on < *programme.signed_on || on > programme.last_day())
        return fail(ErrorKind::conflict,
                    fmt::format("{} is {} on {}", programme.number, programme.stage_on(on), to_string(on)), {},
                    "only what was signed and still runs ends early");
    return std::vector{NewEvent{"programme-ended", command.arguments}};
}

Events add_item(const Programme& programme, const Command& command, const Environment&) {
    Value payload = command.arguments;
    Fields read(payload);
    TRY_VOID(check_within(programme, read.day("from"), read.day("to")));
    payload.set("id", next_id('i', programme.items));
    return std::vector{NewEvent{"item-added", std::move(payload)}};
}

Result<const Item*> open_item(const Programme& programme, Fields& read) {
    TRY(item, part_of(programme.items, "item", read.text("item")));
    if (item->done_on)
        return fail(ErrorKind::conflict, fmt::format("item {} was done on {}", item->id, to_string(*item->done_on)));
    if (item->cancelled_on) return fail(ErrorKind::conflict, fmt::format("item {} was cancelled", item->id));
    return item;
}

Events change_item(const Programme& programme, const Command& command, const Environment&) {
    TRY_VOID(check_not_emptied(command.arguments, {"subject"}));
    Fields read(command.arguments);
    TRY(item, open_item(programme, read));
    TRY_VOID(check_within(programme, read.day_if("from").value_or(item->from), read.day_if("to").value_or(item->to)));
    return std::vector{NewEvent{"item-changed", command.arguments}};
}

Events record_done(const Programme& programme, const Command& command, const Environment& environment) {
    Fields read(command.arguments);
    TRY_VOID(open_item(programme, read));
    TRY_VOID(check_happened(read.day("on"), environment.today));
    return std::vector{NewEvent{"item-done", command.arguments}};
}

Events cancel(const Programme& programme, const Command& command, const Environment& environment) {
    Fields read(command.arguments);
    TRY_VOID(open_item(programme, read));
    TRY_VOID(check_happened(read.day("on"), environment.today));
    return std::vector{NewEvent{"item-cancelled", command.arguments}};
}

using command::ParameterType::date;
using command::ParameterType::text;
constexpr std::string_view forms = "meeting seminar exchange-of-documents study-visit joint-analysis training";
constexpr Parameter on{"on", date, true, "the day it happened"};
constexpr Parameter item{"item", text, true, "which item: i1"};

constexpr std::array begin_parameters{
    Parameter{"programme", text, true, "id, given by the node", "", true},
    Parameter{"number", text, true, "number in the register, given by the node", "", true},
    Parameter{"on", date, true, "day of entry in the register, given by the node", "", true},
    Parameter{"title", text, true, "its name"},
    Parameter{"parties", ParameterType::list, true,
              "the other sides: [{\"state\": \"AZ\", \"authority\": \"Prosecutor General's Office\"}]"},
    Parameter{"from", date, true, "its first day"},
    Parameter{"to", date, true, "its last day"},
    Parameter{"owner", text, true, "account that answers for it"},
    Parameter{"substitute", text, true, "account that stands in"},
    Parameter{"own_authority", text, false, "who of our side takes part; without: this authority"},
    Parameter{"predecessor", text, false, "number or name of the one before"},
};
constexpr std::array describe_parameters{
    Parameter{"title", text, false, "its name"},
    Parameter{"from", date, false, "its first day, before it is signed"},
    Parameter{"to", date, false, "its last day, before it is signed"},
    begin_parameters[9],
    begin_parameters[10],
    Parameter{"successor", text, false, "number or name of the one behind it"},
};
constexpr std::array sign_parameters{
    on,
    Parameter{"place", text, false, "where"},
    Parameter{"signatories", ParameterType::words, false, "who signed, with their offices"},
    source_parameter,
    document_parameter,
    Parameter{"reason", text, false, "why, where a second person must agree"}};
constexpr std::array end_parameters{on, because_parameter, source_parameter, document_parameter,
                                    Parameter{"reason", text, false, "why, where a second person must agree"}};
constexpr std::array item_parameters{
    Parameter{"subject", text, true, "what it is about"},
    Parameter{"form", text, true, "what is to be held", forms},
    Parameter{"from", date, true, "first day on which it may be held"},
    Parameter{"to", date, true, "last day by which it is to be done"},
    Parameter{"responsible", text, false, "who answers for it on our side"},
    Parameter{"responsible_there", text, false, "and on theirs"},
    Parameter{"place", text, false, "where"},
    Parameter{"says", text, false, "in words"},
};
constexpr std::array change_parameters{
    item,
    Parameter{"subject", text, false, "what it is about"},
    Parameter{"form", text, false, "what is to be held", forms},
    Parameter{"from", date, false, "first day on which it may be held"},
    Parameter{"to", date, false, "last day by which it is to be done"},
    item_parameters[4],
    item_parameters[5],
    item_parameters[6],
    item_parameters[7],
    Parameter{"reason", text, true, "why"},
};
constexpr std::array done_parameters{
    item,
    on,
    Parameter{"place", text, false, "where"},
    Parameter{"outputs", ParameterType::words, false, "documents that came of it: minutes, papers"},
    Parameter{"says", text, false, "in words"},
    source_parameter,
    document_parameter,
};
constexpr std::array cancel_parameters{item, on, because_parameter, source_parameter, document_parameter};

using Kind = CommandKind<Programme>;
constexpr std::array table{
    Kind{"begin-programme", "", "create", "Enter a programme", begin_parameters, begin},
    Kind{"describe-programme", "description", "change", "Say what it is, what was before it and what comes behind",
         describe_parameters, describe},
    Kind{"sign-programme", "signature", "change", "Record its signature, which needs a second person", sign_parameters,
         sign, binds_unless_history},
    Kind{"end-programme", "end", "change", "Record that it ends early, which needs a second person", end_parameters,
         end, binds_unless_history},
    Kind{"add-item", "items", "change", "Add an item", item_parameters, add_item},
    Kind{"change-item", "items/{item}/description", "change", "Change an item or move its days", change_parameters,
         change_item},
    Kind{"record-done", "items/{item}/outcome", "change", "Record that an item was done, and what came of it",
         done_parameters, record_done},
    Kind{"cancel-item", "items/{item}/cancellation", "change", "Record that an item will not be held",
         cancel_parameters, cancel},
    page_commands<Programme>[0],
    page_commands<Programme>[1],
};

}  // namespace

std::span<const CommandKind<Programme>> KindOf<Programme>::commands() {
    return table;
}

}  // namespace comity::registry
