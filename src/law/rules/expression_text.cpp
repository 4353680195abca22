// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "law/rules/explain.h"

namespace comity::law {

namespace {

constexpr std::array<std::string_view, 6> signs{"=", "!=", "<", "<=", ">", ">="};

/// Writes nodes back as the language they were read from.
class Writer {
   public:
    explicit Writer(const Library& library) : library_(library) {}

    std::string write(ExprId id) {
        const Node& node = library_.nodes()[static_cast<std::size_t>(id)];
        switch (node.op) {
            case Op::constant:
                return node.a == 2 ? "true" : node.a == 0 ? "false" : "unknown";
            case Op::negation:
                return "not " + bracketed(node.a);
            case Op::conjunction:
                return part(node.a, Op::disjunction) + " and " + part(node.b, Op::disjunction);
            case Op::disjunction:
                return write(node.a) + " or " + write(node.b);
            case Op::holds:
                return write(node.a);
            case Op::compare:
                return compared(node);
            case Op::one_of:
                return write(node.a) + " is one of " + set(node);
            case Op::has_any:
                return write(node.a) + (node.n == 1 ? " has " + constant(node.b, node.a) : " has any of " + set(node));
            case Op::has_all:
                return write(node.a) + " has all of " + set(node);
            case Op::shares:
                return write(node.a) + " shares " + write(node.b);
            case Op::some:
                return over("some", node);
            case Op::every:
                return over("every", node);
            case Op::some_offence:
                return std::string("some ") + (node.n == 1 ? "other " : "") + "offences (" + write(node.b) + ")";
            case Op::every_offence:
                return "every offences (" + write(node.b) + ")";
            case Op::holds_on:
                return "holds on " + write(node.a);
            case Op::bound:
                return write(node.a) + " bound by " + instrument(node.n);
            case Op::both_bound:
                return "both bound by " + instrument(node.n);
            case Op::both_bound_on:
                return (node.b == none ? "both" : write(node.b)) + " bound by " + instrument(node.n) + " on " +
                       write(node.a);
            case Op::both_accept:
                return "both accept " + instrument(node.n) + " chapter " + text(node.a);
            case Op::declared:
                return write(node.a) + " declared " + pattern(node.b);
            case Op::state_law:
                return write(node.a) + " law " + text(node.b) + " is " + text(library_.constants()[node.n].a);
            case Op::documents_complete:
                return "documents complete";
            case Op::treaty_in_force:
                return "mla treaty in force";
            case Op::fact:
            case Op::offence_fact:
                return text(library_.facts()[static_cast<std::size_t>(node.a)].name);
            case Op::field:
                return field(node);
            case Op::literal:
                return constant(node.a, none);
            case Op::requesting_state:
                return "requesting_state";
            case Op::requested_state:
                return "requested_state";
            case Op::request_day:
                return "request_day";
            case Op::as_of:
                return "as_of";
            case Op::plus:
                return write(node.a) + " + " + constant(node.b, none);
            case Op::minus:
                return write(node.a) + " - " + constant(node.b, none);
            case Op::plus_days:
                return write(node.a) + " + " + write(node.b) + " days";
            case Op::minus_days:
                return write(node.a) + " - " + write(node.b) + " days";
            case Op::declared_value:
                return "declared " + pattern(node.b) + " by " + write(node.a);
            case Op::count_of:
                return "count " + write(node.a);
        }
        return "";
    }

   private:
    std::string text(TextId id) const { return std::string(library_.text(id)); }

    std::string instrument(int index) const { return text(library_.instruments()[static_cast<std::size_t>(index)].id); }

    Op op(ExprId id) const { return library_.nodes()[static_cast<std::size_t>(id)].op; }

    std::string bracketed(ExprId id) {
        const bool simple = op(id) != Op::conjunction && op(id) != Op::disjunction && op(id) != Op::compare;
        return simple ? write(id) : "(" + write(id) + ")";
    }

    std::string part(ExprId id, Op weaker) { return op(id) == weaker ? "(" + write(id) + ")" : write(id); }

    std::string compared(const Node& node) {
        const bool word = node.n == 0 && op(node.b) == Op::literal;
        return write(node.a) + (word ? " is " : " " + std::string(signs[node.n]) + " ") + write(node.b);
    }

    std::string over(std::string_view quantifier, const Node& node) {
        scopes_.push_back(library_.nodes()[static_cast<std::size_t>(node.a)].a);
        std::string inside = write(node.b);
        scopes_.pop_back();
        return std::string(quantifier) + " " + write(node.a) + " (" + inside + ")";
    }

    std::string field(const Node& node) const {
        if (scopes_.size() <= node.n) return "its field";
        const Fact& fact = library_.facts()[static_cast<std::size_t>(scopes_[scopes_.size() - 1 - node.n])];
        return text(library_.fact_fields()[fact.fields.first + static_cast<std::uint32_t>(node.a)].name);
    }

    std::string pattern(std::int32_t index) const {
        const DeclarationPattern& pattern = library_.patterns()[static_cast<std::size_t>(index)];
        std::string words = instrument(pattern.instrument) + ":" + text(pattern.article);
        if (pattern.code != 0) words += " as " + text(pattern.code);
        return words;
    }

    bool is_state_list(ExprId term) const {
        if (term == none) return false;
        const Node& node = library_.nodes()[static_cast<std::size_t>(term)];
        if (node.op != Op::fact && node.op != Op::offence_fact) return false;
        const Type type = library_.facts()[static_cast<std::size_t>(node.a)].type;
        return type == Type::state_list || type == Type::state;
    }

    std::string constant(std::int32_t index, ExprId of_term) const {
        static const std::string yes = "yes";
        const Value& value = library_.constants()[static_cast<std::size_t>(index)];
        if (value.kind == Value::Kind::state || is_state_list(of_term)) return StateCode::from_packed(value.a).text();
        switch (value.kind) {
            case Value::Kind::word:
                return text(value.a);
            case Value::Kind::truth:
                return value.a == 2 ? yes : "no";
            case Value::Kind::day:
                return to_string(day_of(value));
            case Value::Kind::period:
                return to_string(period_of(value));
            case Value::Kind::number:
                return std::to_string(wide(value) / 1000);
            default:
                return "";
        }
    }

    std::string set(const Node& node) const {
        std::string words;
        for (int i = 0; i < node.n; ++i) words += (i == 0 ? "" : ", ") + constant(node.b + i, none);
        return "{" + words + "}";
    }

    const Library& library_;
    std::vector<FactIndex> scopes_;
};

}  // namespace

std::string expression_text(const Library& library, ExprId expression) {
    return expression == none ? "always" : Writer(library).write(expression);
}

}  // namespace comity::law
