// SPDX-License-Identifier: EUPL-1.2
// HTTP/1.1 requests from bytes (RFC 9112), strict: docs/formats/http.md lists what is refused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "net/chunked_body.h"
#include "net/head_scanner.h"
#include "net/http.h"
#include "net/limits.h"
#include "net/refusal.h"

namespace comity::net {

// Reads one request after the other from a connection. After a refusal the connection must be closed: where the next
// request would begin is unknown.
class RequestParser {
   public:
    enum class Progress { need_more, head, complete };

    void append(std::string_view received) { received_ += received; }

    // Goes on with what was received. `head` is returned once per request, when all but the body is known: the caller
    // may then set the limit of the body. `complete` means take() has the request.
    [[nodiscard]] Accepted<Progress> advance();

    [[nodiscard]] const Request& head() const { return request_; }
    void set_body_limit(std::uint64_t bytes);
    // What came of the body since the last call, for a body that is not kept whole.
    [[nodiscard]] std::string take_piece() { return std::exchange(request_.body, {}); }
    [[nodiscard]] std::size_t piece_bytes() const { return request_.body.size(); }
    // Content-Length; the limit for a chunked body, whose length nobody knows yet.
    [[nodiscard]] std::uint64_t announced_body_bytes() const { return chunked_ ? body_limit_ : content_length_; }
    [[nodiscard]] bool expects_continue() const;  // the client waits for "100 Continue" before its body
    [[nodiscard]] bool keep_alive() const;

    [[nodiscard]] Request take();        // and begins with the next request
    [[nodiscard]] bool between() const;  // no byte of a next request received yet

   private:
    [[nodiscard]] Accepted<Progress> read_head();
    [[nodiscard]] Accepted<Progress> read_body();

    std::string received_;  // not yet used
    bool in_body_ = false;
    HeadScanner scanner_;
    Request request_;
    std::uint64_t body_limit_ = default_body_bytes;
    std::uint64_t body_read_ = 0;  // of a body with Content-Length
    std::uint64_t content_length_ = 0;
    bool chunked_ = false;
    ChunkedBody chunks_;
};

}  // namespace comity::net
