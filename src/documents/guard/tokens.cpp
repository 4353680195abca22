// SPDX-License-Identifier: EUPL-1.2
#include "documents/guard/tokens.h"

#include <algorithm>
#include <array>

#include "text/words.h"

namespace comity::documents {

namespace {

constexpr auto signs =
    std::to_array<std::string_view>({"%", "‰", "§", "€", "$", "£", "₽", "¥", "₴", "₺", "₸", "₼", "₾", "₿", "₹", "№"});
/// What may stand between two digits of one number.
constexpr auto within = std::to_array<std::string_view>({".", ",", "'", "\u2019", "\u00a0", "\u202f"});

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The octets of the mark within a number at this place; 0 for none.
std::size_t mark_within(std::string_view text) {
    for (const std::string_view mark : within)
        if (text.starts_with(mark) && text.size() > mark.size() && is_digit(text[mark.size()])) return mark.size();
    return 0;
}

class Tokens {
   public:
    Tokens(std::string_view text, std::string_view language) : text_(text) {
        std::size_t last = 0;
        for (const text::Word& word : text::words_of(text, language)) {
            gap(last, word.begin);
            if (std::ranges::any_of(text.substr(word.begin, word.end - word.begin), is_digit))
                pieces(word.begin, word.end);
            else
                add(word.begin, word.end, word.folded, false);
            last = word.end;
        }
        gap(last, text.size());
    }
    std::vector<Token> take() { return std::move(all_); }

   private:
    void add(std::size_t begin, std::size_t end, std::string folded, bool figure) {
        all_.push_back({std::move(folded), text_.substr(begin, end - begin), begin, end, figure});
    }
    void gap(std::size_t begin, std::size_t end) {
        for (std::size_t at = begin; at < end; ++at)
            for (const std::string_view sign : signs)
                if (text_.substr(at, end - at).starts_with(sign)) add(at, at + sign.size(), std::string(sign), false);
    }
    void pieces(std::size_t begin, std::size_t end) {
        while (begin < end) {
            std::size_t at = begin;
            const bool figure = is_digit(text_[at]);
            if (figure) {
                while (at < end && (is_digit(text_[at]) || mark_within(text_.substr(at, end - at)) > 0))
                    at += is_digit(text_[at]) ? 1 : mark_within(text_.substr(at, end - at));
            } else {
                while (at < end && !is_digit(text_[at])) ++at;
            }
            add(begin, at, text::folded(text_.substr(begin, at - begin)), figure);
            begin = at;
        }
    }

    std::string_view text_;
    std::vector<Token> all_;
};

/// Words that are shortened with a point, within a sentence.
bool is_shortened(std::string_view word) {
    static constexpr auto words = std::to_array<std::string_view>(
        {"art", "no",  "nos", "mr", "mrs", "ms", "dr",  "st",  "al",  "par", "para", "sec", "sect", "p",   "pp",
         "cf",  "vol", "ст",  "г",  "гг",  "п",  "пп",  "ч",   "т",   "р",   "см",   "руб", "тыс",  "млн", "млрд",
         "им",  "ул",  "д",   "кв", "стр", "л",  "мин", "a.m", "p.m", "т.е", "т.д",  "мес", "mme",  "м"});
    return letters_of(word) == 1 || std::ranges::find(words, word) != words.end();
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text, std::string_view language) {
    return Tokens(text, language).take();
}

std::vector<std::size_t> sentence_ends(std::string_view text, const std::vector<Token>& tokens) {
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        const std::string_view gap = text.substr(tokens[i].end, tokens[i + 1].begin - tokens[i].end);
        const std::size_t point = gap.find_first_of(".?!");
        if (point == std::string_view::npos || gap.find_first_of(" \n", point) == std::string_view::npos) continue;
        const Token& next = tokens[i + 1];
        const bool capital = !next.figure && text::folded(next.written.substr(0, 2)) != next.written.substr(0, 2) &&
                             text::folded(next.written) != next.written;
        if (capital && !is_shortened(tokens[i].folded) && !tokens[i].figure) ends.push_back(tokens[i].end);
    }
    ends.push_back(text.size());
    return ends;
}

std::string_view without_elision(std::string_view word) {
    const std::size_t apostrophe = word.find('\'');
    return apostrophe == std::string_view::npos || apostrophe > 2 ? word : word.substr(apostrophe + 1);
}

std::size_t letters_of(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

bool is_blank(std::string_view gap) {
    return gap == " " || gap == "\u00a0" || gap == "\u202f";
}

}  // namespace comity::documents
