// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "verify/proofs/judge_proofs.h"

namespace comity::verify {

/// What was found of a folder of proofs, in sentences. Ends with LF.
std::string proofs_in_words(const std::string& folder, const ProofFindings& findings, const Believed& believed);

}  // namespace comity::verify
