// SPDX-License-Identifier: EUPL-1.2
// Requests from a connection. Besides not failing: the outcome does not depend on how the bytes were cut into packets,
// and nothing that is accepted holds what later readers rely on not to meet.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "net/request_parser.h"
#include "require.h"

namespace {

using comity::net::Request;
using comity::net::RequestParser;

constexpr std::size_t body_limit = 4096;

void check(const Request& request) {
    const std::string segments = request.target.path + "/";
    require(segments.starts_with('/'));
    require(segments.find("/../") == std::string::npos && segments.find("/./") == std::string::npos);
    require(segments.find('\0') == std::string::npos && segments.find('\\') == std::string::npos);
    require(request.headers.count("Host") == 1);
    require(!(request.headers.has("Content-Length") && request.headers.has("Transfer-Encoding")));
    require(request.body.size() <= body_limit);
    for (const auto& [name, value] : request.headers) {
        require(!name.empty() && value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
    }
}

// All requests in the bytes, and how it ended, as one text.
std::string outcome(std::string_view bytes, std::size_t piece) {
    RequestParser parser;
    std::string text;
    while (true) {
        const auto progress = parser.advance();
        if (!progress) return text + "refused " + std::to_string(progress.error().status);
        switch (*progress) {
            case RequestParser::Progress::head:
                parser.set_body_limit(body_limit);
                text += parser.keep_alive() ? "" : "close ";
                break;
            case RequestParser::Progress::complete: {
                const Request request = parser.take();
                check(request);
                text +=
                    request.target.path + "\n" + std::to_string(request.headers.size()) + "\n" + request.body + "\n";
                break;
            }
            case RequestParser::Progress::need_more:
                if (bytes.empty()) return text + "incomplete";
                parser.append(bytes.substr(0, piece));
                bytes.remove_prefix(std::min(piece, bytes.size()));
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    // The first byte says how the rest is cut.
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    require(outcome(bytes, std::max<std::size_t>(1, bytes.size())) == outcome(bytes, 1 + data[0] % 64));
    return 0;
}
