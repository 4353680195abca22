// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "crypto/sha256.h"

namespace comity::documents {

/// What every printed page says of itself to a scanner. It names no person and no case: whoever printed it keeps which
/// case a pseudonym stands for.
struct PageCode {
    static constexpr std::size_t pseudonym_octets = 10;
    static constexpr std::size_t digest_octets = 16;
    static constexpr int max_pages = 99'999;

    std::array<unsigned char, pseudonym_octets> pseudonym{};
    std::array<unsigned char, digest_octets> document{};  ///< the first half of the SHA-256 of the document's data
    int page = 1;                                         ///< from 1
    int pages = 1;

    friend auto operator<=>(const PageCode&, const PageCode&) = default;
};

/// The part of a digest that a code bears.
std::array<unsigned char, PageCode::digest_octets> digest_for_code(const crypto::Sha256& digest);

/// "CMTY1:P:" and base32 of pseudonym and digest, page, pages, a check value: letters that QR codes pack densely.
/// Error: invalid for a page that is not among the pages.
Result<std::string> to_text(const PageCode& code);

/// Errors: invalid for anything that to_text() does not write.
Result<PageCode> read_page_code(std::string_view text);

}  // namespace comity::documents
