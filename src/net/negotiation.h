// SPDX-License-Identifier: EUPL-1.2
// Reading list-valued headers (RFC 9110 5.6.1) and what the client asks for in them.
#pragma once

#include <string_view>

namespace comity::net {

// RFC 9110 12.5.3: whether the Accept-Encoding value takes the coding: by name, or by "*", with a quality above zero.
// An absent or malformed value takes none: the plain text is always right.
[[nodiscard]] bool accepts_coding(std::string_view accept_encoding, std::string_view coding);

// Whether an If-None-Match value holds the entity tag; "*" holds every one. Compared weakly (RFC 9110 13.1.2).
[[nodiscard]] bool holds_entity_tag(std::string_view if_none_match, std::string_view tag);

// Whether a list like that of Connection has the word, without case.
[[nodiscard]] bool list_holds(std::string_view list, std::string_view word);

[[nodiscard]] std::string_view trim(std::string_view text);  // of spaces and tabs

}  // namespace comity::net
