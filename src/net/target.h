// SPDX-License-Identifier: EUPL-1.2
// The request target: where a request goes (RFC 9112 3.2, RFC 3986), decoded once and strictly, so that no later reader
// decodes again or differently.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "net/refusal.h"

namespace comity::net {

struct Target {
    std::string path = "/";  // decoded UTF-8; no "." or ".." segment, no NUL, no encoded slash
    std::vector<std::pair<std::string, std::string>> query;  // decoded; each name at most once
    std::string authority;                                   // "host:port" of the absolute form, else empty

    [[nodiscard]] std::optional<std::string_view> query_value(std::string_view name) const;
};

// Accepts the origin form and the absolute form with http or https.
[[nodiscard]] Accepted<Target> parse_target(std::string_view raw);

// Percent-decoding that refuses what is not two hexadecimal digits, control characters and text that is not UTF-8.
[[nodiscard]] Accepted<std::string> decode_percent(std::string_view raw, bool plus_is_space);

}  // namespace comity::net
