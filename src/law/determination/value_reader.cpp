// SPDX-License-Identifier: EUPL-1.2
#include "law/determination/value_reader.h"

#include <algorithm>
#include <optional>

#include "base/nearest.h"
#include "law/library/articles.h"

namespace comity::law {

namespace {

using format::Tree;

bool is_unknown(const Tree& tree) {
    return tree.is(Tree::Kind::null) || (tree.is(Tree::Kind::scalar) && tree.text == "unknown");
}

/// A decimal number in thousandths; at most three decimals count.
std::optional<std::int64_t> thousandths_of(std::string_view text) {
    bool negative = false;
    if (!text.empty() && text[0] == '-') {
        negative = true;
        text.remove_prefix(1);
    }
    // Fifteen digits before the point keep thousandths within 64 bits.
    const std::size_t whole = std::min(text.find('.'), text.size());
    if (whole == 0 || whole > 15 || whole + 1 == text.size() || text.size() > 30) return std::nullopt;
    std::int64_t value = 0;
    int decimals = -1;
    for (char c : text) {
        if (c == '.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        if (decimals >= 3) continue;
        if (decimals >= 0) ++decimals;
        value = value * 10 + (c - '0');
    }
    for (int i = std::max(decimals, 0); i < 3; ++i) value *= 10;
    return negative ? -value : value;
}

}  // namespace

void ValueReader::refuse(const Tree& tree, std::string message, std::string hint) {
    faults_.error(tree.place, std::move(message), std::move(hint));
}

Value ValueReader::read(const Tree& tree, const Fact& fact, const FactAlias* alias) {
    if (is_unknown(tree)) return {};
    if (fact.type == Type::records) return records(tree, fact, alias);
    return read_typed(tree, fact.type, library_.of(library_.fact_values(), fact.values),
                      alias != nullptr && alias->in_years);
}

Value ValueReader::read_typed(const Tree& tree, Type type, std::span<const FactValue> values, bool in_years) {
    if (is_unknown(tree)) return {};
    const bool takes_list =
        type == Type::set_of || type == Type::state_list || type == Type::text_list || type == Type::instrument_list;
    if (takes_list) return list(tree, type, values);
    const bool takes_map = type == Type::penalty || type == Type::money;
    if (!tree.is(Tree::Kind::scalar) && !(takes_map && tree.is(Tree::Kind::map))) {
        refuse(tree, "one value should stand here, not a list or an object");
        return {};
    }
    switch (type) {
        case Type::yes_no:
            return yes_no(tree);
        case Type::one_of:
            return word(tree, values);
        case Type::date: {
            const auto day = date(tree);
            return day ? day_value(*day) : Value{};
        }
        case Type::moment: {
            auto moment = parse_moment(tree.text);
            if (moment) return moment_value(*moment);
            refuse(tree, moment.error().message, moment.error().hint);
            return {};
        }
        case Type::period:
            return period(tree, in_years);
        case Type::penalty:
            return penalty(tree, in_years);
        case Type::state: {
            const auto code = state(tree);
            return code ? Value{Value::Kind::state, code->packed()} : Value{};
        }
        case Type::number:
            return number(tree);
        case Type::money: {
            const Tree* amount = tree.is(Tree::Kind::map) ? tree.find("amount") : &tree;
            if (amount != nullptr) return number(*amount);
            refuse(tree, "a sum of money needs an amount", "write {amount: 1000, currency: EUR, date: 2026-01-01}");
            return {};
        }
        case Type::text:
            if (const auto code = StateCode::parse(tree.text); code && library_.parse_state(tree.text))
                return {Value::Kind::state, code->packed()};
            return {Value::Kind::word, facts_.intern(tree.text)};
        default:
            return {Value::Kind::word, facts_.intern(tree.text)};
    }
}

Value ValueReader::yes_no(const Tree& tree) {
    if (tree.text == "true" || tree.text == "yes") return truth_value(Truth::yes);
    if (tree.text == "false" || tree.text == "no") return truth_value(Truth::no);
    refuse(tree, "'" + tree.text + "' is neither true nor false", "write true, false or null (unknown)");
    return {};
}

Value ValueReader::word(const Tree& tree, std::span<const FactValue> values) {
    const std::string folded = folded_word(tree.text);
    std::vector<std::string_view> known;
    for (const FactValue& value : values) {
        known.push_back(library_.text(value.word));
        if (known.back() == folded) return {Value::Kind::word, value.word};
    }
    for (const ValueSpelling& same : library_.value_spellings()) {
        const bool allowed = std::ranges::any_of(values, [&](const FactValue& value) { return value.word == same.to; });
        if (library_.text(same.from) == folded && allowed) return {Value::Kind::word, same.to};
    }
    std::string expected;
    for (std::string_view value : known) expected += (expected.empty() ? "" : ", ") + std::string(value);
    const std::string near = nearest(folded, known);
    refuse(tree, "'" + tree.text + "' is no value of this fact",
           near.empty() ? "one of " + (expected.size() > 300 ? expected.substr(0, 300) + " …" : expected)
                        : "is '" + near + "' meant?");
    return {};
}

Value ValueReader::period(const Tree& tree, bool in_years) {
    if (const auto number = thousandths_of(tree.text); number && in_years) {
        constexpr std::int64_t most_years = 1000;
        if (*number >= 0 && *number <= most_years * 1000)
            return period_value({static_cast<std::int32_t>(*number * 12 / 1000), 0, 0});
        refuse(tree, "'" + tree.text + "' is no number of years", "write 5, or P5Y");
        return {};
    }
    auto period = parse_period(tree.text);
    if (period) return period_value(*period);
    refuse(tree, period.error().message, period.error().hint);
    return {};
}

/// {kind, max}, or a length alone, or a kind alone.
Value ValueReader::penalty(const Tree& tree, bool in_years) {
    std::string kind = "imprisonment";
    const Tree* length = nullptr;
    if (tree.is(Tree::Kind::map)) {
        for (std::size_t i = 0; i < tree.keys.size(); ++i) {
            const std::string& key = tree.keys[i].text;
            if (key == "kind")
                kind = is_unknown(tree.items[i]) ? kind : folded_word(tree.items[i].text);
            else if (key == "max")
                length = is_unknown(tree.items[i]) ? nullptr : &tree.items[i];
            else
                refuse(tree.keys[i], "'" + key + "' is no part of a penalty", "kind, max");
        }
    } else if (tree.text.starts_with("P") || thousandths_of(tree.text)) {
        length = &tree;
    } else {
        kind = folded_word(tree.text);
    }
    Value value{Value::Kind::penalty, static_cast<int>(PenaltyRank::imprisonment), -1, 0};
    if (kind == "fine")
        value.a = static_cast<int>(PenaltyRank::fine);
    else if (kind == "life")
        value.a = static_cast<int>(PenaltyRank::life);
    else if (kind == "death")
        value.a = static_cast<int>(PenaltyRank::death);
    else if (kind == "indeterminate")
        value.a = static_cast<int>(PenaltyRank::indeterminate);
    else if (kind != "imprisonment" && kind != "detention-order" && kind != "deprivation-of-liberty") {
        refuse(tree, "'" + kind + "' is no kind of penalty",
               "imprisonment, detention-order, fine, life, death or indeterminate");
        return {};
    }
    if (length != nullptr) {
        const Value measured = period(*length, in_years || thousandths_of(length->text).has_value());
        if (measured.kind == Value::Kind::unknown) return {};
        value.b = measured.a;
        value.c = measured.b;
    }
    return value;
}

Value ValueReader::number(const Tree& tree) {
    if (is_unknown(tree)) return {};
    if (const auto value = thousandths_of(tree.text)) return number_value(*value);
    refuse(tree, "'" + tree.text + "' is no number");
    return {};
}

Value ValueReader::list(const Tree& tree, Type type, std::span<const FactValue> values) {
    const Value::Kind kind = type == Type::state_list ? Value::Kind::states : Value::Kind::words;
    std::vector<const Tree*> parts;
    if (tree.is(Tree::Kind::list)) {
        for (const Tree& item : tree.items) parts.push_back(&item);
    } else if (!(tree.is(Tree::Kind::scalar) && tree.text == "none")) {
        parts.push_back(&tree);  // one value stands for a list of one
    }
    std::vector<std::int32_t> items;
    for (const Tree* part : parts) {
        if (!part->is(Tree::Kind::scalar)) {
            refuse(*part, "one word should stand here, not a list or an object");
            continue;
        }
        if (type == Type::state_list) {
            if (const auto code = state(*part)) items.push_back(code->packed());
        } else if (type == Type::set_of) {
            const Value value = word(*part, values);
            if (value.kind == Value::Kind::word) items.push_back(value.a);
        } else {
            items.push_back(facts_.intern(part->text));
        }
    }
    return facts_.add_items(kind, items);
}

Value ValueReader::records(const Tree& tree, const Fact& fact, const FactAlias* alias) {
    std::vector<const Tree*> parts;
    if (tree.is(Tree::Kind::list)) {
        for (const Tree& item : tree.items) parts.push_back(&item);
    } else if (!(tree.is(Tree::Kind::scalar) && tree.text == "none")) {
        parts.push_back(&tree);
    }
    const auto fields = library_.of(library_.fact_fields(), fact.fields);
    std::vector<std::vector<Value>> rows;
    for (const Tree* part : parts) {
        if (part->is(Tree::Kind::map)) {
            rows.push_back(record(*part, fact));
            continue;
        }
        if (is_unknown(*part)) continue;
        // A bare value is the record's field the alias names, or its first.
        const auto field = static_cast<std::size_t>(alias != nullptr && alias->field != none ? alias->field : 0);
        std::vector<Value> row(fields.size());
        row[field] =
            read_typed(*part, fields[field].type, library_.of(library_.fact_values(), fields[field].values), false);
        rows.push_back(std::move(row));
    }
    return facts_.add_records(rows);
}

std::vector<Value> ValueReader::record(const Tree& tree, const Fact& fact) {
    const auto fields = library_.of(library_.fact_fields(), fact.fields);
    std::vector<Value> row(fields.size());
    for (std::size_t i = 0; i < tree.keys.size(); ++i) {
        const std::string& key = tree.keys[i].text;
        const auto field =
            std::ranges::find_if(fields, [&](const FactField& f) { return library_.text(f.name) == key; });
        if (field == fields.end()) {
            std::vector<std::string_view> names;
            for (const FactField& f : fields) names.push_back(library_.text(f.name));
            const std::string near = nearest(key, names);
            std::string all;
            for (std::string_view name : names) all += (all.empty() ? "" : ", ") + std::string(name);
            refuse(tree.keys[i], "'" + key + "' is no field of " + std::string(library_.text(fact.name)),
                   near.empty() ? "its fields are " + all : "is '" + near + "' meant?");
            continue;
        }
        row[static_cast<std::size_t>(field - fields.begin())] =
            read_typed(tree.items[i], field->type, library_.of(library_.fact_values(), field->values), false);
    }
    return row;
}

std::optional<DateInterval> ValueReader::date(const Tree& tree) {
    if (is_unknown(tree)) return std::nullopt;
    if (tree.text.size() > 10 && tree.text.find('T') != std::string::npos) {
        if (auto moment = parse_moment(tree.text)) return DateInterval::on(moment->local_date);
    }
    auto day = parse_date(tree.text);
    if (day) return *day;
    refuse(tree, day.error().message, day.error().hint);
    return std::nullopt;
}

std::optional<StateCode> ValueReader::state(const Tree& tree) {
    if (const auto code = library_.parse_state(tree.text)) return code;
    std::vector<std::string> codes;
    for (const State& state : library_.states()) codes.push_back(state.code.text());
    const std::vector<std::string_view> known(codes.begin(), codes.end());
    refuse(tree, "'" + tree.text + "' is no State",
           "write ISO 3166-1 alpha-2, as FI; in YAML quote \"NO\"; XA to XZ are test States");
    return std::nullopt;
}

}  // namespace comity::law
