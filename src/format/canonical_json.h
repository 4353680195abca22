// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "format/tree.h"
#include "format/value.h"

namespace comity::format {

// One text per value (RFC 8785), so that it can be digested and signed. Numbers are integers only: the text of a
// fraction depends on who writes it, and nothing recorded needs one.

/// The largest integer that every reader of JSON keeps exactly (RFC 7493 section 2.2); the smallest is its negative.
inline constexpr std::int64_t max_canonical_integer = 9'007'199'254'740'991;

/// The value of a tree read from JSON. Fails, at the place of the tree, on numbers with fraction or exponent and on
/// integers out of range.
Result<Value> to_value(const Tree& tree);

/// to_value of read_json, with the limits of read_json.
Result<Value> read_value(std::string_view json, std::string_view file);

/// The canonical text, which read_value reads as the same value. Fails, naming the place as a JSON pointer (RFC 6901),
/// on integers out of range, text that is not UTF-8, a key given twice; with ErrorKind::limit on what read_json would
/// refuse as too large.
Result<std::string> canonical_json(const Value& value);
Result<std::string> canonical_json(const Tree& tree);

/// Whether the text is what canonical_json gives for the value it holds.
bool is_canonical(std::string_view json);

}  // namespace comity::format
