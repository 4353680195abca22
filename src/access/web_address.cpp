// SPDX-License-Identifier: EUPL-1.2
#include "access/web_address.h"

#include <algorithm>

#include <fmt/format.h>

namespace comity::access {
namespace {

bool is_loopback(std::string_view host) {
    return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

}  // namespace

Result<void> check_address(std::string_view address, std::string_view what, bool loopback) {
    const auto wrong = [&](std::string_view why) {
        return fail(ErrorKind::invalid, fmt::format("'{}' {}: {}", what, why, address.substr(0, 100)), {},
                    "an address begins with https://");
    };
    const bool plain = address.starts_with("http://");
    if (!plain && !address.starts_with("https://")) return wrong("is no https address");
    if (address.size() > 2000) return wrong("is too long");
    // No blanks, controls or letters outside ASCII; no quotes or brackets that end an address somewhere.
    const bool odd = std::ranges::any_of(address, [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7F || c == '"' || c == '<' ||
               c == '>' || c == '\\' || c == '#';
    });
    if (odd) return wrong("holds characters that do not belong there");
    std::string_view authority = address.substr(plain ? 7 : 8);
    authority = authority.substr(0, authority.find_first_of("/?"));
    if (authority.empty() || authority.find('@') != std::string_view::npos) return wrong("has no plain host");
    if (!plain) return {};
    const std::size_t bracket = authority.find(']');
    const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
    if (!loopback || !is_loopback(authority.substr(0, colon))) return wrong("is not encrypted");
    return {};
}

}  // namespace comity::access
