// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "cases/command.h"
#include "demonstration/invented.h"

namespace comity::demonstration {

/// Who works on a case.
struct Desk {
    std::string officer;
    std::string substitute;
    std::string head;
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

   private:
    std::optional<cases::Command> groundwork(const cases::CaseState& state);
    std::optional<cases::Command> second_person(const cases::CaseState& state);
    std::optional<cases::Command> measure_step(const cases::CaseState& state, const cases::Environment& environment);
    std::optional<cases::Command> case_step(const cases::CaseState& state, const cases::Environment& environment,
                                            std::size_t unlikely);
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
