// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "format/tree.h"

namespace comity::access {

/// Members of the JSON objects of OAuth and OpenID Connect. `what` names the object in errors: "ID token".
class Members {
   public:
    Members(const format::Tree& object, std::string_view what) : object_(object), what_(what) {}

    bool has(std::string_view key) const;
    Result<std::string> text(std::string_view key) const;
    /// Empty where there is none. Errors: there is something else than text.
    Result<std::string> text_or_none(std::string_view key) const;
    /// A text, or a list of texts; empty where there is none.
    Result<std::vector<std::string>> texts(std::string_view key) const;
    /// RFC 7519 section 2, NumericDate, in whole seconds.
    Result<std::int64_t> seconds(std::string_view key) const;
    Result<bool> flag_or(std::string_view key, bool otherwise) const;

   private:
    const format::Tree* find(std::string_view key) const;
    tl::unexpected<Error> wrong(std::string_view key, std::string_view expected) const;

    const format::Tree& object_;
    std::string_view what_;
};

/// Reads JSON that is one object. `what` names it in errors.
Result<format::Tree> read_object(std::string_view json, std::string_view what, std::size_t most);

}  // namespace comity::access
