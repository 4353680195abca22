// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "cli/answer_text.h"
#include "law/request/letters.h"

namespace comity::cli {

/// The answer to a request: one measure as print_answer() shows it; of several a line each, the split proposal, and
/// with
/// --full each measure's own answer.
void print_request(const law::Request& request, const AnswerStyle& style, const Terminal& terminal);

/// "Azerbaijan → Finland · assistance · 2026-11-21".
std::string request_headline(const law::Request& request, std::string_view language);

/// "bank-accounts, freeze".
std::string measure_names(const law::Request& request, const std::vector<std::size_t>& measures);

/// Why a letter is apart from others, one reason a paragraph.
void print_apart(const law::Request& request, const law::Letter& letter, std::string_view language,
                 const Terminal& terminal);

}  // namespace comity::cli
