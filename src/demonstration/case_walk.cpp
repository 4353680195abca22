// SPDX-License-Identifier: EUPL-1.2
#include "demonstration/case_walk.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "cases/clocks.h"
#include "cases/pre_flight.h"
#include "law/library/library.h"

namespace comity::demonstration {

namespace {

using cases::CaseState;
using cases::Command;
using format::Value;

constexpr std::array<std::string_view, 10> measures{
    "bank-accounts", "search",      "hear-witness-in-person", "video-hearing",   "service", "documents",
    "freeze",        "stored-data", "criminal-records",       "seizure-evidence"};

std::string_view role_of(cases::Kind kind) {
    switch (kind) {
        case cases::Kind::sentenced_person:
        case cases::Kind::compulsory_treatment:
            return "convicted";
        case cases::Kind::assistance:
        case cases::Kind::asset_recovery:
        case cases::Kind::police:
            return "suspect";
        default:
            return "accused";
    }
}

/// A value that the fact can have: what a step must be given.
Value some_value(const cases::RecordedFact& recorded, const cases::Environment& environment, Chance& chance) {
    if (!recorded.value.empty()) {
        std::vector<std::string> words;
        for (std::size_t at = 0; at < recorded.value.size();) {
            const std::size_t end = std::min(recorded.value.find(' ', at), recorded.value.size());
            words.emplace_back(recorded.value.substr(at, end - at));
            at = end + 1;
        }
        return chance.of(words);
    }
    const law::FactIndex index = environment.law->find_fact(recorded.fact);
    if (index == law::none) return true;
    const law::Fact& fact = environment.law->facts()[static_cast<std::size_t>(index)];
    const auto values = environment.law->of(environment.law->fact_values(), fact.values);
    switch (fact.type) {
        case law::Type::date:
            return to_string(add_days(environment.today, static_cast<std::int32_t>(5 + chance.below(25))));
        case law::Type::period:
            return "P30D";
        case law::Type::yes_no:
            return true;
        default:
            return values.empty() ? Value("as agreed") : Value(environment.law->text(chance.of(values).word));
    }
}

/// How many steps, at least, lead from each stage to one where the case is closed; without what may happen at any
/// stage.
std::map<std::string_view, int> distances(const cases::Course& course) {
    std::map<std::string_view, int> known;
    for (const cases::Stage& stage : course.stages)
        if (stage.common == "closed") known.emplace(stage.word, 0);
    for (int distance = 1; distance <= static_cast<int>(course.stages.size()); ++distance)
        for (const cases::Step& step : course.steps) {
            const auto there = known.find(step.to);
            if (there == known.end() || there->second != distance - 1) continue;
            for (const std::string_view from : step.from) known.emplace(from, distance);
        }
    return known;
}

bool fits_liberty(const cases::Step& step, bool held) {
    switch (step.liberty) {
        case cases::Liberty::begins:
            return !held;
        case cases::Liberty::changes:
        case cases::Liberty::ends:
        case cases::Liberty::required:
            return held;
        case cases::Liberty::passes:
            return false;  // only with another case, which a walk does not open
        default:
            return !(step.nobody_held && held);
    }
}

}  // namespace

CaseWalk::CaseWalk(cases::Kind kind, cases::Direction direction, std::string_view own, std::string_view counterpart,
                   Desk desk, std::uint64_t seed)
    : kind_(kind), direction_(direction), own_(own), counterpart_(counterpart), desk_(std::move(desk)), chance_(seed) {}

Command CaseWalk::by_officer(std::string_view name, Value arguments) const {
    return {.name = std::string(name), .arguments = std::move(arguments), .actor = desk_.officer};
}

Value CaseWalk::opening() {
    return Value::object({{"kind", cases::words(kind_).word},
                          {"direction", cases::word(direction_)},
                          {"counterpart", counterpart_},
                          {"title", invented_title(chance_)},
                          {"owner", desk_.officer},
                          {"substitute", desk_.substitute},
                          {"unit", desk_.unit},
                          {"urgent", chance_.one_in(9)},
                          {"foreign_reference", fmt::format("{}-{}", counterpart_, 100 + chance_.below(9'900))}});
}

/// Persons, what is asked and the facts the law asks first.
std::optional<Command> CaseWalk::groundwork(const CaseState& state) {
    const bool measured = cases::words(kind_).has_measures;
    const auto fact = [&](std::string_view name, Value value, std::string_view offence = "") {
        return by_officer("record-fact", Value::object({{"fact", name},
                                                        {"value", std::move(value)},
                                                        {"offence", offence},
                                                        {"source", Value::object({{"words", "letter, page 1"}})}}));
    };
    switch (groundwork_done_++) {
        case 0:
            return by_officer("add-subject", invented_person(chance_, counterpart_, role_of(kind_)));
        case 1:
            if (!measured) return groundwork(state);
            return by_officer("add-measure", Value::object({{"word", kind_ == cases::Kind::administrative_offence
                                                                         ? "admin-offence-assistance"
                                                                         : chance_.of(measures)},
                                                            {"says", "as the letter describes"},
                                                            {"executor", desk_.substitute}}));
        case 2:
            if (!measured || chance_.one_in(2)) return groundwork(state);
            return by_officer("add-measure", Value::object({{"word", chance_.of(measures)}, {"says", "beside it"}}));
        case 3:
            return fact("offence.purpose", "prosecution", "o1");
        case 4:
            return fact("offence.punishable_requesting", true, "o1");
        case 5:
            return fact("offence.punishable_requested", true, "o1");
        case 6:
            return fact("offence.max_penalty_requesting", fmt::format("P{}Y", 1 + chance_.below(10)), "o1");
        case 7:
            return fact("offence.max_penalty_requested", fmt::format("P{}Y", 1 + chance_.below(10)), "o1");
        default:
            return std::nullopt;
    }
}

std::optional<Command> CaseWalk::second_person(const CaseState& state, bool refused) {
    for (const cases::Proposal& proposal : state.proposals) {
        if (proposal.status != cases::Proposal::Status::waiting) continue;
        const bool returned = refused || chance_.one_in(8);
        return Command{.name = returned ? "return-proposal" : "approve",
                       .arguments = Value::object(
                           {{"proposal", proposal.id}, {"comments", returned ? "name the source" : "agreed"}}),
                       .actor = proposal.act == cases::word(cases::Act::surrender) ? desk_.deputy : desk_.head};
    }
    return std::nullopt;
}

std::optional<Command> CaseWalk::measure_step(const CaseState& state, const cases::Environment& environment) {
    const cases::Course& course = cases::measure_course(direction_);
    for (const cases::Measure& measure : state.measures) {
        const cases::Stage* stage = course.stage(measure.stage);
        if (!stage || !stage->open) continue;
        std::vector<std::string_view> possible;
        for (const cases::Step& step : course.steps)
            if (cases::may_follow(course, step, measure.stage)) possible.push_back(step.word);
        if (possible.empty()) continue;
        return by_officer("move-measure", Value::object({{"measure", measure.id},
                                                         {"step", chance_.of(possible)},
                                                         {"on", to_string(environment.today)}}));
    }
    return std::nullopt;
}

std::optional<Command> CaseWalk::case_step(const CaseState& state, const cases::Environment& environment,
                                           std::size_t unlikely) {
    const cases::Lifecycle& course = cases::lifecycle(kind_, direction_);
    std::vector<const cases::Step*> onward;
    std::vector<const cases::Step*> of_life;
    for (const cases::Step& step : course.steps)
        if (cases::may_follow(course, step, state.stage)) (step.from.empty() ? of_life : onward).push_back(&step);
    if (onward.empty() && of_life.empty()) return std::nullopt;
    const bool life = onward.empty() || (!of_life.empty() && chance_.one_in(unlikely));
    return command_of(*chance_.of(life ? of_life : onward), state, environment);
}

Command CaseWalk::command_of(const cases::Step& step, const CaseState& state, const cases::Environment& environment) {
    if (step.pre_flight && direction_ == cases::Direction::outgoing && !cases::check_pre_flight(state)) {
        const bool gaps_known = state.pre_flight && !state.pre_flight->gaps.empty();
        return gaps_known ? by_officer("override-pre-flight",
                                       Value::object({{"reason", "the other authority asked for it as it is"}}))
                          : by_officer("run-pre-flight", Value::object());
    }
    Value arguments = Value::object({{"step", step.word}, {"on", to_string(environment.today)}});
    const bool moment = std::ranges::any_of(
        step.records, [](const auto& fact) { return fact.from == cases::RecordedFact::From::moment; });
    const bool liberty = step.liberty != cases::Liberty::untouched && step.liberty != cases::Liberty::required;
    if (moment || liberty) arguments.set("at", to_string(environment.now));
    if (cases::about_subject(step) && !state.subjects.empty()) arguments.set("subject", state.subjects.front().id);
    if (step.reason || step.act != cases::Act::none) arguments.set("reason", "as the file says");
    Value facts = Value::object();
    for (const cases::RecordedFact& recorded : step.records)
        if (recorded.from == cases::RecordedFact::From::given)
            facts.set(recorded.fact, some_value(recorded, environment, chance_));
    if (liberty && step.basis.empty() && !facts.find("custody.basis")) facts.set("custody.basis", "on-request");
    if (!facts.as_object()->empty()) arguments.set("facts", std::move(facts));
    return by_officer("take-step", std::move(arguments));
}

std::optional<Command> CaseWalk::towards_the_end(const CaseState& state, const cases::Environment& environment) {
    const cases::Lifecycle& course = cases::lifecycle(kind_, direction_);
    const auto steps_left = distances(course);
    const auto here = steps_left.find(state.stage);
    if (here == steps_left.end()) return std::nullopt;
    const bool held = std::ranges::any_of(state.subjects, cases::held_for_a_request);
    std::vector<const cases::Step*> nearer;
    for (const cases::Step& step : course.steps) {
        const auto there = steps_left.find(step.to);
        if (step.from.empty() || there == steps_left.end() || there->second >= here->second) continue;
        if (!cases::may_follow(course, step, state.stage) || !fits_liberty(step, held)) continue;
        if (step.measures_finished)
            if (auto command = measure_step(state, environment)) return command;
        nearer.push_back(&step);
    }
    if (nearer.empty()) return std::nullopt;
    return command_of(*chance_.of(nearer), state, environment);
}

std::optional<Command> CaseWalk::take(std::string_view word, const CaseState& state,
                                      const cases::Environment& environment) {
    const cases::Lifecycle& course = cases::lifecycle(kind_, direction_);
    const cases::Step* step = course.step(word);
    if (!step || !cases::may_follow(course, *step, state.stage)) return std::nullopt;
    return command_of(*step, state, environment);
}

std::optional<Command> CaseWalk::next(const CaseState& state, const cases::Environment& environment,
                                      std::size_t unlikely) {
    if (auto command = groundwork(state)) return command;
    if (state.closed) return std::nullopt;
    if (auto command = second_person(state, false)) return command;
    if (!chance_.one_in(3))
        if (auto command = measure_step(state, environment)) return command;
    if (chance_.one_in(10))
        return by_officer("write-note", Value::object({{"says", "called the other authority; they will write"}}));
    if (chance_.one_in(14))
        return by_officer("add-task", Value::object({{"says", "ask for the missing page"},
                                                     {"owner", desk_.officer},
                                                     {"due", to_string(add_days(environment.today, 14))}}));
    return case_step(state, environment, unlikely);
}

}  // namespace comity::demonstration
