// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <set>
#include <string>

#include "documents/template/template.h"

namespace comity::documents {

/// Facts and fields that the wording of a template names.
std::set<std::string> slot_names(const Template& paper);

}  // namespace comity::documents
