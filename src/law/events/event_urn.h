// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace comity::law {

/// A name-based UUID of the form RFC 9562 leaves to its maker (version 8): the same for the same key everywhere.
std::string event_urn(std::string_view key);

}  // namespace comity::law
