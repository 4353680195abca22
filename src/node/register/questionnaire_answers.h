// SPDX-License-Identifier: EUPL-1.2
// The tables that answer a questionnaire, counted from the rows of the docket.
#pragma once

#include <string>
#include <vector>

#include "node/authority.h"
#include "node/docket/queries.h"
#include "register/questionnaire/questionnaire.h"
#include "store/sql/database.h"

namespace comity::node {

struct AskedYears {
    std::int32_t first = 0, last = 0;  ///< requests sent or received in one of them count
};
/// Without a word about it: so many years before this one, which are over.
inline constexpr std::int32_t usual_years = 5;
/// Most years at once.
inline constexpr std::int32_t most_asked_years = 20;

/// Errors: `invalid` where the last is before the first, or they are too many.
Result<void> check_years(const AskedYears& years);

/// Who is told, and so what is counted.
enum class Readers {
    house,   ///< the requests that the asker may see, every number as it is
    outside  ///< all requests; what would tell of few is withheld, after all tables ever published
};

/// Of each question its tables, in their order. Errors: `forbidden` for the house where the asker lists no cases, for
/// the outside where they neither propose nor approve what becomes public; `limit`; `invalid` as of check_years().
Result<std::vector<std::vector<registry::AnswerTable>>> answers_to(store::Database& database, Authority& authority,
                                                                   const Asker& asker,
                                                                   const registry::Questionnaire& questionnaire,
                                                                   const AskedYears& years, Readers told);

/// The cases behind a number of one table, as far as the asker may see them, by number. "" takes all rows or outcomes.
/// Errors: as of answers_to() for the house.
Result<std::vector<ListedCase>> cases_behind(store::Connection& rows, const Asker& asker,
                                             const registry::QuestionTable& table, const AskedYears& years,
                                             std::string_view row, std::string_view outcome);

}  // namespace comity::node
