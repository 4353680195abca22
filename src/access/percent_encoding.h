// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace comity::access {

/// RFC 3986 section 2.1, for everything but unreserved characters.
std::string percent_encoded(std::string_view text);

/// "a=1&b=2" for queries and forms; pairs with an empty value are left out.
std::string encoded_pairs(std::initializer_list<std::pair<std::string_view, std::string_view>> pairs);

}  // namespace comity::access
