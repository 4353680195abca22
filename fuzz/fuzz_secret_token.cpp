// SPDX-License-Identifier: EUPL-1.2
// Tokens presented. Besides not failing: a text is a token of one kind at most, and the error is the same for
// whatever was given.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "access/secret_token.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::access;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    int kinds = 0;
    for (const TokenKind kind : {TokenKind::session, TokenKind::one_time_link, TokenKind::api, TokenKind::calendar}) {
        const auto hash = token_hash(kind, text);
        if (hash && hash->size() != 32) std::abort();
        if (!hash && to_string(hash.error()) != to_string(token_hash(kind, "").error())) std::abort();
        kinds += hash ? 1 : 0;
    }
    if (kinds > 1) std::abort();
    return 0;
}
