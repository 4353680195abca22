// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <charconv>

#include "documents/guard/mark_reader.h"

namespace comity::documents {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

/// Without the noughts that say nothing.
std::string shortest(std::string digits) {
    if (digits.find('.') != std::string::npos) {
        while (digits.ends_with('0')) digits.pop_back();
        if (digits.ends_with('.')) digits.pop_back();
    }
    if (!all_digits(digits.substr(0, digits.find('.')))) return digits;
    std::size_t first = 0;
    while (first + 1 < digits.size() && digits[first] == '0' && is_digit(digits[first + 1])) ++first;
    return digits.substr(first);
}

std::string with_noughts(std::string digits, std::size_t noughts) {
    const std::size_t point = std::min(digits.find('.'), digits.size());
    std::string fraction = point < digits.size() ? digits.substr(point + 1) : std::string();
    digits.resize(point);
    while (noughts-- > 0) {
        digits += fraction.empty() ? '0' : fraction[0];
        if (!fraction.empty()) fraction.erase(0, 1);
    }
    return shortest(fraction.empty() ? digits : digits + "." + fraction);
}

/// Both are whole and of at most eighteen digits.
std::optional<std::string> sum_of(const std::string& one, const std::string& other) {
    std::uint64_t a = 0;
    std::uint64_t b = 0;
    if (!all_digits(one) || !all_digits(other) || one.size() > 18 || other.size() > 18) return std::nullopt;
    std::from_chars(one.data(), one.data() + one.size(), a);
    std::from_chars(other.data(), other.data() + other.size(), b);
    return std::to_string(a + b);
}

/// "1.250.000": every group behind the first has three digits.
bool is_grouped(std::string_view digits, char mark) {
    std::size_t at = digits.find(mark);
    if (at == 0 || at > 3) return false;
    while (at != std::string_view::npos) {
        const std::size_t next = digits.find(mark, at + 1);
        const std::size_t end = next == std::string_view::npos ? digits.find_first_not_of("0123456789", at + 1) : next;
        if (std::min(end, digits.size()) - at != 4) return false;
        at = next;
    }
    return true;
}

/// Capital letters of an identifier, Cyrillic ones by their look; nothing for other letters.
std::string looks_of(std::string_view letters) {
    static constexpr std::pair<std::string_view, char> alike[] = {{"А", 'A'}, {"В", 'B'}, {"С", 'C'}, {"Е", 'E'},
                                                                  {"Н", 'H'}, {"К", 'K'}, {"М", 'M'}, {"О", 'O'},
                                                                  {"Р", 'P'}, {"Т", 'T'}, {"Х", 'X'}, {"У", 'Y'}};
    std::string out;
    while (!letters.empty()) {
        const auto found =
            std::ranges::find_if(alike, [&](const auto& pair) { return letters.starts_with(pair.first); });
        if (letters[0] >= 'A' && letters[0] <= 'Z') {
            out += letters[0];
            letters.remove_prefix(1);
        } else if (found != std::end(alike)) {
            out += found->second;
            letters.remove_prefix(found->first.size());
        } else {
            return {};
        }
    }
    return out;
}

}  // namespace

std::string in_digits(std::string_view written, std::string_view language) {
    std::string digits;
    for (std::size_t at = 0; at < written.size(); ++at)
        if (is_digit(written[at]) || written[at] == '.' || written[at] == ',') digits += written[at];
    const auto points = static_cast<std::size_t>(std::ranges::count(digits, '.'));
    const auto commas = static_cast<std::size_t>(std::ranges::count(digits, ','));
    const auto without = [&](char mark) { std::erase(digits, mark); };
    const auto decimal = [&](char mark) { std::ranges::replace(digits, mark, '.'); };
    if (points > 0 && commas > 0) {
        // The last of the two parts the decimals.
        const char last = digits.rfind('.') > digits.rfind(',') ? '.' : ',';
        without(last == '.' ? ',' : '.');
        if (std::ranges::count(digits, last) > 1) return std::string(written);
        decimal(last);
    } else if (points + commas > 1) {
        const char mark = points > 0 ? '.' : ',';
        if (!is_grouped(digits, mark)) return digits;
        without(mark);
    } else if (points + commas == 1) {
        const char mark = points > 0 ? '.' : ',';
        const bool own = mark == (language == "en" ? '.' : ',');
        if (!own && is_grouped(digits, mark))
            without(mark);
        else
            decimal(mark);
    }
    return shortest(digits);
}

