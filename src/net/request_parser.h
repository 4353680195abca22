// SPDX-License-Identifier: EUPL-1.2
// HTTP/1.1 requests from bytes (RFC 9112), strict: docs/formats/http.md lists what is refused.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "net/http.h"
#include "net/limits.h"
#include "net/refusal.h"

namespace comity::net {

// Reads one request after the other from a connection. After a refusal the connection must be closed: where the next
// request would begin is unknown.
class RequestParser {
  public:
    enum class Progress { need_more, head, complete };

    RequestParser();
    ~RequestParser();
    RequestParser(RequestParser&&) noexcept;
    RequestParser& operator=(RequestParser&&) noexcept;

    void append(std::string_view received);

    // Goes on with what was received. `head` is returned once per request, when all but the body is known: the caller
    // may then set the limit of the body. `complete` means take() has the request.
    [[nodiscard]] Accepted<Progress> advance();

    [[nodiscard]] const Request& head() const;
    void set_body_limit(std::size_t bytes);
    [[nodiscard]] std::size_t announced_body_bytes() const;  // Content-Length; for chunked bodies the limit
    [[nodiscard]] bool expects_continue() const;             // the client waits for "100 Continue" before its body
    [[nodiscard]] bool keep_alive() const;

    [[nodiscard]] Request take();        // and begins with the next request
    [[nodiscard]] bool between() const;  // no byte of a next request received yet

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace comity::net
