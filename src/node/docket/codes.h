// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "node/docket/queries.h"

namespace comity::node {

/// The case a code stands for.
struct CodedCase {
    std::string id;
    std::string number;
    std::string title;
    std::string paper;     ///< "w1"
    std::string document;  ///< whose pages bear the code, or the container of the sealed request
};

/// `code`: a pseudonym of printed pages, or "sha256:…" of a sealed request's list. Nothing where it is not of this
/// authority, or of a case whose documents the asker may not read.
Result<std::optional<CodedCase>> case_of_code(store::Connection& rows, const Asker& asker, std::string_view code);

}  // namespace comity::node
