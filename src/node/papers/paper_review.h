// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "documents/assembly/assemble.h"
#include "documents/assembly/rebind.h"
#include "documents/completeness/completeness.h"
#include "documents/guard/parallel_text.h"

namespace comity::node {

/// What was found of a paper with the facts and the law as they are.
struct PaperReview {
    documents::Draft draft;  ///< as it is kept; its gaps, and passages that open facts would settle
    std::vector<documents::Requirement> requirements;
    std::vector<documents::Difference> differences;
    std::vector<documents::Change> changes;  ///< of the facts since its passages were written

    /// What stands in the way of sending it, a sentence each, in English: as it is recorded.
    std::vector<std::string> findings() const;
};

/// The JSON object of docs/formats/templates.md, section 5, with `changes`.
std::string review_json(const PaperReview& review, std::string_view language);

}  // namespace comity::node
