// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <fmt/format.h>

#include "cases/correspondence/deciding.h"
#include "cases/lifecycle/lifecycle.h"
#include "format/canonical_json.h"

namespace comity::cases {

namespace {

using format::Value;

/// What evidence contradicts: the same place on the way, reached and not reached.
const Proof* contradicted_by(const Transmittal& transmittal, const Milestone& milestone) {
    for (const Proof& proof : transmittal.proofs) {
        const Milestone* other = find_milestone(proof.event);
        if (!other || other->good == milestone.good) continue;
        const Milestone& bad = milestone.good ? *other : milestone;
        const Milestone& good = milestone.good ? milestone : *other;
        if (good.rank >= bad.rank) return &proof;
    }
    return nullptr;
}

}  // namespace

std::string step_day(Instant at, const Environment& environment) {
    return to_string(std::min(day_of(at), environment.today));
}

std::int64_t next_sequence(const CaseState& state, std::string_view thread) {
    std::int64_t last = 0;
    for (const Transmittal& transmittal : state.transmittals)
        if (transmittal.outgoing && transmittal.thread == thread) last = std::max(last, transmittal.sequence);
    return last + 1;
}

bool carries_the_request(const CaseState& state, const Transmittal& transmittal) {
    const auto action = find_action(transmittal.action);
    return action && (*action)->opens_case && transmittal.outgoing == (state.direction == Direction::outgoing);
}

void Deciding::add_task(std::string_view says, std::string_view from) {
    add("task-added", Value::object({{"task", fmt::format("t{}", state_.tasks.size() + ++tasks_)},
                                     {"says", says},
                                     {"owner", state_.owner},
                                     {"due", to_string(environment_.today)},
                                     {"from", from}}));
}

void Deciding::end_tasks(std::string_view from, std::string_view because) {
    for (const Task& task : state_.tasks)
        if (task.from == from && task.done_because.empty())
            add("task-done", Value::object({{"task", task.id}, {"because", because}}));
}

std::string Deciding::step_now(const std::vector<std::string>& steps) const {
    const Lifecycle& course = lifecycle(state_.kind, state_.direction);
    for (const std::string& word : steps) {
        const Step* step = course.step(word);
        if (step && may_follow(course, *step, state_.stage)) return word;
    }
    return "";
}

void Deciding::take_or_ask(const std::string& step, Value arguments) {
    arguments.set("step", step);
    const auto taken = take_step(
        state_, {.name = "take-step", .arguments = std::move(arguments), .actor = command_.actor}, environment_);
    if (taken)
        std::ranges::copy(*taken, std::back_inserter(events_));
    else
        add_task(fmt::format("Record the step {} by hand: {}", step, taken.error().message), "step/" + step);
}

void Deciding::prove(const Transmittal& transmittal, const EvidenceKind& kind, Instant at, Value about) {
    const Milestone& milestone = *find_milestone(kind.event);
    about.set("transmittal", transmittal.id).set("evidence", kind.word).set("at", to_string(at));
    const std::string digest = about.string_at("digest").value_or("");
    const std::string reason = about.string_at("says").value_or("");
    add(kind.event, std::move(about));
    note_conflict(transmittal, milestone, digest);
    if (!milestone.fact.empty() && carries_the_request(state_, transmittal) &&
        environment_.law->find_fact(milestone.fact) != law::none)
        events_.push_back(fact_of(milestone.fact, "", Value(moment_text(at)),
                                  fmt::format("{} {}: {}", transmittal.channel, transmittal.id, kind.says)));
    move_case(transmittal, milestone, at);
    if (!milestone.good && transmittal.outgoing)
        add_task(fmt::format("{} to {} by {} {}: {}{}{}", transmittal.action, transmittal.party, transmittal.channel,
                             transmittal.id, kind.says, reason.empty() ? "" : "; ", reason),
                 "channel/" + transmittal.id);
    else if (milestone.good)
        end_tasks("channel/" + transmittal.id, kind.says);
}

void Deciding::note_conflict(const Transmittal& transmittal, const Milestone& milestone, std::string_view digest) {
    if (const Proof* other = contradicted_by(transmittal, milestone)) {
        add("channel.conflict", Value::object({{"transmittal", transmittal.id},
                                               {"says", fmt::format("{} came after {} of {}", milestone.word,
                                                                    other->evidence, to_string(other->at))}}));
        return;
    }
    const Proof* same = transmittal.proof(milestone.event);
    if (same && !digest.empty() && same->digest != digest)
        add("channel.conflict",
            Value::object({{"transmittal", transmittal.id},
                           {"says", fmt::format("two evidences say {}, and they differ", milestone.word)}}));
}

/// The course of the case follows: it left, it was taken over, it came back, it was acknowledged.
void Deciding::move_case(const Transmittal& transmittal, const Milestone& milestone, Instant at) {
    if (!transmittal.outgoing) return;
    const auto day = [&] { return Value::object({{"on", step_day(at, environment_)}}); };
    if (milestone.event == "channel.submitted") {
        if (transmittal.step.empty()) return;
        auto arguments = format::read_value(transmittal.arguments, transmittal.id);
        if (!arguments) arguments = Value::object();
        arguments->set("on", step_day(at, environment_));
        take_or_ask(transmittal.step, *std::move(arguments));
        return;
    }
    if (!carries_the_request(state_, transmittal)) return;
    std::string step;
    if (milestone.rank == 3 || milestone.rank == 4) step = step_now({milestone.good ? "taken-over" : "not-delivered"});
    if (milestone.event == "channel.refused") step = step_now({"not-delivered"});
    if (milestone.event == "case.acknowledged") step = step_now({"acknowledged"});
    if (!step.empty()) take_or_ask(step, day());
}

}  // namespace comity::cases
