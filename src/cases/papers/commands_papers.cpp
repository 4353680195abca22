// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cases/decide_parts.h"
#include "cases/papers/papers.h"

namespace comity::cases {

namespace {

using format::Value;
using Events = Result<std::vector<NewEvent>>;

/// What assembly gave must be there: nobody but the node has it.
Result<void> assembled(const Command& command) {
    for (const std::string_view name : {"content", "findings"})
        if (const Value* value = command.arguments.find(name); !value || value->is_null())
            return fail(ErrorKind::invalid, fmt::format("'{}' is not there", name), {},
                        "a paper is assembled by the node that has the templates");
    return {};
}

/// A paper that can still be worked on.
Result<const Paper*> paper_of(const CaseState& state, const Command& command) {
    const std::string id = Fields(command.arguments).text("paper");
    const Paper* paper = state.paper(id);
    if (!paper) return unknown_part("paper", id, ids_of(state.papers));
    if (paper->withdrawn) return fail(ErrorKind::conflict, fmt::format("paper {} is withdrawn", id));
    return paper;
}

/// The arguments were made from a text that is still the current one.
Result<void> made_of_current(const Paper& paper, const Command& command, std::string_view from) {
    if (Fields(command.arguments).text_or(from) == paper.current().content) return {};
    return fail(ErrorKind::conflict,
                fmt::format("paper {} was edited meanwhile, by {}", paper.id, paper.current().mark.by), {},
                "look at it as it is now and give the command again");
}

Result<void> check_about(const CaseState& state, Fields& read) {
    const std::string subject = read.text_or("subject");
    if (!subject.empty() && !state.subject(subject)) return unknown_part("subject", subject, ids_of(state.subjects));
    const std::string measure = read.text_or("measure");
    if (!measure.empty() && !state.measure(measure)) return unknown_part("measure", measure, ids_of(state.measures));
    return {};
}

Events draft_paper(const CaseState& state, const Command& command, const Environment&) {
    Fields read(command.arguments);
    TRY_VOID(check_about(state, read));
    TRY_VOID(assembled(command));
    Value payload = command.arguments;
    payload.set("paper", next_id('w', state.papers));
    return std::vector{NewEvent{"paper-drafted", std::move(payload)}};
}

/// A version made of the current one. `already`: what the paper does where nothing would change.
Events next_version(const CaseState& state, const Command& command, std::string_view event, std::string_view already) {
    TRY(paper, paper_of(state, command));
    TRY_VOID(assembled(command));
    TRY_VOID(made_of_current(*paper, command, "from"));
    if (Fields(command.arguments).text("content") == paper->current().content)
        return fail(ErrorKind::conflict, fmt::format("paper {} {} already", paper->id, already));
    return std::vector{NewEvent{std::string(event), command.arguments}};
}

Events edit_paper(const CaseState& state, const Command& command, const Environment&) {
    return next_version(state, command, "paper-edited", "says that");
}

Events renew_paper(const CaseState& state, const Command& command, const Environment&) {
    return next_version(state, command, "paper-renewed", "says what the facts say");
}

/// What the second person agrees to is the text and the findings that the first one saw.
Events release_paper(const CaseState& state, const Command& command, const Environment&) {
    TRY(paper, paper_of(state, command));
    TRY_VOID(assembled(command));
    TRY_VOID(made_of_current(*paper, command, "content"));
    if (paper->is_released()) return fail(ErrorKind::conflict, fmt::format("paper {} is released", paper->id));
    Fields read(command.arguments);
    const std::vector<std::string> findings = read.texts("findings");
    const std::string reason = read.text_or("reason");
    if (!findings.empty() && reason.empty()) {
        std::string all;
        for (const std::string& finding : findings) all += (all.empty() ? "" : "; ") + finding;
        return fail(ErrorKind::conflict, fmt::format("paper {} is not ready: {}", paper->id, all), {},
                    "settle them, or give 'reason', which a second person agrees to");
    }
    std::vector<NewEvent> events;
    const Value content = Value::object({{"paper", paper->id}, {"content", paper->current().content}});
    if (!findings.empty()) {
        Value payload = content;
        payload.set("findings", Value::list_of(findings)).set("reason", reason);
        events.push_back({"paper-findings-overridden", std::move(payload)});
    }
    events.push_back({"paper-released", content});
    return events;
}

/// Each language version becomes a document of the dossier, which can be sent as any other.
Events seal_paper(const CaseState& state, const Command& command, const Environment&) {
    TRY(paper, paper_of(state, command));
    if (!paper->is_released())
        return fail(ErrorKind::conflict, fmt::format("paper {} is not released", paper->id), {},
                    "give release-paper, which a second person agrees to");
    if (paper->is_sealed())
        return fail(ErrorKind::conflict, fmt::format("paper {} is sealed already", paper->id), {},
                    fmt::format("it is in the dossier: {}", fmt::join(paper->sealed->documents, ", ")));
    const Value* sealed = command.arguments.find("sealed");
    if (!sealed || !sealed->as_list())
        return fail(ErrorKind::invalid, "'sealed' is not there", {}, "papers are sealed by the node that has the key");
    TRY_VOID(made_of_current(*paper, command, "content"));
    std::vector<NewEvent> events;
    std::vector<std::string> documents;
    for (const Value& version : *sealed->as_list()) {
        const std::string id = "d" + std::to_string(state.documents.size() + documents.size() + 1);
        Value payload = version;
        payload.set("document", id).set("kind", "letter").set("origin", "own").set("media_type", "application/pdf");
        events.push_back({"document-added", std::move(payload)});
        events.push_back({"seal-recorded", Value::object({{"document", id}, {"seal", "sealed"}})});
        documents.push_back(id);
    }
    events.push_back({"paper-sealed",
                      Value::object({{"paper", paper->id},
                                     {"content", paper->current().content},
                                     {"documents", Value::list_of(documents)},
                                     {"pseudonyms", Value::list_of(Fields(command.arguments).texts("pseudonyms"))}})});
    return events;
}

Events withdraw_paper(const CaseState& state, const Command& command, const Environment&) {
    TRY_VOID(paper_of(state, command));
    return std::vector{NewEvent{"paper-withdrawn", command.arguments}};
}

constexpr Parameter which_paper{"paper", ParameterType::text, true, "which paper: w1"};
constexpr Parameter told_fields{"fields", ParameterType::json, false,
                                "what it is told beside the facts: {\"sender.contact\": \"…\"}"};
constexpr Parameter told_offences{"offences", ParameterType::json, false, "the same of each offence, by its id"};
constexpr Parameter told_attachments{
    "attachments", ParameterType::list, false,
    "papers that go with it, in place of those of the dossier: [{paper, title, pages}]"};
constexpr Parameter content_given{"content", ParameterType::text, false, "SHA-256 of its text in the content store", "",
                                  true};
constexpr Parameter bytes_given{"bytes", ParameterType::integer, false, "length of its text", "", true};
constexpr Parameter slots_given{"slots", ParameterType::list, false, "what its passages took from the case", "", true};
constexpr Parameter findings_given{"findings", ParameterType::words, false, "what stands in the way of sending it", "",
                                   true};
constexpr Parameter told_given{"told", ParameterType::json, false, "all that it was told", "", true};
constexpr Parameter template_given{
    "template_digest", ParameterType::text, false, "of the template with its parts", "", true};
constexpr Parameter law_given{"law", ParameterType::text, false, "digest of the law library that answered", "", true};
constexpr Parameter made_from{"from", ParameterType::text, false, "SHA-256 of the text it was made from", "", true};

constexpr std::array draft_paper_parameters{
    Parameter{"template", ParameterType::text, true, "which template: bank-records"},
    Parameter{"languages", ParameterType::words, false, "its versions, the sender's first; without: en, fr, ru"},
    Parameter{"subject", ParameterType::text, false, "whom it is about; without: the only one"},
    Parameter{"measure", ParameterType::text, false, "which measure; without: the only one"},
    told_fields,
    told_offences,
    told_attachments,
    Parameter{"title", ParameterType::text, false, "in its first language", "", true},
    template_given,
    law_given,
    content_given,
    bytes_given,
    slots_given,
    told_given,
    findings_given,
};
constexpr std::array edit_paper_parameters{
    which_paper,
    Parameter{"passages", ParameterType::list, false,
              "words in place of those that stand there: [{segment, language, text}]"},
    Parameter{"looked_at", ParameterType::list, false,
              "translations found right though their source was worded anew: [{segment, language}]"},
    Parameter{"xliff", ParameterType::text, false, "a translation file; recorded is its SHA-256"},
    Parameter{"units", ParameterType::words, false, "which units of that file are taken; without: all"},
    told_fields,
    told_offences,
    told_attachments,
    made_from,
    template_given,
    law_given,
    content_given,
    bytes_given,
    slots_given,
    told_given,
    findings_given,
};
constexpr std::array renew_paper_parameters{
    which_paper,
    Parameter{"segments", ParameterType::words, false, "which changed passages are taken over; without: all"},
    made_from,
    template_given,
    law_given,
    content_given,
    bytes_given,
    slots_given,
    findings_given,
};
constexpr std::array release_paper_parameters{
    which_paper,
    Parameter{"reason", ParameterType::text, false, "why it goes in spite of what was found"},
    content_given,
    findings_given,
};
constexpr std::array seal_paper_parameters{
    which_paper,
    content_given,
    Parameter{"sealed", ParameterType::list, false, "the sealed versions: [{language, title, digest, bytes}]", "",
              true},
    Parameter{"pseudonyms", ParameterType::words, false, "what stands for each version in the codes on its pages", "",
              true},
};
constexpr std::array withdraw_paper_parameters{which_paper, Parameter{"reason", ParameterType::text, true, "why"}};

constexpr std::array paper_table{
    CommandKind{"draft-paper", "papers", "create", "paper", "Draft a paper from a template, the facts and the law",
                draft_paper_parameters, draft_paper},
    CommandKind{"edit-paper", "papers/{paper}/edits", "change", "paper",
                "Put other words into a paper, or tell it what it lacks", edit_paper_parameters, edit_paper},
    CommandKind{"renew-paper", "papers/{paper}/renewal", "change", "paper",
                "Take over what changed facts make of a paper; words a person wrote stay", renew_paper_parameters,
                renew_paper},
    CommandKind{"release-paper", "papers/{paper}/release", "propose", "paper",
                "Release a paper to be sealed; needs a second person", release_paper_parameters, release_paper,
                Act::seal},
    CommandKind{"seal-paper", "papers/{paper}/seal", "propose", "paper",
                "Seal a released paper and file it in the dossier", seal_paper_parameters, seal_paper},
    CommandKind{"withdraw-paper", "papers/{paper}/withdrawal", "change", "paper",
                "Withdraw a paper; it stays in the record", withdraw_paper_parameters, withdraw_paper},
};

}  // namespace

std::span<const CommandKind> paper_commands() {
    return paper_table;
}

}  // namespace comity::cases
