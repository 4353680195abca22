// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <vector>

#include "law/compile/compile.h"

namespace comity::law {

/// What running the library's examples showed.
struct ExampleReport {
    std::size_t passed = 0;
    std::vector<Fault> faults;  ///< examples that fail, with what was expected and what came
    /// Provisions with a computed rule, and the examples whose answer they took part in (met, triggered, cleared, due
    /// …).
    std::map<std::string, std::vector<std::string>> exercised;
    std::vector<std::string> unexercised;
};

/// Runs every example of a compiled library (docs/law-language.md, section 7).
ExampleReport run_examples(const Library& library, const std::vector<Example>& examples);

}  // namespace comity::law
