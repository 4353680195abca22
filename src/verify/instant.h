// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace comity::verify {

/// RFC 3339 as the record writes it, "2026-03-04T11:11:13.001+01:00" or with "Z", in milliseconds since 1970 UTC.
std::optional<std::int64_t> instant_of(std::string_view text);
/// xsd:dateTime as other systems write it: with any fraction or none, without a zone in UTC; cut to milliseconds.
std::optional<std::int64_t> xml_instant_of(std::string_view text);

/// "2026-03-04T10:11:13.001Z"
std::string instant_text(std::int64_t milliseconds);
/// "2026-03-04 10:11:13 UTC"
std::string readable_time(std::uint64_t seconds);

}  // namespace comity::verify
