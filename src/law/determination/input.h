// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>

#include "format/tree.h"
#include "law/network/register.h"
#include "law/rules/facts.h"
#include "law/source/fault.h"

namespace comity::law {

/// A question as it was put: facts, what it says of treaties and declarations, and its day.
struct QuestionInput {
    QuestionInput(const Library& library, CivilDate known_on) : facts(library), network(library, known_on) {}

    Facts facts;
    Register network;
    CivilDate as_of;
    bool as_of_given = false;
    StateCode requesting = {};
    StateCode requested = {};
    bool assistance = false;   ///< request.measure is given
    bool extradition = false;  ///< request.kind is given
    /// Denunciations given as notices, with the day they take effect: shown as clocks.
    struct Denounced {
        InstrumentIndex instrument = none;
        StateCode state = {};
        CivilDate received;
        CivilDate effective;
    };
    std::vector<Denounced> denounced;
};

/// Binds a question (spec: YAML or JSON object with as_of, facts, status, declarations, register) to the library's
/// facts. Every fault is recorded with its place, the offending key, what was expected and the nearest known name;
/// nothing is guessed, nothing ignored. nullptr when there is any.
std::unique_ptr<QuestionInput> read_question(const Library& library, const format::Tree& tree, CivilDate today,
                                             Faults& faults);

}  // namespace comity::law
