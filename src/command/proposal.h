// SPDX-License-Identifier: EUPL-1.2
// What waits for a second person, in any stream whose commands need two.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "command/mark.h"
#include "command/new_event.h"

namespace comity::command {

/// What waits for a second person. The arguments are those the act is carried out with.
struct Proposal {
    enum class Status { waiting, approved, returned, withdrawn };
    std::string id = {};
    std::string act = {};        ///< word of access::Act
    std::string command = {};    ///< the command carried out when approved
    std::string arguments = {};  ///< canonical JSON
    std::string reason = {};
    Status status = Status::waiting;
    std::string comments = {};
    Participant decided_by = {};
    std::vector<Participant> approved_by = {};  ///< in their order; an act may need several
    Mark mark = {};
};

/// As it is shown; its arguments as the value they are.
format::Value value_of(const Mark& mark);
format::Value value_of(const Proposal& proposal);

/// The event `proposed` of a command that needs two: "a3", by its place among those there were.
NewEvent proposed(const std::vector<Proposal>& before, std::string_view act, std::string_view command,
                  const format::Value& arguments);

/// The proposal that still waits. Errors: `invalid` where there is none of that id, naming those there are; `conflict`
/// where somebody decided it.
Result<const Proposal*> waiting(const std::vector<Proposal>& proposals, std::string_view id);
/// The same for whoever decides it. Errors: `forbidden` for the proposer, whoever acts for them and whomever they acted
/// for.
Result<const Proposal*> waiting_for_another(const std::vector<Proposal>& proposals, std::string_view id,
                                            const Participant& actor);
/// The same for whoever takes it back. Errors: `forbidden` for all but the proposer and who stands for them.
Result<const Proposal*> waiting_of_own(const std::vector<Proposal>& proposals, std::string_view id,
                                       const Participant& actor);

/// Of somebody who approves: "approved" where theirs is the last of the approvals needed, else "approval-given".
/// Errors: `conflict` for who has approved it already, themselves or through another.
Result<NewEvent> approval(const Proposal& proposal, const Participant& actor, const format::Value& arguments,
                          std::size_t needed);

/// Whether it is one of the event types below, which every such stream has.
bool is_of_proposals(std::string_view type);
/// Takes `proposed`, `approval-given`, `approved`, `returned` or `proposal-withdrawn` into the list. Errors: a payload
/// that is not as its type says.
Result<void> apply_to_proposals(std::vector<Proposal>& proposals, std::string_view type, const format::Value& payload,
                                const Mark& mark);

}  // namespace comity::command
