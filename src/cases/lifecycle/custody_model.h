// SPDX-License-Identifier: EUPL-1.2
// The model that is explored to the last position: which stage a case is in, who is held, and whether a clock watches
// over each of them. What the facts say of the person (arrested, released, surrendered) and what the tables say of
// liberty are kept apart on purpose: a table that forgets one of them lets them fall out.
#pragma once

#include <compare>
#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/lifecycle/lifecycle.h"

namespace comity::cases::model {

/// One subject, as the facts have it and as the watch over liberty has it.
struct Watch {
    bool held = false;                 ///< by the facts: for the other State, or abroad on our request
    std::string_view basis = "";       ///< by the facts
    bool clock = false;                ///< a custody clock runs
    bool owner = false;                ///< and somebody answers for it
    std::string_view counted_by = "";  ///< the basis it was started for
    bool gap = false;                  ///< the clock is the alarm that no law gives a time limit
    bool gone = false;                 ///< withdrawn from the case

    friend auto operator<=>(const Watch&, const Watch&) = default;
};

/// All the model tells apart.
struct Position {
    std::string_view stage;
    std::vector<Watch> subjects;
    std::vector<std::string_view> measures;  ///< the stage of each

    friend auto operator<=>(const Position&, const Position&) = default;
};

/// One thing that may be tried next.
struct Move {
    const Step* step = nullptr;
    int subject = -1;               ///< whom it names
    int measure = -1;               ///< which measure it moves; else it moves the case
    std::string_view basis = "";    ///< where the step leaves the basis of custody open
    std::string_view command = "";  ///< where it is no step
};

/// How many of each a case has.
struct Bounds {
    int subjects = 1;
    int measures = 0;
};

/// A move that was possible.
template <class State>
struct Taken {
    State state;
    bool alone;  ///< one person did it, without another's approval
};

/// What can be explored: the tables by themselves (TableMachine), or what decides on commands and folds events.
template <class M>
concept Machine = requires(const M& machine, const typename M::State& state, const Move& move) {
    { machine.initial() } -> std::same_as<typename M::State>;
    { machine.position(state) } -> std::same_as<Position>;
    { machine.moves(state) } -> std::same_as<std::vector<Move>>;
    { machine.take(state, move) } -> std::same_as<std::optional<Taken<typename M::State>>>;
};

/// What the facts that a step records say of the subject's liberty.
struct Told {
    enum class What { nothing, held, free } what = What::nothing;
    std::string_view basis = "";  ///< "given" where the step leaves it open
};

Told told_by_facts(const Step& step);

/// The tables, with the rules that go with them.
class TableMachine {
   public:
    using State = Position;

    /// `ownerless`: a step after which nobody answers for the clock, to see that this is noticed.
    TableMachine(Course course, Course measures, Bounds bounds, std::string_view ownerless = "");

    Position initial() const;
    Position position(const Position& at) const { return at; }
    std::vector<Move> moves(const Position& at) const;
    std::optional<Taken<Position>> take(const Position& at, const Move& move) const;

   private:
    bool allowed(const Position& at, const Step& step) const;
    void watch(Watch& subject, const Step& step) const;

    Course course_;
    Course measures_;
    Bounds bounds_;
    std::string_view ownerless_;
};

struct Edge {
    std::size_t from;
    Move move;
    bool alone;
    std::size_t to;
};

/// Every position that can be reached, the first being that of a new case, and every way between two of them.
struct Explored {
    std::vector<Position> positions;
    std::vector<Edge> edges;
};

template <Machine M>
Explored explore(const M& machine) {
    Explored all;
    std::map<Position, std::size_t> known;
    std::vector<typename M::State> states{machine.initial()};
    all.positions.push_back(machine.position(states.front()));
    known.emplace(all.positions.front(), 0);
    for (std::size_t at = 0; at < states.size(); ++at) {
        for (const Move& move : machine.moves(states[at])) {
            std::optional<Taken<typename M::State>> taken = machine.take(states[at], move);
            if (!taken) continue;
            const auto [entry, is_new] = known.emplace(machine.position(taken->state), states.size());
            all.edges.push_back({at, move, taken->alone, entry->second});
            if (!is_new) continue;
            all.positions.push_back(entry->first);
            states.push_back(std::move(taken->state));
        }
    }
    return all;
}

/// What is wrong with what was explored, each fault once, in words; empty when nothing is:
/// - someone held has a custody clock that runs, for the basis of the day, with an owner; nobody else has;
/// - in a stage that is not open nobody is held and every measure is finished;
/// - from every position a closed one can be reached;
/// - of everyone held a step ends custody at once;
/// - every stage is reached and every step can be taken, of the case and of its measures;
/// - what sends, decides, surrenders or releases cannot be done by one person alone.
std::vector<std::string> faults(const Explored& all, const Course& course, const Course& measures, Direction direction);

/// What a step of ours does outside, told from everything but its act: who takes it, its word, the stage it enters, the
/// facts it records. "": nothing.
std::string_view effect_outside(const Step& step, std::string_view from_common, std::string_view to_common,
                                Direction direction);

}  // namespace comity::cases::model
