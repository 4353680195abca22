// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace comity::verify {

/// 32 octets as a string: digests, salts, public keys.
inline constexpr std::size_t digest_octets = 32;

std::string sha256(std::string_view octets);

/// RFC 8032; false for a key or a signature of another length.
bool ed25519_verifies(std::string_view public_key, std::string_view message, std::string_view signature);

/// RFC 4648 section 4 with padding; nothing where any character or bit is not as an encoder writes it.
std::optional<std::string> from_base64(std::string_view text);
std::string to_base64(std::string_view octets);

/// In small letters.
std::string to_hexadecimal(std::string_view octets);

}  // namespace comity::verify
