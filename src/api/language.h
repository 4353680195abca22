// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string_view>

namespace comity::api {

inline constexpr std::array<std::string_view, 3> languages{"en", "fr", "ru"};

/// The language an Accept-Language value wants most (RFC 9110 12.5.4) among ours; "en" where it names none of them.
std::string_view preferred_language(std::string_view accept_language);

}  // namespace comity::api
