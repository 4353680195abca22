// SPDX-License-Identifier: EUPL-1.2
#include <charconv>

#include "base/nearest.h"
#include "law/compile/expressions.h"
#include "law/library/articles.h"
#include "law/library/values.h"

namespace comity::law {

namespace {

bool is_list(Type type) {
    return type == Type::set_of || type == Type::state_list || type == Type::text_list || type == Type::instrument_list;
}

/// A `let` body is a condition when it has an operator of conditions at its top; terms are single names or sums.
bool looks_like_condition(const std::vector<Token>& tokens) {
    if (tokens.size() == 1) return false;
    for (const Token& token : tokens) {
        for (std::string_view word : {"and", "or", "not", "is", "has", "some", "every", "no", "shares", "bound",
                                      "declared", "accept", "complete"}) {
            if (token.is_word(word)) return true;
        }
        for (std::string_view symbol : {"<", "<=", ">", ">=", "=", "!="}) {
            if (token.is_symbol(symbol)) return true;
        }
    }
    return false;
}

}  // namespace

ExpressionReader::Term ExpressionReader::read_term() {
    Term left = simple_term();
    while (!cursor_->failed()) {
        const bool plus = cursor_->take_symbol("+");
        if (!plus && !cursor_->take_symbol("-")) break;
        const auto fixed = cursor_->take_period();
        if (!fixed) {
            // A number of days that only the facts or a declaration give.
            const Term days = simple_term();
            cursor_->expect("days");
            left.id = add(plus ? Op::plus_days : Op::minus_days, left.id, days.id);
            continue;
        }
        const Period period = *fixed;
        const Value value{Value::Kind::period, period.months, period.days, period.hours};
        left.id = add(plus ? Op::plus : Op::minus, left.id, builder_.add_constant(value));
    }
    return left;
}

ExpressionReader::Term ExpressionReader::simple_term() {
    const Level level(*this);
    if (cursor_->failed()) return {};
    if (const auto period = cursor_->take_period()) {
        return {
            literal({Value::Kind::period, period->months, period->days, period->hours}), Type::period, {}, none, true};
    }
    if (cursor_->take({"requesting_state"})) return {add(Op::requesting_state), Type::state};
    if (cursor_->take({"requested_state"})) return {add(Op::requested_state), Type::state};
    if (cursor_->take({"request_day"})) return {add(Op::request_day), Type::date};
    if (cursor_->take({"as_of"})) return {add(Op::as_of), Type::date};
    if (cursor_->take({"count"})) {
        const Term list = read_term();
        if (list.type != Type::records) expect_list(list, "count");
        return {add(Op::count_of, list.id), Type::number};
    }
    if (cursor_->take({"declared"})) {
        const std::int32_t pattern = declaration_pattern();
        cursor_->expect("by");
        return {add(Op::declared_value, simple_term().id, pattern), Type::number};
    }
    if (const Token* token = cursor_->peek(); token != nullptr && token->kind == Token::Kind::text) {
        const TextId text = builder_.intern(cursor_->expect_text("a text"));
        return {literal({Value::Kind::word, text}), Type::text};
    }
    const Place place = cursor_->place();
    const std::string word = cursor_->expect_word("a fact, a number, a day or a State");
    if (cursor_->failed()) return {};
    return named(word);
}

ExpressionReader::Term ExpressionReader::named(const std::string& word) {
    std::size_t out = 0;  // record scopes between the one at hand and the name's
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
        if (scope->records == none) {
            if (const FactIndex fact = builder_.find_fact("offence." + word); fact != none) return fact_term(fact);
            continue;
        }
        const Fact& fact = builder_.facts[static_cast<std::size_t>(scope->records)];
        for (std::uint32_t i = 0; i < fact.fields.count; ++i) {
            if (builder_.text(builder_.fact_fields[fact.fields.first + i].name) == word) {
                return field_term(out, i, scope->records);
            }
        }
        ++out;
    }
    if (auto let = expand_let(word)) return *let;
    if (const FactIndex fact = builder_.find_fact(word); fact != none) return fact_term(fact);
    if (const auto state = StateCode::parse(word)) return {literal({Value::Kind::state, state->packed()}), Type::state};
    if (word.size() == 10 && word[4] == '-') {
        const auto date = parse_date(word);
        if (date) {
            return {literal({Value::Kind::day, date->first.days_since_epoch(), date->last.days_since_epoch()}),
                    Type::date};
        }
    }
    std::int32_t number = 0;
    if (const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
        error == std::errc{} && end == word.data() + word.size()) {
        return {literal(number_value(std::int64_t{number} * 1000)), Type::number};
    }
    std::vector<std::string_view> names;
    for (const Fact& fact : builder_.facts) names.push_back(builder_.text(fact.name));
    const std::string near = nearest(word, names);
    cursor_->refuse("'" + word + "' is no fact and no named expression",
                    near.empty() ? "facts are declared in law/language" : "is '" + near + "' meant?");
    return {};
}

ExpressionReader::Term ExpressionReader::fact_term(FactIndex index) {
    const Fact& fact = builder_.facts[static_cast<std::size_t>(index)];
    if (fact.per_offence) uses_offence_ = true;
    Term term{add(fact.per_offence ? Op::offence_fact : Op::fact, index), fact.type, fact.values};
    if (fact.type == Type::records) term.records = index;
    return term;
}

