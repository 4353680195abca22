// SPDX-License-Identifier: EUPL-1.2
#include "cases/lifecycle/lifecycle.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "cases/lifecycle/tables.h"

namespace comity::cases {

namespace {

constexpr std::array<std::string_view, 8> actors{
    "central authority", "requesting body", "executing body", "court", "police", "person",
    "other State",       "circumstance"};
constexpr std::array<std::string_view, 7> liberties{"untouched", "begins", "changes", "ends",
                                                    "lapses",    "passes", "required"};

constexpr std::array<std::string_view, 10> incoming_stages{
    "received",    "registered", "check", "supplement-requested", "in-execution", "decision-proposed", "decided",
    "carried-out", "replied",    "closed"};
constexpr std::array<std::string_view, 13> outgoing_stages{
    "drafting",     "review",       "returned",      "approved", "sealed",      "dispatched", "taken-over",
    "acknowledged", "in-execution", "clarification", "decided",  "carried-out", "closed"};

/// In the order of the kinds; incoming, then outgoing.
std::array<Lifecycle, 28> all() {
    using enum Kind;
    using enum Direction;
    return {{{extradition_incoming(), extradition, incoming},
             {extradition_outgoing(), extradition, outgoing},
             {provisional_arrest_incoming(), provisional_arrest, incoming},
             {provisional_arrest_outgoing(), provisional_arrest, outgoing},
             {speciality_consent_incoming(), speciality_consent, incoming},
             {speciality_consent_outgoing(), speciality_consent, outgoing},
             {re_extradition_consent_incoming(), re_extradition_consent, incoming},
             {re_extradition_consent_outgoing(), re_extradition_consent, outgoing},
             {transit_incoming(), transit, incoming},
             {transit_outgoing(), transit, outgoing},
             {temporary_surrender_incoming(), temporary_surrender, incoming},
             {temporary_surrender_outgoing(), temporary_surrender, outgoing},
             {assistance_incoming(), assistance, incoming},
             {assistance_outgoing(), assistance, outgoing},
             {sentenced_person_incoming(), sentenced_person, incoming},
             {sentenced_person_outgoing(), sentenced_person, outgoing},
             {compulsory_treatment_incoming(), compulsory_treatment, incoming},
             {compulsory_treatment_outgoing(), compulsory_treatment, outgoing},
             {proceedings_incoming(), proceedings, incoming},
             {proceedings_outgoing(), proceedings, outgoing},
             {administrative_offence_incoming(), administrative_offence, incoming},
             {administrative_offence_outgoing(), administrative_offence, outgoing},
             {police_incoming(), police, incoming},
             {police_outgoing(), police, outgoing},
             {asset_recovery_incoming(), asset_recovery, incoming},
             {asset_recovery_outgoing(), asset_recovery, outgoing},
             {spontaneous_information_incoming(), spontaneous_information, incoming},
             {spontaneous_information_outgoing(), spontaneous_information, outgoing}}};
}

}  // namespace

std::string_view word(Actor actor) {
    return actors[static_cast<std::size_t>(actor)];
}

std::string_view word(Liberty liberty) {
    return liberties[static_cast<std::size_t>(liberty)];
}

bool about_subject(const Step& step) {
    return step.person || step.liberty != Liberty::untouched;
}

bool may_be_given(const RecordedFact& fact, std::string_view word) {
    std::string_view left = fact.value;
    if (left.empty()) return true;
    while (!left.empty()) {
        const std::string_view one = left.substr(0, left.find(' '));
        if (one == word) return true;
        left.remove_prefix(std::min(one.size() + 1, left.size()));
    }
    return false;
}

const Stage* Course::stage(std::string_view word) const {
    const auto found = std::ranges::find(stages, word, &Stage::word);
    return found == stages.end() ? nullptr : &*found;
}

const Step* Course::step(std::string_view word) const {
    const auto found = std::ranges::find(steps, word, &Step::word);
    return found == steps.end() ? nullptr : &*found;
}

const Lifecycle& lifecycle(Kind kind, Direction direction) {
    static const std::array<Lifecycle, 28> lifecycles = all();
    return lifecycles[static_cast<std::size_t>(kind) * 2 + static_cast<std::size_t>(direction)];
}

const Course& measure_course(Direction direction) {
    static const Course incoming = measures_incoming();
    static const Course outgoing = measures_outgoing();
    return direction == Direction::incoming ? incoming : outgoing;
}

bool may_follow(const Course& of, const Step& step, std::string_view stage) {
    if (!step.from.empty()) return std::ranges::find(step.from, stage) != step.from.end();
    const Stage* const in = of.stage(stage);
    return in != nullptr && in->open;
}

std::span<const std::string_view> common_stages(Direction direction) {
    if (direction == Direction::incoming) return incoming_stages;
    return outgoing_stages;
}

}  // namespace comity::cases
