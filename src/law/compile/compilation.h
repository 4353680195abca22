// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "law/library/builder.h"
#include "law/source/cursor.h"
#include "law/source/statement.h"

namespace comity::law {

/// An `example` of the law library: a question and what the law must answer.
struct Example {
    std::string name;
    InstrumentIndex instrument = none;
    Place place;
    std::string as_of;
    bool real_register = false;
    std::vector<std::pair<std::string, Place>> given;  ///< YAML, one key each
    struct Expectation {
        std::vector<Token> tokens;
        Place place;
    };
    std::vector<Expectation> expectations;
};

/// What stands at a rule that could not be resolved until everything was read.
struct PendingTarget {
    std::size_t target = 0;  ///< index into builder.targets
    Place place;
};

/// A named expression: `let` is expanded where it is used, so that offence and record contexts stay right.
struct Let {
    std::vector<Token> tokens;
    Place place;
    InstrumentIndex instrument = none;  ///< none: everywhere
    bool in_use = false;                ///< while being expanded: catches a let that names itself
};

/// The state of one compilation: the tables so far, the faults, and the names that are only known while compiling.
struct Compilation {
    LibraryBuilder builder;
    Faults faults;
    std::multimap<std::string, Let> lets;
    std::vector<Example> examples;
    std::vector<PendingTarget> pending_targets;
};

Localised read_localised(Compilation& compilation, Cursor& cursor, std::string_view what);

/// Takes trailing `fr "…" ru "…"` pairs into `words`.
void read_translations(Compilation& compilation, Cursor& cursor, Localised& words);

/// `cite ART`, if it stands here.
TextId read_cite(Compilation& compilation, Cursor& cursor);

/// Words separated by commas, at least one.
std::vector<std::string> read_word_list(Cursor& cursor, std::string_view what);

}  // namespace comity::law
