// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "base/result.h"

namespace comity::access {

/// An address requests may go to: https, or http to this machine where `loopback` allows it. Errors: another scheme, a
/// user name, a fragment, characters that do not belong there.
Result<void> check_address(std::string_view address, std::string_view what, bool loopback);

}  // namespace comity::access
