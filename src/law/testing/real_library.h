// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include "law/compile/compile.h"
#include "law/library/library.h"

namespace comity::law {

/// The library of this repository, compiled once. Tests run from the root of the tree.
inline const Library& real_library() {
    static const Library library = [] {
        const CompiledLaw law = compile_law("law");
        for (const Fault& fault : law.faults.list()) {
            if (fault.severity == Fault::Severity::error) ADD_FAILURE() << to_string(fault);
        }
        return Library::from_bytes(law.image).value();
    }();
    return library;
}

}  // namespace comity::law
