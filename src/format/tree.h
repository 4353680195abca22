// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace comity::format {

/// A value read from JSON or YAML, kept as text with the place where it stood; types are given by whoever reads it.
struct Tree {
    enum class Kind { null, scalar, list, map };

    Kind kind = Kind::null;
    std::string text;         ///< the scalar as written
    bool quoted = false;      ///< a quoted scalar is a text and never null, a number or yes/no
    std::vector<Tree> items;  ///< of a list, or the values of a map
    std::vector<Tree> keys;   ///< of a map: scalars, as many as items
    Place place;

    bool is(Kind wanted) const { return kind == wanted; }
    /// The value of a key of a map, or nullptr.
    const Tree* find(std::string_view key) const;
};

/// Limits of both readers; what is over them is refused with ErrorKind::limit.
inline constexpr std::size_t max_document_bytes = 4 * 1024 * 1024;
inline constexpr int max_depth = 32;
inline constexpr std::size_t max_nodes = 200'000;

/// RFC 8259 JSON, strict: one value, no duplicate keys, no trailing text, valid UTF-8, whole surrogate pairs.
Result<Tree> read_json(std::string_view text, std::string_view file);

/// The part of YAML 1.2 that is plain data: no anchors, aliases, tags or duplicate keys.
/// JSON is accepted too. Several documents separated by `---` give several trees.
Result<std::vector<Tree>> read_yaml(std::string_view text, std::string_view file);

}  // namespace comity::format
