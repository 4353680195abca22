// SPDX-License-Identifier: EUPL-1.2
// The chunked transfer coding (RFC 9112 7.1). Extensions and the trailer are checked and dropped: nothing we understand
// may come that late.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "net/limits.h"
#include "net/refusal.h"

namespace comity::net {

class ChunkedBody {
   public:
    explicit ChunkedBody(std::uint64_t limit = default_body_bytes) : limit_(limit) {}

    // Takes what it can use from the front of `received` and appends the data to `body`. True at the end of the body.
    [[nodiscard]] Accepted<bool> take(std::string& received, std::string& body);

   private:
    enum class At { size_line, data, data_end, trailer, done };

    [[nodiscard]] Accepted<bool> step(std::string_view received, std::size_t& used, std::string& body);
    [[nodiscard]] Accepted<bool> on_size_line(std::string_view line);
    [[nodiscard]] Accepted<bool> on_trailer_line(std::string_view line);

    At at_ = At::size_line;
    std::uint64_t limit_;
    std::uint64_t data_bytes_ = 0;
    std::uint64_t left_ = 0;  // of the chunk's data
    std::uint64_t wire_bytes_ = 0;
    std::size_t trailer_bytes_ = 0;
};

}  // namespace comity::net
