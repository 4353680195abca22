// SPDX-License-Identifier: EUPL-1.2
// What the commands of correspondence share: events gathered, with tasks counted and steps taken where they can be.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/correspondence/tables.h"
#include "cases/decide_parts.h"

namespace comity::cases {

class Deciding {
   public:
    Deciding(const CaseState& state, const Command& command, const Environment& environment)
        : state_(state), command_(command), environment_(environment) {}

    void add(std::string type, format::Value payload) { events_.push_back({std::move(type), std::move(payload)}); }
    void add_task(std::string_view says, std::string_view from);
    void end_tasks(std::string_view from, std::string_view because);

    /// The first of the steps that the case's course knows and that may follow now; "" where none.
    std::string step_now(const std::vector<std::string>& steps) const;
    /// Takes a step; where it cannot be taken, a task says why, so that it is recorded by hand.
    void take_or_ask(const std::string& step, format::Value arguments);

    /// Records evidence about a transmittal and what follows from it: the moment as a fact of the law library, the step
    /// of the case, a conflict with other evidence, a task where something went wrong. `about`: at, issuer, document,
    /// says, digest, code, witnessed.
    void prove(const Transmittal& transmittal, const EvidenceKind& kind, Instant at, format::Value about);

    std::vector<NewEvent> take() { return std::move(events_); }

   private:
    void move_case(const Transmittal& transmittal, const Milestone& milestone, Instant at);
    void note_conflict(const Transmittal& transmittal, const Milestone& milestone, std::string_view digest);

    const CaseState& state_;
    const Command& command_;
    const Environment& environment_;
    std::vector<NewEvent> events_;
    std::size_t tasks_ = 0;
};

/// The day of a moment as a step records it: never later than today.
std::string step_day(Instant at, const Environment& environment);

/// The number of our next transmittal in a thread.
std::int64_t next_sequence(const CaseState& state, std::string_view thread);

/// Whether the transmittal carries the request itself.
bool carries_the_request(const CaseState& state, const Transmittal& transmittal);

}  // namespace comity::cases
