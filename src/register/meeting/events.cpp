// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "register/decide.h"
#include "register/meeting/meeting.h"
#include "register/public/page_commands.h"

namespace comity::registry {

namespace {

using command::Fields;

/// What is said anew replaces what was said before; what is not mentioned stays.
Result<void> take_description(Meeting& meeting, const format::Value& payload) {
    Fields read(payload);
    meeting.title = read.text_or("title", meeting.title);
    meeting.kind = read.text_or("kind", meeting.kind);
    meeting.body = read.text_or("body", meeting.body);
    meeting.place = read.text_or("place", meeting.place);
    meeting.from = read.day_if("from").value_or(meeting.from);
    meeting.to = read.day_if("to").value_or(meeting.to);
    if (read.has("under")) meeting.under = read.texts("under");
    const bool members = read.has("parties");
    TRY_VOID(read.finish());
    if (!members) return {};
    TRY(parties, read_parties(payload, StateCode{}));
    meeting.parties = std::move(parties);
    return {};
}

Result<void> meeting_begun(Meeting& meeting, const Told& told) {
    Fields read(*told.payload);
    take_beginning(meeting, KindOf<Meeting>::word, told, read);
    TRY_VOID(read.finish());
    return take_description(meeting, *told.payload);
}

Result<void> meeting_described(Meeting& meeting, const Told& told) {
    return take_description(meeting, *told.payload);
}

Result<void> meeting_held(Meeting& meeting, const Told& told) {
    Fields read(*told.payload);
    meeting.held = true;
    meeting.outcome_source = read_source(read);
    TRY_VOID(read.finish());
    return take_description(meeting, *told.payload);
}

Result<void> meeting_cancelled(Meeting& meeting, const Told& told) {
    Fields read(*told.payload);
    meeting.cancelled_on = read.day("on");
    meeting.cancelled_because = read.text("because");
    meeting.outcome_source = read_source(read);
    return read.finish();
}

void take_point(AgendaPoint& point, Fields& read) {
    point.subject = read.text_or("subject", point.subject);
    point.by = read.text_or("by", point.by);
    point.says = read.text_or("says", point.says);
    if (read.has("papers")) point.papers = read.texts("papers");
}

Result<void> point_added(Meeting& meeting, const Told& told) {
    Fields read(*told.payload);
    AgendaPoint& point = meeting.agenda.emplace_back();
    point.id = read.text("id");
    point.mark = mark_of(told);
    take_point(point, read);
    return read.finish();
}

Result<void> point_changed(Meeting& meeting, const Told& told) {
    Fields read(*told.payload);
    TRY(point, part_of(meeting.agenda, "point", read.text("point")));
    take_point(*point, read);
    point->mark = mark_of(told);
    return read.finish();
}

Result<void> point_dropped(Meeting& meeting, const Told& told) {
    Fields read(*told.payload);
    TRY(point, part_of(meeting.agenda, "point", read.text("point")));
    point->dropped = true;
    point->mark = mark_of(told);
    return read.finish();
}

Result<void> member_added(Meeting& meeting, const Told& told) {
    Fields read(*told.payload);
    meeting.members.push_back({.id = read.text("id"),
                               .side = read.text("side"),
                               .state = read.has("state") ? read.state("state") : StateCode{},
                               .name = read.text("name"),
                               .office = read.text("office"),
                               .role = read.text("role"),
                               .mark = mark_of(told)});
    return read.finish();
}

Result<void> member_withdrawn(Meeting& meeting, const Told& told) {
    Fields read(*told.payload);
    TRY(member, part_of(meeting.members, "member", read.text("member")));
    member->withdrawn = true;
    member->mark = mark_of(told);
    return read.finish();
}

Result<void> minutes_added(Meeting& meeting, const Told& told) {
    Fields read(*told.payload);
    meeting.minutes.push_back(
        {.id = read.text("id"), .language = read.text("language"), .text = read.text("text"), .mark = mark_of(told)});
    return read.finish();
}

Result<void> minutes_adopted(Meeting& meeting, const Told& told) {
    Fields read(*told.payload);
    TRY(version, part_of(meeting.minutes, "version", read.text("minutes")));
    version->adopted_on = read.day("on");
    version->adopted_source = read_source(read);
    version->mark = mark_of(told);
    return read.finish();
}

Result<void> decision_recorded(Meeting& meeting, const Told& told) {
    Fields read(*told.payload);
    meeting.decisions.push_back({.id = read.text("id"),
                                 .on = read.day("on"),
                                 .says = read.text("says"),
                                 .point = read.text_or("point"),
                                 .by = read.text_or("by"),
                                 .owner = read.text_or("owner"),
                                 .responsible_there = read.text_or("responsible_there"),
                                 .due = read.day_if("due"),
                                 .case_id = read.text_or("case"),
                                 .about = read.text_or("about"),
                                 .mark = mark_of(told)});
    return read.finish();
}

Result<void> task_moved(Meeting& meeting, const Told& told) {
    Fields read(*told.payload);
    TRY(task, part_of(meeting.decisions, "decision", read.text("decision")));
    if (read.has("due")) {
        ++task->moved;
        task->due = read.day("due");
    }
    task->owner = read.text_or("owner", task->owner);
    task->mark = mark_of(told);
    return read.finish();
}

Result<void> task_done(Meeting& meeting, const Told& told) {
    Fields read(*told.payload);
    TRY(task, part_of(meeting.decisions, "decision", read.text("decision")));
    task->done_on = read.day("on");
    task->done_says = read.text_or("says");
    task->done_source = read_source(read);
    task->mark = mark_of(told);
    return read.finish();
}

Result<void> task_dropped(Meeting& meeting, const Told& told) {
    Fields read(*told.payload);
    TRY(task, part_of(meeting.decisions, "decision", read.text("decision")));
    task->dropped_on = read.day("on");
    task->dropped_because = read.text("because");
    task->mark = mark_of(told);
    return read.finish();
}

constexpr std::array meeting_events{
    EventType<Meeting>{"meeting-begun", "entered the meeting", meeting_begun},
    EventType<Meeting>{"meeting-described", "described the meeting", meeting_described},
    EventType<Meeting>{"meeting-held", "recorded that it was held", meeting_held},
    EventType<Meeting>{"meeting-cancelled", "recorded that it will not be held", meeting_cancelled},
    EventType<Meeting>{"point-added", "added a point to the agenda", point_added},
    EventType<Meeting>{"point-changed", "changed a point of the agenda", point_changed},
    EventType<Meeting>{"point-dropped", "took a point off the agenda", point_dropped},
    EventType<Meeting>{"member-added", "recorded who sits at the table", member_added},
    EventType<Meeting>{"member-withdrawn", "recorded that somebody does not come", member_withdrawn},
    EventType<Meeting>{"minutes-added", "added a version of the minutes", minutes_added},
    EventType<Meeting>{"minutes-adopted", "recorded that the minutes were agreed", minutes_adopted},
    EventType<Meeting>{"decision-recorded", "recorded what was decided", decision_recorded},
    EventType<Meeting>{"task-moved", "gave a task another day or owner", task_moved},
    EventType<Meeting>{"task-done", "recorded that a task was done", task_done},
    EventType<Meeting>{"task-dropped", "recorded that a task was given up", task_dropped},
    page_published_event<Meeting>,
    page_withdrawn_event<Meeting>,
};

}  // namespace

std::span<const EventType<Meeting>> KindOf<Meeting>::events() {
    return meeting_events;
}

}  // namespace comity::registry
