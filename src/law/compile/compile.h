// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

#include "law/compile/compilation.h"

namespace comity::law {

/// What compiling a law folder gives: the image (empty when there are errors), the examples, and all faults.
struct CompiledLaw {
    std::vector<char> image;
    std::vector<Example> examples;
    Faults faults;
};

/// Compiles `folder` (the shape of law/ in this repository). `version` names the library, as "2026.11".
CompiledLaw compile_law(const std::filesystem::path& folder);

/// Compiles law files given as text, without tables; for tests and for fuzzing.
CompiledLaw compile_texts(const std::vector<std::pair<std::string, std::string>>& name_and_text);

}  // namespace comity::law
