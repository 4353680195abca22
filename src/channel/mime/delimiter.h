// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/octets.h"

namespace comity::channel {

/// Finds "CRLF -- boundary" in octets that arrive in pieces of any size. Keeps none of them: what is undecided at the
/// end of a piece is a beginning of the delimiter itself.
class DelimiterSearch {
   public:
    /// A boundary holds no CR, so a delimiter never begins inside another's beginning.
    explicit DelimiterSearch(std::string_view boundary) : pattern_("\r\n--" + std::string(boundary)) {}

    /// At the start of a line the delimiter's CRLF has passed already, as part of what came before.
    void begin_line() {
        matched_ = 2;
        passed_ = 2;
    }

    struct Found {
        Octets before[2];          ///< content, in order; the first one may stand in this object
        std::size_t consumed = 0;  ///< octets of the piece
        bool delimiter = false;    ///< all of it was read, and `begin_line` or destruction comes next
    };
    Found advance(Octets piece);

   private:
    std::string pattern_;
    std::size_t matched_ = 0;  ///< octets of the pattern seen at the end of what was read
    std::size_t passed_ = 0;   ///< of these the first ones that are not content
};

}  // namespace comity::channel
