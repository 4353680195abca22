// SPDX-License-Identifier: EUPL-1.2
// Events about the work: steps, measures, the dossier, tasks, notes and what waits for a second person.
#include <array>

#include "cases/fold_parts.h"

namespace comity::cases {

namespace {

Result<void> step_taken(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    state.steps.push_back({.step = read.text("step"),
                           .subject = read.text_or("subject"),
                           .on = read.day("on"),
                           .says = read.text_or("says"),
                           .mark = mark_of(event)});
    state.stage = read.text("stage");
    state.closed = read.flag("closed");
    return read.finish();
}

Result<void> reminder_recorded(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    state.reminders.push_back({read.text("rung"), read.day("on"), mark_of(event)});
    return read.finish();
}

Result<void> measure_added(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    state.measures.push_back({.id = read.text("measure"),
                              .word = read.text("word"),
                              .says = read.text_or("says"),
                              .stage = read.text("stage"),
                              .executor = read.text_or("executor"),
                              .due = read.day_if("due"),
                              .subjects = read.texts("subjects"),
                              .mark = mark_of(event)});
    return read.finish();
}

Result<void> measure_assigned(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Measure* measure = state.measure(read.text("measure"));
    if (!measure) return not_in_case("measure", read.text("measure"));
    measure->executor = read.text("executor");
    measure->due = read.day_if("due");
    return read.finish();
}

Result<void> measure_moved(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Measure* measure = state.measure(read.text("measure"));
    if (!measure) return not_in_case("measure", read.text("measure"));
    measure->stage = read.text("stage");
    measure->result = read.text_or("result", measure->result);
    return read.finish();
}

Document::Version version_of(Fields& read, const CaseEvent& event) {
    return {read.text("digest"), static_cast<std::uint64_t>(read.integer("bytes")), mark_of(event)};
}

Result<void> document_added(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Document document{.id = read.text("document"),
                      .kind = read.text("kind"),
                      .title = read.text("title"),
                      .language = read.text_or("language"),
                      .origin = read.text("origin"),
                      .translation_of = read.text_or("translation_of"),
                      .media_type = read.text("media_type")};
    document.versions.push_back(version_of(read, event));
    state.documents.push_back(std::move(document));
    return read.finish();
}

Result<void> document_versioned(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Document* document = state.document(read.text("document"));
    if (!document) return not_in_case("document", read.text("document"));
    document->media_type = read.text_or("media_type", document->media_type);
    document->versions.push_back(version_of(read, event));
    document->seal = "none";  // a seal covers the octets it was set on
    return read.finish();
}

Result<void> document_withdrawn(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Document* document = state.document(read.text("document"));
    if (!document) return not_in_case("document", read.text("document"));
    document->withdrawn = true;
    return read.finish();
}

Result<void> seal_recorded(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Document* document = state.document(read.text("document"));
    if (!document) return not_in_case("document", read.text("document"));
    document->seal = read.text("seal");
    return read.finish();
}

Result<void> task_added(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    state.tasks.push_back({.id = read.text("task"),
                           .says = read.text("says"),
                           .owner = read.text("owner"),
                           .due = read.day_if("due"),
                           .from = read.text_or("from"),
                           .mark = mark_of(event)});
    return read.finish();
}

Result<void> task_done(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Task* task = state.task(read.text("task"));
    if (!task) return not_in_case("task", read.text("task"));
    task->done_because = read.text("because");
    return read.finish();
}

Result<void> note_written(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    state.notes.push_back({read.text("note"), read.text("says"), mark_of(event)});
    return read.finish();
}

Result<void> of_proposals(CaseState& state, const CaseEvent& event) {
    return command::apply_to_proposals(state.proposals, event.type, *event.payload, mark_of(event));
}

constexpr std::array table{
    EventType{"step-taken", "recorded a step", step_taken},
    EventType{"reminder-recorded", "reminded the other State", reminder_recorded},
    EventType{"measure-added", "added a measure", measure_added},
    EventType{"measure-assigned", "assigned a measure", measure_assigned},
    EventType{"measure-moved", "recorded a step of a measure", measure_moved},
    EventType{"document-added", "added a document", document_added},
    EventType{"document-versioned", "added a version of a document", document_versioned},
    EventType{"document-withdrawn", "withdrew a document", document_withdrawn},
    EventType{"seal-recorded", "recorded a seal", seal_recorded},
    EventType{"task-added", "added a task", task_added},
    EventType{"task-done", "ended a task", task_done},
    EventType{"note-written", "wrote a note", note_written},
    EventType{"proposed", "proposed an act", of_proposals},
    EventType{"approval-given", "approved an act, as one of several", of_proposals},
    EventType{"approved", "approved an act", of_proposals},
    EventType{"returned", "returned a proposal", of_proposals},
    EventType{"proposal-withdrawn", "withdrew a proposal", of_proposals},
};

}  // namespace

std::span<const EventType> work_events() {
    return table;
}

}  // namespace comity::cases
