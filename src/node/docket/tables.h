// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string_view>

namespace comity::node {

/// A table of the docket, or of the register, with what its rows are ordered by, and all its columns, as text or
/// numbers.
struct DocketTable {
    std::string_view name;
    std::string_view key;
    std::string_view case_column;  ///< of the case, or of what else it is of; "" where of none
    std::string_view texts;        ///< columns, separated by commas
    std::string_view numbers;      ///< columns, separated by commas; "" where there are none
};

/// All tables of migrations/.
inline constexpr std::array<DocketTable, 17> docket_tables{{
    {"docket_case", "id", "id",
     "id, number, matter, kind, direction, counterpart, title, foreign_reference, owner, substitute, unit, stage, "
     "common_stage, due, opened_on, closed_on, rank, restricted_on",
     "urgent, held, closed, changed_at, version"},
    {"docket_access", "account, case_id, relation", "case_id", "account, case_id, relation, rank", "until, closed"},
    {"docket_word", "word, case_id", "case_id", "word, case_id", ""},
    {"docket_clock", "case_id, id", "case_id",
     "case_id, id, kind, label, rule, subject, subject_name, begun, period, due, careful, effect, owner, substitute, "
     "alarm, silent_until, place",
     "gap"},
    {"docket_task", "case_id, id", "case_id", "case_id, id, says, owner, due, made_by", ""},
    {"docket_proposal", "case_id, id", "case_id", "case_id, id, act, command, says, by, approved_by", "at"},
    {"docket_promise", "case_id, id", "case_id", "case_id, id, kind, says, breached_by, until, watcher", "given"},
    {"docket_link", "case_id, other, relation", "case_id", "case_id, other, relation", ""},
    {"docket_transmittal", "case_id, id", "case_id",
     "case_id, id, uuid, thread, direction, channel, action, party, standing", "at, registered, conflicts, gap, owed"},
    {"docket_document", "case_id, digest", "case_id", "case_id, digest, stored_digest", "octets, stored_octets"},
    {"docket_ledger", "counterpart, case_id, measure", "case_id",
     "counterpart, case_id, measure, kind, what, direction, outcome, ground, sent_on, answered_on", ""},
    {"docket_mark", "mark, case_id", "case_id", "mark, case_id", ""},
    {"docket_inspection", "case_id, document, version", "case_id", "case_id, document, digest, standing", "version"},
    {"docket_recognition", "case_id, document, version", "case_id", "case_id, document, digest, standing", "version"},
    {"docket_code", "code, case_id", "case_id", "code, case_id, paper, document", ""},
    {"docket_reading", "case_id, sequence", "case_id", "case_id, account, on_behalf_of, what", "sequence, at"},
    {"docket_number", "series", "", "series", "last"},
}};

}  // namespace comity::node
