// SPDX-License-Identifier: EUPL-1.2
#include "node/docket/ledger.h"

#include <algorithm>

namespace comity::node {

namespace {

using cases::CaseState;

struct Entry {
    std::string outcome = "pending";
    std::string ground;
    std::string answered_on;
};

std::string plain(const cases::FactEntry* fact) {
    if (!fact || fact->value.size() < 2 || fact->value.front() != '"') return {};
    return fact->value.substr(1, fact->value.size() - 2);
}

const cases::StepTaken* last_step(const CaseState& state, std::string_view word) {
    const auto at = std::find_if(state.steps.rbegin(), state.steps.rend(),
                                 [&](const cases::StepTaken& step) { return step.step == word; });
    return at == state.steps.rend() ? nullptr : &*at;
}

/// What was decided on the case, as the facts of the decision say it.
Entry entry_of(const CaseState& state, const std::string& subject) {
    Entry entry;
    const cases::FactEntry* outcome = state.fact({.fact = "decision.outcome"});
    if (!outcome) outcome = state.fact({.fact = "decision.outcome", .subject = subject});
    const std::string word = plain(outcome);
    if (word == "granted" || word == "partly-granted")
        entry.outcome = "granted";
    else if (word == "refused")
        entry.outcome = "refused";
    else if (last_step(state, "withdrawn"))
        entry.outcome = "withdrawn";
    if (entry.outcome == "pending") return entry;
    const cases::FactEntry* date = state.fact({.fact = "decision.date"});
    entry.answered_on = plain(date);
    if (entry.answered_on.empty() && outcome) entry.answered_on = to_string(outcome->mark.at).substr(0, 10);
    if (entry.answered_on.empty()) entry.answered_on = to_string(state.last.at).substr(0, 10);
    if (entry.outcome != "refused") return entry;
    for (const auto& [about, determined] : state.determined)
        if (!determined.grounds.empty()) entry.ground = determined.grounds.front();
    return entry;
}

Entry entry_of(const cases::Measure& measure, const Entry& of_case) {
    Entry entry = of_case;
    if (measure.stage == "executed" || measure.stage == "replied") entry.outcome = "granted";
    if (measure.stage == "refused" || measure.stage == "impossible") entry.outcome = "refused";
    if (measure.stage == "withdrawn") entry.outcome = "withdrawn";
    return entry;
}

}  // namespace

std::vector<Line> ledger_lines(const CaseState& state) {
    const bool incoming = state.direction == cases::Direction::incoming;
    const std::string dated = plain(state.fact({.fact = incoming ? "request.date_received" : "request.date_sent"}));
    const std::string from = dated.empty() ? to_string(state.opened.at).substr(0, 10) : dated;
    std::vector<Line> lines;
    const auto add = [&](const std::string& measure, std::string_view what, const Entry& entry) {
        lines.push_back({state.counterpart.text(), state.id, measure, std::string(cases::words(state.kind).word),
                         std::string(what), std::string(cases::word(state.direction)), entry.outcome, entry.ground,
                         from, entry.answered_on});
    };
    const Entry of_case = entry_of(state, state.subjects.empty() ? "" : state.subjects.front().id);
    if (state.measures.empty()) add("", cases::words(state.kind).word, of_case);
    for (const cases::Measure& measure : state.measures) add(measure.id, measure.word, entry_of(measure, of_case));
    return lines;
}

}  // namespace comity::node
