// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace comity::documents {

/// The words of tesseract(1) for languages by their codes (ISO 639-1), with "+" between: "eng+rus". `installed`: what
/// `tesseract --list-langs` wrote. Errors: not_found for a language that is not installed, with the package to install;
/// and for one that is not in our table.
Result<std::string> tesseract_languages(const std::vector<std::string>& languages, std::string_view installed);

/// Those of a document written in `language`, where nobody said others: that one where its words are installed with
/// Comity, else English, French and Russian.
std::vector<std::string> usual_languages(std::string_view language);

}  // namespace comity::documents
