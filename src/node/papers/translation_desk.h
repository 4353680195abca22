// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "documents/translation/earlier.h"
#include "node/papers/paper_desk.h"

namespace comity::node {

/// An earlier translation of a passage, with where it stands.
struct OfferedTranslation {
    std::string case_id;
    std::string number;  ///< of the case
    std::string paper;
    CivilDate on = {};  ///< the day of that paper's text, at the seat of the authority
    documents::EarlierTranslation words;
};

/// Papers are looked into of so many cases, those that changed last; and so many translations are offered.
inline constexpr std::size_t most_searched_cases = 60;
inline constexpr std::size_t most_offered_translations = 5;

/// Translations of what one passage says, from the papers of all cases whose papers the person may read; the likest
/// first, then the newest; the same words once. That another case's passages were shown is recorded in that case, for
/// each paper. What cannot be read of others offers nothing. Errors: `invalid` for a segment or language the paper does
/// not have; those of the store.
Result<std::vector<OfferedTranslation>> earlier_translations(CaseDesk& cases, PaperDesk& papers,
                                                             store::Database& database, const Person& person,
                                                             const cases::CaseState& state, const cases::Paper& paper,
                                                             std::string_view segment, std::string_view language);

}  // namespace comity::node
