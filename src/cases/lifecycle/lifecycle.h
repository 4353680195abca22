// SPDX-License-Identifier: EUPL-1.2
// How cases of a kind move. One table per kind and direction, beside this file; a stage is entered by a step, never
// chosen from a list. Periods and grounds are the law library's: nothing legal stands in these tables.
#pragma once

#include <span>
#include <string_view>

#include "cases/act.h"
#include "cases/kind.h"

namespace comity::cases {

/// Who takes a step. What others do is news that we record; what the authority does is its act.
enum class Actor {
    authority,        ///< our central authority
    requesting_body,  ///< the judge, prosecutor or investigator of ours who asks
    executing_body,   ///< the prosecutor, court, police or ministry of ours that carries a measure out
    court,            ///< a court, of either State
    police,           ///< ours, with the national central bureau
    person,           ///< the person concerned, counsel or a legal representative
    other_state,      ///< the other State, by whatever authority
    circumstance,     ///< nobody: death, flight, an obstacle
};

std::string_view word(Actor actor);

/// What a step does to the liberty of the subject it names. Held means: for the other State, or abroad on our request.
enum class Liberty {
    untouched,
    begins,    ///< of someone not held: the person is held from here on
    changes,   ///< of someone held: held on, on another basis
    ends,      ///< of someone held: released, surrendered, returned, escaped
    lapses,    ///< ends where the person was held, and is possible where not: died
    passes,    ///< ends here because another case, linked to this one, holds the person on
    required,  ///< only of someone who is held, and stays so
};

std::string_view word(Liberty liberty);

/// A fact of the law library that a step records.
struct RecordedFact {
    /// What is recorded: the day of the step, its moment, the fixed word in `value`, or what is given with the step
    /// (the day appointed, the basis, the period set), then required and, where `value` lists words, one of these.
    enum class From { day, moment, word, given };
    std::string_view fact;
    From from = From::day;
    std::string_view value = "";  ///< of a yes/no fact: "yes" or "no"
};

/// Who, by a step, comes under the limits that the law sets on what is handed over: speciality, limits of use.
enum class Binds { nobody, us, them };

/// Of a fact that is given with the step: whether the word may be.
bool may_be_given(const RecordedFact& fact, std::string_view word);

struct Step {
    std::string_view word;                        ///< "surrendered"
    std::string_view says;                        ///< in English, for help and the timeline
    Actor by;                                     ///< whose step it is
    std::span<const std::string_view> from = {};  ///< stages it is taken in; empty: in every open stage
    std::string_view to = "";                     ///< the stage entered; "": the case stays where it is
    Liberty liberty = Liberty::untouched;
    /// Where liberty begins or changes: the word of custody.basis; "": given with the step.
    std::string_view basis = "";
    Act act = Act::none;                  ///< what needs a second person
    std::span<const Touch> touches = {};  ///< promises it might breach
    std::span<const RecordedFact> records = {};
    /// The provision that knows the step, as the library cites it ("coe-024:18.3"); "": general practice, which a
    /// practitioner has yet to check.
    std::string_view source = "";
    bool reason = false;             ///< the reason must be given
    bool person = false;             ///< names a subject; so does every step that touches liberty
    bool measures_finished = false;  ///< only when every measure is finished
    bool nobody_held = false;        ///< only when no subject is held
    bool pre_flight = false;         ///< only after a pre-flight of the case as it is, without gaps or gone on from
    Binds binds = Binds::nobody;     ///< whom the law's limits on what was handed over bind from it on
};

/// Whether the step names a subject.
bool about_subject(const Step& step);

struct Stage {
    std::string_view word;
    std::string_view says;
    std::string_view common;  ///< the stage common to all kinds: "drafting" … "closed"
    bool open = true;         ///< of a measure: not yet finished
};

/// Stages and the steps between them.
struct Course {
    std::span<const Stage> stages;  ///< the first is that of a new case or measure
    std::span<const Step> steps;

    const Stage* stage(std::string_view word) const;
    const Step* step(std::string_view word) const;
};

struct Lifecycle : Course {
    Kind kind;
    Direction direction;
};

/// Of every kind and direction there is one.
const Lifecycle& lifecycle(Kind kind, Direction direction);

/// The course of one measure inside a case; the same for all kinds that have measures.
const Course& measure_course(Direction direction);

/// Whether a step may be taken in a stage. Who is held and which measures are finished is not asked.
bool may_follow(const Course& of, const Step& step, std::string_view stage);

/// The stages common to all kinds, in their order.
std::span<const std::string_view> common_stages(Direction direction);

}  // namespace comity::cases
