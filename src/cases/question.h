// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <span>
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
/// The same, with finished measures: what was handed over stays limited.
std::vector<About> all_questions_of(const CaseState& state);

/// What is put to the law beside the record.
struct Supposed {
    const format::Value* facts = nullptr;             ///< object of facts, in place of what is recorded
    std::span<const std::string_view> left_out = {};  ///< recorded facts that do not count here
    bool dossier_is_all = false;                      ///< a paper that is not in the dossier is not there
};

/// The question as `comity determine` reads it (docs/formats/determination.md): the facts of the case, over them those
/// of the measure, the subject, and what belongs to both. The papers of the dossier count as attached, and the
/// competing requests of linked cases as concurrent, besides what is recorded of them.
std::string question_json(const CaseState& state, const About& about, const Environment& environment,
                          const Supposed& supposed = {});

/// Errors: a recorded or supposed fact the library cannot read, naming it.
Result<std::unique_ptr<law::QuestionInput>> question_of(const CaseState& state, const About& about,
                                                        const Environment& environment, const Supposed& supposed = {});
Result<std::unique_ptr<law::Determination>> determine(const CaseState& state, const About& about,
                                                      const Environment& environment, const Supposed& supposed = {});

}  // namespace comity::cases
