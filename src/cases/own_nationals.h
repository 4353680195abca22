// SPDX-License-Identifier: EUPL-1.2
// A refusal that rests on nationality opens the question of prosecution in place of surrender.
#pragma once

#include <string>
#include <vector>

#include "cases/command.h"
#include "cases/question.h"

namespace comity::cases {

/// What the law says of prosecution where surrender is refused.
struct InPlaceOfSurrender {
    std::vector<std::string> owed = {};       ///< provisions that make it a duty as things stand
    std::vector<std::string> on_asking = {};  ///< provisions that make it one once the requesting State asks
};

/// Ids of the grounds that are about nationality: those the library's sheet lists under that topic.
std::vector<std::string> nationality_grounds(const law::Library& library);

/// Whether the refusal rests on nationality: by its recorded grounds, or, where none are recorded, because such a
/// ground stands. Never where the law clears the ground for that person. Errors: as determine().
Result<bool> refused_for_nationality(const CaseState& state, const About& about, const Environment& environment);

Result<InPlaceOfSurrender> in_place_of_surrender(const CaseState& state, const About& about,
                                                 const Environment& environment);

/// A task for every subject so refused for whom the question was not opened yet.
Result<std::vector<NewEvent>> open_questions_of_prosecution(const CaseState& state, const Environment& environment);

/// What the task that opens the question is from: "prosecution-in-place/s1".
std::string prosecution_task(std::string_view subject);

}  // namespace comity::cases
