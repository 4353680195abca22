// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "documents/print/print.h"

namespace comity::documents {

/// A drawn PDF made into PDF/A-3 (ISO 19005-3, level U): language, title, XMP, output intent, identifier, embedded
/// files with their relation to the document. Errors: invalid where it cannot be read.
Result<std::string> archived(std::string_view pdf, const Document& document, const PrintOrder& order);

}  // namespace comity::documents
