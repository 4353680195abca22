// SPDX-License-Identifier: EUPL-1.2
#include "cases/own_nationals.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cases/decide_parts.h"
#include "format/canonical_json.h"
#include "law/determination/render.h"

namespace comity::cases {

namespace {

using format::Value;

/// The library's id of the duty to submit the case to prosecution, whichever treaty makes it.
constexpr std::string_view duty_of_submission = "d.submit-for-prosecution";

/// The fact as it holds for the question; nullptr where it is not recorded.
const FactEntry* recorded(const CaseState& state, const About& about, std::string_view fact) {
    const FactEntry* of_subject = state.fact({.fact = std::string(fact), .subject = about.subject});
    return of_subject ? of_subject : state.fact({.fact = std::string(fact)});
}

bool refused(const CaseState& state, const About& about) {
    const FactEntry* outcome = recorded(state, about, "decision.outcome");
    return outcome && (outcome->value == R"("refused")" || outcome->value == R"("partly-granted")");
}

std::string citation_of(const law::Library& library, law::RuleIndex rule) {
    return law::citation(library, library.rules()[static_cast<std::size_t>(rule)]);
}

std::vector<std::string> duties(const law::Determination& determination) {
    const law::Library& library = determination.library();
    std::vector<std::string> owed;
    for (const law::DutyResult& duty : determination.answer().duties) {
        if (duty.rule == law::none || (duty.status != law::Status::owed && duty.status != law::Status::breached))
            continue;
        if (library.text(library.rules()[static_cast<std::size_t>(duty.rule)].id) != duty_of_submission) continue;
        std::string rule = citation_of(library, duty.rule);
        if (std::ranges::find(owed, rule) == owed.end()) owed.push_back(std::move(rule));
    }
    return owed;
}

}  // namespace

std::vector<std::string> nationality_grounds(const law::Library& library) {
    std::vector<std::string> grounds;
    for (const law::SheetTopic& topic : library.sheet_topics()) {
        if (library.text(topic.word) != "nationality") continue;
        for (const law::TextId rule : library.of(library.words(), topic.rules))
            grounds.emplace_back(library.text(rule));
    }
    return grounds;
}

Result<bool> refused_for_nationality(const CaseState& state, const About& about, const Environment& environment) {
    if (!refused(state, about)) return false;
    const std::vector<std::string> of_nationality = nationality_grounds(*environment.law);
    const FactEntry* grounds = recorded(state, about, "decision.refusal_grounds");
    const bool said = grounds && !grounds->value.empty();
    if (said) {
        TRY(list, format::read_value(grounds->value, "decision.refusal_grounds"));
        const auto* items = list.as_list();
        if (!items || std::ranges::none_of(*items, [&](const Value& item) {
                return item.as_string() && std::ranges::find(of_nationality, *item.as_string()) != of_nationality.end();
            }))
            return false;
    }
    TRY(determination, determine(state, about, environment));
    const law::Library& library = determination->library();
    bool stands = false;
    bool open = false;
    for (const law::GroundResult& ground : determination->answer().grounds) {
        if (ground.rule == law::none) continue;
        const std::string_view id = library.text(library.rules()[static_cast<std::size_t>(ground.rule)].id);
        if (std::ranges::find(of_nationality, id) == of_nationality.end()) continue;
        stands = stands || ground.status == law::Status::triggered;
        open = open || ground.status == law::Status::undetermined;
    }
    return stands || (said && open);
}

Result<InPlaceOfSurrender> in_place_of_surrender(const CaseState& state, const About& about,
                                                 const Environment& environment) {
    Value refusal = Value::object({{"decision.outcome", "refused"}});
    if (const FactEntry* grounds = recorded(state, about, "decision.refusal_grounds");
        !grounds || grounds->value.empty())
        refusal.set("decision.refusal_grounds", Value::list_of(nationality_grounds(*environment.law)));
    InPlaceOfSurrender found;
    TRY(now, determine(state, about, environment, {.facts = &refusal}));
    found.owed = duties(*now);
    Value asked = refusal;
    asked.set("decision.submission_requested", true);
    TRY(then, determine(state, about, environment, {.facts = &asked}));
    for (std::string& rule : duties(*then))
        if (std::ranges::find(found.owed, rule) == found.owed.end()) found.on_asking.push_back(std::move(rule));
    return found;
}

std::string prosecution_task(std::string_view subject) {
    return fmt::format("prosecution-in-place/{}", subject);
}

Result<std::vector<NewEvent>> open_questions_of_prosecution(const CaseState& state, const Environment& environment) {
    std::vector<NewEvent> events;
    if (words(state.kind).has_measures) return events;
    for (const About& about : questions_of(state)) {
        const std::string from = prosecution_task(about.subject);
        if (std::ranges::any_of(state.tasks, [&](const Task& task) { return task.from == from; })) continue;
        TRY(rests, refused_for_nationality(state, about, environment));
        if (!rests) continue;
        TRY(law, in_place_of_surrender(state, about, environment));
        const bool here = state.direction == Direction::incoming;
        std::string says = fmt::format("Surrender of {} is refused because of nationality: ",
                                       about.subject.empty() ? "the person" : about.subject);
        if (!law.owed.empty())
            says += fmt::format("submission to prosecution {} is a duty ({})", here ? "here" : "there",
                                fmt::join(law.owed, ", "));
        else if (!law.on_asking.empty())
            says += fmt::format("{}; asked for, it is a duty ({})",
                                here ? "offer prosecution here" : "ask for prosecution there",
                                fmt::join(law.on_asking, ", "));
        else
            says += fmt::format("no rule obliges; {}",
                                here ? "consider to offer prosecution here" : "consider to ask for prosecution there");
        events.push_back(
            {"task-added", Value::object({{"task", fmt::format("t{}", state.tasks.size() + events.size() + 1)},
                                          {"says", says},
                                          {"owner", state.owner},
                                          {"due", to_string(environment.today)},
                                          {"from", from}})});
    }
    return events;
}

}  // namespace comity::cases
