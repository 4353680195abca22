// SPDX-License-Identifier: EUPL-1.2
#include "law/rules/evaluator.h"

#include <algorithm>

namespace comity::law {

Value Evaluator::work_out(ExprId id, int offence) const {
    const Node& node = at(id);
    switch (node.op) {
        case Op::field:
            return records_[records_.size() - 1 - node.n].fields[static_cast<std::size_t>(node.a)];
        case Op::literal:
            return library_.constants()[static_cast<std::size_t>(node.a)];
        case Op::requesting_state:
            return situation_.requesting.known() ? Value{Value::Kind::state, situation_.requesting.packed()} : Value{};
        case Op::requested_state:
            return situation_.requested.known() ? Value{Value::Kind::state, situation_.requested.packed()} : Value{};
        case Op::request_day:
            return day_value(DateInterval::on(situation_.request_day));
        case Op::as_of:
            return day_value(DateInterval::on(situation_.as_of));
        case Op::plus:
        case Op::minus: {
            const Value start = term(node.a, offence);
            if (!is_day(start)) return {};
            const Period period = period_of(library_.constants()[static_cast<std::size_t>(node.b)]);
            const DateInterval day = day_of(start);
            if (node.op == Op::plus) return day_value({add(day.first, period), add(day.last, period)});
            return day_value({subtract(day.first, period), subtract(day.last, period)});
        }
        case Op::plus_days:
        case Op::minus_days: {
            const Value start = term(node.a, offence);
            const Value days = term(node.b, offence);
            if (!is_day(start) || days.kind != Value::Kind::number) return {};
            const std::int32_t count = whole_days(days) * (node.op == Op::plus_days ? 1 : -1);
            const DateInterval day = day_of(start);
            return day_value({add_days(day.first, count), add_days(day.last, count)});
        }
        case Op::declared_value: {
            const Value state = term(node.a, offence);
            if (state.kind != Value::Kind::state) return {};
            const auto number =
                situation_.network.declared_number(StateCode::from_packed(state.a), node.b, situation_.request_day);
            return number ? number_value(std::int64_t{*number} * 1000) : Value{};
        }
        case Op::count_of: {
            const Value list = term(node.a, offence);
            return list.kind == Value::Kind::unknown ? Value{} : number_value(std::int64_t{list.b} * 1000);
        }
        default:
            return truth_value(evaluate(id, offence));
    }
}

Truth Evaluator::find_out(const Node& node, int offence) const {
    switch (node.op) {
        case Op::constant:
            return static_cast<Truth>(node.a);
        case Op::negation:
            return !evaluate(node.a, offence);
        case Op::conjunction: {
            const Truth left = evaluate(node.a, offence);
            return left == Truth::no ? left : both(left, evaluate(node.b, offence));
        }
        case Op::disjunction: {
            const Truth left = evaluate(node.a, offence);
            return left == Truth::yes ? left : either(left, evaluate(node.b, offence));
        }
        case Op::holds: {
            const Value value = term(node.a, offence);
            return value.kind == Value::Kind::truth ? static_cast<Truth>(value.a) : Truth::unknown;
        }
        case Op::compare:
            return compare(node, offence);
        case Op::one_of:
            return one_of(node, offence);
        case Op::has_any:
        case Op::has_all:
            return has(node, offence);
        case Op::shares:
            return shares(node, offence);
        case Op::some:
        case Op::every:
            return over_records(node, offence);
        case Op::some_offence:
        case Op::every_offence:
            return over_offences(node, offence);
        case Op::holds_on:
            return holds_on(node, offence);
        case Op::bound: {
            const Value state = term(node.a, offence);
            if (state.kind != Value::Kind::state) return Truth::unknown;
            const StateCode code = StateCode::from_packed(state.a);
            if (code == situation_.requested) return situation_.requested_bound[node.n];
            if (code == situation_.requesting) return situation_.requesting_bound[node.n];
            return situation_.network.bound(code, node.n, situation_.request_day);
        }
        case Op::both_bound:
            return situation_.both_bound(node.n);
        case Op::both_bound_on: {
            const Value day = term(node.a, offence);
            if (!is_day(day)) return Truth::unknown;
            const Value one = node.b == none ? Value{} : term(node.b, offence);
            if (node.b != none && one.kind != Value::Kind::state) return Truth::unknown;
            const auto on = [&](CivilDate date) {
                if (node.b != none) return situation_.network.bound(StateCode::from_packed(one.a), node.n, date);
                return situation_.network.bound_between(situation_.requesting, situation_.requested, node.n, date);
            };
            const Truth first = on(day_of(day).first);
            return first == on(day_of(day).last) ? first : Truth::unknown;
        }
        case Op::both_accept:
            return both(situation_.both_bound(node.n), situation_.chapter_accepted(node.n, node.a));
        case Op::declared: {
            const Value state = term(node.a, offence);
            if (state.kind != Value::Kind::state) return Truth::unknown;
            return situation_.network.declared(StateCode::from_packed(state.a), node.b, situation_.request_day);
        }
        case Op::state_law: {
            const Value state = term(node.a, offence);
            if (state.kind != Value::Kind::state) return Truth::unknown;
            return situation_.network.state_law(StateCode::from_packed(state.a), node.b,
                                                library_.constants()[node.n].a);
        }
        case Op::documents_complete:
            return situation_.papers_complete;
        case Op::treaty_in_force:
            return situation_.mla_treaty;
        default:
            return Truth::unknown;  // a term; the reader never puts one here
    }
}

Truth compare_values(const Value& left, Comparison how, const Value& right) {
    using Kind = Value::Kind;
    if (left.kind == Kind::unknown || right.kind == Kind::unknown) return Truth::unknown;
    switch (how) {
        case Comparison::different:
            return !compare_values(left, Comparison::equal, right);
        case Comparison::less:
            return !compare_values(left, Comparison::greater_or_equal, right);
        case Comparison::less_or_equal:
            return !compare_values(left, Comparison::greater, right);
        default:
            break;
    }
    const bool or_equal = how == Comparison::greater_or_equal;
    if (is_day(left) && is_day(right)) {
        const DateInterval a = day_of(left);
        const DateInterval b = day_of(right);
        if (how == Comparison::equal) return same_day(a, b);
        return or_equal ? not_later(b, a) : earlier(b, a);
    }
    const auto lengths = [&](const Period& a, const Period& b) {
        if (how == Comparison::equal) return both(longer_or_equal(a, b), longer_or_equal(b, a));
        return or_equal ? longer_or_equal(a, b) : longer(a, b);
    };
    if (left.kind == Kind::penalty) {
        const auto rank = static_cast<PenaltyRank>(left.a);
        const bool other_is_penalty = right.kind == Kind::penalty;
        const auto other = other_is_penalty ? static_cast<PenaltyRank>(right.a) : PenaltyRank::imprisonment;
        if (rank != other) return how == Comparison::equal ? Truth::no : truth_of(rank > other);
        if (rank != PenaltyRank::imprisonment) return truth_of(how != Comparison::greater);
        if (left.b < 0 || (other_is_penalty && right.b < 0)) return Truth::unknown;
        const Period own{left.b, left.c, 0};
        return lengths(own, other_is_penalty ? Period{right.b, right.c, 0} : period_of(right));
    }
    if (left.kind == Kind::period && right.kind == Kind::period) return lengths(period_of(left), period_of(right));
    if (left.kind == Kind::number && right.kind == Kind::number) {
        if (how == Comparison::equal) return truth_of(wide(left) == wide(right));
        return truth_of(or_equal ? wide(left) >= wide(right) : wide(left) > wide(right));
    }
    if (how != Comparison::equal || left.kind != right.kind) return Truth::unknown;
    return truth_of(left.a == right.a);
}

Truth Evaluator::compare(const Node& node, int offence) const {
    return compare_values(term(node.a, offence), static_cast<Comparison>(node.n), term(node.b, offence));
}

Truth Evaluator::one_of(const Node& node, int offence) const {
    const Value value = term(node.a, offence);
    if (value.kind == Value::Kind::unknown) return Truth::unknown;
    const auto constants = library_.constants().subspan(static_cast<std::size_t>(node.b), node.n);
    return truth_of(std::ranges::any_of(constants, [&](const Value& constant) { return constant.a == value.a; }));
}

Truth Evaluator::has(const Node& node, int offence) const {
    const Value list = term(node.a, offence);
    if (list.kind == Value::Kind::unknown) return Truth::unknown;
    const auto items = facts_.items(list);
    const auto constants = library_.constants().subspan(static_cast<std::size_t>(node.b), node.n);
    const auto present = [&](const Value& constant) { return std::ranges::find(items, constant.a) != items.end(); };
    return truth_of(node.op == Op::has_any ? std::ranges::any_of(constants, present)
                                           : std::ranges::all_of(constants, present));
}

Truth Evaluator::shares(const Node& node, int offence) const {
    const Value left = term(node.a, offence);
    const Value right = term(node.b, offence);
    if (left.kind == Value::Kind::unknown || right.kind == Value::Kind::unknown) return Truth::unknown;
    const auto items = facts_.items(left);
    if (right.kind == Value::Kind::state) return truth_of(std::ranges::find(items, right.a) != items.end());
    const auto others = facts_.items(right);
    return truth_of(
        std::ranges::any_of(items, [&](std::int32_t item) { return std::ranges::find(others, item) != others.end(); }));
}

Truth Evaluator::over_records(const Node& node, int offence) const {
    const Value list = term(node.a, offence);
    if (list.kind != Value::Kind::records) return Truth::unknown;
    const std::size_t width = library_.facts()[static_cast<std::size_t>(at(node.a).a)].fields.count;
    const bool some = node.op == Op::some;
    Truth result = some ? Truth::no : Truth::yes;
    for (std::int32_t i = 0; i < list.b; ++i) {
        records_.push_back({facts_.record(list, static_cast<std::size_t>(i), width)});
        const Truth one = evaluate(node.b, offence);
        records_.pop_back();
        result = some ? either(result, one) : both(result, one);
    }
    return result;
}

Truth Evaluator::over_offences(const Node& node, int offence) const {
    if (!facts_.offences_known()) return Truth::unknown;
    const bool some = node.op == Op::some_offence;
    Truth result = some ? Truth::no : Truth::yes;
    for (int i = 0; i < facts_.offence_count(); ++i) {
        if (node.n == 1 && i == offence) continue;
        const Truth one = evaluate(node.b, i);
        result = some ? either(result, one) : both(result, one);
    }
    return result;
}

/// A record without a first (or last) day holds since always (until further notice).
Truth Evaluator::holds_on(const Node& node, int offence) const {
    const std::span<const Value> fields = records_.back().fields;
    const Value from = fields[node.n];
    const Value to = node.b == none ? Value{} : fields[static_cast<std::size_t>(node.b)];
    if (!is_day(from) && !is_day(to)) return Truth::yes;
    const Value day = term(node.a, offence);
    if (!is_day(day)) return Truth::unknown;
    Truth result = Truth::yes;
    if (is_day(from)) result = both(result, not_later(day_of(from), day_of(day)));
    if (is_day(to)) result = both(result, not_later(day_of(day), day_of(to)));
    return result;
}

void Evaluator::needs(ExprId id, int offence, NeedList& needed) const {
    if (id == none || evaluate(id, offence) != Truth::unknown) return;
    const Node& node = at(id);
    switch (node.op) {
        case Op::negation:
            needs(node.a, offence, needed);
            return;
        case Op::conjunction:
        case Op::disjunction:
            needs(node.a, offence, needed);
            needs(node.b, offence, needed);
            return;
        case Op::some:
        case Op::every: {
            const Value list = term(node.a, offence);
            if (list.kind != Value::Kind::records) {
                term_needs(node.a, offence, needed);
                return;
            }
            const std::size_t before = needed.asked();
            const std::size_t width = library_.facts()[static_cast<std::size_t>(at(node.a).a)].fields.count;
            for (std::int32_t i = 0; i < list.b; ++i) {
                records_.push_back({facts_.record(list, static_cast<std::size_t>(i), width)});
                needs(node.b, offence, needed);
                records_.pop_back();
            }
            // What is missing stands inside the records: the list itself is to be completed.
            if (needed.asked() == before)
                needed.add({at(node.a).a, at(node.a).op == Op::offence_fact ? offence : none});
            return;
        }
        case Op::some_offence:
        case Op::every_offence:
            if (!facts_.offences_known()) {
                needed.add({none, none});
                return;
            }
            for (int i = 0; i < facts_.offence_count(); ++i) {
                if (node.n != 1 || i != offence) needs(node.b, i, needed);
            }
            return;
        case Op::documents_complete:
            needed.add({library_.known_facts().documents, none});
            return;
        default:
            leaf_needs(id, offence, needed);
            return;
    }
}

void Evaluator::leaf_needs(ExprId id, int offence, NeedList& needed) const {
    const Node& node = at(id);
    switch (node.op) {
        case Op::holds:
        case Op::one_of:
        case Op::has_any:
        case Op::has_all:
        case Op::holds_on:
        case Op::bound:
        case Op::both_bound_on:
        case Op::declared:
        case Op::state_law:
            term_needs(node.a, offence, needed);
            return;
        case Op::compare:
        case Op::shares:
            term_needs(node.a, offence, needed);
            term_needs(node.b, offence, needed);
            return;
        default:
            return;
    }
}

void Evaluator::term_needs(ExprId id, int offence, NeedList& needed) const {
    const Node& node = at(id);
    switch (node.op) {
        case Op::fact: {
            if (own_value(node, offence).kind != Value::Kind::unknown) return;
            // What the library would know it from settles it as well.
            const Fact& fact = library_.facts()[static_cast<std::size_t>(node.a)];
            if (fact.type == Type::yes_no) needs(fact.otherwise, offence, needed);
            needed.add({node.a, none});
            return;
        }
        case Op::offence_fact:
            if (!facts_.offences_known())
                needed.add({none, none});
            else if (own_value(node, offence).kind == Value::Kind::unknown)
                needed.add({node.a, offence});
            return;
        case Op::plus_days:
        case Op::minus_days:
            term_needs(node.a, offence, needed);
            term_needs(node.b, offence, needed);
            return;
        case Op::plus:
        case Op::minus:
        case Op::count_of:
            term_needs(node.a, offence, needed);
            return;
        case Op::requesting_state:
            if (!situation_.requesting.known()) needed.add({library_.known_facts().requesting_state, none});
            return;
        case Op::requested_state:
            if (!situation_.requested.known()) needed.add({library_.known_facts().requested_state, none});
            return;
        default:
            return;
    }
}

}  // namespace comity::law
