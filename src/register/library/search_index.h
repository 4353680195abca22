// SPDX-License-Identifier: EUPL-1.2
// Under which keys a page of the library is found, and how much a word weighs on it. Made here and not by an engine, so
// that every store finds the same.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace comity::registry {

/// Octets of a word as it stands in a page; longer ones are no words and are not found.
inline constexpr std::size_t longest_word = 100;

/// One page that has a key.
struct Posting {
    std::int64_t page = 0;
    /// How much the key says of the page: the part of BM25 that depends on the page alone, in hundredths, with k1
    /// = 1.2, b = 0.75 and 300 words as the usual length of a page.
    std::int64_t weight = 0;

    friend bool operator==(const Posting&, const Posting&) = default;
};

/// A key with the pages of one text that have it, as it is stored: "3:110 4:47".
struct IndexedKey {
    std::string key;
    std::string postings;
};

/// In the order of keys.
std::vector<IndexedKey> indexed(std::span<const std::string> pages, std::int64_t first_page, std::string_view language);

/// Errors: `invalid` where they are not as indexed() writes them.
Result<std::vector<Posting>> read_postings(std::string_view stored);

}  // namespace comity::registry
