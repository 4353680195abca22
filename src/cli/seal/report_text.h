// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/result.h"
#include "seal/verdict.h"

namespace comity::cli {

/// On standard output: the sentence, then each signature.
void print_report(const seal::Report& report);

/// docs/formats/validation.md.
Result<std::string> report_json(const seal::Report& report);

}  // namespace comity::cli
