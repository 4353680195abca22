// SPDX-License-Identifier: EUPL-1.2
// Commands about the meeting itself: when, where, with whom, and whether it was held.
#include "register/meeting/commands.h"

#include <array>

#include <fmt/format.h>

#include "register/decide.h"
#include "register/public/page_commands.h"

namespace comity::registry {

namespace {

using command::Fields;
using command::Parameter;
using command::ParameterType;

Result<void> check_planned(const Meeting& meeting) {
    TRY_VOID(check_not_cancelled(meeting));
    if (!meeting.held) return {};
    return fail(ErrorKind::conflict, fmt::format("{} was held from {}", meeting.number, to_string(meeting.from)), {},
                "what was held is described by its minutes");
}

Events begin_meeting(const Meeting&, const Command& command, const Environment& environment) {
    TRY_VOID(check_owners(command.arguments));
    TRY_VOID(read_parties(command.arguments, environment.own));
    Fields read(command.arguments);
    TRY_VOID(check_days(read.day("from"), read.day("to")));
    return std::vector{NewEvent{"meeting-begun", command.arguments}};
}

Events describe_meeting(const Meeting& meeting, const Command& command, const Environment& environment) {
    TRY_VOID(check_planned(meeting));
    TRY_VOID(check_not_emptied(command.arguments, {"title"}));
    if (Fields(command.arguments).has("parties")) {
        TRY(parties, read_parties(command.arguments, environment.own));
        for (const Member& member : meeting.members)
            if (member.side == "them" && !member.withdrawn && !has_party(parties, member.state))
                return fail(ErrorKind::conflict,
                            fmt::format("{} is of {}, which would take no part", member.id, member.state.text()), {},
                            "withdraw the member first");
    }
    Fields read(command.arguments);
    TRY_VOID(check_days(read.day_if("from").value_or(meeting.from), read.day_if("to").value_or(meeting.to)));
    return std::vector{NewEvent{"meeting-described", command.arguments}};
}

Events record_held(const Meeting& meeting, const Command& command, const Environment& environment) {
    TRY_VOID(check_planned(meeting));
    Fields read(command.arguments);
    const CivilDate from = read.day_if("from").value_or(meeting.from);
    const CivilDate to = read.day_if("to").value_or(meeting.to);
    TRY_VOID(check_days(from, to));
    TRY_VOID(check_happened(to, environment.today));
    return std::vector{NewEvent{"meeting-held", command.arguments}};
}

Events cancel_meeting(const Meeting& meeting, const Command& command, const Environment& environment) {
    TRY_VOID(check_planned(meeting));
    TRY_VOID(check_happened(Fields(command.arguments).day("on"), environment.today));
    return std::vector{NewEvent{"meeting-cancelled", command.arguments}};
}

using command::ParameterType::date;
using command::ParameterType::text;
constexpr std::string_view meeting_kinds = "bilateral session working-group conference visit video";

constexpr std::array begin_meeting_parameters{
    Parameter{"meeting", text, true, "id, given by the node", "", true},
    Parameter{"number", text, true, "number in the register, given by the node", "", true},
    Parameter{"on", date, true, "day of entry in the register, given by the node", "", true},
    Parameter{"title", text, true, "its name"},
    Parameter{"kind", text, true, "what it is", meeting_kinds},
    Parameter{"parties", ParameterType::list, true,
              "the other sides: [{\"state\": \"KZ\", \"authority\": \"General Prosecutor's Office\"}]"},
    Parameter{"from", date, true, "its first day"},
    Parameter{"to", date, true, "its last day"},
    Parameter{"owner", text, true, "account that answers for it"},
    Parameter{"substitute", text, true, "account that stands in"},
    Parameter{"place", text, false, "where"},
    Parameter{"body", text, false, "number of the body it is of"},
    Parameter{"under", ParameterType::words, false, "numbers of agreements and programmes it is held under"},
};
constexpr std::array describe_meeting_parameters{
    Parameter{"title", text, false, "its name"},
    Parameter{"kind", text, false, "what it is", meeting_kinds},
    Parameter{"parties", ParameterType::list, false, "the other sides, in the place of those known"},
    Parameter{"from", date, false, "its first day"},
    Parameter{"to", date, false, "its last day"},
    begin_meeting_parameters[10],
    begin_meeting_parameters[11],
    begin_meeting_parameters[12],
};
constexpr std::array held_parameters{
    Parameter{"from", date, false, "its first day, where it was another"},
    Parameter{"to", date, false, "its last day, where it was another"},
    Parameter{"place", text, false, "where, where it was elsewhere"},
    source_parameter,
    document_parameter,
};
constexpr std::array cancel_meeting_parameters{Parameter{"on", date, true, "the day it was cancelled"},
                                               because_parameter, source_parameter, document_parameter};

using MeetingCommand = CommandKind<Meeting>;
constexpr std::array meeting_commands{
    MeetingCommand{"begin-meeting", "", "create", "Enter a meeting", begin_meeting_parameters, begin_meeting},
    MeetingCommand{"describe-meeting", "description", "change", "Say what it is, when, where and with whom",
                   describe_meeting_parameters, describe_meeting},
    MeetingCommand{"record-held", "course", "change", "Record that it was held", held_parameters, record_held},
    MeetingCommand{"cancel-meeting", "cancellation", "change", "Record that it will not be held",
                   cancel_meeting_parameters, cancel_meeting},
};

}  // namespace

Result<void> check_not_cancelled(const Meeting& meeting) {
    if (!meeting.cancelled_on) return {};
    return fail(ErrorKind::conflict,
                fmt::format("{} was cancelled on {}", meeting.number, to_string(*meeting.cancelled_on)), {},
                "enter the meeting that takes its place");
}

std::span<const CommandKind<Meeting>> KindOf<Meeting>::commands() {
    static const auto all = [] {
        std::vector<MeetingCommand> kinds;
        for (const std::span<const MeetingCommand> part :
             {std::span<const MeetingCommand>(meeting_commands), table_commands(), decision_commands(),
              std::span<const MeetingCommand>(page_commands<Meeting>)})
            kinds.insert(kinds.end(), part.begin(), part.end());
        return kinds;
    }();
    return all;
}

}  // namespace comity::registry