std::optional<int> roman_number(std::string_view written, bool any) {
    static constexpr std::pair<char, int> figures[] = {{'I', 1}, {'V', 5}, {'X', 10}, {'L', 50}, {'C', 100}};
    if (written.empty() || written.size() > 7 || (!any && written.size() < 2)) return std::nullopt;
    const auto value_of = [&](char c) {
        const auto found = std::ranges::find(figures, c, &std::pair<char, int>::first);
        return found == std::end(figures) || (!any && found->second > 10) ? 0 : found->second;
    };
    int sum = 0;
    for (std::size_t i = 0; i < written.size(); ++i) {
        const int value = value_of(written[i]);
        if (value == 0) return std::nullopt;
        sum += i + 1 < written.size() && value < value_of(written[i + 1]) ? -value : value;
    }
    return sum > 0 ? std::optional(sum) : std::nullopt;
}

/// "250 000,50", "2,5 millions", "2 млн 350 тыс.".
std::optional<MarkReader::Amount> MarkReader::amount_at(std::size_t ahead) const {
    const Token* first = token(ahead);
    if (first == nullptr || !first->figure) return std::nullopt;
    std::string written(first->written);
    std::size_t tokens = 1;
    // Groups of three behind a blank, which may be narrow or may not break.
    const auto is_group = [](const Token& group) {
        const std::size_t mark = std::min(group.folded.find_first_of(".,"), group.folded.size());
        return mark == 3 && all_digits(std::string_view(group.folded).substr(0, 3)) &&
               std::ranges::count_if(group.folded, [](char c) { return c == '.' || c == ','; }) <= 1;
    };
    if (all_digits(written) && written.size() <= 3 && written[0] != '0') {
        while (token(ahead + tokens) != nullptr && is_blank(*between(ahead + tokens - 1)) &&
               token(ahead + tokens)->figure && is_group(*token(ahead + tokens)) && all_digits(written)) {
            written += token(ahead + tokens)->written;
            ++tokens;
        }
    }
    Amount amount{tokens > 1 && std::ranges::count_if(written, [](char c) { return c == '.' || c == ','; }) == 1
                      ? shortest(written.substr(0, written.find_first_of(".,")) + "." +
                                 written.substr(written.find_first_of(".,") + 1))
                      : in_digits(written, language_),
                  tokens, 0};
    const Token* next = near(ahead + tokens);
    if (next == nullptr) return amount;
    const auto noughts = noughts_of(next->folded, language_);
    if (!noughts) return amount;
    amount = {with_noughts(amount.value, *noughts), tokens + 1, *noughts};
    const auto rest = amount_at(ahead + amount.tokens);
    if (near(ahead + amount.tokens) != nullptr && rest && rest->noughts > 0 && rest->noughts < amount.noughts) {
        if (const auto sum = sum_of(amount.value, rest->value))
            return Amount{*sum, amount.tokens + rest->tokens, *noughts};
    }
    return amount;
}

bool MarkReader::number() {
    auto amount = amount_at(0);
    if (!amount) return false;
    std::string_view code = currency_before();
    const Token* next = near(amount->tokens);
    if (!code.empty() && amount->noughts == 0 && next != nullptr &&
        next->begin == tokens_[at_ + amount->tokens - 1].end && (next->folded == "m" || next->folded == "k")) {
        // "€2.5m"
        amount->value = with_noughts(amount->value, next->folded == "m" ? 6 : 3);
        ++amount->tokens;
    }
    if (!code.empty()) {
        take(Mark::Kind::sum, std::string(code) + " " + amount->value, amount->tokens);
        return true;
    }
    if (next != nullptr) {
        std::size_t more = 1;
        code = currency_of_sign(next->written);
        if (code.empty() && is_currency_code(next->written)) code = next->written;
        if (code.empty()) {
            const auto named = currency_of(std::span(tokens_).subspan(at_ + amount->tokens));
            code = named.first;
            more = named.second;
        }
        if (!code.empty()) {
            take(Mark::Kind::sum, std::string(code) + " " + amount->value, amount->tokens + more);
            return true;
        }
    }
    // What is an ordinal in one language is so in the others: the digits count.
    const Token* ending = token(amount->tokens);
    const auto gap = between(amount->tokens - 1);
    if (ending != nullptr && (gap == "" || gap == "-") && is_ordinal_ending(ending->folded, language_) &&
        unit_of(ending->folded, amount->value, language_).empty()) {
        take(Mark::Kind::number, amount->value, amount->tokens + 1);
        return true;
    }
    std::string detail = letters_beside();
    std::size_t counted = amount->tokens;
    const bool hyphened = ending != nullptr && gap == "-";
    const Token* unit = hyphened ? ending : next;
    if (unit != nullptr && detail.empty()) {
        const Token* second = near(amount->tokens + 1);
        const bool per_cent = (unit->folded == "per" || unit->folded == "pour") && second != nullptr &&
                              second->folded.starts_with("cent");
        detail = per_cent ? "%" : std::string(unit_of(unit->folded, amount->value, language_));
        if (!detail.empty()) counted += per_cent ? 2 : 1;
    }
    // A part in the hundred is said in every language.
    const bool part = detail == "%" || detail == "‰";
    take(Mark::Kind::number, part ? amount->value + " " + detail : amount->value, counted,
         part ? std::string() : detail);
    return true;
}

