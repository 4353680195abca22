// SPDX-License-Identifier: EUPL-1.2
#include "law/rules/explain.h"

#include <algorithm>
#include <array>

#include "law/rules/condition_words.h"

namespace comity::law {

namespace {

constexpr std::array<std::string_view, 6> comparison_signs{"=", "≠", "<", "≤", ">", "≥"};

std::string number_text(std::int64_t thousandths) {
    std::string text = std::to_string(thousandths / 1000);
    if (thousandths % 1000 != 0) {
        std::string rest = std::to_string(1000 + std::abs(thousandths % 1000)).substr(1);
        while (rest.back() == '0') rest.pop_back();
        text += "." + rest;
    }
    return text;
}

std::string penalty_text(const Value& value) {
    switch (static_cast<PenaltyRank>(value.a)) {
        case PenaltyRank::fine:
            return "fine";
        case PenaltyRank::indeterminate:
            return "indeterminate";
        case PenaltyRank::life:
            return "life";
        case PenaltyRank::death:
            return "death";
        case PenaltyRank::imprisonment:
            break;
    }
    return value.b < 0 ? "imprisonment of unknown length" : to_string(Period{value.b, value.c, 0});
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text;
}

}  // namespace

std::string value_text(const Facts& facts, const Value& value) {
    switch (value.kind) {
        case Value::Kind::unknown:
            return "unknown";
        case Value::Kind::truth:
            return value.a == static_cast<int>(Truth::yes) ? "yes" : "no";
        case Value::Kind::word:
            return std::string(facts.word(value.a));
        case Value::Kind::day:
            return to_string(day_of(value));
        case Value::Kind::moment:
            return to_string(CivilDate(value.a));
        case Value::Kind::period:
            return to_string(period_of(value));
        case Value::Kind::penalty:
            return penalty_text(value);
        case Value::Kind::state:
            return StateCode::from_packed(value.a).text();
        case Value::Kind::number:
            return number_text(wide(value));
        case Value::Kind::words:
        case Value::Kind::states: {
            std::vector<std::string> parts;
            for (std::int32_t item : facts.items(value)) {
                parts.push_back(value.kind == Value::Kind::states ? StateCode::from_packed(item).text()
                                                                  : std::string(facts.word(item)));
            }
            return parts.empty() ? "none" : "[" + joined(parts) + "]";
        }
        case Value::Kind::records:
            return value.b == 0 ? "none" : std::to_string(value.b) + " recorded";
    }
    return "";
}

Explainer::Explainer(const Evaluator& evaluator)
    : evaluator_(evaluator), facts_(evaluator.situation().facts), library_(facts_.library()) {}

std::string Explainer::name_of(ExprId id, int offence) const {
    const Node& node = library_.nodes()[static_cast<std::size_t>(id)];
    if (node.op == Op::fact) return std::string(library_.text(library_.facts()[static_cast<std::size_t>(node.a)].name));
    if (node.op == Op::offence_fact) {
        const std::string name(library_.text(library_.facts()[static_cast<std::size_t>(node.a)].name));
        const std::string& offence_id = facts_.offence_id(offence);
        return offence_id.empty() ? name : "offences." + offence_id + "." + name.substr(name.find('.') + 1);
    }
    return expression_text(library_, id);
}

std::string Explainer::record_text(std::span<const Value> fields, const Fact& fact) const {
    std::vector<std::string> parts;
    const auto columns = library_.of(library_.fact_fields(), fact.fields);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (fields[i].kind == Value::Kind::unknown) continue;
        parts.push_back(std::string(library_.text(columns[i].name)) + " " + value_text(facts_, fields[i]));
    }
    return "{" + joined(parts) + "}";
}

std::string Explainer::list_text(const Value& list, const Fact& fact) const {
    if (list.kind != Value::Kind::records || list.b == 0) return value_text(facts_, list);
    std::vector<std::string> rows;
    for (std::int32_t i = 0; i < list.b; ++i) {
        rows.push_back(record_text(facts_.record(list, static_cast<std::size_t>(i), fact.fields.count), fact));
    }
    return "[" + joined(rows) + "]";
}

std::string Explainer::term_text(ExprId id, int offence) const {
    const Node& node = library_.nodes()[static_cast<std::size_t>(id)];
    const Value value = evaluator_.term(id, offence);
    switch (node.op) {
        case Op::literal:
            return value_text(facts_, value);
        case Op::requesting_state:
        case Op::requested_state:
        case Op::request_day:
        case Op::as_of:
            return expression_text(library_, id) + " (" + value_text(facts_, value) + ")";
        case Op::plus:
        case Op::minus:
        case Op::plus_days:
        case Op::minus_days:
            return expression_text(library_, id) + " = " + value_text(facts_, value);
        default:
            return name_of(id, offence) + " = " + value_text(facts_, value);
    }
}

