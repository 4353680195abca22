// SPDX-License-Identifier: EUPL-1.2
// What one message may ask of the MIME reader. docs/formats/as4.md says what is answered beyond each.
#pragma once

#include <cstddef>

namespace comity::channel {

inline constexpr std::size_t max_header_block = 16 * 1024;      ///< octets of one part's header fields
inline constexpr std::size_t max_content_id = 512;              ///< octets without the angle brackets
inline constexpr std::size_t max_boundary = 70;                 ///< RFC 2046 section 5.1.1
inline constexpr std::size_t max_transport_padding = 256;       ///< blanks behind a delimiter
inline constexpr std::size_t max_content_type_parameters = 32;  ///< of one field
inline constexpr std::size_t default_max_parts = 256;           ///< attachments; the root is not counted

}  // namespace comity::channel
