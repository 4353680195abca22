// SPDX-License-Identifier: EUPL-1.2
// The last steps on every response: security headers, compression, framing.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "net/http.h"

namespace comity::net {

// Sent with every response. A handler that must differ sets the field itself.
inline constexpr std::string_view content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

[[nodiscard]] bool allows_body(int status);  // RFC 9110 6.4.1

void add_security_headers(Headers& headers);

// Compresses text and JSON of min_compressed_bytes and more with gzip where the request takes it, and says with Vary
// that it depends on the request. Leaves alone what has a Content-Encoding already.
void compress(const Request& request, Response& response);

// Throws std::logic_error when a header has a byte that would end its line, or belongs to the server: both are faults
// of the handler that set it.
void check_headers(const Headers& headers);

// The head of the response up to and with its empty line; its headers have been checked.
[[nodiscard]] std::string write_head(const Response& response, bool keep_alive,
                                     std::chrono::system_clock::time_point now);

// A piece of a chunked body (RFC 9112 7.1); the empty one ends it.
[[nodiscard]] std::string chunk_of(std::string_view piece);

// "Sat, 21 Nov 2026 20:00:00 GMT" (RFC 9110 5.6.7)
[[nodiscard]] std::string http_date(std::chrono::system_clock::time_point moment);

}  // namespace comity::net
