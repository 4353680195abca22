// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "cases/state.h"
#include "crypto/aead.h"

namespace comity::node {

/// Blind marks of a case: a MAC for each thing that identifies a person or company exactly (a paper with its number; a
/// name with an exact day of birth). Equal marks in two cases mean the same person; nothing can be read from them.
std::vector<std::string> marks_of(const cases::CaseState& state, const crypto::AeadKey& key);

}  // namespace comity::node
