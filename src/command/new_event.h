// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "format/value.h"

namespace comity::command {

/// An event before it is recorded. The payload is an object.
struct NewEvent {
    std::string type = {};
    format::Value payload = {};
};

}  // namespace comity::command
