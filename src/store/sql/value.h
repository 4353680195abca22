// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/octets.h"

namespace comity::store {

/// What stands for a placeholder: nothing, a whole number, text or octets. A truth value is 0 or 1.
/// Views what it is made from; only a std::string that is moved in is kept. So what it was made from must last as long
/// as the Value is used, which in run(sql, {a, b}) goes without saying.
class Value {
   public:
    Value(std::nullptr_t) {}
    Value(std::nullopt_t) {}
    Value(bool truth) : held_(std::int64_t{truth}) {}
    template <std::integral Number>
    Value(Number number) : held_(static_cast<std::int64_t>(number)) {
        if (!std::in_range<std::int64_t>(number)) throw std::out_of_range("a number over 2^63 - 1 cannot be stored");
    }
    Value(const char* text) : held_(std::string_view(text)) {}
    Value(std::string_view text) : held_(text) {}
    Value(const std::string& text) : held_(std::string_view(text)) {}
    Value(std::string&& text) : held_(std::move(text)) {}
    /// Spans, arrays and vectors of unsigned char.
    template <class Bytes>
        requires std::convertible_to<const Bytes&, Octets>
    Value(const Bytes& bytes) : held_(Octets(bytes)) {}
    template <class T>
    Value(const std::optional<T>& optional) {
        if (optional) *this = Value(*optional);
    }
    /// Octets that stand in a string.
    static Value bytes(std::string_view bytes) { return Value(octets(bytes)); }

    bool is_null() const { return std::holds_alternative<std::monostate>(held_); }
    const std::int64_t* number() const { return std::get_if<std::int64_t>(&held_); }
    std::optional<std::string_view> text() const {
        if (const auto* view = std::get_if<std::string_view>(&held_)) return *view;
        if (const auto* kept = std::get_if<std::string>(&held_)) return std::string_view(*kept);
        return std::nullopt;
    }
    const Octets* bytes() const { return std::get_if<Octets>(&held_); }

   private:
    std::variant<std::monostate, std::int64_t, std::string_view, std::string, Octets> held_;
};

}  // namespace comity::store
