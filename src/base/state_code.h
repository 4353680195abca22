// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace comity {

/// ISO 3166-1 alpha-2, upper case. XA to XZ are test States; XK is Kosovo, EU the Union.
class StateCode {
   public:
    constexpr StateCode() = default;

    static constexpr std::optional<StateCode> parse(std::string_view text) {
        if (text.size() != 2 || !upper(text[0]) || !upper(text[1])) return std::nullopt;
        return StateCode(static_cast<std::uint16_t>((text[0] << 8) | text[1]));
    }
    static constexpr StateCode from_packed(std::int32_t packed) {
        return StateCode(static_cast<std::uint16_t>(packed));
    }

    constexpr std::int32_t packed() const { return code_; }
    constexpr bool known() const { return code_ != 0; }
    /// XK is a State of the register, every other X code belongs to tests.
    constexpr bool is_test_state() const { return (code_ >> 8) == 'X' && (code_ & 0xff) != 'K'; }
    std::string text() const {
        return known() ? std::string{static_cast<char>(code_ >> 8), static_cast<char>(code_ & 0xff)} : std::string{};
    }

    friend constexpr auto operator<=>(StateCode, StateCode) = default;

   private:
    constexpr explicit StateCode(std::uint16_t code) : code_(code) {}
    static constexpr bool upper(char c) { return c >= 'A' && c <= 'Z'; }
    std::uint16_t code_ = 0;
};

}  // namespace comity
