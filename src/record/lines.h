// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "record/merkle_tree.h"

/// What the line-based formats of the log have in common.
namespace comity::record {

/// Gives one line after the other, without the LF that ends each.
class LineReader {
   public:
    explicit LineReader(std::string_view text) : rest_(text) {}

    /// Nothing at the end, and nothing where what is left does not end with LF.
    std::optional<std::string_view> next() {
        const std::size_t end = rest_.find('\n');
        if (end == std::string_view::npos) return std::nullopt;
        const std::string_view line = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        return line;
    }
    std::string_view rest() const { return rest_; }

   private:
    std::string_view rest_;
};

/// ASCII decimal without leading zeros, at most 2^63 - 1 so that databases can keep it.
std::optional<std::uint64_t> decimal(std::string_view text);

/// 32 octets in base64.
std::optional<Hash> read_hash(std::string_view base64);

}  // namespace comity::record
