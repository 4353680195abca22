// SPDX-License-Identifier: EUPL-1.2
// The kinds of problem that are told (RFC 9457, section 3.1.1): one table for answers and for the page that explains
// them, docs/formats/problems.md.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace comity::net {

struct ProblemKind {
    int status;
    std::string_view word;     ///< the end of the type, which never changes: "/problems/not-found"
    std::string_view says;     ///< what has happened, in English
    std::string_view way_out;  ///< what whoever asked can do
};

/// By status; of each status one.
[[nodiscard]] std::span<const ProblemKind> problem_kinds();

/// The `type` of a problem: a reference relative to the server, the same for every version of the program and whatever
/// path a proxy puts before it. "about:blank" of a status that stands in no table.
[[nodiscard]] std::string problem_type(int status);

}  // namespace comity::net