ExpressionReader::Term ExpressionReader::field_term(std::size_t out, std::size_t field, FactIndex records) {
    const Fact& fact = builder_.facts[static_cast<std::size_t>(records)];
    const FactField& column = builder_.fact_fields[fact.fields.first + field];
    return {add(Op::field, static_cast<std::int32_t>(field), none, static_cast<std::uint16_t>(out)), column.type,
            column.values};
}

std::optional<ExpressionReader::Term> ExpressionReader::expand_let(const std::string& name) {
    Let* found = nullptr;
    for (auto [at, end] = compilation_.lets.equal_range(name); at != end; ++at) {
        if (at->second.instrument == instrument_)
            found = &at->second;
        else if (at->second.instrument == none && found == nullptr)
            found = &at->second;
    }
    if (found == nullptr) return std::nullopt;
    if (found->in_use) {
        cursor_->refuse("'" + name + "' is defined by itself");
        return Term{};
    }
    found->in_use = true;
    Cursor body(found->tokens, found->place, compilation_.faults);
    Cursor* outer = cursor_;
    cursor_ = &body;
    Term term;
    if (looks_like_condition(found->tokens)) {
        term.id = condition();
        term.type = Type::yes_no;
        term.is_condition = true;
    } else {
        term = read_term();
    }
    body.expect_end();
    cursor_ = outer;
    found->in_use = false;
    if (body.failed()) cursor_->refuse("'" + name + "' could not be read", "see the fault at its definition");
    return term;
}

/// What stands to the right of `is` and `=`: a value of the left side's type, or another term.
ExpressionReader::Term ExpressionReader::right_side(const Term& left) {
    const Token* token = cursor_->peek();
    const bool takes_word = left.type == Type::one_of || left.type == Type::instrument || left.type == Type::text ||
                            left.type == Type::yes_no;
    const bool a_state = token != nullptr && (token->is_word("requesting_state") || token->is_word("requested_state"));
    if (left.type == Type::text && a_state) return read_term();
    if (takes_word && token != nullptr && token->kind == Token::Kind::word && builder_.find_fact(token->text) == none) {
        const std::string word = cursor_->expect_word("a value");
        return {literal(literal_for(left, word)), left.type};
    }
    const Term right = read_term();
    const bool length = left.type == Type::penalty || left.type == Type::period;
    const bool day = left.type == Type::date || left.type == Type::moment;
    const bool fits = length ? right.type == Type::period || right.type == Type::penalty
                      : day  ? right.type == Type::date || right.type == Type::moment
                             : right.type == left.type || (left.type == Type::text && right.type == Type::one_of);
    if (!cursor_->failed() && !fits) cursor_->refuse("the two sides of the comparison are of different kinds");
    return right;
}

Value ExpressionReader::literal_for(const Term& left, const std::string& word) {
    if (left.type == Type::state || left.type == Type::state_list) {
        if (const auto state = StateCode::parse(word)) return {Value::Kind::state, state->packed()};
        cursor_->refuse("'" + word + "' is no State code", "write ISO 3166-1 alpha-2, as FI");
        return {};
    }
    if (left.type == Type::yes_no) {
        if (word == "true" || word == "yes") return {Value::Kind::truth, static_cast<int>(Truth::yes)};
        if (word == "false" || word == "no") return {Value::Kind::truth, static_cast<int>(Truth::no)};
        cursor_->refuse("a yes/no fact is true or false");
        return {};
    }
    // A text that is a State's code is that State (who recognised a refugee: a State, or UNHCR).
    if (left.type == Type::text) {
        if (const auto state = StateCode::parse(word)) return {Value::Kind::state, state->packed()};
    }
    const std::string folded = left.type == Type::text || left.type == Type::text_list ? word : folded_word(word);
    if (left.type == Type::one_of || left.type == Type::set_of) {
        std::vector<std::string_view> known;
        for (std::uint32_t i = 0; i < left.values.count; ++i) {
            known.push_back(builder_.text(builder_.fact_values[left.values.first + i].word));
            if (known.back() == folded) return {Value::Kind::word, builder_.intern(folded)};
        }
        for (const ValueSpelling& same : builder_.value_spellings) {
            if (builder_.text(same.from) == folded) return {Value::Kind::word, same.to};
        }
        const std::string near = nearest(folded, known);
        cursor_->refuse("'" + word + "' is no value of this fact", near.empty() ? "" : "is '" + near + "' meant?");
        return {};
    }
    if (left.type == Type::instrument || left.type == Type::instrument_list) instrument_named(word);
    if (!is_list(left.type) && left.type != Type::text && left.type != Type::instrument) {
        cursor_->refuse("a word cannot be compared with this fact");
    }
    return {Value::Kind::word, builder_.intern(folded)};
}

InstrumentIndex ExpressionReader::instrument_named(const std::string& id) {
    if (cursor_->failed()) return none;
    const InstrumentIndex index = builder_.find_instrument(id);
    if (index == none) {
        std::vector<std::string_view> names;
        for (const Instrument& instrument : builder_.instruments) names.push_back(builder_.text(instrument.id));
        const std::string near = nearest(id, names);
        cursor_->refuse("'" + id + "' is no instrument of the library", near.empty() ? "" : "is '" + near + "' meant?");
    }
    return index;
}

}  // namespace comity::law
