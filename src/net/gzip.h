// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace comity::net {

enum class GzipEffort { quick, best };  // for an answer made now; for a file kept in memory

// RFC 1952, without name or time, so that equal texts give equal bytes.
[[nodiscard]] std::string gzip(std::string_view text, GzipEffort effort);

}  // namespace comity::net
