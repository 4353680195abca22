// SPDX-License-Identifier: EUPL-1.2
#include "net/request_parser.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "base/result.h"
#include "net/negotiation.h"

namespace comity::net {
namespace {

// The text up to the separator, which is taken off with it.
std::string_view next_part(std::string_view& text, std::string_view separator) {
    const std::size_t end = std::min(text.find(separator), text.size());
    const auto part = text.substr(0, end);
    text.remove_prefix(std::min(end + separator.size(), text.size()));
    return part;
}

// RFC 9112 3: method SP request-target SP HTTP-version
Accepted<std::monostate> read_request_line(std::string_view line, Request& request) {
    if (std::ranges::count(line, ' ') != 2) {
        return refuse(400, "The request line is not a method, a target and a version with one space between them");
    }
    const auto method = next_part(line, " ");
    const auto target = next_part(line, " ");
    if (line != "HTTP/1.1" && line != "HTTP/1.0") {
        return refuse(505, "The request line does not end with HTTP/1.1 or HTTP/1.0");
    }
    request.http_1_1 = line == "HTTP/1.1";
    if (method.empty() || !std::ranges::all_of(method, is_token_character)) {
        return refuse(400, "The request line does not begin with a method");
    }
    TRY(parsed, parse_target(target));
    request.target = std::move(parsed);
    const auto known = method_of(method);
    if (!known) return refuse(501, "The method is not one this server knows");
    request.method = *known;
    return {};
}

bool is_host_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~:[]").find(c) != std::string_view::npos;
}

// RFC 9112 3.2: exactly one Host, and it agrees with the target where that has one too.
Accepted<std::monostate> check_host(const Request& request) {
    if (request.headers.count("Host") != 1) return refuse(400, "The request must have exactly one Host header");
    const std::string_view host = *request.headers.find("Host");
    if (host.empty() || !std::ranges::all_of(host, is_host_character)) {
        return refuse(400, "The Host header is not a host name or address with an optional port");
    }
    if (!request.target.authority.empty() && !same_name(request.target.authority, host)) {
        return refuse(400, "The Host header names another host than the request line");
    }
    return {};
}

// RFC 9112 6.1-6.3: one way only to know where the body ends. Returns the Content-Length, 0 without one.
Accepted<std::uint64_t> check_framing(const Request& request) {
    const std::size_t codings = request.headers.count("Transfer-Encoding");
    const std::size_t lengths = request.headers.count("Content-Length");
    if (codings > 0 && !request.http_1_1) return refuse(400, "HTTP/1.0 has no Transfer-Encoding; send Content-Length");
    if (codings > 0 && lengths > 0) {
        return refuse(400, "Transfer-Encoding and Content-Length are both given; send one of them");
    }
    if (codings > 1 || (codings == 1 && !same_name(*request.headers.find("Transfer-Encoding"), "chunked"))) {
        return refuse(501, "The only Transfer-Encoding understood is \"chunked\"");
    }
    if (lengths > 1) return refuse(400, "Content-Length is given twice; send it once");
    if (lengths == 0) return 0;
    const std::string_view text = *request.headers.find("Content-Length");
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) {
        return refuse(400, "Content-Length is not one whole number");
    }
    return length;
}

Accepted<std::monostate> check_wishes(const Request& request) {
    if (request.headers.has("Content-Encoding")) {
        return refuse(415, "Compressed request bodies are not read; send the body without Content-Encoding");
    }
    const auto expectation = request.headers.find("Expect");
    if (expectation && !same_name(*expectation, "100-continue")) {
        return refuse(417, "The only expectation understood is \"100-continue\"");
    }
    return {};
}

}  // namespace

Accepted<RequestParser::Progress> RequestParser::advance() {
    return in_body_ ? read_body() : read_head();
}

Accepted<RequestParser::Progress> RequestParser::read_head() {
    TRY(bytes, scanner_.scan(received_));
    if (!bytes) return Progress::need_more;
    // The scanner has seen that every line ends with CR LF, every header has a name and a colon, and no byte is odd.
    std::string_view lines = std::string_view(received_).substr(0, *bytes);
    TRY_VOID(read_request_line(next_part(lines, "\r\n"), request_));
    for (auto line = next_part(lines, "\r\n"); !line.empty(); line = next_part(lines, "\r\n")) {
        const auto name = next_part(line, ":");
        request_.headers.add(std::string(name), std::string(trim(line)));
    }
    received_.erase(0, *bytes);
    TRY_VOID(check_host(request_));
    TRY(content_length, check_framing(request_));
    TRY_VOID(check_wishes(request_));
    content_length_ = content_length;
    chunked_ = request_.headers.has("Transfer-Encoding");
    in_body_ = true;
    body_read_ = 0;
    set_body_limit(default_body_bytes);
    return Progress::head;
}

Accepted<RequestParser::Progress> RequestParser::read_body() {
    if (chunked_) {
        TRY(complete, chunks_.take(received_, request_.body));
        return complete ? Progress::complete : Progress::need_more;
    }
    if (content_length_ > body_limit_) {
        return refuse(413, fmt::format("The body is longer than the {} bytes allowed here", body_limit_));
    }
    const std::uint64_t missing = content_length_ - body_read_;
    const std::size_t taken = static_cast<std::size_t>(std::min<std::uint64_t>(missing, received_.size()));
    body_read_ += taken;
    request_.body.append(received_, 0, taken);
    received_.erase(0, taken);
    return taken == missing ? Progress::complete : Progress::need_more;
}

void RequestParser::set_body_limit(std::uint64_t bytes) {
    body_limit_ = bytes;
    chunks_ = ChunkedBody(bytes);
}

bool RequestParser::expects_continue() const {
    // RFC 9110 10.1.1: not from HTTP/1.0, and not when the body is already coming.
    return request_.http_1_1 && request_.headers.has("Expect") && received_.empty();
}

bool RequestParser::keep_alive() const {
    return request_.http_1_1 && !list_holds(request_.headers.list("Connection"), "close");
}

Request RequestParser::take() {
    in_body_ = false;
    scanner_ = {};
    return std::exchange(request_, {});
}

bool RequestParser::between() const {
    return !in_body_ && received_.empty();
}

}  // namespace comity::net
