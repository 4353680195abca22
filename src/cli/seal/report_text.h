// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "seal/verdict.h"

namespace comity::cli {

/// On standard output: the sentence, then each signature.
void print_report(const seal::Report& report);

}  // namespace comity::cli
