// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "format/value.h"
#include "record/event.h"

namespace comity::cli {

/// What an event of a case says, in one line: "started a clock: Provisional arrest: absolute limit, due 2024-03-01".
std::string event_text(std::string_view type, const format::Value& payload);

/// Who did it: "anna", or "carl for hana" where somebody acted in another's place.
std::string who_of(const record::Event& event);

/// A fact's value for a reader: texts without quotation marks, lists with commas, the rest as JSON.
std::string plain(const format::Value& value);

}  // namespace comity::cli
