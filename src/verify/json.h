// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "verify/outcome.h"

namespace comity::verify {

/// Limits of what is read.
inline constexpr int max_json_depth = 64;

/// A JSON value. Numbers are whole.
struct Json {
    enum class Kind { null, truth, number, text, list, object };

    Kind kind = Kind::null;
    bool truth = false;
    std::int64_t number = 0;
    std::string text;
    std::vector<Json> items;         ///< of a list, or the values of an object
    std::vector<std::string> names;  ///< of an object, as many as items

    const Json* find(std::string_view name) const;
};

/// RFC 8259: one value, UTF-8, no name twice in an object, no fraction or exponent. Says at which octet it is wrong.
Outcome<Json> read_json(std::string_view text);

/// Members of an object that must be there, with words for what is missing.
Outcome<std::string> text_of(const Json& object, std::string_view name);
Outcome<std::int64_t> number_of(const Json& object, std::string_view name);
Outcome<std::vector<std::string>> texts_of(const Json& object, std::string_view name);

}  // namespace comity::verify
