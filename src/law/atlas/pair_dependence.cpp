// SPDX-License-Identifier: EUPL-1.2
#include "law/atlas/pair_dependence.h"

namespace comity::law {

namespace {

constexpr Dependence both_states{true, true};

Dependence joined(Dependence a, Dependence b) {
    return {a.requesting || b.requesting, a.requested || b.requested};
}

}  // namespace

PairDependence::PairDependence(const Library& library) : library_(library), known_(library.nodes().size(), -1) {}

Dependence PairDependence::of(ExprId expression) {
    if (expression == none) return {};
    signed char& known = known_[static_cast<std::size_t>(expression)];
    if (known < 0) {
        known = 3;  // while it is worked out: a fact whose own value leads back to it
        const Dependence found = find(library_.nodes()[static_cast<std::size_t>(expression)]);
        known_[static_cast<std::size_t>(expression)] =
            static_cast<signed char>((found.requesting ? 1 : 0) | (found.requested ? 2 : 0));
    }
    const signed char bits = known_[static_cast<std::size_t>(expression)];
    return {(bits & 1) != 0, (bits & 2) != 0};
}

Dependence PairDependence::of_fact(FactIndex fact) {
    return of(library_.facts()[static_cast<std::size_t>(fact)].otherwise);
}

Dependence PairDependence::find(const Node& node) {
    switch (node.op) {
        case Op::constant:
        case Op::literal:
        case Op::field:
        case Op::request_day:
        case Op::as_of:
        case Op::documents_complete:
            return {};
        case Op::requesting_state:
            return {true, false};
        case Op::requested_state:
            return {false, true};
        case Op::fact:
        case Op::offence_fact:
            return of_fact(node.a);
        case Op::negation:
        case Op::holds:
        case Op::one_of:
        case Op::has_any:
        case Op::has_all:
        case Op::bound:
        case Op::declared:
        case Op::declared_value:
        case Op::state_law:
        case Op::plus:
        case Op::minus:
        case Op::holds_on:
        case Op::count_of:
            return of(node.a);
        case Op::conjunction:
        case Op::disjunction:
        case Op::compare:
        case Op::shares:
        case Op::some:
        case Op::every:
            return joined(of(node.a), of(node.b));
        case Op::some_offence:
        case Op::every_offence:
            return of(node.b);
        default:
            return both_states;
    }
}

}  // namespace comity::law
