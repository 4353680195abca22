// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "documents/paper/picture.h"

/// QR codes (ISO/IEC 18004): drawn as modules, found in pictures.
namespace comity::documents {

inline constexpr std::size_t max_code_octets = 1'200;  ///< of the text of one code
inline constexpr std::size_t max_codes_in_picture = 16;

/// A square of modules, without the quiet zone of 4 modules that has to stay white around it.
struct CodeModules {
    int side = 0;
    std::vector<bool> dark;  ///< row by row

    bool at(int x, int y) const { return dark[static_cast<std::size_t>(y * side + x)]; }
};

inline constexpr int quiet_zone = 4;  ///< modules

/// How much may be lost of a code: about 15 or 25 of 100 parts.
enum class Robustness { medium, high };

/// Errors: invalid for text that is not UTF-8; limit.
Result<CodeModules> code_modules(std::string_view text, Robustness robustness);

/// The code in black on white with its quiet zone, each module so many pixels wide.
Picture drawn_code(const CodeModules& modules, int pixels);

/// The texts of all codes that can be read, in no order.
std::vector<std::string> codes_in(const Picture& picture);

}  // namespace comity::documents
