// SPDX-License-Identifier: EUPL-1.2
#include "api/office/case_json.h"

#include <algorithm>

#include "api/office/correspondence_json.h"
#include "api/office/part_json.h"
#include "cases/lifecycle/lifecycle.h"
#include "format/canonical_json.h"
#include "record/event.h"

namespace comity::api {

using cases::CaseState;
using format::Value;

Result<std::string> case_id_of(const net::Request& request) {
    std::string id(request.path_parameter("case"));
    if (!record::check({"case", id})) return node::no_such_case();
    return id;
}

bool Reading::assigned_only() const {
    access::Roles others = person.roles;
    others.erase(access::Role::executing_officer);
    others.erase(access::Role::translator);
    return others.empty();
}

Value head_value(const CaseState& state) {
    const cases::Stage* stage = cases::lifecycle(state.kind, state.direction).stage(state.stage);
    Value team = Value::list();
    for (const std::string& account : state.team) team.append(account);
    return Value::object({{"id", state.id},
                          {"number", state.number},
                          {"matter", state.matter},
                          {"kind", cases::words(state.kind).word},
                          {"kind_says", cases::words(state.kind).says},
                          {"has_measures", cases::words(state.kind).has_measures},
                          {"direction", cases::word(state.direction)},
                          {"own", state.own.text()},
                          {"counterpart", state.counterpart.text()},
                          {"title", state.title},
                          {"foreign_reference", state.foreign_reference},
                          {"owner", state.owner},
                          {"substitute", state.substitute},
                          {"unit", state.unit},
                          {"team", std::move(team)},
                          {"stage", state.stage},
                          {"stage_says", stage ? stage->says : std::string_view()},
                          {"common_stage", stage ? stage->common : std::string_view()},
                          {"urgent", state.urgent},
                          {"closed", state.closed},
                          {"restricted", state.restricted.has_value()},
                          {"opened", command::value_of(state.opened)},
                          {"last", command::value_of(state.last)},
                          {"version", state.version()}});
}

access::Resource resource_of(std::string_view part) {
    return std::ranges::find(case_parts, part, &CasePart::name)->on;
}

namespace {

template <class Items, class Write>
Value each(const Items& items, Write write) {
    Value list = Value::list();
    for (const auto& item : items) list.append(write(item));
    return list;
}

Value facts_value(const CaseState& state) {
    Value list = Value::list();
    for (const auto& [key, entries] : state.facts) {
        if (entries.empty()) continue;
        Value entry = fact_value(entries.back());
        entry.set("fact", key.fact).set("subject", key.subject).set("measure", key.measure).set("offence", key.offence);
        Value before = Value::list();
        for (std::size_t i = 0; i + 1 < entries.size(); ++i) before.append(fact_value(entries[i]));
        entry.set("before", std::move(before));
        list.append(std::move(entry));
    }
    return list;
}

Value possible_steps(const cases::Course& course, std::string_view stage) {
    Value list = Value::list();
    for (const cases::Step& step : course.steps)
        if (cases::may_follow(course, step, stage)) list.append(step_value(step));
    return list;
}

}  // namespace

Value part_value(const Reading& reading, std::string_view part) {
    const CaseState& state = reading.opened.state;
    if (!reading.may_read(resource_of(part))) return {};
    const std::string& me = reading.person.seat();
    if (part == "subjects") return each(state.subjects, subject_value);
    if (part == "facts") return facts_value(state);
    if (part == "documents") return each(state.documents, document_value);
    if (part == "papers") return each(state.papers, paper_value);
    if (part == "packages") return each(state.packages, package_value);
    if (part == "correspondence") return each(state.transmittals, transmittal_value);
    if (part == "gaps") return each(state.missing, gap_value);
    if (part == "clocks") return each(state.clocks, clock_value);
    if (part == "promises") return each(state.promises, promise_value);
    if (part == "notes") return each(state.notes, note_value);
    if (part == "links") return each(state.links, link_value);
    if (part == "steps") return each(state.steps, step_taken_value);
    if (part == "grants") return each(state.grants, grant_value);
    if (part == "proposals") {
        // What somebody proposes may hold any part of the case: it is shown to whoever may read its history.
        const bool whole = reading.may_read(access::Resource::event_history);
        Value list = Value::list();
        for (const cases::Proposal& proposal : state.proposals)
            if (whole || proposal.mark.participant().seat() == me) list.append(command::value_of(proposal));
        return list;
    }
    Value list = Value::list();
    if (part == "measures") {
        for (const cases::Measure& measure : state.measures)
            if (!reading.assigned_only() || measure.executor == me) list.append(measure_value(measure));
    } else {
        for (const cases::Task& task : state.tasks)
            if (!reading.assigned_only() || task.owner == me) list.append(task_value(task));
    }
    return list;
}

Value events_value(const Reading& reading) {
    Value list = Value::list();
    for (const node::StoryEvent& told : reading.opened.story) {
        const auto types = cases::event_types();
        const auto type = std::ranges::find(types, told.event.type, &cases::EventType::type);
        list.append(Value::object({{"version", told.event.stream_sequence},
                                   {"sequence", told.event.sequence},
                                   {"type", told.event.type},
                                   {"says", type == types.end() ? std::string_view() : type->says},
                                   {"by", told.event.actor},
                                   {"on_behalf_of", told.event.on_behalf_of},
                                   {"at", to_string(told.event.instant)},
                                   {"payload", told.payload}}));
    }
    return list;
}

Value steps_value(const CaseState& state) {
    return possible_steps(cases::lifecycle(state.kind, state.direction), state.stage);
}

Value measure_steps_value(const Reading& reading) {
    const CaseState& state = reading.opened.state;
    Value list = Value::list();
    if (!reading.may_read(access::Resource::measure)) return list;
    const cases::Course& course = cases::measure_course(state.direction);
    for (const cases::Measure& measure : state.measures)
        if (!reading.assigned_only() || measure.executor == reading.person.seat())
            list.append(Value::object({{"measure", measure.id}, {"possible", possible_steps(course, measure.stage)}}));
    return list;
}

}  // namespace comity::api
