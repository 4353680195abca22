// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "law/library/library.h"

namespace comity::law {

/// One thing that differs between two versions of the library.
struct Change {
    enum class Kind { added, removed, changed };
    struct Field {
        std::string name;
        std::string before;
        std::string after;
    };

    Kind kind = Kind::changed;
    std::string section;  ///< "instruments", "provisions", "parties", …
    std::string subject;  ///< "coe-024:6.1.a", "coe-209 TR", "offence.fiscal"
    std::vector<Field>
        fields;  ///< added: what is there now (`after`); removed: what was (`before`); changed: what differs
};
std::string_view to_string(Change::Kind kind);

/// What changed from `before` to `after`: facts, instruments, provisions with their rules, parties, declarations,
/// suspensions, national law, authorities; within a section in the order of the subjects.
std::vector<Change> library_diff(const Library& before, const Library& after);

}  // namespace comity::law
