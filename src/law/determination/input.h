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

/// One part of a request that names several measures: what it asks, and facts that hold for it alone.
struct MeasurePart {
    FactIndex fact = none;  ///< request.measure, or request.kind
    TextId word = 0;
    const format::Tree* own = nullptr;  ///< an object whose keys are facts, as under `facts`; or none
};

/// Binds a question (spec: YAML or JSON object with as_of, facts, status, declarations, register) to the library's
/// facts. Every fault is recorded with its place, the offending key, what was expected and the nearest known name;
/// nothing is guessed, nothing ignored. nullptr when there is any. One measure only: a question
/// with request.measures is read by law/request/measures.h.
std::unique_ptr<QuestionInput> read_question(const Library& library, const format::Tree& tree, CivilDate today,
                                             Faults& faults);

/// The question of one part: the facts of the request with those of the part in their place.
std::unique_ptr<QuestionInput> read_question_of(const Library& library, const format::Tree& tree,
                                                const MeasurePart& part, CivilDate today, Faults& faults);

/// What stands under request.measures; nullptr where it is not given, or not known.
const format::Tree* measures_of(const format::Tree& question);

}  // namespace comity::law
