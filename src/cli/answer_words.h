// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/terminal.h"
#include "law/determination/answer.h"

namespace comity::cli {

Colour colour_of(law::Outcome outcome);

/// The outcome in a sentence, with what is still open.
std::string meaning_of(const law::Answer& answer);

/// How a clock stands: "expired", "1 day ago".
struct ClockWords {
    std::string status;
    std::string distance;
    Colour colour = Colour::plain;
};
ClockWords clock_words(const law::Deadline& deadline, CivilDate today);

/// What is over or ends today comes first, what is only shown for comparison last.
int urgency(law::Deadline::State state);

/// "P18D" as "18 days", "-P50D" as "50 days back".
std::string period_of_clock(std::string_view iso);

/// "the requested State".
std::string who_answers(law::AnsweredBy who);

/// The name of a paper or item of a letter.
std::string paper_label(const law::Library& library, law::TextId word, std::string_view language);

/// "a, b, c and 12 more".
std::string some_of(const std::vector<std::string>& names, std::size_t shown);

}  // namespace comity::cli
