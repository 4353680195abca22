// SPDX-License-Identifier: EUPL-1.2
// The usual questionnaires of international bodies, as data: each question in words with its citation, and the tables
// that answer it. What no table answers is for a person. docs/formats/questionnaires.md.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/state_code.h"
#include "register/public/public_words.h"
#include "register/statistic/count_table.h"

namespace comity::registry {

/// A query over the requests of the record: how many of them had which outcome, and after how many days.
struct QuestionTable {
    std::string direction = {};              ///< "incoming", "outgoing"
    std::string rows = {};                   ///< "year", "kind", "measure", "state", "region", "ground"
    std::vector<std::string> kinds = {};     ///< of case; none: all
    std::vector<std::string> measures = {};  ///< requests with one of these; none: whatever was asked
};

struct AskedQuestion {
    std::string id = {};
    PublicWords ask = {};
    std::string cite = {};
    std::vector<QuestionTable> tables = {};  ///< none: a person answers

    /// nullptr where there is none of those requests.
    const QuestionTable* table(std::string_view direction) const;
};

struct Questionnaire {
    std::string id = {};  ///< "fatf"
    PublicWords title = {};
    std::string source = {};  ///< the instrument or method that asks
    std::vector<AskedQuestion> questions = {};

    /// nullptr where there is none of that id.
    const AskedQuestion* question(std::string_view id) const;
};

/// "granted", "refused", "withdrawn", "pending": the columns of every table.
std::span<const std::string_view> answer_outcomes();

/// Errors: `invalid`, for what is not as docs/formats/questionnaires.md says.
Result<Questionnaire> read_questionnaire(std::string_view json, std::string_view name);
/// Those built in from src/register/questionnaire/*.json.
const std::vector<Questionnaire>& questionnaires();

/// A request as far as questionnaires count it: a case, with all its measures.
struct AskedRequest {
    std::string id = {}, kind = {}, direction = {};
    StateCode state = {};  ///< the other one
    std::vector<std::string> measures = {};
    std::string outcome = {};
    std::set<std::string> grounds = {};  ///< of a refusal, as citations
    CivilDate sent_on = {};
    std::optional<CivilDate> answered_on = {};
};

/// Of the requests of a row that were answered; of an even number the lower middle: a number that occurred.
struct AnswerDays {
    std::string row = {};  ///< "" all
    std::optional<std::int64_t> median = {};
};

struct AnswerTable {
    CountTable counts = {};  ///< rows by outcome; its items are ids of cases
    std::vector<AnswerDays> days = {};
};

/// Counts the requests of the table among these. With rows by year every year from the first to the last has one.
AnswerTable answer(const QuestionTable& table, std::span<const AskedRequest> requests, std::int32_t first_year,
                   std::int32_t last_year);

/// Takes out what would tell of few: counts by the rule of statistics, after what was told before, and medians of rows
/// that have a count withheld or fewer answers than the smallest count told. Errors: as of withhold() of count_table.h.
Result<void> withhold(AnswerTable& answer, std::span<const CountTable* const> before);

}  // namespace comity::registry
