// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "law/library/library.h"

namespace comity::law {

/// What the library has of the provisions that `named` names ("coe-024:6.1.a", "coe-024:6" with all within it,
/// "coe-024" for the whole instrument): title, words, mark, days, rules, what it replaces and what other provisions do
/// to it, line by line in English. Two libraries that give the same text say the same of it; words in other languages,
/// notes, parties and declarations are not part of it. "" where the library has no such provision.
std::string provision_text(const Library& library, std::string_view named);

}  // namespace comity::law
