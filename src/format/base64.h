// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/octets.h"
#include "base/result.h"

namespace comity::format {

/// RFC 4648 section 4, with padding.
std::string base64(Octets octets);
/// RFC 4648 section 5 without padding, as JOSE and WebAuthn write it (RFC 7515 section 2).
std::string base64_url(Octets octets);

/// Strict: only what the encoder above writes for the same octets. Blanks, padding that is missing or superfluous,
/// letters of the other alphabet and bits that are not zero behind the last octet are refused.
Result<std::string> from_base64(std::string_view text);
Result<std::string> from_base64_url(std::string_view text);

}  // namespace comity::format
