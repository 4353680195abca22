// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace comity::documents {

/// What must be the same in every version of a text, in a form that no longer depends on the language.
struct Mark {
    enum class Kind { date, time, sum, provision, number, bound, negation };
    Kind kind = Kind::number;
    /// "2024-02-29", "2024-02", "--02-29", "weekday 2", "14:30", "EUR 250000.5", "article 6", "17", "most", "not"
    std::string value;
    /// What only some versions may say, and then the same: the unit of a number ("kg"), the letter of a provision.
    std::string detail;
    /// Other languages may say it otherwise: a number in words, a day of the week, "fails to". Alone it is no
    /// difference.
    bool soft = false;
    std::size_t begin = 0;  ///< octets of the text
    std::size_t end = 0;
    std::size_t sentence = 0;  ///< from 0
    friend bool operator==(const Mark&, const Mark&) = default;
};

/// What a mark says, for a person: "5 kg".
std::string said(const Mark& mark);

/// Both say the same, as far as both say it.
bool agree(const Mark& one, const Mark& other);

struct Marks {
    std::vector<Mark> all;  ///< in the order of the text, an article before its paragraphs
    std::size_t sentences = 1;
    bool address = false;  ///< it names a street: where the house stands before or behind it, by the language
};

/// Dates, times, sums, provisions, numbers, bounds and negations of a text. English, French and Russian; of other
/// languages dates and numbers in digits only.
Marks marks_of(std::string_view text, std::string_view language);

}  // namespace comity::documents
