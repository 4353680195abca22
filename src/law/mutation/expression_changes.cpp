// SPDX-License-Identifier: EUPL-1.2
#include "law/mutation/expression_changes.h"

#include "law/compile/dependence.h"
#include "law/library/values.h"

namespace comity::law {

namespace {

bool is_test(Op op) {
    switch (op) {
        case Op::conjunction:
        case Op::disjunction:
        case Op::holds:
        case Op::compare:
        case Op::one_of:
        case Op::has_any:
        case Op::has_all:
        case Op::shares:
        case Op::some:
        case Op::every:
        case Op::some_offence:
        case Op::every_offence:
        case Op::holds_on:
        case Op::bound:
        case Op::both_bound:
        case Op::both_bound_on:
        case Op::both_accept:
        case Op::declared:
        case Op::state_law:
        case Op::documents_complete:
        case Op::treaty_in_force:
            return true;
        default:
            return false;
    }
}

Comparison neighbour(Comparison comparison) {
    switch (comparison) {
        case Comparison::equal:
            return Comparison::different;
        case Comparison::different:
            return Comparison::equal;
        case Comparison::less:
            return Comparison::less_or_equal;
        case Comparison::less_or_equal:
            return Comparison::less;
        case Comparison::greater:
            return Comparison::greater_or_equal;
        case Comparison::greater_or_equal:
            return Comparison::greater;
    }
    return comparison;
}

class ChangeFinder {
   public:
    explicit ChangeFinder(const Library& library) : library_(library) {}

    std::vector<ExpressionChange> find(ExprId root) {
        visit(root);
        return std::move(found_);
    }

   private:
    void visit(ExprId id) {
        if (id == none) return;
        const Node& node = library_.nodes()[static_cast<std::size_t>(id)];
        const bool known = node.op == Op::constant && static_cast<Truth>(node.a) != Truth::unknown;
        // "is" and "is not" of a comparison are each other's contrary already.
        const bool equality = node.op == Op::compare && node.n <= static_cast<int>(Comparison::different);
        if (known || (is_test(node.op) && !equality)) add({ExpressionChange::Kind::contrary, path_, {}, {}});
        if (node.op == Op::compare)
            add({ExpressionChange::Kind::comparison, path_, neighbour(static_cast<Comparison>(node.n)), {}});
        if (node.op == Op::literal) constants(node.a);
        if (node.op == Op::plus || node.op == Op::minus) constants(node.b);
        descend(has_first_operand(node.op), false, node.a);
        descend(has_second_operand(node.op), true, node.b);
    }

    void descend(bool there, bool second, ExprId part) {
        if (!there) return;
        path_.push_back(second);
        visit(part);
        path_.pop_back();
    }

    void constants(std::int32_t index) {
        const Value& value = library_.constants()[static_cast<std::size_t>(index)];
        if (value.kind == Value::Kind::day) {
            const DateInterval day = day_of(value);
            for (int shift : {-1, 1}) add_constant(day_value({add_days(day.first, shift), add_days(day.last, shift)}));
        } else if (value.kind == Value::Kind::period) {
            for (const Period& period : shifted(period_of(value))) add_constant(period_value(period));
        }
    }

    void add_constant(Value value) { add({ExpressionChange::Kind::constant, path_, {}, value}); }
    void add(ExpressionChange change) { found_.push_back(std::move(change)); }

    const Library& library_;
    std::vector<bool> path_;
    std::vector<ExpressionChange> found_;
};

ExprId change_here(ChangeableLibrary& library, ExprId id, const ExpressionChange& change) {
    Node node = library.library().nodes()[static_cast<std::size_t>(id)];
    switch (change.kind) {
        case ExpressionChange::Kind::contrary:
            if (node.op == Op::constant) {
                node.a = static_cast<std::int32_t>(!static_cast<Truth>(node.a));
            } else {
                node.a = id;
                node.b = none;
                node.n = 0;
                node.op = Op::negation;
            }
            break;
        case ExpressionChange::Kind::comparison:
            node.n = static_cast<std::uint16_t>(change.comparison);
            break;
        case ExpressionChange::Kind::constant:
            (node.op == Op::literal ? node.a : node.b) = library.add(change.constant);
            break;
    }
    return library.add(node);
}

ExprId change_below(ChangeableLibrary& library, ExprId id, const ExpressionChange& change, std::size_t depth) {
    if (depth == change.path.size()) return change_here(library, id, change);
    Node node = library.library().nodes()[static_cast<std::size_t>(id)];
    std::int32_t& part = change.path[depth] ? node.b : node.a;
    part = change_below(library, part, change, depth + 1);
    return library.add(node);
}

}  // namespace

std::vector<ExpressionChange> changes_of(const Library& library, ExprId root) {
    return ChangeFinder(library).find(root);
}

ExprId changed(ChangeableLibrary& library, ExprId root, const ExpressionChange& change) {
    return change_below(library, root, change, 0);
}

std::vector<Period> shifted(const Period& period) {
    std::vector<Period> periods;
    for (int shift : {-1, 1}) {
        Period other = period;
        (period.hours != 0 ? other.hours : period.days != 0 || period.months == 0 ? other.days : other.months) += shift;
        periods.push_back(other);
    }
    return periods;
}

}  // namespace comity::law
