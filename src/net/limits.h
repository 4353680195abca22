// SPDX-License-Identifier: EUPL-1.2
// How much one client may ask of the server. docs/formats/http.md lists them with what is answered beyond each.
#pragma once

#include <chrono>
#include <cstddef>

namespace comity::net {

inline constexpr std::size_t max_head_bytes = 16 * 1024;    // request line and headers; beyond: 431
inline constexpr std::size_t max_header_fields = 100;       // beyond: 431
inline constexpr std::size_t max_target_bytes = 8 * 1024;   // beyond: 414
inline constexpr std::size_t max_query_parameters = 64;     // beyond: 400
inline constexpr std::size_t default_body_bytes = 1 << 20;  // a route may set its own; beyond: 413
// Size line with extensions, or the trailer, of a chunked body: nobody needs more, and it is kept in memory.
inline constexpr std::size_t max_chunk_line_bytes = 4 * 1024;
// A chunked body may use this many bytes on the wire beyond twice its limit: a chunk of one byte costs six.
inline constexpr std::size_t chunked_overhead_bytes = 16 * 1024;

inline constexpr std::size_t max_connections = 512;           // beyond: 503 and closed
inline constexpr std::size_t max_connections_per_peer = 128;  // not for trusted proxies
inline constexpr std::size_t max_queued_requests = 256;       // waiting for a worker; beyond: 503
inline constexpr std::size_t max_requests_per_connection = 10'000;

// Not idle: time from the first byte of a request to the end of its headers, whatever drips in between.
inline constexpr std::chrono::milliseconds head_timeout{10'000};
inline constexpr std::chrono::milliseconds idle_timeout{60'000};
// A body or a response has this long, and a second more for every min_bytes_per_second of its length.
inline constexpr std::chrono::milliseconds transfer_timeout{20'000};
inline constexpr std::size_t min_bytes_per_second = 16 * 1024;
// A body that is streamed has no time as a whole: in each window so many bytes must come, or it ends with 408.
inline constexpr std::chrono::milliseconds stream_window{10'000};
inline constexpr std::size_t min_streamed_bytes_per_second = 8 * 1024;
inline constexpr std::size_t min_streamed_piece = 64 * 1024;       // handed to the sink at once, and held in memory
inline constexpr std::size_t max_lingered_bytes = 1 << 20;         // of a refused client, read and dropped
inline constexpr std::chrono::milliseconds linger_timeout{2'000};  // reading on after a refusal, so that it arrives
inline constexpr std::chrono::milliseconds stop_grace{10'000};     // for requests under way when the server stops

inline constexpr std::size_t min_compressed_bytes = 1024;  // smaller answers do not gain from gzip
inline constexpr double default_requests_per_second = 50;  // per remote address, lasting
inline constexpr double default_request_burst = 500;       // and at once
inline constexpr std::size_t max_remembered_addresses = 65'536;

inline constexpr std::size_t max_static_bytes = 256u << 20;  // a web build is a few megabytes; it is kept in memory
inline constexpr std::size_t max_static_files = 20'000;

}  // namespace comity::net
