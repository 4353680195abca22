// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string_view>

#include "store/sql/database.h"

namespace comity::store {

/// Opens "sqlite:PATH" (created when it does not exist) or "postgresql://[user[:password]@]host[:port]/name[?…]", as
/// libpq reads it. Tables are not made yet: see migrate().
SqlResult<std::unique_ptr<Database>> open_database(std::string_view url, DatabaseOptions options = {});

}  // namespace comity::store
