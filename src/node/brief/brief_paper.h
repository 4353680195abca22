// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "documents/document.h"
#include "node/brief/brief.h"

namespace comity::node {

/// The brief as a paper in one language, each section on a page of its own. `reader`: the account it was gathered for.
/// Titles, offices and decisions stand as they were entered. Errors: `invalid` for a language it is not written in.
Result<documents::Document> brief_paper(const Brief& brief, const law::Library& library, std::string_view language,
                                        std::string_view reader);

}  // namespace comity::node
