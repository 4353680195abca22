// SPDX-License-Identifier: EUPL-1.2
// Commands about what was decided at the table, and what becomes of it.
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

/// Who is to do something by a day is named with the day; where nothing is to be done, nobody is.
Result<void> check_task(Fields& read, CivilDate on) {
    const std::string by = read.text_or("by");
    const std::optional<CivilDate> due = read.day_if("due");
    if (by.empty() != !due.has_value())
        return fail(ErrorKind::invalid, due ? "'by' is missing" : "'due' is missing", {},
                    "what is to be done has both: who, and by which day; a decision that only notes has neither");
    if ((by == "us") == read.text_or("owner").empty())
        return fail(ErrorKind::invalid, by == "us" ? "'owner' is missing" : "'owner' is of what we are to do", {},
                    by == "us" ? "the account that answers for it"
                               : "'responsible_there' names who answers for it on their side");
    if (due) TRY_VOID(check_days(on, *due));
    return read.finish();
}

Events record_decision(const Meeting& meeting, const Command& command, const Environment& environment) {
    TRY_VOID(check_not_cancelled(meeting));
    Value payload = command.arguments;
    Fields read(payload);
    const CivilDate on = read.day_if("on").value_or(meeting.to);
    TRY_VOID(check_happened(on, environment.today));
    if (on < meeting.from || on > meeting.to)
        return fail(ErrorKind::invalid,
                    fmt::format("the meeting is from {} to {}", to_string(meeting.from), to_string(meeting.to)), {},
                    "a decision is of a day of the meeting; describe-meeting or record-held correct the days");
    if (const std::string point = read.text_or("point"); !point.empty())
        TRY_VOID(part_of(meeting.agenda, "point", point));
    TRY_VOID(check_task(read, on));
    payload.set("id", next_id('d', meeting.decisions)).set("on", to_string(on));
    return std::vector{NewEvent{"decision-recorded", std::move(payload)}};
}

Result<const Decision*> open_task(const Meeting& meeting, Fields& read) {
    TRY(decision, part_of(meeting.decisions, "decision", read.text("decision")));
    if (decision->is_open()) return decision;
    if (!decision->is_task())
        return fail(ErrorKind::conflict, fmt::format("{} only notes: nothing is to be done", decision->id));
    return fail(ErrorKind::conflict, decision->done_on
                                         ? fmt::format("{} was done on {}", decision->id, to_string(*decision->done_on))
                                         : fmt::format("{} was dropped", decision->id));
}

Events move_task(const Meeting& meeting, const Command& command, const Environment&) {
    Fields read(command.arguments);
    TRY(task, open_task(meeting, read));
    if (!read.has("due") && !read.has("owner"))
        return fail(ErrorKind::invalid, "neither 'due' nor 'owner' is given", {}, "another day, or another owner");
    TRY_VOID(check_not_emptied(command.arguments, {"owner"}));
    if (read.has("owner") && task->by != "us")
        return fail(ErrorKind::conflict, fmt::format("{} is for the other side to do", task->id));
    TRY_VOID(check_days(task->on, read.day_if("due").value_or(*task->due)));
    return std::vector{NewEvent{"task-moved", command.arguments}};
}

Events complete_task(const Meeting& meeting, const Command& command, const Environment& environment) {
    Fields read(command.arguments);
    TRY(task, open_task(meeting, read));
    const CivilDate on = read.day("on");
    TRY_VOID(check_happened(on, environment.today));
    TRY_VOID(check_days(task->on, on));
    return std::vector{NewEvent{"task-done", command.arguments}};
}

Events drop_task(const Meeting& meeting, const Command& command, const Environment& environment) {
    Fields read(command.arguments);
    TRY_VOID(open_task(meeting, read));
    TRY_VOID(check_happened(read.day("on"), environment.today));
    return std::vector{NewEvent{"task-dropped", command.arguments}};
}

/// Whoever was given the task says that it is done, without answering for the meeting.
bool owns_task(const Meeting& meeting, const Command& command) {
    const std::string id = command.arguments.string_at("decision").value_or("");
    const auto task = std::ranges::find(meeting.decisions, id, &Decision::id);
    return task != meeting.decisions.end() && !task->owner.empty() && task->owner == command.participant().seat();
}

using command::ParameterType::date;
using command::ParameterType::text;
constexpr Parameter decision_parameter{"decision", text, true, "which: d1"};

constexpr std::array record_decision_parameters{
    Parameter{"says", text, true, "what was decided"},
    Parameter{"on", date, false, "the day of the meeting; without: its last"},
    Parameter{"point", text, false, "the point of the agenda: p1"},
    Parameter{"by", text, false, "who is to do it; without: it is only noted", "us them"},
    Parameter{"due", date, false, "the last day by which it is to be done"},
    Parameter{"owner", text, false, "account, of what we are to do"},
    Parameter{"responsible_there", text, false, "who answers for it on their side"},
    Parameter{"case", text, false, "number or id of the case it is about, which only those see who may see the case"},
    Parameter{"about", text, false, "number of the agreement, programme or body it is about"},
};
constexpr std::array move_task_parameters{decision_parameter, Parameter{"due", date, false, "another last day"},
                                          Parameter{"owner", text, false, "another owner"}, because_parameter};
constexpr std::array complete_task_parameters{
    decision_parameter,
    Parameter{"on", date, true, "the day it was done"},
    Parameter{"says", text, false, "what came of it"},
    source_parameter,
    document_parameter,
};
constexpr std::array drop_task_parameters{decision_parameter, Parameter{"on", date, true, "the day it was given up"},
                                          because_parameter};

using DecisionCommand = CommandKind<Meeting>;
constexpr std::array commands_of_decisions{
    DecisionCommand{"record-decision", "decisions", "change",
                    "Record what was decided; with a day it is a task, or a promise of theirs",
                    record_decision_parameters, record_decision},
    DecisionCommand{"move-task", "decisions/{decision}/term", "change", "Give a task another day or owner",
                    move_task_parameters, move_task},
    DecisionCommand{"complete-task", "decisions/{decision}/outcome", "change", "Record that a task was done",
                    complete_task_parameters, complete_task, nullptr, owns_task},
    DecisionCommand{"drop-task", "decisions/{decision}/removal", "change", "Record that a task was given up",
                    drop_task_parameters, drop_task},
};

}  // namespace

std::span<const CommandKind<Meeting>> decision_commands() {
    return commands_of_decisions;
}

}  // namespace comity::registry
