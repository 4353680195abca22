// SPDX-License-Identifier: EUPL-1.2
#include "law/source/cursor.h"

#include <charconv>

namespace comity::law {

namespace {

std::optional<int> integer_of(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// Adds `count` units to the period; false when the word is no unit of time, or the count beyond what a law can mean.
bool add_unit(Period& period, int count, std::string_view unit) {
    if (count < 0 || count > max_period_count) return false;
    if (unit == "year" || unit == "years")
        period.months += count * 12;
    else if (unit == "month" || unit == "months")
        period.months += count;
    else if (unit == "day" || unit == "days")
        period.days += count;
    else if (unit == "hour" || unit == "hours")
        period.hours += count;
    else
        return false;
    return true;
}

}  // namespace

Cursor::Cursor(std::vector<Token> tokens, Place statement, Faults& faults)
    : tokens_(std::move(tokens)), statement_(std::move(statement)), faults_(faults) {}

const Token* Cursor::peek(std::size_t ahead) const {
    return failed_ || at_ + ahead >= tokens_.size() ? nullptr : &tokens_[at_ + ahead];
}

bool Cursor::peek_word(std::string_view word, std::size_t ahead) const {
    const Token* token = peek(ahead);
    return token != nullptr && token->is_word(word);
}

bool Cursor::peek_symbol(std::string_view symbol) const {
    const Token* token = peek();
    return token != nullptr && token->is_symbol(symbol);
}

bool Cursor::take(std::initializer_list<std::string_view> words) {
    std::size_t ahead = 0;
    for (std::string_view word : words) {
        if (!peek_word(word, ahead++)) return false;
    }
    at_ += words.size();
    return true;
}

bool Cursor::take_symbol(std::string_view symbol) {
    if (!peek_symbol(symbol)) return false;
    ++at_;
    return true;
}

void Cursor::expect(std::string_view word) {
    if (!take({word})) refuse("'" + std::string(word) + "' should stand here");
}

void Cursor::expect_symbol(std::string_view symbol) {
    if (!take_symbol(symbol)) refuse("'" + std::string(symbol) + "' should stand here");
}

std::string Cursor::expect_word(std::string_view what) {
    const Token* token = peek();
    if (token == nullptr || token->kind != Token::Kind::word) {
        refuse(std::string(what) + " should stand here");
        return {};
    }
    ++at_;
    return token->text;
}

std::string Cursor::expect_text(std::string_view what) {
    const Token* token = peek();
    if (token == nullptr || token->kind != Token::Kind::text) {
        refuse(std::string(what) + " in quotation marks should stand here");
        return {};
    }
    ++at_;
    return token->text;
}

std::optional<Period> Cursor::take_period() {
    Period period;
    bool any = false;
    for (int parts = 0; parts < 4; ++parts) {
        const Token* number = peek();
        const Token* unit = peek(1);
        if (number == nullptr || unit == nullptr || number->kind != Token::Kind::word) break;
        const auto count = integer_of(number->text);
        if (!count || !add_unit(period, *count, unit->text)) break;
        at_ += 2;
        any = true;
    }
    return any ? std::optional(period) : std::nullopt;
}

Period Cursor::expect_period() {
    if (const auto period = take_period()) return *period;
    refuse("a period should stand here", "write 18 days, 4 months, 1 year or 96 hours");
    return {};
}

DateInterval Cursor::expect_date() {
    const std::string word = expect_word("a date");
    if (failed_) return {};
    auto date = parse_date(word);
    if (!date) {
        --at_;
        refuse(date.error().message, date.error().hint);
        return {};
    }
    return *date;
}

void Cursor::expect_end() {
    if (failed_ || at_ == tokens_.size()) return;
    refuse("'" + tokens_[at_].text + "' was not expected here", "the statement is complete before it");
}

void Cursor::refuse(std::string message, std::string hint) {
    if (failed_) return;
    faults_.error(place(), std::move(message), std::move(hint));
    failed_ = true;
}

Place Cursor::place() const {
    if (at_ < tokens_.size()) return {statement_.file, tokens_[at_].line, tokens_[at_].column};
    if (tokens_.empty()) return statement_;
    const Token& last = tokens_.back();
    return {statement_.file, last.line, last.column + static_cast<int>(last.text.size())};
}

}  // namespace comity::law
