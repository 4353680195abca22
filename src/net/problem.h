// SPDX-License-Identifier: EUPL-1.2
// Errors as responses: problem details for HTTP APIs (RFC 9457).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "net/http.h"
#include "net/refusal.h"

namespace comity::net {

struct ProblemDetail {
    std::string place;  // where in the input: a fact, a parameter, "line 3, column 7"
    std::string message;
    std::string hint;  // the way out; may be empty
};

// `title` "" takes the status' own phrase.
[[nodiscard]] Response problem(int status, std::string_view title, std::string_view detail,
                               const std::vector<ProblemDetail>& errors = {});
[[nodiscard]] Response problem(const Refusal& refusal);
// invalid 422, not_found 404, unavailable 503, limit 413
[[nodiscard]] Response problem(const Error& error);

}  // namespace comity::net
