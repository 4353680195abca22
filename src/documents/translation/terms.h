// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "documents/document.h"

namespace comity::documents {

/// How a term is said: by language, each with words that are equally good, the first to be preferred.
using TermWords = std::map<std::string, std::vector<std::string>, std::less<>>;

/// A term that stands in what is translated.
struct TermUse {
    std::string segment;
    std::size_t term = 0;            ///< in the terms that were given
    std::size_t begin = 0, end = 0;  ///< octets of the plain text of the source
    /// A translation is there and has none of the words that the term has in its language.
    bool missing = false;
};

/// Where a text has words of terms, in whatever form: compared are the keys of text/word_forms.h. Words of several
/// parts stand next to each other; of words that overlap the longest counts.
class TermFinder {
   public:
    TermFinder(std::span<const TermWords> terms, std::string_view language);

    struct Found {
        std::size_t term = 0;
        std::size_t begin = 0, end = 0;
    };
    std::vector<Found> find(std::string_view text) const;

   private:
    struct Sequence {
        std::vector<std::string> keys;
        std::size_t term;
    };
    std::string language_;
    std::map<std::string, std::vector<Sequence>, std::less<>> by_first_;
};

/// The terms in the source of each segment that have words in the other version's language, in reading order.
std::vector<TermUse> terms_used(const Document& document, std::size_t other, std::span<const TermWords> terms);

}  // namespace comity::documents
