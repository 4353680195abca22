// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>

#include "base/octets.h"
#include "base/result.h"

namespace comity::crypto {

/// Where octets go as they come out: a file, a socket. Its error ends the stream and is returned.
using OctetSink = std::function<Result<void>(Octets)>;

}  // namespace comity::crypto
