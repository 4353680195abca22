// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "format/value.h"

namespace comity::api {

struct AnswerTable {
    std::string name;  ///< of the list: "facts"
    std::string csv;   ///< RFC 4180, as csv_of() writes it
};

/// What an answer lists, as a table: members of members are columns of their own ("recorded.by"), in the order of their
/// names; what has no place in a cell stands there as JSON. Of several lists the column "list" says which. Nothing
/// where `answer` has none.
std::optional<AnswerTable> table_of(const format::Value& answer);

}  // namespace comity::api