/// "AB" of "AB 1234567" and "90-AB-123": capital letters beside the digits of an identifier.
std::string MarkReader::letters_beside() const {
    const auto beside = [&](const Token& letters, std::string_view gap, const Token& digits) -> std::string {
        const bool tied = gap.empty() || gap == "-" || (gap == " " && digits.folded.size() >= 5);
        return tied && !letters.figure && letters.written.size() <= 6 ? looks_of(letters.written) : std::string();
    };
    if (at_ > 0) {
        const Token& before = tokens_[at_ - 1];
        const std::string found = beside(before, text_.substr(before.end, token()->begin - before.end), *token());
        if (!found.empty()) return found;
    }
    const auto gap = between(0);
    return gap && *gap != " " ? beside(*token(1), *gap, *token()) : std::string();
}

std::string_view MarkReader::currency_before() const {
    if (at_ == 0) return {};
    const Token& before = tokens_[at_ - 1];
    const std::string_view gap = text_.substr(before.end, token()->begin - before.end);
    if (!gap.empty() && !is_blank(gap)) return {};
    if (const std::string_view code = currency_of_sign(before.written); !code.empty()) {
        // "500 $ 1 000": the sign is the former number's.
        const bool taken = !marks_.empty() && marks_.back().kind == Mark::Kind::sum && marks_.back().end >= before.end;
        return taken ? std::string_view{} : code;
    }
    const bool taken = !marks_.empty() && marks_.back().end >= before.end;
    return !taken && is_currency_code(before.written) ? before.written : std::string_view{};
}

/// "Chapter III", "XIX".
bool MarkReader::roman() {
    const bool counted = at_ > 0 && counts_in_roman(tokens_[at_ - 1].folded);
    std::string_view written = token()->written;
    // "XVIIIe siècle"
    if (language_ == "fr" && written.size() > 1 && written.ends_with('e')) written.remove_suffix(1);
    const auto value = roman_number(written, counted);
    if (!value) return false;
    // "World War II" may be the second.
    take(Mark::Kind::number, std::to_string(*value), 1, {}, !counted);
    return true;
}

/// "(a)", "b)": the letter may be another in each language, the count is the same.
bool MarkReader::item() {
    const bool letter = !token()->figure && letters_of(token()->folded) == 1;
    if (!letter || !text_.substr(token()->end).starts_with(')')) return false;
    std::string_view before = text_.substr(0, token()->begin);
    if (before.ends_with('(')) before.remove_suffix(1);
    if (!before.empty() && !before.ends_with(' ') && !before.ends_with('\n') && !before.ends_with("\u00a0"))
        return false;
    take(Mark::Kind::number, "item", 1);
    return true;
}

/// "three", "vingt et un" but for its one, "двадцать пять". Ones and articles are not told apart, so they are no
/// number.
bool MarkReader::in_words() {
    auto value = number_word(token()->folded, language_);
    if (!value || (at_ > 0 && tokens_[at_ - 1].folded == "pour")) return false;
    std::size_t tokens = 1;
    for (auto next = between(0); next && (*next == " " || *next == "-"); next = between(tokens - 1)) {
        const auto more = number_word(token(tokens)->folded, language_);
        if (more && *value == 4 && *more == 20)
            value = 80;
        else if (more && *value >= 20 && *value % 10 == 0 && *more < 20 && (*more < 10 || language_ == "fr"))
            value = *value + *more;
        else if (more && *value == 10 && *more < 10 && language_ == "fr")
            value = 10 + *more;
        else
            break;
        ++tokens;
    }
    take(Mark::Kind::number, std::to_string(*value), tokens, {}, true);
    return true;
}

}  // namespace comity::documents
