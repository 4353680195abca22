// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cases/command.h"
#include "law/determination/determine.h"

namespace comity::cases {

/// For whom and for what the law is asked: a subject and a measure, each "" where the case has none.
struct About {
    std::string subject;
    std::string measure;
};

/// Every pair the case asks about: its subjects that are not withdrawn, its measures that are not finished.
std::vector<About> questions_of(const CaseState& state);

/// The question as `comity determine` reads it (docs/formats/determination.md): the facts of the case, over them those
/// of the measure, the subject, and what belongs to both.
std::string question_json(const CaseState& state, const About& about, CivilDate as_of);

/// Errors: a recorded fact the library cannot read, naming it.
Result<std::unique_ptr<law::Determination>> determine(const CaseState& state, const About& about,
                                                      const Environment& environment);

}  // namespace comity::cases
