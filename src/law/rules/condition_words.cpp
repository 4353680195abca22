// SPDX-License-Identifier: EUPL-1.2
#include "law/rules/condition_words.h"

#include <array>

#include "law/library/values.h"

namespace comity::law {

namespace {

bool is_joint(Op op) {
    return op == Op::conjunction || op == Op::disjunction;
}

std::string quoted(const std::string& name) {
    return "“" + name + "”";
}

std::string verb(bool holds) {
    return holds ? " is " : " is not ";
}

}  // namespace

std::string number_words(std::int64_t number) {
    static constexpr std::array<std::string_view, 20> small{
        "zero", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
        "ten",  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    static constexpr std::array<std::string_view, 10> tens{"",      "",      "twenty",  "thirty", "forty",
                                                           "fifty", "sixty", "seventy", "eighty", "ninety"};
    if (number < 0 || number >= 100) return std::to_string(number);
    const auto n = static_cast<std::size_t>(number);
    if (n < small.size()) return std::string(small[n]);
    return std::string(tens[n / 10]) + (n % 10 == 0 ? "" : "-" + std::string(small[n % 10]));
}

std::string listed(const std::vector<std::string>& parts, std::string_view join) {
    std::string all;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) all += i + 1 == parts.size() ? " " + std::string(join) + " " : ", ";
        all += parts[i];
    }
    return all;
}

std::string period_in_words(const Period& period) {
    std::vector<std::string> parts;
    const auto add = [&](int count, const std::string& unit) {
        if (count != 0) parts.push_back(number_words(count) + " " + unit + (count == 1 ? "" : "s"));
    };
    add(period.months / 12, "year");
    add(period.months % 12, "month");
    add(period.days, "day");
    add(period.hours, "hour");
    return parts.empty() ? "no time" : listed(parts, "and");
}

ConditionWords::Parts ConditionWords::parts(ExprId condition, bool holds) const {
    Parts found;
    while (at(condition).op == Op::negation) {
        condition = at(condition).a;
        holds = !holds;
    }
    const Op op = at(condition).op;
    if (!is_joint(op)) {
        found.list.push_back({condition, holds});
        return found;
    }
    found.all = (op == Op::conjunction) == holds;
    for (const ExprId half : {at(condition).a, at(condition).b}) {
        const Parts inner = parts(half, holds);
        if (inner.list.size() == 1 || inner.all == found.all)
            found.list.insert(found.list.end(), inner.list.begin(), inner.list.end());
        else
            found.list.push_back({half, holds});
    }
    return found;
}

bool ConditionWords::is_short(ExprId condition) const {
    const Parts all = parts(condition);
    return all.list.size() <= 2 && std::ranges::none_of(all.list, [&](const Parts::Part& part) {
               return parts(part.condition).list.size() > 1;
           });
}

std::string ConditionWords::sentence(ExprId condition, bool holds) {
    if (condition == none) return holds ? "in every case" : "in no case";
    const Node& node = at(condition);
    if (node.op == Op::negation) return sentence(node.a, !holds);
    return is_joint(node.op) ? joined(condition, holds) : test(node, holds);
}

std::string ConditionWords::joined(ExprId condition, bool holds) {
    const Parts all = parts(condition, holds);
    std::string words;
    for (const Parts::Part& part : all.list) {
        const bool nested = parts(part.condition, part.holds).list.size() > 1;
        const std::string one = sentence(part.condition, part.holds);
        words += (words.empty() ? "" : all.all ? " and " : " or ") + (nested ? "(" + one + ")" : one);
    }
    return words;
}

