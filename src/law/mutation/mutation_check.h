// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "law/compile/compile.h"
#include "law/library/library.h"

namespace comity::law {

/// A fault of the law no example would notice.
struct Survivor {
    Place place;
    std::string rule;
    std::string change;
};

struct MutationReport {
    std::size_t mutants = 0;
    std::size_t noticed = 0;
    std::size_t examples_run = 0;
    std::vector<Survivor> survivors;  ///< in the order of the law
};

/// Makes one thing after another wrong in the law of `instruments` (none named: in all) and sees whether an example
/// fails. Errors: the examples do not hold even before anything is changed.
Result<MutationReport> check_mutants(const Library& library, const std::vector<Example>& examples,
                                     const std::vector<std::string>& instruments);

}  // namespace comity::law
