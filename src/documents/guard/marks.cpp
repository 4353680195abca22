// SPDX-License-Identifier: EUPL-1.2
#include "documents/guard/marks.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/calendar.h"
#include "documents/guard/language_marks.h"
#include "text/local_format.h"

namespace comity::documents {

namespace {

using text::Word;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

std::optional<int> whole(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

std::vector<std::string> folded_months(std::string_view language) {
    std::vector<std::string> months;
    for (const std::string& month : text::month_names(language)) months.push_back(text::folded(month));
    return months;
}

/// Looked up once for the languages that templates have: a paper is compared passage by passage.
std::vector<std::string> months_of(std::string_view language) {
    static const std::map<std::string_view, std::vector<std::string>> known{
        {"en", folded_months("en")}, {"fr", folded_months("fr")}, {"ru", folded_months("ru")}};
    const auto found = known.find(language);
    return found == known.end() ? folded_months(language) : found->second;
}

/// One letter of any script.
bool is_one_letter(std::string_view word) {
    const auto starts = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; };
    return std::ranges::count_if(word, starts) == 1;
}

class MarkReader {
   public:
    MarkReader(std::string_view text, std::string_view language)
        : text_(text), language_(language), words_(text::words_of(text, language)), months_(months_of(language)) {}

    std::vector<Mark> read() {
        while (at_ < words_.size()) {
            if (date() || provision() || number()) continue;
            ++at_;
        }
        denials();
        std::ranges::stable_sort(marks_, {}, &Mark::begin);
        return std::move(marks_);
    }

   private:
    const Word* word(std::size_t ahead = 0) const {
        return at_ + ahead < words_.size() ? &words_[at_ + ahead] : nullptr;
    }
    /// What stands between a word and the next.
    std::string_view between(std::size_t ahead) const {
        const Word* a = word(ahead);
        const Word* b = word(ahead + 1);
        return a == nullptr || b == nullptr ? std::string_view{} : text_.substr(a->end, b->begin - a->end);
    }
    void take(Mark::Kind kind, std::string value, std::size_t words) {
        marks_.push_back({kind, std::move(value), word()->begin, word(words - 1)->end});
        at_ += words;
    }
    bool take_date(std::optional<int> year, std::optional<int> month, std::optional<int> day, std::size_t words) {
        if (!year || !month || !day || *year < 1000) return false;
        const auto made = CivilDate::from_ymd(*year, *month, *day);
        if (!made) return false;
        take(Mark::Kind::date, to_string(*made), words);
        return true;
    }
    std::optional<int> month_of(const Word* word) const {
        if (word == nullptr) return std::nullopt;
        const auto found = std::ranges::find(months_, word->folded);
        if (found == months_.end()) return std::nullopt;
        return static_cast<int>(found - months_.begin()) + 1;
    }
    static std::optional<int> day_of(const Word* word) {
        if (word == nullptr) return std::nullopt;
        std::string_view digits = word->folded;
        if (digits == "1er") digits = "1";
        return all_digits(digits) ? whole(digits) : std::nullopt;
    }
    static std::optional<int> year_of(const Word* word) {
        return word != nullptr && word->folded.size() == 4 && all_digits(word->folded) ? whole(word->folded)
                                                                                       : std::nullopt;
    }

    bool date() {
        const Word* first = word();
        if (const auto month = month_of(word(1)); month && take_date(year_of(word(2)), month, day_of(first), 3))
            return true;
        // "February 29, 2024"
        if (const auto month = month_of(first); month && take_date(year_of(word(2)), month, day_of(word(1)), 3))
            return true;
        // "2024-02-29"
        if (between(0) == "-" && between(1) == "-" && take_date(year_of(first), day_of(word(1)), day_of(word(2)), 3))
            return true;
        if (between(0) == "/" && between(1) == "/" && take_date(year_of(word(2)), day_of(word(1)), day_of(first), 3))
            return true;
        // "29.02.2024" is one word
        const std::string& all = first->folded;
        if (all.size() == 10 && all[2] == '.' && all[5] == '.')
            return take_date(whole(all.substr(6)), whole(all.substr(3, 2)), whole(all.substr(0, 2)), 1);
        return false;
    }

    /// "article 12, paragraph 2", "art. 12(2)(c)", "статьи 6 и 7".
    bool provision() {
        const auto level = provision_level(word()->folded, language_);
        if (!level || word(1) == nullptr) return false;
        const std::string_view gap = between(0);
        if (gap.size() > 4) return false;
        if (*level == ProvisionLevel::letter) {
            if (!is_one_letter(word(1)->folded)) return false;
            ++at_;
            take(Mark::Kind::provision, "letter " + word()->folded, 1);
            return true;
        }
        if (!is_digit(word(1)->folded[0])) return false;
        ++at_;
        for (;;) {
            numbered(*level);
            const bool joined = word() != nullptr && joins_provisions(word()->folded) && word(1) != nullptr &&
                                is_digit(word(1)->folded[0]) && !month_of(word(2));
            if (!joined) return true;
            ++at_;
        }
    }

