// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string_view>

namespace comity::store {

/// The number by which engines lock a name: the same on every node. Two names share one by a chance of 2^-62, and would
/// only wait for each other. `kind`: what is locked, "writer" or "hold".
std::int64_t lock_number(std::string_view kind, std::string_view name);

}  // namespace comity::store
