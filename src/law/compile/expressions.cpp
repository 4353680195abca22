// SPDX-License-Identifier: EUPL-1.2
#include "law/compile/expressions.h"

#include <limits>

#include "law/library/articles.h"

namespace comity::law {

ExpressionReader::ExpressionReader(Compilation& compilation, Cursor& cursor, InstrumentIndex instrument)
    : compilation_(compilation), builder_(compilation.builder), cursor_(&cursor), instrument_(instrument) {}

void ExpressionReader::enter_records(FactIndex fact) {
    scopes_.push_back({fact});
}

void ExpressionReader::leave_records() {
    scopes_.pop_back();
}

ExpressionReader::Level::Level(ExpressionReader& reader) : reader_(reader) {
    if (++reader_.depth_ > max_expression_depth) {
        reader_.cursor_->refuse(
            "the expression is nested deeper than " + std::to_string(max_expression_depth) + " levels",
            "split it into several rules");
    }
}

ExprId ExpressionReader::add(Op op, std::int32_t a, std::int32_t b, std::uint16_t n) {
    if (++nodes_ > max_expression_nodes) {
        cursor_->refuse("the expression has more than " + std::to_string(max_expression_nodes) + " parts",
                        "split it into several rules");
        return none;
    }
    return builder_.add_node({op, 0, n, a, b});
}

ExprId ExpressionReader::literal(Value value) {
    return add(Op::literal, builder_.add_constant(value));
}

ExprId ExpressionReader::condition() {
    return disjunction();
}

ExprId ExpressionReader::term() {
    return read_term().id;
}

ExprId ExpressionReader::disjunction() {
    ExprId left = conjunction();
    while (cursor_->take({"or"})) left = add(Op::disjunction, left, conjunction());
    return left;
}

ExprId ExpressionReader::conjunction() {
    ExprId left = negation();
    while (cursor_->take({"and"})) left = add(Op::conjunction, left, negation());
    return left;
}

ExprId ExpressionReader::negation() {
    const Level level(*this);
    if (cursor_->failed()) return none;
    if (cursor_->take({"not"})) return add(Op::negation, negation());
    return primary();
}

ExprId ExpressionReader::primary() {
    if (cursor_->failed()) return none;
    if (cursor_->take_symbol("(")) {
        const ExprId inside = disjunction();
        cursor_->expect_symbol(")");
        return inside;
    }
    if (cursor_->take({"true"})) return add(Op::constant, static_cast<int>(Truth::yes));
    if (cursor_->take({"false"})) return add(Op::constant, static_cast<int>(Truth::no));
    if (cursor_->take({"unknown"})) return add(Op::constant, static_cast<int>(Truth::unknown));
    if (cursor_->take({"documents", "complete"})) return add(Op::documents_complete);
    if (cursor_->take({"mla", "treaty", "in", "force"})) return add(Op::treaty_in_force);
    if (cursor_->take({"both", "bound", "by"})) {
        const InstrumentIndex other = instrument_named(cursor_->expect_word("an instrument"));
        if (cursor_->take({"on"})) return add(Op::both_bound_on, term(), none, static_cast<std::uint16_t>(other));
        return add(Op::both_bound, none, none, static_cast<std::uint16_t>(other));
    }
    if (cursor_->take({"both", "accept"})) {
        const InstrumentIndex other = instrument_named(cursor_->expect_word("an instrument"));
        cursor_->expect("chapter");
        const TextId chapter = builder_.intern(cursor_->expect_word("a chapter"));
        return add(Op::both_accept, chapter, none, static_cast<std::uint16_t>(other));
    }
    for (std::string_view quantifier : {"some", "every", "no"}) {
        if (cursor_->take({quantifier})) return quantified(quantifier);
    }
    if (cursor_->take({"holds", "on"})) return holds_on();

    const Term left = read_term();
    if (cursor_->failed()) return none;
    if (left.is_condition) return left.id;
    if (left.type == Type::state) {
        for (std::string_view word : {"bound", "declared", "law"}) {
            if (cursor_->peek_word(word)) return state_condition(left);
        }
    }
    return comparison(left);
}

ExprId ExpressionReader::quantified(std::string_view quantifier) {
    const bool other = cursor_->take({"other"});
    const auto finish = [&](ExprId node) { return quantifier == "no" ? add(Op::negation, node) : node; };
    if (cursor_->take({"offences"}) || cursor_->take({"offence"})) {
        return finish(body_of_offences(quantifier == "every" ? Op::every_offence : Op::some_offence, other));
    }
    const Term list = read_term();
    if (cursor_->failed()) return none;
    if (list.records == none) {
        cursor_->refuse("'" + std::string(quantifier) + "' goes over a list of records",
                        "use `has` for a set of words or States");
        return none;
    }
    enter_records(list.records);
    cursor_->expect_symbol("(");
    const ExprId body = disjunction();
    cursor_->expect_symbol(")");
    leave_records();
    return finish(add(quantifier == "every" ? Op::every : Op::some, list.id, body));
}

ExprId ExpressionReader::body_of_offences(Op op, bool other) {
    const bool outside = uses_offence_;
    enter_records(none);
    cursor_->expect_symbol("(");
    const ExprId body = disjunction();
    cursor_->expect_symbol(")");
    leave_records();
    uses_offence_ = outside || other;  // "other" offences are other than the one at hand
    return add(op, none, body, other ? 1 : 0);
}

/// The record at hand is compared by its `from` and `to`; a record without them always holds.
ExprId ExpressionReader::holds_on() {
    if (scopes_.empty() || scopes_.back().records == none) {
        cursor_->refuse("'holds on' speaks of a record", "use it inside some … ( … )");
        return none;
    }
    const Fact& fact = builder_.facts[static_cast<std::size_t>(scopes_.back().records)];
    std::int32_t from = none;
    std::int32_t to = none;
    for (std::uint32_t i = 0; i < fact.fields.count; ++i) {
        const std::string_view name = builder_.text(builder_.fact_fields[fact.fields.first + i].name);
        if (name == "from") from = static_cast<std::int32_t>(i);
        if (name == "to") to = static_cast<std::int32_t>(i);
    }
    if (from == none) {
        cursor_->refuse("these records have no field 'from'");
        return none;
    }
    const ExprId day = term();
    return add(Op::holds_on, day, to, static_cast<std::uint16_t>(from));
}

ExprId ExpressionReader::state_condition(const Term& state) {
    if (cursor_->take({"bound", "by"})) {
        const InstrumentIndex other = instrument_named(cursor_->expect_word("an instrument"));
        // On another day: as "both bound by … on", of the one State named.
        if (cursor_->take({"on"})) return add(Op::both_bound_on, term(), state.id, static_cast<std::uint16_t>(other));
        return add(Op::bound, state.id, none, static_cast<std::uint16_t>(other));
    }
    if (cursor_->take({"declared"})) return declared_by(state.id);
    cursor_->expect("law");
    const TextId topic = builder_.intern(cursor_->expect_word("a topic of the State's law"));
    const bool negative = cursor_->take({"is", "not"});
    if (!negative) cursor_->expect("is");
    const TextId rule = builder_.intern(cursor_->expect_word("a rule on the topic"));
    Value word{Value::Kind::word, rule};
    const std::int32_t constant = builder_.add_constant(word);
    if (constant > std::numeric_limits<std::uint16_t>::max()) cursor_->refuse("the library has too many constants");
    const ExprId node = add(Op::state_law, state.id, topic, static_cast<std::uint16_t>(constant));
    return negative ? add(Op::negation, node) : node;
}

ExprId ExpressionReader::declared_by(ExprId state) {
    const std::int32_t pattern = declaration_pattern();
    return add(Op::declared, state, pattern);
}

/// "28.3", "coe-024:28.3", "6 as refuses-nationals".
std::int32_t ExpressionReader::declaration_pattern() {
    std::string article = cursor_->expect_word("an article");
    InstrumentIndex instrument = instrument_;
    if (const auto colon = article.find(':'); colon != std::string::npos) {
        instrument = instrument_named(article.substr(0, colon));
        article.erase(0, colon + 1);
    }
    TextId code = 0;
    if (cursor_->take({"as"})) code = builder_.intern(cursor_->expect_word("the meaning of the declaration"));
    if (cursor_->failed()) return none;
    return builder_.add_pattern({instrument, builder_.intern(normal_article(article)), code, 0, 0});
}

void ExpressionReader::expect_list(const Term& term, std::string_view word) {
    const bool list = term.type == Type::set_of || term.type == Type::state_list || term.type == Type::text_list ||
                      term.type == Type::instrument_list;
    if (!list && !cursor_->failed()) {
        cursor_->refuse("`" + std::string(word) + "` speaks of a set or a list of words or States",
                        "use `is` for one value");
    }
}

ExprId ExpressionReader::comparison(const Term& left) {
    if (cursor_->peek_word("is")) return is_comparison(left);
    if (cursor_->peek_word("has")) return has(left);
    if (cursor_->take({"shares"})) {
        expect_list(left, "shares");
        const Term right = read_term();
        if (right.type != Type::state) expect_list(right, "shares");
        return add(Op::shares, left.id, right.id);
    }
    for (std::string_view symbol : {"=", "!=", "<", "<=", ">", ">="}) {
        if (cursor_->peek_symbol(symbol)) return ordered(left);
    }
    if (left.type == Type::yes_no) return add(Op::holds, left.id);
    cursor_->refuse("a comparison should stand here", "say what the fact is: is, has, shares, =, <, >, >=, <=");
    return none;
}

ExprId ExpressionReader::is_comparison(const Term& left) {
    cursor_->expect("is");
    const bool negative = cursor_->take({"not"});
    const bool list = left.type == Type::set_of || left.type == Type::state_list || left.type == Type::text_list ||
                      left.type == Type::instrument_list || left.type == Type::records;
    ExprId node = none;
    if (list) {
        cursor_->refuse("a list is not one value", "use `has`");
    } else if (cursor_->take({"one", "of"})) {
        const auto [first, count] = constant_set(left);
        node = add(Op::one_of, left.id, first, count);
    } else {
        const Term right = right_side(left);
        node = add(Op::compare, left.id, right.id, static_cast<std::uint16_t>(Comparison::equal));
    }
    return negative ? add(Op::negation, node) : node;
}

ExprId ExpressionReader::ordered(const Term& left) {
    Comparison how = Comparison::equal;
    if (cursor_->take_symbol("="))
        how = Comparison::equal;
    else if (cursor_->take_symbol("!="))
        how = Comparison::different;
    else if (cursor_->take_symbol("<="))
        how = Comparison::less_or_equal;
    else if (cursor_->take_symbol("<"))
        how = Comparison::less;
    else if (cursor_->take_symbol(">="))
        how = Comparison::greater_or_equal;
    else if (cursor_->take_symbol(">"))
        how = Comparison::greater;
    const Term right = right_side(left);
    return add(Op::compare, left.id, right.id, static_cast<std::uint16_t>(how));
}

ExprId ExpressionReader::has(const Term& left) {
    cursor_->expect("has");
    expect_list(left, "has");
    Op op = Op::has_any;
    if (cursor_->take({"all", "of"})) {
        op = Op::has_all;
    } else if (!cursor_->take({"any", "of"})) {
        // A State that is only known with the request is looked for as a list of one.
        if (left.type == Type::state_list &&
            (cursor_->peek_word("requesting_state") || cursor_->peek_word("requested_state"))) {
            return add(Op::shares, left.id, read_term().id);
        }
        const std::string word = cursor_->expect_word("a value");
        if (cursor_->failed()) return none;
        return add(op, left.id, builder_.add_constant(literal_for(left, word)), 1);
    }
    const auto [first, count] = constant_set(left);
    return add(op, left.id, first, count);
}

std::pair<std::int32_t, std::uint16_t> ExpressionReader::constant_set(const Term& left) {
    cursor_->expect_symbol("{");
    std::vector<Value> values;
    do {
        const std::string word = cursor_->expect_word("a value");
        if (cursor_->failed()) return {none, 0};
        values.push_back(literal_for(left, word));
        if (values.size() > static_cast<std::size_t>(max_expression_nodes)) cursor_->refuse("a set of too many values");
    } while (cursor_->take_symbol(","));
    cursor_->expect_symbol("}");
    return {builder_.add_constants(values), static_cast<std::uint16_t>(values.size())};
}

}  // namespace comity::law
