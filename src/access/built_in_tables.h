// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace comity::access {

/// The text of src/access/*.csv and common_passwords.txt at build time.
extern const std::string_view roles_csv;
extern const std::string_view resources_csv;
extern const std::string_view permissions_csv;
extern const std::string_view acts_csv;
extern const std::string_view common_passwords;  ///< one per line, in small letters

}  // namespace comity::access
