// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace comity::documents {

/// What must be the same in every version of a text, in a form that no longer depends on the language.
struct Mark {
    enum class Kind { date, sum, provision, number, negation };
    Kind kind = Kind::number;
    std::string value;      ///< "2024-02-29", "EUR 250000.5", "article 6", "17", "not"
    std::size_t begin = 0;  ///< octets of the text
    std::size_t end = 0;
    friend bool operator==(const Mark&, const Mark&) = default;
};

/// Dates, sums, provisions, numbers and negations of a text, in its order. English, French and Russian; of other
/// languages dates and numbers in digits only.
std::vector<Mark> marks_of(std::string_view text, std::string_view language);

}  // namespace comity::documents
