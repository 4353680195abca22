// SPDX-License-Identifier: EUPL-1.2
// The parts of the table of commands to a publication.
#pragma once

#include <span>

#include "register/library/publication.h"

namespace comity::registry {

std::span<const CommandKind<Publication>> edition_commands();
std::span<const CommandKind<Publication>> dissemination_commands();
std::span<const CommandKind<Publication>> law_commands();

/// Puts how each provision of "rests_on" reads into the payload, as "law": what stays keeps how it was read. Errors:
/// `invalid` for what the law library has not; nothing is asked where the payload names none.
Result<void> note_law(const Publication& publication, const Environment& environment, format::Value& payload);

inline constexpr command::Parameter edition_parameter{"edition", command::ParameterType::text, true,
                                                      "which edition: e1"};

}  // namespace comity::registry