std::string Explainer::leaf(ExprId id, int offence) const {
    const Node& node = library_.nodes()[static_cast<std::size_t>(id)];
    switch (node.op) {
        case Op::holds:
            return term_text(node.a, offence);
        case Op::compare:
            return term_text(node.a, offence) + " " + std::string(comparison_signs[node.n]) + " " +
                   term_text(node.b, offence);
        case Op::one_of:
        case Op::has_any:
        case Op::has_all:
            return term_text(node.a, offence) +
                   expression_text(library_, id).substr(expression_text(library_, node.a).size());
        case Op::shares:
            return term_text(node.a, offence) + " shares " + term_text(node.b, offence);
        case Op::some:
        case Op::every: {
            const Node& list = library_.nodes()[static_cast<std::size_t>(node.a)];
            const Fact& fact = library_.facts()[static_cast<std::size_t>(list.a)];
            return name_of(node.a, offence) + " = " + list_text(evaluator_.term(node.a, offence), fact) + "; " +
                   expression_text(library_, id);
        }
        default:
            return expression_text(library_, id);
    }
}

void Explainer::decisive(ExprId id, int offence, Truth wanted, std::vector<std::string>& out) const {
    if (id == none) return;
    const Node& node = library_.nodes()[static_cast<std::size_t>(id)];
    const Truth truth = evaluator_.test(id, offence);
    if (truth != wanted) return;
    switch (node.op) {
        case Op::constant:
            return;
        case Op::negation:
            decisive(node.a, offence, !wanted, out);
            return;
        case Op::conjunction:
        case Op::disjunction:
            decisive(node.a, offence, wanted, out);
            decisive(node.b, offence, wanted, out);
            return;
        default: {
            std::string text = leaf(id, offence);
            text += truth == Truth::yes ? " ✓" : truth == Truth::no ? " ✗" : " ?";
            if (std::ranges::find(out, text) == out.end()) out.push_back(std::move(text));
        }
    }
}

std::vector<std::string> Explainer::because(ExprId condition, int offence) const {
    std::vector<std::string> out;
    if (condition != none) decisive(condition, offence, evaluator_.test(condition, offence), out);
    return out;
}

/// What the file says of the terms a test speaks of, where the words of the test do not say it already.
std::string Explainer::observed(ExprId id, int offence, Truth truth) const {
    const Node& node = library_.nodes()[static_cast<std::size_t>(id)];
    const auto value = [&](ExprId term) {
        const Op op = library_.nodes()[static_cast<std::size_t>(term)].op;
        if (op == Op::literal) return std::string();
        const Value known = evaluator_.term(term, offence);
        if (known.kind == Value::Kind::unknown) return std::string("not known");
        const Node& at = library_.nodes()[static_cast<std::size_t>(term)];
        const bool list = known.kind == Value::Kind::records && (op == Op::fact || op == Op::offence_fact);
        if (list) return list_text(known, library_.facts()[static_cast<std::size_t>(at.a)]);
        if (known.kind == Value::Kind::word) return ConditionWords(library_).label(known.a, term);
        return known.kind == Value::Kind::period ? period_in_words(period_of(known)) : value_text(facts_, known);
    };
    std::vector<std::string> seen;
    switch (node.op) {
        case Op::holds:
            return truth == Truth::unknown ? "not known" : "";
        case Op::compare:
        case Op::shares:
            for (const ExprId term : {node.a, node.b}) {
                if (std::string one = value(term); !one.empty()) seen.push_back(std::move(one));
            }
            return joined(seen);
        case Op::one_of:
        case Op::has_any:
        case Op::has_all:
        case Op::some:
        case Op::every:
        case Op::holds_on:
            return value(node.a);
        default:
            return truth == Truth::unknown ? "not known" : "";
    }
}

Reasoning Explainer::explain(ExprId id, int offence, bool holds) const {
    if (id == none) return {"in every case", Truth::yes, {}};
    ConditionWords words(library_);
    const ConditionWords::Parts parts = words.parts(id, holds);
    Reasoning step;
    const Truth truth = evaluator_.test(id, offence);
    step.truth = holds ? truth : !truth;
    if (parts.list.size() > 1) {
        step.text = parts.all ? "all of these hold" : "one of these holds";
        for (const ConditionWords::Parts::Part& part : parts.list)
            step.children.push_back(explain(part.condition, offence, part.holds));
        return step;
    }
    const ConditionWords::Parts::Part& only = parts.list.front();
    step.text = words.sentence(only.condition, only.holds);
    if (const std::string seen = observed(only.condition, offence, truth); !seen.empty())
        step.text += " (here: " + seen + ")";
    return step;
}

}  // namespace comity::law
