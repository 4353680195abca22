// SPDX-License-Identifier: EUPL-1.2
// The glossary as a table: columns `id`, one for each language, `note` and `source` (docs/formats/glossary.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "register/glossary/glossary.h"

namespace comity::registry {

struct TermRow {
    std::string id = {};  ///< "" of a term that is new
    TermWords words = {};
    std::string note = {};
    std::string source = {};
    Place place = {};
};

/// Errors, with their place: no CSV; a column that is neither a language nor one of the others; no words.
Result<std::vector<TermRow>> read_glossary_csv(std::string_view text, std::string_view file = "table");

/// The terms that are not withdrawn, in the order in which they were entered. What a table program would run as a
/// formula gets an apostrophe in front, which reading takes away.
std::string write_glossary_csv(const Glossary& glossary);

/// Errors: `invalid` for what is no tag of a language; `limit`.
Result<void> check_term_words(const TermWords& words);

}  // namespace comity::registry
