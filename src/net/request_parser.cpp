// SPDX-License-Identifier: EUPL-1.2
#include "net/request_parser.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "base/result.h"
#include "net/head_scanner.h"

namespace comity::net {
namespace {

namespace http = boost::beast::http;
using Parser = http::request_parser<http::string_body>;

Refusal refusal_of(const boost::system::error_code& error, std::size_t body_limit) {
    if (error == http::error::body_limit) {
        return {413, fmt::format("The body is longer than the {} bytes allowed here", body_limit)};
    }
    if (error == http::error::bad_version) return {505, "The request line does not end with HTTP/1.1 or HTTP/1.0"};
    if (error == http::error::bad_content_length) return {400, "Content-Length is not one whole number"};
    if (error == http::error::multiple_content_length) return {400, "Content-Length is given twice"};
    if (error == http::error::bad_transfer_encoding) {
        return {400, "Transfer-Encoding is given twice or together with Content-Length; send one of them"};
    }
    if (error == http::error::bad_chunk || error == http::error::bad_chunk_extension) {
        return {400, "The body is not a well-formed chunked body"};
    }
    return {400, fmt::format("The request is not HTTP/1.1: {}", error.message())};
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

// RFC 9112 6.1-6.3: one way only to know where the body ends.
Accepted<std::monostate> check_framing(const Request& request) {
    const std::size_t codings = request.headers.count("Transfer-Encoding");
    if (codings > 0 && !request.http_1_1) return refuse(400, "HTTP/1.0 has no Transfer-Encoding; send Content-Length");
    if (codings > 0 && request.headers.has("Content-Length")) {
        return refuse(400, "Transfer-Encoding and Content-Length are both given; send one of them");
    }
    if (codings > 1 || (codings == 1 && !same_name(*request.headers.find("Transfer-Encoding"), "chunked"))) {
        return refuse(501, "The only Transfer-Encoding understood is \"chunked\"");
    }
    if (request.headers.has("Content-Encoding")) {
        return refuse(415, "Compressed request bodies are not read; send the body without Content-Encoding");
    }
    const auto expectation = request.headers.find("Expect");
    if (expectation && !same_name(*expectation, "100-continue")) {
        return refuse(417, "The only expectation understood is \"100-continue\"");
    }
    return {};
}

Accepted<Request> to_request(const Parser& parser) {
    const auto& message = parser.get();
    Request request;
    request.http_1_1 = message.version() == 11;
    for (const auto& field : message) {
        request.headers.add(std::string(field.name_string()), std::string(field.value()));
    }
    TRY(target, parse_target({message.target().data(), message.target().size()}));
    request.target = std::move(target);
    TRY_VOID(check_host(request));
    TRY_VOID(check_framing(request));
    const auto method = method_of({message.method_string().data(), message.method_string().size()});
    if (!method) return refuse(501, "The method is not one this server knows");
    request.method = *method;
    return request;
}

}  // namespace

struct RequestParser::State {
    std::string received;  // not yet consumed
    HeadScanner scanner;
    std::optional<Parser> parser;  // once the head is complete
    Request request;
    std::size_t body_limit = default_body_bytes;
    std::size_t body_wire_bytes = 0;

    [[nodiscard]] bool chunked() const { return parser->chunked(); }

    Accepted<Progress> read_head() {
        TRY(head_bytes, scanner.scan(received));
        if (!head_bytes) return Progress::need_more;
        parser.emplace();
        parser->header_limit(max_head_bytes + 1);
        parser->body_limit(boost::none);  // judged below, when the route is known
        boost::system::error_code error;
        parser->put(boost::asio::buffer(received.data(), *head_bytes), error);
        if (error) return tl::unexpected(refusal_of(error, body_limit));
        parser->eager(true);
        received.erase(0, *head_bytes);
        TRY(read, to_request(*parser));
        request = std::move(read);
        return Progress::head;
    }

    Accepted<Progress> read_body() {
        if (parser->is_done()) return Progress::complete;
        if (!chunked() && parser->content_length().value_or(0) > body_limit) {
            return tl::unexpected(refusal_of(http::error::body_limit, body_limit));
        }
        boost::system::error_code error;
        const std::size_t consumed = parser->put(boost::asio::buffer(received), error);
        received.erase(0, consumed);
        body_wire_bytes += consumed;
        if (error && error != http::error::need_more) return tl::unexpected(refusal_of(error, body_limit));
        if (parser->is_done()) return Progress::complete;
        if (received.size() > max_chunk_line_bytes) {
            return refuse(400, "A size line or the trailer of the chunked body is too long");
        }
        if (chunked() && body_wire_bytes > 2 * body_limit + chunked_overhead_bytes) {
            return refuse(413, "The chunked body spends too many bytes on sizes; send larger chunks");
        }
        return Progress::need_more;
    }
};

RequestParser::RequestParser() : state_(std::make_unique<State>()) {}
RequestParser::~RequestParser() = default;
RequestParser::RequestParser(RequestParser&&) noexcept = default;
RequestParser& RequestParser::operator=(RequestParser&&) noexcept = default;

void RequestParser::append(std::string_view received) { state_->received += received; }

Accepted<RequestParser::Progress> RequestParser::advance() {
    return state_->parser ? state_->read_body() : state_->read_head();
}

const Request& RequestParser::head() const { return state_->request; }

void RequestParser::set_body_limit(std::size_t bytes) {
    state_->body_limit = bytes;
    if (state_->chunked()) state_->parser->body_limit(bytes);
}

std::size_t RequestParser::announced_body_bytes() const {
    return state_->chunked() ? state_->body_limit : state_->parser->content_length().value_or(0);
}

bool RequestParser::expects_continue() const {
    // RFC 9110 10.1.1: not from HTTP/1.0, and not when the body is already coming.
    return state_->request.http_1_1 && state_->request.headers.has("Expect") && state_->received.empty();
}

bool RequestParser::keep_alive() const { return state_->request.http_1_1 && state_->parser->keep_alive(); }

Request RequestParser::take() {
    Request request = std::move(state_->request);
    request.body = std::move(state_->parser->get().body());
    state_->request = {};
    state_->parser.reset();
    state_->scanner = {};
    state_->body_wire_bytes = 0;
    return request;
}

bool RequestParser::between() const { return !state_->parser && state_->received.empty(); }

}  // namespace comity::net
