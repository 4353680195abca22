// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace comity::store::testing {

/// The address of a PostgreSQL server for tests: that of COMITY_TEST_POSTGRES, or of one that tools/with-postgres
/// starts at the first call and takes away when the program ends. Throws where there can be none: a test that needs a
/// server fails without it.
const std::string& postgres_url();

}  // namespace comity::store::testing
