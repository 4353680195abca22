// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string_view>

namespace comity::node {

/// A table of the docket with what its rows are ordered by, and all its columns, as text or numbers.
struct DocketTable {
    std::string_view name;
    std::string_view key;
    std::string_view texts;    ///< columns, separated by commas
    std::string_view numbers;  ///< columns, separated by commas; "" where there are none
    bool follows_from_cases;   ///< written by write_rows
};

/// All tables of migrations/0001-docket.sql.
inline constexpr std::array<DocketTable, 12> docket_tables{{
    {"docket_case", "id",
     "id, number, matter, kind, direction, counterpart, title, foreign_reference, owner, substitute, unit, stage, "
     "common_stage, due, opened_on, closed_on, law, rank",
     "urgent, held, closed, changed_at, version", true},
    {"docket_access", "account, case_id, relation", "account, case_id, relation, rank", "until, closed", true},
    {"docket_word", "word, case_id", "word, case_id", "", true},
    {"docket_clock", "case_id, id",
     "case_id, id, kind, label, rule, subject, subject_name, begun, period, due, careful, effect, owner, substitute, "
     "alarm, silent_until",
     "gap", true},
    {"docket_task", "case_id, id", "case_id, id, says, owner, due, made_by", "", true},
    {"docket_proposal", "case_id, id", "case_id, id, act, command, says, by", "at", true},
    {"docket_promise", "case_id, id", "case_id, id, kind, says, breached_by, until, watcher", "given", true},
    {"docket_link", "case_id, other, relation", "case_id, other, relation", "", true},
    {"docket_ledger", "counterpart, case_id, measure",
     "counterpart, case_id, measure, kind, what, direction, outcome, ground, sent_on, answered_on", "", true},
    {"docket_mark", "mark, case_id", "mark, case_id", "", true},
    {"docket_reading", "case_id, sequence", "case_id, account, what", "sequence, at", false},
    {"docket_number", "series", "series", "last", false},
}};

}  // namespace comity::node
