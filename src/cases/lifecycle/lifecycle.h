// SPDX-License-Identifier: EUPL-1.2
// How cases of a kind move. One table per kind and direction, beside this file; a stage is entered by a step, never
// chosen from a list. Periods and grounds are the law library's: nothing legal stands in these tables.
#pragma once

#include <span>
#include <string_view>

#include "cases/act.h"
#include "cases/kind.h"

namespace comity::cases {

/// What a step does to the liberty of the subject it names.
enum class Liberty {
    untouched,
    begins,    ///< the person is held from here on
    changes,   ///< held already, on another basis
    ends,      ///< released, surrendered, transferred, died, escaped
    required,  ///< only of someone who is held
};

/// A fact of the law library that a step records.
struct RecordedFact {
    /// What is recorded: the day of the step, its moment, or the fixed word in `value`.
    enum class From { day, moment, word };
    std::string_view fact;
    From from = From::day;
    std::string_view value = "";
};

struct Step {
    std::string_view word;                   ///< "surrendered"
    std::string_view says;                   ///< in English, for help and the timeline
    std::span<const std::string_view> from;  ///< stages it is taken in; empty: in every open stage
    std::string_view to;                     ///< the stage entered; "": the case stays where it is
    Liberty liberty = Liberty::untouched;
    std::string_view basis = "";          ///< where liberty begins or changes: the word of custody.basis
    Act act = Act::none;                  ///< what needs a second person
    std::span<const Touch> touches = {};  ///< promises it might breach
    std::span<const RecordedFact> records = {};
    std::string_view measures_finished = "";  ///< "yes": only when every measure is finished
};

struct Stage {
    std::string_view word;
    std::string_view says;
    std::string_view common;  ///< the stage common to all kinds: "drafting" … "closed"
    bool open = true;
};

struct Lifecycle {
    Kind kind;
    Direction direction;
    std::span<const Stage> stages;  ///< the first is that of a new case
    std::span<const Step> steps;

    const Stage* stage(std::string_view word) const;
    const Step* step(std::string_view word) const;
};

/// Of every kind and direction there is one.
const Lifecycle& lifecycle(Kind kind, Direction direction);

/// Whether a step may be taken in a stage.
bool may_follow(const Lifecycle& of, const Step& step, std::string_view stage);

/// Stages and steps of one measure inside a case; the same for all kinds that have measures.
std::span<const Stage> measure_stages();
std::span<const Step> measure_steps();

}  // namespace comity::cases