    void numbered(ProvisionLevel level) {
        static constexpr std::string_view names[] = {"article ", "paragraph ", "letter "};
        const Word first = *word();
        std::string_view number = first.folded;
        auto depth = static_cast<std::size_t>(level);
        ++at_;
        while (!number.empty()) {
            const std::size_t dot = number.find('.');
            marks_.push_back({Mark::Kind::provision, std::string(names[depth]) + std::string(number.substr(0, dot)),
                              first.begin, first.end});
            number.remove_prefix(dot == std::string_view::npos ? number.size() : dot + 1);
            depth = std::min<std::size_t>(depth + 1, 2);
        }
        // "(2)(c)" and ".2.c" go on with the levels below.
        while (word() != nullptr &&
               word()->begin == words_[at_ - 1].end +
                                    (text_[word()->begin - 1] == '(' || text_[word()->begin - 1] == '.' ? 1 : 9) +
                                    closing()) {
            const bool digits = all_digits(word()->folded);
            take(Mark::Kind::provision, std::string(digits ? names[1] : names[2]) + word()->folded, 1);
        }
    }
    /// A bracket closed before the next word.
    std::size_t closing() const {
        const std::size_t end = words_[at_ - 1].end;
        return end < text_.size() && text_[end] == ')' ? 1 : 0;
    }

    bool number() {
        if (!is_digit(word()->folded[0])) return false;
        std::size_t words = 1;
        std::string digits = plain(word()->folded);
        if (digits.empty()) return false;
        // "250 000,50": groups of three behind a blank, which may be narrow or may not break.
        while (language_ != "en" && digits[0] != '0' && digits.find('.') == std::string::npos &&
               word(words) != nullptr && is_blank(between(words - 1)) && is_group(word(words)->folded)) {
            digits += plain(word(words)->folded);
            ++words;
        }
        if (const std::string_view code = currency_before(); !code.empty()) {
            take(Mark::Kind::sum, std::string(code) + " " + shortest(digits), words);
        } else if (const auto [after, more] = currency_after(words); !after.empty()) {
            take(Mark::Kind::sum, std::string(after) + " " + shortest(digits), words + more);
        } else {
            take(Mark::Kind::number, shortest(digits), words);
        }
        return true;
    }

    static bool is_blank(std::string_view gap) { return gap == " " || gap == "\u00a0" || gap == "\u202f"; }
    bool is_group(const std::string& word) const {
        const std::size_t comma = word.find(',');
        return all_digits(word.substr(0, comma)) && std::min(comma, word.size()) == 3;
    }
    /// In digits with a point, whatever the language writes; "" for what is no number, "1er", "24/7".
    std::string plain(const std::string& word) const {
        std::string out;
        std::string narrowed = word == "1er" ? "1" : word;
        for (const std::string_view blank : {"\u00a0", "\u202f"}) {
            for (std::size_t at = narrowed.find(blank); at != std::string::npos; at = narrowed.find(blank))
                narrowed.erase(at, blank.size());
        }
        for (char c : narrowed) {
            if (is_digit(c))
                out += c;
            else if (language_ == "en" ? c == '.' : c == ',')
                out += '.';
            else if (c != ',' && c != '.')
                return {};
        }
        return std::ranges::count(out, '.') > 1 ? std::string() : out;
    }
    static std::string shortest(std::string digits) {
        if (digits.find('.') != std::string::npos) {
            while (digits.ends_with('0')) digits.pop_back();
            if (digits.ends_with('.')) digits.pop_back();
        }
        const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size() - 1);
        return digits.substr(first);
    }

    std::string_view currency_before() const {
        const std::size_t begin = word()->begin;
        const std::string_view before = text_.substr(0, begin);
        for (const auto& [sign, code] : signs)
            if (before.ends_with(sign)) return code;
        if (at_ == 0 || !(is_blank(text_.substr(words_[at_ - 1].end, begin - words_[at_ - 1].end)))) return {};
        const std::string_view previous =
            text_.substr(words_[at_ - 1].begin, words_[at_ - 1].end - words_[at_ - 1].begin);
        return is_currency_code(previous) ? previous : std::string_view{};
    }
    std::pair<std::string_view, std::size_t> currency_after(std::size_t words) const {
        const Word* last = word(words - 1);
        const std::string_view after = text_.substr(last->end);
        for (const auto& [sign, code] : signs) {
            for (const std::string_view blank : {"", " ", "\u00a0", "\u202f"}) {
                if (after.starts_with(std::string(blank) + std::string(sign))) return {code, 0};
            }
        }
        const Word* next = word(words);
        if (next == nullptr || !is_blank(between(words - 1))) return {};
        const std::string_view written = text_.substr(next->begin, next->end - next->begin);
        if (is_currency_code(written)) return {written, 1};
        const std::string_view named = currency_of(next->folded);
        return {named, named.empty() ? 0 : 1};
    }

    void denials() {
        std::vector<Word> sentence;
        const auto end_sentence = [&] {
            for (const std::size_t i : negations(sentence, language_))
                marks_.push_back({Mark::Kind::negation, "not", sentence[i].begin, sentence[i].end});
            sentence.clear();
        };
        for (std::size_t i = 0; i < words_.size(); ++i) {
            sentence.push_back(words_[i]);
            const std::size_t next = i + 1 < words_.size() ? words_[i + 1].begin : text_.size();
            const std::string_view gap = text_.substr(words_[i].end, next - words_[i].end);
            if (gap.find_first_of(".?!;") != std::string_view::npos) end_sentence();
        }
        end_sentence();
    }

    static constexpr std::pair<std::string_view, std::string_view> signs[] = {
        {"€", "EUR"}, {"$", "USD"}, {"£", "GBP"}, {"₽", "RUB"}};

    std::string_view text_;
    std::string_view language_;
    std::vector<Word> words_;
    std::vector<std::string> months_;
    std::size_t at_ = 0;
    std::vector<Mark> marks_;
};

}  // namespace

std::vector<Mark> marks_of(std::string_view text, std::string_view language) {
    return MarkReader(text, language).read();
}

}  // namespace comity::documents
