// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/sql/error.h"

namespace comity::store::postgres {

/// Where a server is and how to connect, from its address.
struct Location {
    std::vector<std::pair<std::string, std::string>> parameters;  ///< as PQconnectdbParams takes them
    std::string name;  ///< for messages: "postgresql://host:port/database", without user and password
};

SqlResult<Location> read_location(std::string_view url);

}  // namespace comity::store::postgres