std::string ConditionWords::test(const Node& node, bool holds) {
    switch (node.op) {
        case Op::constant: {
            const auto truth = static_cast<Truth>(node.a);
            if (truth == Truth::unknown) return "the file cannot settle the point";
            return (truth == Truth::yes) == holds ? "in every case" : "in no case";
        }
        case Op::holds:
            return term(node.a) + " is answered " + (holds ? "yes" : "no");
        case Op::compare:
            return compared(node, holds);
        case Op::one_of:
            return among(node, holds);
        case Op::has_any:
        case Op::has_all:
            return has(node, holds);
        case Op::shares:
            return term(node.a) + " and " + term(node.b) + (holds ? " have" : " do not have") + " one in common";
        case Op::some:
        case Op::every:
            return over_records(node, holds);
        case Op::some_offence:
        case Op::every_offence:
            return over_offences(node, holds);
        case Op::holds_on:
            return std::string(holds ? "it holds" : "it does not hold") + " on " + term(node.a);
        case Op::bound:
            return term(node.a) + verb(holds) + "bound by " + instrument(node.n);
        case Op::both_bound:
            return (holds ? "both States are bound by " : "one of the States is not bound by ") + instrument(node.n);
        case Op::both_bound_on:
            if (node.b != none)
                return term(node.b) + (holds ? " was" : " was not") + " bound by " + instrument(node.n) + " on " +
                       term(node.a);
            return (holds ? "both States were bound by " : "one of the States was not bound by ") + instrument(node.n) +
                   " on " + term(node.a);
        case Op::both_accept:
            return (holds ? "both States accept" : "one of the States does not accept") + std::string(" chapter ") +
                   text(node.a) + " of " + instrument(node.n);
        case Op::declared:
            return term(node.a) + (holds ? " has" : " has not") + " made a declaration under " + declaration(node.b);
        case Op::state_law:
            return "under the law of " + term(node.a) + " the rule on " + text(node.b) + verb(holds) +
                   quoted(text(library_.constants()[node.n].a));
        case Op::documents_complete:
            return holds ? "every paper needed is there" : "a paper needed is missing";
        case Op::treaty_in_force:
            return std::string(holds ? "a" : "no") + " treaty on mutual assistance is in force between the two States";
        default:
            return term(static_cast<ExprId>(&node - library_.nodes().data()));
    }
}

std::string ConditionWords::compared(const Node& node, bool holds) {
    auto how = static_cast<Comparison>(node.n);
    if (!holds) {
        static constexpr std::array contrary{Comparison::different,        Comparison::equal,
                                             Comparison::greater_or_equal, Comparison::greater,
                                             Comparison::less_or_equal,    Comparison::less};
        how = contrary[static_cast<std::size_t>(how)];
    }
    static constexpr std::array<std::string_view, 6> of_amounts{" is ",         " is not ",       " is less than ",
                                                                " is at most ", " is more than ", " is at least "};
    static constexpr std::array<std::string_view, 6> of_days{" is ",           " is not ",   " is before ",
                                                             " is not after ", " is after ", " is not before "};
    const bool days = is_day(node.a) || is_day(node.b);
    const Node& right = at(node.b);
    const std::string other = right.op == Op::literal ? constant(right.a, node.a) : term(node.b);
    return term(node.a) + std::string((days ? of_days : of_amounts)[static_cast<std::size_t>(how)]) + other;
}

std::string ConditionWords::among(const Node& node, bool holds) {
    if (holds) return term(node.a) + " is " + constants(node, "or");
    return term(node.a) + (node.n == 1 ? " is not " : " is neither ") + constants(node, "nor");
}

std::string ConditionWords::has(const Node& node, bool holds) {
    const bool all = node.op == Op::has_all && node.n > 1;
    if (holds) return constants(node, all ? "and" : "or") + (all ? " are among " : " is among ") + term(node.a);
    if (all) return "not all of " + constants(node, "and") + " are among " + term(node.a);
    return (node.n > 1 ? "neither " : "") + constants(node, "nor") + (node.n > 1 ? " is" : " is not") + " among " +
           term(node.a);
}

std::string ConditionWords::over_records(const Node& node, bool holds) {
    const std::string list = term(node.a);
    const bool some = (node.op == Op::some) == holds;
    scopes_.push_back(at(node.a).a);
    const std::string body = sentence(node.b, node.op == Op::some ? true : holds);
    scopes_.pop_back();
    if (node.op == Op::some) return "among " + list + (holds ? " there is one where " : " there is none where ") + body;
    return some ? "among " + list + " there is one where " + body : "for each of " + list + ", " + body;
}

std::string ConditionWords::over_offences(const Node& node, bool holds) {
    const std::string which = node.n == 1 ? "another offence" : "an offence";
    if (node.op == Op::some_offence)
        return (holds ? "there is " + which : "there is not " + which) + " where " + sentence(node.b);
    return holds ? "for every offence, " + sentence(node.b) : "there is an offence where " + sentence(node.b, false);
}

std::string ConditionWords::term(ExprId id) {
    if (id == none) return "";
    const Node& node = at(id);
    switch (node.op) {
        case Op::fact:
        case Op::offence_fact: {
            const std::string name = fact_name(node.a);
            const Type type = library_.facts()[static_cast<std::size_t>(node.a)].type;
            const bool question = type == Type::yes_no || type == Type::date || type == Type::moment;
            return question ? quoted(name) : "the " + name;
        }
        case Op::field:
            return "its " + field_name(node);
        case Op::literal:
            return constant(node.a, none);
        case Op::requesting_state:
            return "the requesting State";
        case Op::requested_state:
            return "the requested State";
        case Op::request_day:
            return "the day of the request";
        case Op::as_of:
            return "the day of the question";
        case Op::plus:
            return constant(node.b, none) + " after " + term(node.a);
        case Op::minus:
            return constant(node.b, none) + " before " + term(node.a);
        case Op::plus_days:
            return "the day as many days after " + term(node.a) + " as " + term(node.b) + " says";
        case Op::minus_days:
            return "the day as many days before " + term(node.a) + " as " + term(node.b) + " says";
        case Op::declared_value:
            return "the number " + term(node.a) + " declared under " + declaration(node.b);
        case Op::count_of:
            return "the number of " + term(node.a);
        default:
            return sentence(id);
    }
}

