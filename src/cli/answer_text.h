// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "cli/terminal.h"
#include "law/determination/render.h"

namespace comity::cli {

struct AnswerStyle {
    std::string_view language = "en";
    bool full = false;  ///< every result with all its reasons, also where nothing is decided yet
};

/// The answer for a person at a terminal: outcome, basis, clocks, what stands against it, papers, next questions.
void print_answer(const law::Determination& determination, const AnswerStyle& style, const Terminal& terminal);

/// The reasoning for one result as a tree; false when the answer has no such result (said on standard error).
bool print_explanation(const law::Determination& determination, std::string_view result);

}  // namespace comity::cli
