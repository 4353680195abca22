// SPDX-License-Identifier: EUPL-1.2
// What commands about the network read from their arguments.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "law/library/library.h"

namespace comity::cli {

/// Errors: no day, naming the option.
Result<CivilDate> read_day(const std::string& text, CivilDate otherwise, std::string_view option);
/// Errors: no State.
Result<StateCode> read_state(const law::Library& library, const std::string& text);
/// "" is none. Errors: no such instrument, naming the nearest.
Result<law::InstrumentIndex> read_instrument(const law::Library& library, const std::string& id);

/// The exit status of a command; what went wrong is told on standard error.
int finished(const Result<int>& result);

std::string state_name(const law::Library& library, StateCode state, std::string_view language);

}  // namespace comity::cli
