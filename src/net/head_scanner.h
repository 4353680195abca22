// SPDX-License-Identifier: EUPL-1.2
// Finds the end of a request's head and refuses every byte that two programs might read differently, before anything
// is parsed: request smuggling lives on such bytes (RFC 9112 11.2).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "net/refusal.h"

namespace comity::net {

class HeadScanner {
   public:
    // `received` is everything received of this request so far: the bytes of the last call and perhaps more.
    // Returns the length of the head, with its empty line, once it is complete.
    [[nodiscard]] Accepted<std::optional<std::size_t>> scan(std::string_view received);

   private:
    enum class At { request_line, line_end, field_start, field_name, field_value, last_line_end };

    [[nodiscard]] Accepted<bool> step(char c);  // true at the end of the head
    [[nodiscard]] tl::unexpected<Refusal> refuse_byte(char c, std::string_view detail) const;

    At at_ = At::request_line;
    std::size_t scanned_ = 0;
    std::size_t line_ = 1;
    std::size_t line_start_ = 0;
};

// RFC 9110 5.6.2
[[nodiscard]] bool is_token_character(char c);
// RFC 9110 5.5: visible ASCII, space, tab and obs-text, which some proxies put into fields of their own.
[[nodiscard]] bool is_value_character(char c);

}  // namespace comity::net