bool ConditionWords::is_day(ExprId id) const {
    if (id == none) return false;
    const Node& node = at(id);
    switch (node.op) {
        case Op::request_day:
        case Op::as_of:
        case Op::plus:
        case Op::minus:
        case Op::plus_days:
        case Op::minus_days:
            return true;
        case Op::fact:
        case Op::offence_fact: {
            const Type type = library_.facts()[static_cast<std::size_t>(node.a)].type;
            return type == Type::date || type == Type::moment;
        }
        case Op::literal:
            return library_.constants()[static_cast<std::size_t>(node.a)].kind == Value::Kind::day;
        case Op::field: {
            if (scopes_.size() <= node.n) return false;
            const Fact& fact = library_.facts()[static_cast<std::size_t>(scopes_[scopes_.size() - 1 - node.n])];
            const Type type = library_.fact_fields()[fact.fields.first + static_cast<std::uint32_t>(node.a)].type;
            return type == Type::date || type == Type::moment;
        }
        default:
            return false;
    }
}

std::string ConditionWords::declaration(std::int32_t index) const {
    const DeclarationPattern& pattern = library_.patterns()[static_cast<std::size_t>(index)];
    return "article " + text(pattern.article) + " of " + instrument(pattern.instrument) +
           (pattern.code == 0 ? "" : " (" + quoted(text(pattern.code)) + ")");
}

std::string ConditionWords::instrument(int index) const {
    return text(library_.instruments()[static_cast<std::size_t>(index)].id);
}

std::string ConditionWords::fact_name(FactIndex index) const {
    const Fact& fact = library_.facts()[static_cast<std::size_t>(index)];
    return text(fact.label.en != 0 ? fact.label.en : fact.name);
}

std::string ConditionWords::field_name(const Node& node) const {
    if (scopes_.size() <= node.n) return "entry";
    const Fact& fact = library_.facts()[static_cast<std::size_t>(scopes_[scopes_.size() - 1 - node.n])];
    std::string name = text(library_.fact_fields()[fact.fields.first + static_cast<std::uint32_t>(node.a)].name);
    std::ranges::replace(name, '_', ' ');
    if (name == "from") return "first day";
    return name == "to" ? "last day" : name;
}

std::string ConditionWords::label(TextId word, ExprId of_term) const {
    if (of_term == none) return text(word);
    const Node& node = at(of_term);
    Range<FactValue> values;
    if (node.op == Op::fact || node.op == Op::offence_fact) {
        values = library_.facts()[static_cast<std::size_t>(node.a)].values;
    } else if (node.op == Op::field && scopes_.size() > node.n) {
        const Fact& fact = library_.facts()[static_cast<std::size_t>(scopes_[scopes_.size() - 1 - node.n])];
        values = library_.fact_fields()[fact.fields.first + static_cast<std::uint32_t>(node.a)].values;
    }
    for (const FactValue& value : library_.of(library_.fact_values(), values)) {
        if (value.word == word && value.label.en != 0) return quoted(text(value.label.en));
    }
    return quoted(text(word));
}

std::string ConditionWords::constant(std::int32_t index, ExprId of_term) const {
    const Value& value = library_.constants()[static_cast<std::size_t>(index)];
    switch (value.kind) {
        case Value::Kind::word:
            return label(value.a, of_term);
        case Value::Kind::truth:
            return value.a == static_cast<int>(Truth::yes) ? "yes" : "no";
        case Value::Kind::day:
            return to_string(day_of(value));
        case Value::Kind::period:
            return period_in_words(period_of(value));
        case Value::Kind::state: {
            const State* state = library_.find_state(StateCode::from_packed(value.a));
            return state == nullptr ? StateCode::from_packed(value.a).text() : text(state->name.en);
        }
        case Value::Kind::number:
            return number_words(wide(value) / 1000);
        default:
            return "";
    }
}

std::string ConditionWords::constants(const Node& node, std::string_view join) const {
    std::vector<std::string> parts;
    for (int i = 0; i < node.n; ++i) parts.push_back(constant(node.b + i, node.a));
    return listed(parts, join);
}

}  // namespace comity::law
