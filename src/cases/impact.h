// SPDX-License-Identifier: EUPL-1.2
// What another law library changes in an open case.
#pragma once

#include <string>
#include <vector>

#include "cases/command.h"
#include "cases/question.h"

namespace comity::cases {

struct Impact {
    struct Answer {
        About about = {};
        std::string before = {};  ///< outcome recorded last
        std::string after = {};
        std::vector<std::string> grounds_new = {};  ///< citations
        std::vector<std::string> grounds_gone = {};
    };
    struct ClockChange {
        enum class What { added, moved, ended };
        What what = What::added;
        std::string clock = {};
        std::string rule = {};
        std::string before = {};  ///< due day; "" where it had none
        std::string after = {};
    };
    std::vector<Answer> answers = {};
    std::vector<ClockChange> clocks = {};
    std::vector<std::string> held = {};  ///< subjects held for the request, where anything changes
    bool draft = false;                  ///< not sent yet, and its pre-flight was run under another library

    bool empty() const { return answers.empty() && clocks.empty() && !draft; }
};

/// Asks the law of `environment` everything the case asks, and compares with what is recorded. Clocks of practice are
/// no affair of the law. Pure. Errors: as determine(): a recorded fact the new library cannot read is such a change
/// too.
Result<Impact> impact(const CaseState& state, const Environment& environment);

/// One line per change, for the task.
std::vector<std::string> lines(const Impact& impact);

}  // namespace comity::cases
