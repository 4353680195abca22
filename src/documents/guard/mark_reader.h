// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/guard/language_marks.h"
#include "documents/guard/marks.h"
#include "documents/guard/tokens.h"

namespace comity::documents {

/// Goes through a text once. What begins with a day is tried first, then a time, a provision, and any number last.
class MarkReader {
   public:
    MarkReader(std::string_view text, std::string_view language)
        : text_(text), language_(language), tokens_(tokens_of(text, language)) {}

    Marks read();

   private:
    const Token* token(std::size_t ahead = 0) const {
        return at_ + ahead < tokens_.size() ? &tokens_[at_ + ahead] : nullptr;
    }
    /// What stands between a token and the next; nothing behind the last.
    std::optional<std::string_view> between(std::size_t ahead) const;
    /// What stands before this token, behind the former one.
    std::string_view gap_before() const;
    /// The token behind `ahead` others, if nothing but a blank, or the point of a shortened word, parts them.
    const Token* near(std::size_t ahead) const;
    void take(Mark::Kind kind, std::string value, std::size_t tokens, std::string detail = {}, bool soft = false);

    // read_days.cpp
    struct Day {
        int day = 0;
        std::size_t tokens = 0;
    };
    std::optional<Day> day_at(std::size_t ahead) const;
    std::optional<int> year_at(std::size_t ahead) const;
    bool date();
    bool days_of_month();
    bool month_first();
    bool month_alone();
    bool in_figures();
    bool time();
    std::optional<int> half_of_day(std::size_t ahead, int hour, std::size_t& tokens) const;
    void years_of_ranges();

    // read_provisions.cpp
    bool provision();
    void numbered(ProvisionLevel level);
    void below();
    void article_first();

    // read_figures.cpp
    bool number();
    bool roman();
    bool in_words();
    bool item();
    struct Amount {
        std::string value;  ///< in digits with a point
        std::size_t tokens = 0;
        std::size_t noughts = 0;
    };
    std::optional<Amount> amount_at(std::size_t ahead) const;
    std::string_view currency_before() const;
    std::string letters_beside() const;

    // read_denials.cpp
    void denials();
    void limits();

    std::string_view text_;
    std::string_view language_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    std::vector<Mark> marks_;
    /// Provisions named by one word, "paragraphs 2 and 3": where the word stands, and its marks.
    struct Named {
        std::size_t begin = 0;
        std::size_t first = 0;
        std::size_t end = 0;
        bool article = false;
    };
    std::vector<Named> named_;
};

/// A number as a language writes it, in digits with a point: "1 250,50" by its groups. What has several points that
/// make no thousands stays as it is: "192.0.2.15".
std::string in_digits(std::string_view written, std::string_view language);

/// The number of Roman figures up to 39, more behind a word that counts chapters; nothing for other words.
std::optional<int> roman_number(std::string_view written, bool any);

}  // namespace comity::documents
