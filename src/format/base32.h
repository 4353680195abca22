// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/octets.h"
#include "base/result.h"

namespace comity::format {

/// RFC 4648 section 6, with padding.
std::string base32(Octets octets);

/// Strict: only what base32 writes for the same octets; small letters are refused too.
Result<std::string> from_base32(std::string_view text);

/// Without padding, as authenticator apps take the secret of one-time codes (otpauth URI), and back.
std::string base32_unpadded(Octets octets);
Result<std::string> from_base32_unpadded(std::string_view text);

}  // namespace comity::format
