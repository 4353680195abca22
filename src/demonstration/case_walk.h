// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "cases/command.h"
#include "cases/lifecycle/lifecycle.h"
#include "demonstration/invented.h"

namespace comity::demonstration {

/// Who works on a case.
struct Desk {
    std::string officer;
    std::string substitute;
    std::string head;
    std::string deputy;  ///< approves what no head may: that a person is handed over
    std::string unit;
};

/// Goes a way through the life of one case by chance, as officers would: only by commands that could be given now, with
/// what they need. Whoever gives the commands may refuse some; the walk goes on from the state it is shown.
class CaseWalk {
   public:
    CaseWalk(cases::Kind kind, cases::Direction direction, std::string_view own, std::string_view counterpart,
             Desk desk, std::uint64_t seed);

    /// Parameters of open-case, without case, number and own.
    format::Value opening();

    /// The next command, given by its actor; nullopt where nothing can follow. `unlikely`: how seldom the events of
    /// life happen that a case may meet at any stage, one in so many.
    std::optional<cases::Command> next(const cases::CaseState& state, const cases::Environment& environment,
                                       std::size_t unlikely = 12);

    /// The first of what waits for a second person is decided, and returned where approving it was `refused`;
    /// nullopt where nothing waits.
    std::optional<cases::Command> second_person(const cases::CaseState& state, bool refused);

    /// A step that brings the case, or its first unfinished measure, nearer to its end. Nullopt where none can follow.
    std::optional<cases::Command> towards_the_end(const cases::CaseState& state, const cases::Environment& environment);

    /// This step; nullopt where it does not follow.
    std::optional<cases::Command> take(std::string_view step, const cases::CaseState& state,
                                       const cases::Environment& environment);

   private:
    std::optional<cases::Command> groundwork(const cases::CaseState& state);
    std::optional<cases::Command> measure_step(const cases::CaseState& state, const cases::Environment& environment);
    std::optional<cases::Command> case_step(const cases::CaseState& state, const cases::Environment& environment,
                                            std::size_t unlikely);
    cases::Command command_of(const cases::Step& step, const cases::CaseState& state,
                              const cases::Environment& environment);
    cases::Command by_officer(std::string_view name, format::Value arguments) const;

    cases::Kind kind_;
    cases::Direction direction_;
    std::string own_;
    std::string counterpart_;
    Desk desk_;
    Chance chance_;
    int groundwork_done_ = 0;
};

}  // namespace comity::demonstration
