// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>

/// Numbers of the ZIP format (APPNOTE.TXT 6.3.3, ISO/IEC 21320-1), for the source files of this folder.
namespace comity::seal::zip {

inline constexpr std::uint32_t local_signature = 0x04034b50;
inline constexpr std::uint32_t descriptor_signature = 0x08074b50;
inline constexpr std::uint32_t central_signature = 0x02014b50;
inline constexpr std::uint32_t end_signature = 0x06054b50;

inline constexpr std::size_t local_octets = 30;
inline constexpr std::size_t central_octets = 46;
inline constexpr std::size_t end_octets = 22;

inline constexpr std::uint16_t method_stored = 0;
inline constexpr std::uint16_t method_deflated = 8;

inline constexpr std::uint16_t flag_compression = 0x0006;  ///< how hard the deflater tried
inline constexpr std::uint16_t flag_descriptor = 0x0008;   ///< sizes and checksum stand behind the data
inline constexpr std::uint16_t flag_utf8 = 0x0800;

}  // namespace comity::seal::zip
