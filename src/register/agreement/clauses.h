// SPDX-License-Identifier: EUPL-1.2
// Two drafts laid side by side, clause by clause.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace comity::registry {

struct Clause {
    std::string label = {};  ///< "Article 3", "1."; "" of a paragraph, and of what stands before the first heading
    std::string text = {};   ///< what follows the label, in one line
};

/// A clause begins with a line that has a label: "Article 3", "Article 3. Requests", "Статья 3", "1. The Parties", "§
/// 2". Where no line has one, paragraphs are clauses.
std::vector<Clause> clauses_of(std::string_view text);

struct ClauseChange {
    enum class What { same, changed, added, removed };
    What what = What::same;
    std::string label_before = {};
    std::string label_after = {};
    std::string before = {};
    std::string after = {};
};
std::string_view word(ClauseChange::What what);

/// Most clauses of a draft; more is a limit.
inline constexpr std::size_t most_clauses = 2'000;

/// In the order of the newer draft, what was removed where it stood. Clauses with the same words are the same whatever
/// their number: an inserted article does not change those behind it. What moved is removed and added. Between the same
/// neighbours, clauses of the same label are changes of each other. Errors: `limit`.
Result<std::vector<ClauseChange>> compare(std::string_view before, std::string_view after);

}  // namespace comity::registry
