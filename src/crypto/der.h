// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

// Writing DER (X.690), for the source files of this folder.
namespace comity::crypto {

inline constexpr unsigned char der_integer = 0x02;
inline constexpr unsigned char der_octet_string = 0x04;
inline constexpr unsigned char der_sequence = 0x30;
inline constexpr unsigned char der_set = 0x31;

/// Identifier, length and content.
std::string der(unsigned char identifier, std::string_view content);

/// r‖s, half of the octets each, as XML Signature writes ECDSA, in the form of X.509: SEQUENCE { r, s }.
std::string ecdsa_as_der(std::string_view raw);

}  // namespace comity::crypto
