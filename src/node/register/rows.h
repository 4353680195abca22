// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "node/docket/table_lines.h"
#include "register/agreement/agreement.h"
#include "register/body/body.h"
#include "register/library/publication.h"
#include "register/meeting/meeting.h"
#include "register/news/news.h"
#include "register/programme/programme.h"
#include "register/statistic/statistic.h"

namespace comity::node {

/// All tables of the register whose rows are few for each holding.
inline constexpr std::array<DocketTable, 7> register_tables{{
    {"register_holding", "id", "id", "id, word, number, title, sort, owner, substitute, states, readers",
     "version, observed"},
    {"register_party", "holding, state, name", "holding", "holding, state, name", ""},
    {"register_stage", "holding, place", "holding", "holding, stage, effect", "place"},
    {"register_proposal", "holding, id", "holding", "holding, id, act, command, says, by, approved_by", "at"},
    {"register_task", "holding, id", "holding", "holding, id, says, by, owner, responsible, due, case_id, about", ""},
    {"library_text", "holding, place", "holding", "holding, edition, label, language, in_force_from, in_force_to",
     "place, authentic, first_page, pages"},
    {"register_public", "holding", "holding", "holding, word", "version"},
}};
/// What the library finds words in: many rows for each text, written once and taken away with it.
inline constexpr std::array<DocketTable, 2> library_tables{{
    {"library_page", "holding, place, page", "holding", "holding, words", "place, page"},
    {"library_word", "word, holding, place", "holding", "word, holding, postings", "place"},
}};

/// What one holding has in each of them, in their order.
using HoldingRows = std::array<std::vector<Line>, register_tables.size()>;

/// They follow from its state alone, so they are the same after a rebuild. None of what does not exist.
HoldingRows rows_of(const registry::Agreement& agreement);
HoldingRows rows_of(const registry::Programme& programme);
HoldingRows rows_of(const registry::Body& body);
HoldingRows rows_of(const registry::Meeting& meeting);
HoldingRows rows_of(const registry::Publication& publication);
HoldingRows rows_of(const registry::Statistic& statistic);
HoldingRows rows_of(const registry::NewsItem& item);

/// Puts `after` in the place of `before`.
Result<void> replace_rows(store::Connection& rows, std::string_view authority, std::string_view id,
                          const HoldingRows& before, const HoldingRows& after);

/// Writes pages and words of the texts that `before` has not, and takes those away that stand no more.
Result<void> replace_pages(store::Connection& rows, std::string_view authority, const HoldingRows& before,
                           const registry::Publication& after);
/// What else the register keeps has none.
template <class State>
Result<void> replace_pages(store::Connection&, std::string_view, const HoldingRows&, const State&) {
    return {};
}

/// Where in a query a holding `h` is one that the account in that place may read: "$2".
std::string readable_by(std::string_view place);

}  // namespace comity::node
