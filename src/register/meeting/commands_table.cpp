// SPDX-License-Identifier: EUPL-1.2
// Commands about what is prepared for the table and what comes from it: agenda, delegations, minutes.
#include <array>

#include <fmt/format.h>

#include "register/decide.h"
#include "register/meeting/commands.h"

namespace comity::registry {

namespace {

using command::Fields;
using command::Parameter;
using command::ParameterType;
using format::Value;

Events add_point(const Meeting& meeting, const Command& command, const Environment&) {
    TRY_VOID(check_not_cancelled(meeting));
    Value payload = command.arguments;
    payload.set("id", next_id('p', meeting.agenda));
    return std::vector{NewEvent{"point-added", std::move(payload)}};
}

Result<void> check_point(const Meeting& meeting, const Command& command) {
    TRY(point, part_of(meeting.agenda, "point", Fields(command.arguments).text("point")));
    if (point->dropped) return fail(ErrorKind::conflict, fmt::format("point {} was dropped", point->id));
    return {};
}

Events change_point(const Meeting& meeting, const Command& command, const Environment&) {
    TRY_VOID(check_point(meeting, command));
    TRY_VOID(check_not_emptied(command.arguments, {"subject"}));
    return std::vector{NewEvent{"point-changed", command.arguments}};
}

Events drop_point(const Meeting& meeting, const Command& command, const Environment&) {
    TRY_VOID(check_point(meeting, command));
    return std::vector{NewEvent{"point-dropped", command.arguments}};
}

Events add_member(const Meeting& meeting, const Command& command, const Environment&) {
    TRY_VOID(check_not_cancelled(meeting));
    Value payload = command.arguments;
    Fields read(payload);
    const bool theirs = read.text("side") == "them";
    if (theirs != read.has("state"))
        return fail(ErrorKind::invalid, theirs ? "'state' is missing" : "'state' is of members of theirs", {},
                    theirs ? "of which of the other sides?" : "leave it out for our own");
    if (theirs && !has_party(meeting.parties, read.state("state")))
        return fail(ErrorKind::invalid, fmt::format("{} takes no part in {}", read.text("state"), meeting.number), {},
                    "describe-meeting says who takes part");
    payload.set("id", next_id('m', meeting.members));
    return std::vector{NewEvent{"member-added", std::move(payload)}};
}

Events withdraw_member(const Meeting& meeting, const Command& command, const Environment&) {
    TRY(member, part_of(meeting.members, "member", Fields(command.arguments).text("member")));
    if (member->withdrawn) return fail(ErrorKind::conflict, fmt::format("{} was withdrawn", member->id));
    return std::vector{NewEvent{"member-withdrawn", command.arguments}};
}

Events add_minutes(const Meeting& meeting, const Command& command, const Environment&) {
    if (!meeting.held)
        return fail(ErrorKind::conflict, fmt::format("{} was not held yet", meeting.number), {},
                    "record-held says that it was");
    Value payload = command.arguments;
    Fields read(payload);
    TRY_VOID(check_language(read.text("language")));
    TRY_VOID(check_length(read.text("text")));
    payload.set("id", next_id('v', meeting.minutes));
    return std::vector{NewEvent{"minutes-added", std::move(payload)}};
}

/// Of each language one version is adopted: what both sides agreed on is not changed silently.
Events adopt_minutes(const Meeting& meeting, const Command& command, const Environment& environment) {
    Fields read(command.arguments);
    TRY(version, part_of(meeting.minutes, "version", read.text("minutes")));
    for (const Minutes& other : meeting.minutes)
        if (other.adopted_on && other.language == version->language)
            return fail(
                ErrorKind::conflict,
                fmt::format("{} in '{}' was adopted on {}", other.id, other.language, to_string(*other.adopted_on)), {},
                "what is wrong in it is corrected by a decision of the next meeting");
    const CivilDate on = read.day("on");
    TRY_VOID(check_happened(on, environment.today));
    TRY_VOID(check_days(meeting.to, on));
    return std::vector{NewEvent{"minutes-adopted", command.arguments}};
}

using command::ParameterType::text;
constexpr Parameter point_parameter{"point", text, true, "which point: p1"};

constexpr std::array add_point_parameters{
    Parameter{"subject", text, true, "what it is about"},
    Parameter{"by", text, true, "who brings it", "us them chair"},
    Parameter{"says", text, false, "our position, for our own eyes"},
    Parameter{"papers", ParameterType::words, false, "papers for it: references or digests"},
};
constexpr std::array change_point_parameters{
    point_parameter,
    Parameter{"subject", text, false, "what it is about"},
    Parameter{"by", text, false, "who brings it", "us them chair"},
    add_point_parameters[2],
    add_point_parameters[3],
};
constexpr std::array drop_point_parameters{point_parameter, because_parameter};
constexpr std::array add_member_parameters{
    Parameter{"side", text, true, "whose delegation", "us them"},
    Parameter{"name", text, true, "who"},
    Parameter{"office", text, true, "in which office"},
    Parameter{"role", text, true, "as what", "head member interpreter observer"},
    Parameter{"state", ParameterType::state, false, "of theirs: which of the other sides"},
};
constexpr std::array withdraw_member_parameters{Parameter{"member", text, true, "who: m1"}, because_parameter};
constexpr std::array add_minutes_parameters{
    Parameter{"language", text, true, "its language: en"},
    Parameter{"text", text, true, "its words"},
};
constexpr std::array adopt_minutes_parameters{
    Parameter{"minutes", text, true, "which version: v1"},
    Parameter{"on", ParameterType::date, true, "the day both sides agreed"},
    source_parameter,
    document_parameter,
    Parameter{"reason", text, false, "why, where a second person must agree"},
};

using TableCommand = CommandKind<Meeting>;
constexpr std::array commands_of_the_table{
    TableCommand{"add-point", "agenda", "change", "Add a point to the agenda", add_point_parameters, add_point},
    TableCommand{"change-point", "agenda/{point}/description", "change", "Change a point of the agenda",
                 change_point_parameters, change_point},
    TableCommand{"drop-point", "agenda/{point}/removal", "change", "Take a point off the agenda", drop_point_parameters,
                 drop_point},
    TableCommand{"add-member", "members", "change", "Record who sits at the table", add_member_parameters, add_member},
    TableCommand{"withdraw-member", "members/{member}/withdrawal", "change", "Record that somebody does not come",
                 withdraw_member_parameters, withdraw_member},
    TableCommand{"add-minutes", "minutes", "change", "Add a version of the minutes", add_minutes_parameters,
                 add_minutes},
    TableCommand{"adopt-minutes", "minutes/{minutes}/adoption", "change",
                 "Record that the minutes were agreed, which needs a second person", adopt_minutes_parameters,
                 adopt_minutes, binds_unless_history},
};

}  // namespace

std::span<const CommandKind<Meeting>> table_commands() {
    return commands_of_the_table;
}

}  // namespace comity::registry
