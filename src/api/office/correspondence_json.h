// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "cases/correspondence/transmittal.h"
#include "format/value.h"

namespace comity::api {

/// What was sent or received, with its five lamps and every proof.
format::Value transmittal_value(const cases::Transmittal& transmittal);

/// Messages of a conversation that the other side numbered and that never came.
format::Value gap_value(const cases::MissingMessages& gap);

}  // namespace comity::api
