// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "cli/terminal.h"
#include "law/atlas/matrix.h"
#include "law/atlas/render_network.h"

namespace comity::cli {

/// What binds two States, for a person at a terminal.
void print_treaties(const law::TreatiesBetween& between, std::string_view language, const Terminal& terminal);

/// All other States with what binds them to one.
void print_partners(const law::TreatyNetwork& network, StateCode state, law::Side side, std::string_view language,
                    const Terminal& terminal);

/// Per requesting State, how many others could answer it how.
void print_matrix(const law::TreatyNetwork& network, const law::Matrix& matrix, std::string_view language,
                  const Terminal& terminal);

}  // namespace comity::cli
