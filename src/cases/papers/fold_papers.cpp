// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "cases/fold_parts.h"
#include "cases/papers/papers.h"
#include "format/canonical_json.h"

namespace comity::cases {

namespace {

void add_paper_version(Paper& paper, Fields& read, const CaseEvent& event) {
    paper.template_digest = read.text("template_digest");
    paper.law = read.text("law");
    paper.versions.push_back({.content = read.text("content"),
                              .bytes = static_cast<std::uint64_t>(read.integer("bytes")),
                              .findings = read.texts("findings"),
                              .mark = mark_of(event)});
}

/// What it was told, as text: only assembly reads it.
std::string told_in(const format::Value& payload) {
    const format::Value* told = payload.find("told");
    return told ? format::canonical_json(*told).value_or("{}") : "{}";
}

Result<Paper*> named_paper(CaseState& state, Fields& read) {
    const std::string id = read.text("paper");
    Paper* paper = state.paper(id);
    if (!paper) return not_in_case("paper", id);
    return paper;
}

Result<void> paper_drafted(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Paper paper{.id = read.text("paper"),
                .template_id = read.text("template"),
                .title = read.text("title"),
                .languages = read.texts("languages"),
                .subject = read.text_or("subject"),
                .measure = read.text_or("measure"),
                .told = told_in(*event.payload)};
    add_paper_version(paper, read, event);
    state.papers.push_back(std::move(paper));
    return read.finish();
}

Result<void> paper_edited(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    TRY(paper, named_paper(state, read));
    paper->told = told_in(*event.payload);
    add_paper_version(*paper, read, event);
    return read.finish();
}

Result<void> paper_renewed(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    TRY(paper, named_paper(state, read));
    add_paper_version(*paper, read, event);
    return read.finish();
}

Result<void> paper_findings_overridden(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    TRY(paper, named_paper(state, read));
    paper->overridden = {.content = read.text("content"),
                         .findings = read.texts("findings"),
                         .reason = read.text("reason"),
                         .mark = mark_of(event)};
    return read.finish();
}

Result<void> paper_released(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    TRY(paper, named_paper(state, read));
    paper->released = {.content = read.text("content"), .mark = mark_of(event)};
    return read.finish();
}

Result<void> paper_sealed(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    TRY(paper, named_paper(state, read));
    paper->sealed = {.content = read.text("content"), .documents = read.texts("documents"), .mark = mark_of(event)};
    // Papers were sealed without codes before.
    const std::vector<std::string> pseudonyms = read.texts("pseudonyms");
    for (std::size_t i = 0; i < std::min(pseudonyms.size(), paper->sealed->documents.size()); ++i)
        paper->printed.push_back({pseudonyms[i], paper->sealed->documents[i]});
    return read.finish();
}

Result<void> paper_withdrawn(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    TRY(paper, named_paper(state, read));
    paper->withdrawn = true;
    return read.finish();
}

constexpr std::array paper_event_table{
    EventType{"paper-drafted", "drafted a paper", paper_drafted},
    EventType{"paper-edited", "edited a paper", paper_edited},
    EventType{"paper-renewed", "brought a paper up to the facts", paper_renewed},
    EventType{"paper-findings-overridden", "let a paper go in spite of what was found", paper_findings_overridden},
    EventType{"paper-released", "released a paper to be sealed", paper_released},
    EventType{"paper-sealed", "had a paper sealed and filed", paper_sealed},
    EventType{"paper-withdrawn", "withdrew a paper", paper_withdrawn},
};

}  // namespace

std::span<const EventType> paper_events() {
    return paper_event_table;
}

}  // namespace comity::cases
