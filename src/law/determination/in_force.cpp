// SPDX-License-Identifier: EUPL-1.2
#include "law/determination/basis.h"

namespace comity::law {

namespace {

/// Why a State is not bound on the day: not yet, no longer, or never.
std::string reason_for(const Register& network, StateCode state, InstrumentIndex instrument, CivilDate day) {
    const std::vector<Binding> bindings = network.bindings(state, instrument);
    if (bindings.empty()) return state.text() + " is not a party";
    if (network.covers(state, instrument) == Truth::no)
        return "does not reach the territory " + std::string(network.territory_of(state)) + " of " + state.text();
    for (const Binding& binding : bindings) {
        if (binding.from.first > day) return "in force for " + state.text() + " only from " + to_string(binding.from);
    }
    const CivilDate last = bindings.back().to.last;
    return "in force for " + state.text() + " only until " + to_string(last);
}

}  // namespace

Truth force_between(const Evaluator& evaluator, InstrumentIndex index) {
    const Situation& situation = evaluator.situation();
    const Register& network = situation.network;
    const Truth bound = situation.both_bound(index);
    if (bound == Truth::no) return bound;
    const Truth between =
        both(bound, !network.suspended(situation.requesting, situation.requested, index, situation.request_day));
    if (between == Truth::no || network.unknown_treaty(index) != nullptr) return between;
    return both(between,
                evaluator.test(network.library().instruments()[static_cast<std::size_t>(index)].applies.when, 0));
}

InForce in_force_between(const Evaluator& evaluator, InstrumentIndex index) {
    const Situation& situation = evaluator.situation();
    const Register& network = situation.network;
    InForce result;
    result.truth = force_between(evaluator, index);
    if (result.truth != Truth::no) return result;
    if (situation.both_bound(index) == Truth::no) {
        for (StateCode state : {situation.requesting, situation.requested}) {
            const auto& place = state == situation.requesting ? situation.requesting_bound : situation.requested_bound;
            if (place[static_cast<std::size_t>(index)] == Truth::no) {
                result.reason = reason_for(network, state, index, situation.request_day);
                break;
            }
        }
        return result;
    }
    if (network.suspended(situation.requesting, situation.requested, index, situation.request_day) == Truth::yes) {
        result.reason = "suspended between the two";
        return result;
    }
    const Clause& applies = network.library().instruments()[static_cast<std::size_t>(index)].applies;
    result.reason = std::string(network.library().text(applies.reason));
    result.cite = std::string(network.library().text(applies.cite));
    return result;
}

std::vector<std::string> chapters_not_accepted(const Situation& situation, InstrumentIndex index) {
    std::vector<std::string> names;
    const Library& library = situation.network.library();
    if (situation.network.unknown_treaty(index) != nullptr) return names;
    for (const Chapter& chapter :
         library.of(library.chapters(), library.instruments()[static_cast<std::size_t>(index)].chapters)) {
        if (situation.accepted(chapter) != Truth::yes) names.emplace_back(library.text(chapter.name));
    }
    return names;
}

std::string_view bilateral_kind(const Register& network, InstrumentIndex index) {
    if (const UnknownTreaty* treaty = network.unknown_treaty(index)) return treaty->kind;
    const Instrument& instrument = network.library().instruments()[static_cast<std::size_t>(index)];
    return instrument.a.known() ? network.library().text(instrument.kind) : std::string_view{};
}

bool is_bilateral_between(const Register& network, InstrumentIndex index, StateCode a, StateCode b) {
    StateCode first;
    StateCode second;
    if (const UnknownTreaty* treaty = network.unknown_treaty(index)) {
        first = treaty->a;
        second = treaty->b;
    } else {
        const Instrument& instrument = network.library().instruments()[static_cast<std::size_t>(index)];
        first = instrument.a;
        second = instrument.b;
    }
    return first.known() && ((first == a && second == b) || (first == b && second == a));
}

}  // namespace comity::law
