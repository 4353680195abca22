// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "documents/assembly/assemble.h"
#include "documents/completeness/completeness.h"
#include "documents/guard/parallel_text.h"

namespace comity::documents {

/// What stands in the way of sending a paper, as the JSON object of docs/formats/templates.md, section 5.
std::string review_json(const Draft& draft, const std::vector<Requirement>& requirements,
                        const std::vector<Difference>& differences, std::string_view language);

}  // namespace comity::documents
