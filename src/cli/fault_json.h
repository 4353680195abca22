// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "format/value.h"

namespace comity::cli {

/// What commands with --json say of a file that cannot be read: `{"message": …, "hint": …}`.
inline format::Value fault_value(const Error& error) {
    return format::Value::object({{"message", error.message}, {"hint", error.hint}});
}

}  // namespace comity::cli
