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

Result<void> write_ledger(store::Connection& rows, std::string_view authority, const CaseState& state) {
    TRY_VOID(rows.run("DELETE FROM docket_ledger WHERE authority = $1 AND counterpart = $2 AND case_id = $3",
                      {authority, state.counterpart.text(), state.id}));
    const auto insert = [&](std::string_view measure, std::string_view what, const Entry& entry) {
        const std::string received = plain(state.fact({.fact = "request.date_received"}));
        const std::string sent = plain(state.fact({.fact = "request.date_sent"}));
        const std::string opened = to_string(state.opened.at).substr(0, 10);
        const std::string& from = state.direction == cases::Direction::incoming ? received : sent;
        return rows.run(
            "INSERT INTO docket_ledger (authority, counterpart, case_id, measure, kind, what, direction, outcome, "
            "ground, sent_on, answered_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            {authority, state.counterpart.text(), state.id, measure, cases::words(state.kind).word, what,
             cases::word(state.direction), entry.outcome, entry.ground, from.empty() ? opened : from,
             entry.answered_on});
    };
    const Entry of_case = entry_of(state, state.subjects.empty() ? "" : state.subjects.front().id);
    if (state.measures.empty()) {
        TRY_VOID(insert("", cases::words(state.kind).word, of_case));
        return {};
    }
    for (const cases::Measure& measure : state.measures)
        TRY_VOID(insert(measure.id, measure.word, entry_of(measure, of_case)));
    return {};
}

}  // namespace comity::node
