// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "documents/document.h"

namespace comity::documents {

/// Two versions of a segment that do not say the same.
struct Difference {
    enum class Kind { untranslated, name, value, date, sum, provision, number, negation, outdated };
    /// Octets of the plain text of a version; empty where the other has something that this one lacks.
    struct Where {
        std::string language;
        std::size_t begin = 0;
        std::size_t end = 0;
        std::string says;  ///< what stands there, in the form that does not depend on the language
        friend bool operator==(const Where&, const Where&) = default;
    };
    Kind kind = Kind::value;
    std::string segment;
    Where source;
    Where other;
    friend bool operator==(const Difference&, const Difference&) = default;
};
std::string_view to_string(Difference::Kind kind);

/// Compares each version of each segment with the version it translates: names in the spelling fixed for the case,
/// dates, sums, provisions and numbers with their order, negations by their count. Each difference is placed in both.
/// A translation whose source was worded anew since is one, until somebody looks at it.
/// A difference is a question to a person, not an error: languages may say a thing with and without a "not".
std::vector<Difference> differences(const Document& document);

}  // namespace comity::documents
