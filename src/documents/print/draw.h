// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/result.h"
#include "documents/print/pages.h"
#include "documents/print/print.h"

namespace comity::documents {

/// The pages as PDF with tags and bookmarks; not yet PDF/A. Errors: those of the typesetter; unavailable where it
/// cannot be drawn.
Result<std::string> drawn(const Document& document, const PrintOrder& order, const Paginated& paginated,
                          const Typesetter& typesetter);

}  // namespace comity::documents
