// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdlib>

/// What must hold for every input: where it does not, the process ends, which the fuzzer keeps the input of.
inline void require(bool condition) {
    if (!condition) std::abort();
}
