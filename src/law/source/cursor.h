// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "law/source/statement.h"

namespace comity::law {

/// The largest number of days, months, years or hours a law may name.
inline constexpr int max_period_count = 100'000;

/// Walks over the tokens of one statement. A refusal is recorded once, with the place and what was expected;
/// after it every further call gives empty values, so that callers need not check at each step.
class Cursor {
   public:
    Cursor(std::vector<Token> tokens, Place statement, Faults& faults);

    bool at_end() const { return failed_ || at_ == tokens_.size(); }
    bool failed() const { return failed_; }
    const Token* peek(std::size_t ahead = 0) const;
    bool peek_word(std::string_view word, std::size_t ahead = 0) const;
    bool peek_symbol(std::string_view symbol) const;

    /// Takes the words if all of them stand here.
    bool take(std::initializer_list<std::string_view> words);
    bool take_symbol(std::string_view symbol);

    void expect(std::string_view word);
    void expect_symbol(std::string_view symbol);
    std::string expect_word(std::string_view what);
    std::string expect_text(std::string_view what);
    /// "18 days", "1 year", "4 months", "96 hours", "1 year 6 months".
    Period expect_period();
    /// A period if one stands here.
    std::optional<Period> take_period();
    DateInterval expect_date();

    /// Everything must have been read.
    void expect_end();

    void refuse(std::string message, std::string hint = {});
    Place place() const;
    Faults& faults() { return faults_; }

   private:
    std::vector<Token> tokens_;
    Place statement_;
    Faults& faults_;
    std::size_t at_ = 0;
    bool failed_ = false;
};

}  // namespace comity::law
