// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include <fmt/format.h>

#include "register/body/body.h"
#include "register/decide.h"

namespace comity::registry {

namespace {

using command::Fields;
using command::Parameter;
using command::ParameterType;
using format::Value;

Result<void> check_members(const Value& arguments, StateCode own) {
    const Value* parties = arguments.find("parties");
    if (!parties || parties->is_null() || (parties->as_list() && parties->as_list()->empty())) return {};
    TRY_VOID(read_parties(arguments, own));
    return {};
}

Result<void> check_active(const Body& body) {
    if (!body.ended_on) return {};
    return fail(ErrorKind::conflict, fmt::format("{} ended on {}", body.number, to_string(*body.ended_on)));
}

Events begin_body(const Body&, const Command& command, const Environment& environment) {
    TRY_VOID(check_owners(command.arguments));
    TRY_VOID(check_members(command.arguments, environment.own));
    return std::vector{NewEvent{"body-begun", command.arguments}};
}

Events describe_body(const Body&, const Command& command, const Environment& environment) {
    TRY_VOID(check_not_emptied(command.arguments, {"title"}));
    TRY_VOID(check_members(command.arguments, environment.own));
    return std::vector{NewEvent{"body-described", command.arguments}};
}

Events end_body(const Body& body, const Command& command, const Environment& environment) {
    TRY_VOID(check_active(body));
    TRY_VOID(check_happened(Fields(command.arguments).day("on"), environment.today));
    return std::vector{NewEvent{"body-ended", command.arguments}};
}

Events name_delegate(const Body& body, const Command& command, const Environment&) {
    TRY_VOID(check_active(body));
    Value payload = command.arguments;
    Fields read(payload);
    const CivilDate from = read.day("from");
    TRY_VOID(check_days(from, read.day_if("until").value_or(from)));
    payload.set("id", next_id('m', body.delegates));
    return std::vector{NewEvent{"delegate-named", std::move(payload)}};
}

Events end_delegate(const Body& body, const Command& command, const Environment&) {
    Fields read(command.arguments);
    TRY(delegate, part_of(body.delegates, "delegate", read.text("delegate")));
    const CivilDate on = read.day("on");
    TRY_VOID(check_days(delegate->from, on));
    if (delegate->until && *delegate->until <= on)
        return fail(ErrorKind::conflict,
                    fmt::format("{} serves until {} already", delegate->name, to_string(*delegate->until)));
    return std::vector{NewEvent{"delegate-ended", command.arguments}};
}

using command::ParameterType::date;
using command::ParameterType::text;
constexpr std::string_view body_kinds =
    "commission committee council conference-of-parties working-group network contact-group";

constexpr std::array begin_body_parameters{
    Parameter{"body", text, true, "id, given by the node", "", true},
    Parameter{"number", text, true, "number in the register, given by the node", "", true},
    Parameter{"on", date, true, "day of entry in the register, given by the node", "", true},
    Parameter{"title", text, true, "its name"},
    Parameter{"kind", text, true, "what it is", body_kinds},
    Parameter{"owner", text, true, "account that answers for it"},
    Parameter{"substitute", text, true, "account that stands in"},
    Parameter{"organisation", text, false, "whose it is: United Nations, Council of Europe"},
    Parameter{"parent", text, false, "number or name of the body above it"},
    Parameter{"seat", text, false, "where it sits"},
    Parameter{"mandate", text, false, "what it is for"},
    Parameter{"parties", ParameterType::list, false,
              "who else takes part: [{\"state\": \"KZ\", \"authority\": \"…\"}]"},
};
constexpr std::array describe_body_parameters{
    Parameter{"title", text, false, "its name"},
    Parameter{"kind", text, false, "what it is", body_kinds},
    begin_body_parameters[7],
    begin_body_parameters[8],
    begin_body_parameters[9],
    begin_body_parameters[10],
    begin_body_parameters[11],
};
constexpr std::array end_body_parameters{Parameter{"on", date, true, "the day from which it is no more"},
                                         because_parameter, source_parameter, document_parameter};
constexpr std::array name_delegate_parameters{Parameter{"name", text, true, "who"},
                                              Parameter{"office", text, true, "in which office"},
                                              Parameter{"from", date, true, "first day"},
                                              Parameter{"until", date, false, "last day"},
                                              Parameter{"mandate", text, false, "what they may say yes to"},
                                              source_parameter,
                                              document_parameter};
constexpr std::array end_delegate_parameters{Parameter{"delegate", text, true, "who: m1"},
                                             Parameter{"on", date, true, "last day"},
                                             Parameter{"because", text, false, "why"}};

using BodyCommand = CommandKind<Body>;
constexpr std::array body_commands{
    BodyCommand{"begin-body", "", "create", "Enter a body", begin_body_parameters, begin_body},
    BodyCommand{"describe-body", "description", "change", "Say what it is and who takes part", describe_body_parameters,
                describe_body},
    BodyCommand{"end-body", "end", "change", "Record that it is no more", end_body_parameters, end_body},
    BodyCommand{"name-delegate", "delegates", "change", "Record who takes part for us", name_delegate_parameters,
                name_delegate},
    BodyCommand{"end-delegate", "delegates/{delegate}/end", "change", "Record until when somebody took part for us",
                end_delegate_parameters, end_delegate},
};

}  // namespace

std::span<const CommandKind<Body>> KindOf<Body>::commands() {
    return body_commands;
}

}  // namespace comity::registry
