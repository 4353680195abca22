// SPDX-License-Identifier: EUPL-1.2
// The parts of command.cpp: commands by what they are about, and what their decisions share.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cases/command.h"
#include "command/fields.h"
#include "command/parts.h"

namespace comity::cases {

using command::Fields;
using command::ids_of;
using command::next_id;

std::span<const CommandKind> file_commands();
std::span<const CommandKind> person_commands();
std::span<const CommandKind> law_commands();
std::span<const CommandKind> work_commands();
std::span<const CommandKind> act_commands();
std::span<const CommandKind> promise_commands();
std::span<const CommandKind> reminder_commands();
std::span<const CommandKind> linked_commands();
std::span<const CommandKind> draft_commands();

/// What names a part that the case does not have; tells those it has.
tl::unexpected<Error> unknown_part(std::string_view what, std::string_view id, const std::string& known);

/// "2026-11-21T22:30:00+03:00", as facts of the law library are written.
std::string moment_text(Instant instant);
/// The day at the place where it happened.
CivilDate day_of(Instant instant);

/// Copies the members of `from` that are there into `to`.
void copy(const format::Value& from, format::Value& to, std::initializer_list<std::string_view> keys);

/// "custody.arrest_date" of "s1": facts on a person belong to the subject, others to the case.
NewEvent fact_of(std::string_view fact, std::string_view subject, format::Value value, std::string_view source);

/// The member "source" of arguments or payloads.
Source read_source(const format::Value& object);

/// A step of the case as `take-step` records it. Errors: as the command's.
Result<std::vector<NewEvent>> take_step(const CaseState& state, const Command& command, const Environment& environment);

}  // namespace comity::cases
