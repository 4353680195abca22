// SPDX-License-Identifier: EUPL-1.2
#include "net/content_range.h"

#include <algorithm>
#include <charconv>

namespace comity::net {

namespace {

/// Digits alone.
std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

Result<ContentRange> read_content_range(std::string_view text) {
    constexpr std::string_view unit = "bytes ";
    const std::size_t dash = text.find('-');
    const std::size_t slash = text.find('/');
    if (text.starts_with(unit) && dash != std::string_view::npos && slash != std::string_view::npos && dash < slash) {
        const auto first = number(text.substr(unit.size(), dash - unit.size()));
        const auto last = number(text.substr(dash + 1, slash - dash - 1));
        const std::string_view length = text.substr(slash + 1);
        if (first && last && *first <= *last && *last < UINT64_MAX && (length == "*" || number(length)))
            return ContentRange{*first, *last};
    }
    return fail(ErrorKind::invalid, "Content-Range does not say which octets these are", {},
                "as bytes 0-1048575/4000000");
}

std::optional<WantedRange> wanted_range(const Request& request, std::uint64_t size) {
    const WantedRange all{0, size, false};
    constexpr std::string_view unit = "bytes=";
    const std::string_view field = request.headers.find("Range").value_or("");
    if (!field.starts_with(unit) || request.headers.has("If-Range")) return all;
    const std::string_view range = field.substr(unit.size());
    const std::size_t dash = range.find('-');
    if (dash == std::string_view::npos || range.find(',') != std::string_view::npos) return all;
    const auto first = number(range.substr(0, dash));
    const auto last = number(range.substr(dash + 1));
    if (dash == 0) {  // the last so many
        if (!last) return all;
        if (*last == 0 || size == 0) return std::nullopt;
        const std::uint64_t count = std::min(*last, size);
        return WantedRange{size - count, count, true};
    }
    if (!first || (!last && dash + 1 != range.size()) || (last && *last < *first)) return all;
    if (*first >= size) return std::nullopt;
    const std::uint64_t end = last ? std::min(*last, size - 1) : size - 1;
    return WantedRange{*first, end - *first + 1, true};
}

}  // namespace comity::net
