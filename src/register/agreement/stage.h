// SPDX-License-Identifier: EUPL-1.2
// How an agreement lives: idea, proposed, negotiated, initialled, signed, internal procedures, in force ⇄ suspended,
// ended.
#pragma once

#include <span>
#include <string_view>

#include "base/result.h"

namespace comity::registry {

enum class Stage { idea, proposed, negotiated, initialled, signed_by_both, procedures, in_force, suspended, ended };
inline constexpr int stage_count = 9;

/// "idea", "proposed", "negotiated", "initialled", "signed", "internal-procedures", "in-force", "suspended", "ended"
std::string_view word(Stage stage);
Result<Stage> parse_stage(std::string_view word);

/// A step of the life. A step may leave out what an agreement did not go through, or what the register does not know of
/// an old one: an exchange of notes is not initialled. It never goes back but from suspended to in force.
struct StepKind {
    std::string_view word;  ///< "sign"
    Stage first;            ///< may be taken from this stage …
    Stage last;             ///< … to this one
    Stage to;
    std::string_view says;
};
std::span<const StepKind> step_kinds();
/// Errors: no such step, naming those there are.
Result<const StepKind*> step_kind(std::string_view word);

}  // namespace comity::registry
