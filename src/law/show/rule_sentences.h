// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "law/library/library.h"

namespace comity::law {

/// A rule in English sentences, line by line, as a lawyer reads it beside the treaty. Conditions of many parts become
/// lists, indented two blanks a level.
std::vector<std::string> rule_sentences(const Library& library, const Rule& rule);

}  // namespace comity::law
