// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace comity::access {

/// Roles, resources, permissions and acts as Markdown tables: what docs/operate/access.md shows.
std::string access_tables();

}  // namespace comity::access
