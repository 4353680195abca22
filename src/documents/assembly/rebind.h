// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <set>
#include <string>
#include <vector>

#include "documents/document.h"

/// What a change of facts does to a draft that people have worked on.
namespace comity::documents {

/// One passage that the facts, as they are now, would have otherwise.
struct Change {
    enum class Kind {
        changed,   ///< standard wording reads otherwise now
        appeared,  ///< it belongs into the paper now
        gone,      ///< it does not belong there any more
        free       ///< a person's wording that stands on what changed: shown, never replaced
    };
    Kind kind = Kind::changed;
    std::string segment;
    std::vector<std::string> slots;  ///< of the passage, whose value changed, came or went
    std::vector<Passage> before;     ///< per language; empty where it appeared
    std::vector<Passage> after;      ///< per language; of free wording: the same with the new values put in
};

/// Compares a draft as it stands with what its template gives for the facts of now. Both have the same languages.
std::vector<Change> changes_between(const Document& held, const Document& fresh);

/// The draft with those changes, by segment, that were accepted; everything else as it stands. Accepting the change of
/// free wording puts the new values in and leaves every other word.
Document with_changes(const Document& held, const Document& fresh, const std::set<std::string>& accepted);

}  // namespace comity::documents
