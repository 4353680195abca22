// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <iostream>

#include "base/result.h"

namespace comity::cli {

/// What every command ends with.
inline constexpr int exit_ok = 0;
inline constexpr int exit_found = 1;  ///< it worked, and found faults or differences
inline constexpr int exit_wrong = 2;  ///< wrong input or usage

/// Says what is wrong and how to mend it; gives the status to end with.
inline int refuse(const Error& error) {
    std::cerr << to_string(error) << '\n';
    return exit_wrong;
}

}  // namespace comity::cli
