// SPDX-License-Identifier: EUPL-1.2
#include "access/secret_token.h"

#include <array>

#include <fmt/format.h>

#include "base/octets.h"
#include "crypto/secret.h"
#include "crypto/sha256.h"
#include "format/base64.h"

namespace comity::access {
namespace {

constexpr std::size_t token_octets = 32;

std::string_view prefix(TokenKind kind) {
    constexpr std::array<std::string_view, 4> words = {
        "comity-session-",
        "comity-link-",
        "comity-api-",
        "comity-calendar-",
    };
    return words.at(static_cast<std::size_t>(kind));
}

std::string hashed(std::string_view token) {
    const crypto::Sha256 digest = crypto::sha256(octets(token));
    return std::string(as_text(digest));
}

}  // namespace

IssuedToken issue_token(TokenKind kind, const crypto::RandomBytes& random) {
    std::array<unsigned char, token_octets> bits{};
    random(bits);
    std::string token = std::string(prefix(kind)) + format::base64_url(bits);
    crypto::wipe(bits);
    std::string hash = hashed(token);
    return {std::move(token), std::move(hash)};
}

Result<std::string> token_hash(TokenKind kind, std::string_view presented) {
    const std::string_view start = prefix(kind);
    if (presented.starts_with(start)) {
        const auto bits = format::from_base64_url(presented.substr(start.size()));
        if (bits && bits->size() == token_octets) return hashed(presented);
    }
    return fail(ErrorKind::invalid, "this is no token of the kind needed here", {},
                fmt::format("it begins with '{}' and has {} characters", start, start.size() + 43));
}

}  // namespace comity::access
