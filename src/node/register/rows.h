// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "node/docket/table_lines.h"
#include "register/agreement/agreement.h"
#include "register/body/body.h"
#include "register/meeting/meeting.h"
#include "register/news/news.h"
#include "register/programme/programme.h"
#include "register/statistic/statistic.h"

namespace comity::node {

/// All tables of the register.
inline constexpr std::array<DocketTable, 5> register_tables{{
    {"register_holding", "id", "id", "id, word, number, title, sort, owner, substitute, states", "version"},
    {"register_party", "holding, state, name", "holding", "holding, state, name", ""},
    {"register_stage", "holding, place", "holding", "holding, stage, effect", "place"},
    {"register_proposal", "holding, id", "holding", "holding, id, act, command, says, by, approved_by", "at"},
    {"register_task", "holding, id", "holding", "holding, id, says, by, owner, responsible, due, case_id, about", ""},
}};

/// What one holding has in each of them, in their order.
using HoldingRows = std::array<std::vector<Line>, register_tables.size()>;

/// They follow from its state alone, so they are the same after a rebuild. None of what does not exist.
HoldingRows rows_of(const registry::Agreement& agreement);
HoldingRows rows_of(const registry::Programme& programme);
HoldingRows rows_of(const registry::Body& body);
HoldingRows rows_of(const registry::Meeting& meeting);
HoldingRows rows_of(const registry::Statistic& statistic);
HoldingRows rows_of(const registry::NewsItem& item);

/// Puts `after` in the place of `before`.
Result<void> replace_rows(store::Connection& rows, std::string_view authority, std::string_view id,
                          const HoldingRows& before, const HoldingRows& after);

}  // namespace comity::node
