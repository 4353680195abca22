// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "verify/export_file.h"

namespace comity::verify {

/// What the reader asked to see.
struct Wish {
    bool every_event = false;
    std::string policy_file;  ///< empty where the keys of the export are believed
    bool quorum = false;      ///< the policy asks for witnesses
};

/// What comes from outside, so that it cannot move the cursor, turn the direction of writing, or fill the screen.
std::string shown(std::string_view text);

/// What the findings mean, in sentences for somebody who knows no cryptography. Ends with LF.
std::string in_words(const std::string& file, const Findings& findings, const Wish& wish);

}  // namespace comity::verify
