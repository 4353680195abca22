// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "documents/editable/editable.h"
#include "node/papers/paper_desk.h"

namespace comity::node {

/// One version of a case's paper as a file of word processors, marked as a draft until it is released. Whether somebody
/// may is asked before. Errors: the paper has no such version.
Result<std::string> editable_paper(PaperDesk& desk, const cases::CaseState& state, const cases::Paper& paper,
                                   std::string_view language, documents::EditableForm form);

}  // namespace comity::node
