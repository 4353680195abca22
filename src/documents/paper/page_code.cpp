// SPDX-License-Identifier: EUPL-1.2
#include "documents/paper/page_code.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "format/base32.h"

namespace comity::documents {

namespace {

constexpr std::string_view mark = "CMTY1:P";
constexpr std::size_t check_letters = 6;

/// Another guard than the code's own correction, against text that somebody typed or cut.
std::string check_of(std::string_view text) {
    return format::base32_unpadded(crypto::sha256(octets(text))).substr(0, check_letters);
}

tl::unexpected<Error> no_code(std::string_view text) {
    return fail(ErrorKind::invalid, fmt::format("'{}' is no page code", text.substr(0, 100)), {},
                "put the page on the work list with its picture");
}

std::optional<int> number(std::string_view text) {
    if (text.empty() || text.size() > 5 || text.front() == '0') return std::nullopt;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

template <std::size_t size>
bool octets_in(std::string_view text, std::array<unsigned char, size>& into) {
    const auto read = format::from_base32_unpadded(text);
    if (!read || read->size() != size) return false;
    std::ranges::copy(octets(*read), into.begin());
    return true;
}

}  // namespace

std::array<unsigned char, PageCode::digest_octets> digest_for_code(const crypto::Sha256& digest) {
    std::array<unsigned char, PageCode::digest_octets> half{};
    std::copy_n(digest.begin(), half.size(), half.begin());
    return half;
}

Result<std::string> to_text(const PageCode& code) {
    if (code.page < 1 || code.page > code.pages || code.pages > PageCode::max_pages) {
        return fail(ErrorKind::invalid, fmt::format("there is no page {} of {}", code.page, code.pages), {},
                    fmt::format("count from 1 to at most {}", PageCode::max_pages));
    }
    const std::string text = fmt::format("{}:{}:{}:{}:{}", mark, format::base32_unpadded(code.pseudonym),
                                         format::base32_unpadded(code.document), code.page, code.pages);
    return text + ":" + check_of(text);
}

Result<PageCode> read_page_code(std::string_view text) {
    constexpr std::size_t longest = 100;
    if (text.size() > longest || !text.starts_with(mark)) return no_code(text);
    std::vector<std::string_view> parts;
    std::string_view rest = text.substr(mark.size());
    while (rest.starts_with(':')) {
        rest.remove_prefix(1);
        const std::size_t end = std::min(rest.find(':'), rest.size());
        parts.push_back(rest.substr(0, end));
        rest.remove_prefix(end);
    }
    constexpr std::size_t count = 5;
    if (parts.size() != count || !rest.empty()) return no_code(text);
    PageCode code;
    const auto page = number(parts[2]);
    const auto pages = number(parts[3]);
    if (!octets_in(parts[0], code.pseudonym) || !octets_in(parts[1], code.document) || !page || !pages ||
        *page > *pages || parts[4] != check_of(text.substr(0, text.rfind(':'))))
        return no_code(text);
    code.page = *page;
    code.pages = *pages;
    return code;
}

}  // namespace comity::documents
