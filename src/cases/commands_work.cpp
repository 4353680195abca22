// SPDX-License-Identifier: EUPL-1.2
// Commands about the work: measures, the dossier, tasks and notes.
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cases/decide_parts.h"
#include "cases/lifecycle/lifecycle.h"

namespace comity::cases {

namespace {

using format::Value;
using Events = Result<std::vector<NewEvent>>;

Events add_measure(const CaseState& state, const Command& command, const Environment& environment) {
    if (!words(state.kind).has_measures)
        return fail(ErrorKind::invalid, fmt::format("a case of {} has no measures", words(state.kind).says), {},
                    "open a case of assistance beside it and link the two");
    Fields read(command.arguments);
    for (const std::string& id : read.texts("subjects"))
        if (!state.subject(id)) return unknown_part("subject", id, ids_of(state.subjects));
    const law::FactIndex measure = environment.law->find_fact("request.measure");
    const law::Fact& fact = environment.law->facts()[static_cast<std::size_t>(measure)];
    const auto values = environment.law->of(environment.law->fact_values(), fact.values);
    const std::string word = read.text("word");
    if (std::ranges::none_of(values,
                             [&](const law::FactValue& value) { return environment.law->text(value.word) == word; }))
        return fail(ErrorKind::invalid, fmt::format("'{}' is no measure of the law library", word), {},
                    "`comity law facts request.measure` lists them");
    Value payload = command.arguments;
    payload.set("measure", next_id('m', state.measures));
    payload.set("stage", measure_course(state.direction).stages.front().word);
    return std::vector{NewEvent{"measure-added", std::move(payload)}};
}

Result<const Measure*> named(const CaseState& state, const Command& command) {
    const std::string id = Fields(command.arguments).text("measure");
    const Measure* measure = state.measure(id);
    if (!measure) return unknown_part("measure", id, ids_of(state.measures));
    return measure;
}

Events assign_measure(const CaseState& state, const Command& command, const Environment&) {
    TRY_VOID(named(state, command));
    if (!command.on_behalf_of.empty() && Fields(command.arguments).text("executor") == command.actor)
        return fail(ErrorKind::forbidden, fmt::format("{} takes a measure in another's place", command.actor), {},
                    fmt::format("leave it to {}, or to somebody who may in their own name", command.on_behalf_of));
    return std::vector{NewEvent{"measure-assigned", command.arguments}};
}

Events move_measure(const CaseState& state, const Command& command, const Environment&) {
    TRY(measure, named(state, command));
    Fields read(command.arguments);
    const std::string wanted = read.text("step");
    std::vector<std::string_view> open_now;
    const Step* step = nullptr;
    for (const Step& candidate : measure_course(state.direction).steps) {
        const bool fits = may_follow(measure_course(state.direction), candidate, measure->stage);
        if (fits) open_now.push_back(candidate.word);
        if (fits && candidate.word == wanted) step = &candidate;
    }
    if (!step)
        return fail(ErrorKind::conflict,
                    fmt::format("measure {} is at '{}': '{}' does not follow", measure->id, measure->stage, wanted), {},
                    open_now.empty() ? "it is finished" : fmt::format("one of {}", fmt::join(open_now, ", ")));
    Value payload = command.arguments;
    payload.set("stage", step->to.empty() ? std::string_view(measure->stage) : step->to);
    return std::vector{NewEvent{"measure-moved", std::move(payload)}};
}

bool is_digest(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Result<void> check_content(Fields& read) {
    if (!is_digest(read.text("digest")))
        return fail(ErrorKind::invalid, "'digest' must be a SHA-256 in lower-case hexadecimal");
    if (read.integer("bytes") < 0) return fail(ErrorKind::invalid, "'bytes' must not be negative");
    return {};
}

/// Of an original that is there, into another language.
Result<void> check_translation(const CaseState& state, const std::string& of, const std::string& language) {
    if (of.empty()) return {};
    const Document* original = state.document(of);
    if (!original) return unknown_part("document", of, ids_of(state.documents));
    if (original->withdrawn) return fail(ErrorKind::conflict, fmt::format("document {} is withdrawn", of));
    if (!original->translation_of.empty())
        return fail(ErrorKind::invalid, fmt::format("document {} is a translation itself", of), {},
                    fmt::format("name the original, {}", original->translation_of));
    if (language.empty())
        return fail(ErrorKind::invalid, "the language of the translation is missing", {}, "give 'language' (BCP 47)");
    if (language == original->language)
        return fail(ErrorKind::invalid, fmt::format("document {} stands in the same language, {}", of, language));
    return {};
}

Events add_document(const CaseState& state, const Command& command, const Environment&) {
    Fields read(command.arguments);
    TRY_VOID(check_content(read));
    TRY_VOID(check_translation(state, read.text_or("translation_of"), read.text_or("language")));
    Value payload = command.arguments;
    payload.set("document", next_id('d', state.documents));
    return std::vector{NewEvent{"document-added", std::move(payload)}};
}

Result<const Document*> paper(const CaseState& state, const Command& command) {
    const std::string id = Fields(command.arguments).text("document");
    const Document* document = state.document(id);
    if (!document) return unknown_part("document", id, ids_of(state.documents));
    if (document->withdrawn) return fail(ErrorKind::conflict, fmt::format("document {} is withdrawn", id));
    return document;
}

Events version_document(const CaseState& state, const Command& command, const Environment&) {
    TRY(document, paper(state, command));
    Fields read(command.arguments);
    TRY_VOID(check_content(read));
    if (document->versions.back().digest == read.text("digest"))
        return fail(ErrorKind::conflict, "that is the current version already");
    return std::vector{NewEvent{"document-versioned", command.arguments}};
}

Events withdraw_document(const CaseState& state, const Command& command, const Environment&) {
    TRY_VOID(paper(state, command));
    return std::vector{NewEvent{"document-withdrawn", command.arguments}};
}

Events add_task(const CaseState& state, const Command& command, const Environment&) {
    Value payload = command.arguments;
    payload.set("task", next_id('t', state.tasks));
    return std::vector{NewEvent{"task-added", std::move(payload)}};
}

Events end_task(const CaseState& state, const Command& command, const Environment&) {
    const std::string id = Fields(command.arguments).text("task");
    const Task* task = state.task(id);
    // Of a closed case only what its owner is still told of can be done; it may be out of sight, so no others are
    // named.
    if (state.closed && (!task || task->from != glass_broken))
        return fail(ErrorKind::conflict, fmt::format("case {} is closed", state.number), {},
                    "of its tasks only those that tell of a broken glass can be done");
    if (!task) return unknown_part("task", id, ids_of(state.tasks));
    if (task->from == glass_broken && command::same_person(task->mark.participant(), command.participant()))
        return fail(ErrorKind::forbidden, "whoever broke the glass does not end the task that tells of it", {},
                    "leave it to whom it tells");
    if (!task->done_because.empty()) return fail(ErrorKind::conflict, fmt::format("task {} is done already", id));
    return std::vector{NewEvent{"task-done", command.arguments}};
}

Events write_note(const CaseState& state, const Command& command, const Environment&) {
    Value payload = command.arguments;
    payload.set("note", next_id('n', state.notes));
    return std::vector{NewEvent{"note-written", std::move(payload)}};
}

constexpr auto text = ParameterType::text;
constexpr Parameter measure{"measure", text, true, "which measure: m1"};
constexpr Parameter document{"document", text, true, "which document: d1"};
constexpr Parameter digest{"digest", text, true, "SHA-256 of the content, which is in the content store already"};
constexpr Parameter bytes{"bytes", ParameterType::integer, true, "length of the content"};

constexpr std::array add_measure_parameters{
    Parameter{"word", text, true, "what is asked, a word of request.measure: bank-accounts"},
    Parameter{"says", text, false, "what exactly is asked"},
    Parameter{"subjects", ParameterType::words, false, "whom it concerns; without: all"},
    Parameter{"executor", text, false, "who carries it out"},
    Parameter{"due", ParameterType::date, false, "by when"},
};
constexpr std::array assign_measure_parameters{measure, Parameter{"executor", text, true, "who carries it out"},
                                               Parameter{"due", ParameterType::date, false, "by when"}};
constexpr std::array move_measure_parameters{measure, Parameter{"step", text, true, "what happened"},
                                             Parameter{"on", ParameterType::date, true, "the day it happened"},
                                             Parameter{"result", text, false, "in words"}};
constexpr std::array add_document_parameters{
    Parameter{"kind", text, true, "paper of the law library, or letter, receipt, other"},
    Parameter{"title", text, true, "what it is"},
    Parameter{"origin", text, true, "ours, or received", "own received"},
    Parameter{"media_type", text, true, "application/pdf …"},
    digest,
    bytes,
    Parameter{"language", text, false, "language (BCP 47)"},
    Parameter{"translation_of", text, false, "document it translates"},
};
constexpr std::array version_parameters{document, digest, bytes,
                                        Parameter{"media_type", text, false, "where it changed"}};
constexpr std::array withdraw_parameters{document, Parameter{"reason", text, true, "why"}};
constexpr std::array task_parameters{
    Parameter{"says", text, true, "what is to be done"}, Parameter{"owner", text, true, "who does it"},
    Parameter{"due", ParameterType::date, false, "by when"}, Parameter{"from", text, false, "what made it"}};
constexpr std::array end_task_parameters{Parameter{"task", text, true, "which task: t1"},
                                         Parameter{"because", text, true, "how it ended"}};
constexpr std::array note_parameters{Parameter{"says", text, true, "the note"}};

constexpr std::array table{
    CommandKind{"add-measure", "measures", "create", "measure", "Add a measure", add_measure_parameters, add_measure},
    CommandKind{"assign-measure", "measures/{measure}/assignment", "assign", "measure",
                "Give a measure to whoever carries it out", assign_measure_parameters, assign_measure},
    CommandKind{"move-measure", "measures/{measure}/steps", "change", "measure", "Record a step of a measure",
                move_measure_parameters, move_measure},
    CommandKind{"add-document", "documents", "create", "document", "Add a document to the dossier",
                add_document_parameters, add_document, Act::none, true},
    CommandKind{"version-document", "documents/{document}/versions", "change", "document",
                "Add a version of a document", version_parameters, version_document},
    CommandKind{"withdraw-document", "documents/{document}/withdrawal", "change", "document",
                "Withdraw a document; it stays in the record", withdraw_parameters, withdraw_document},
    CommandKind{"add-task", "tasks", "create", "task", "Add a task", task_parameters, add_task},
    CommandKind{"end-task", "tasks/{task}/end", "change", "task", "Say that a task is done", end_task_parameters,
                end_task, Act::none, true},
    CommandKind{"write-note", "notes", "create", "note", "Write a note", note_parameters, write_note, Act::none, true},
};

}  // namespace

std::span<const CommandKind> work_commands() {
    return table;
}

}  // namespace comity::cases
