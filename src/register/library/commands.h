// SPDX-License-Identifier: EUPL-1.2
// The parts of the table of commands to a publication.
#pragma once

#include <span>

#include "register/library/publication.h"

namespace comity::registry {

std::span<const CommandKind<Publication>> edition_commands();
std::span<const CommandKind<Publication>> dissemination_commands();

inline constexpr command::Parameter edition_parameter{"edition", command::ParameterType::text, true,
                                                      "which edition: e1"};

}  // namespace comity::registry
