// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "law/compile/compilation.h"

namespace comity::law {

/// Conditions that stand outside the law library, in the templates of papers, read by the law's own reader. They are
/// evaluated against a copy of the library that has them: a question must be bound to that copy.
///
/// The expressions of the library keep their numbers. Names of `let` are not known here: an image has none.
class AddedConditions {
   public:
    explicit AddedConditions(const Library& library);

    struct Condition {
        ExprId id = none;
        bool of_offence = false;  ///< it speaks of the offence at hand
    };
    /// Reads a condition where the cursor stands. Faults go to the cursor's own.
    Condition read(Cursor& cursor);

    /// The library with everything read. Call once. Errors: the copy cannot be read back, which is a fault of this
    /// program.
    Result<Library> finish();

   private:
    Compilation compilation_;
};

}  // namespace comity::law
