// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "net/http.h"

namespace comity::net {

/// "bytes 0-1048575/4000000" (RFC 9110 section 14.4); the length behind the slash may be "*".
struct ContentRange {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
};
Result<ContentRange> read_content_range(std::string_view text);

struct WantedRange {
    std::uint64_t first = 0;
    std::uint64_t count = 0;
    bool partial = false;
};
/// What a Range field asks for (RFC 9110 section 14.2): one range of octets, cut at the end. Anything that is not
/// understood, several ranges among it, asks for all. Nothing where there are no such octets (416).
std::optional<WantedRange> wanted_range(const Request& request, std::uint64_t size);

}  // namespace comity::net
