// SPDX-License-Identifier: EUPL-1.2
// From a request to its response, without sockets: who asks, may they ask now, which handler, what goes out.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"
#include "net/http.h"
#include "net/rate_limit.h"
#include "net/router.h"

namespace comity::net {

struct DispatchOptions {
    std::string base_path{};           // "" or "/comity": everything is served below it
    std::vector<std::string> hosts{};  // names this server is addressed by, without port; empty: any
    // Addresses whose X-Forwarded-For is believed. The limits then count the client, not the proxy.
    std::vector<std::string> trusted_proxies{};
    Rate rate{};
    // Told of every exception that a handler let through; called from any thread.
    std::function<void(std::string_view)> on_fault{};
};

// What will be done with a request whose head is known and whose body is not read yet.
struct Plan {
    std::optional<Response> refused;  // no handler is called
    Found found{nullptr, {}};
    std::string path;            // below the base path
    std::string remote_address;  // of the client
};

class Dispatcher {
   public:
    Dispatcher(DispatchOptions options, Router router);

    // Not safe from several threads: it counts requests.
    [[nodiscard]] Plan plan(const Request& head, std::string_view peer, RateLimiter::Moment now);

    // Calls the handler and completes its response. Safe from every thread.
    [[nodiscard]] Response answer(Plan plan, Request request) const;

    // For a route that takes the body as it arrives: what takes it, or a response that refuses. Safe from every thread,
    // as are the two that follow.
    [[nodiscard]] std::variant<Response, std::unique_ptr<BodySink>> open(Plan plan, Request head) const;
    [[nodiscard]] std::optional<Response> give(BodySink& sink, std::string_view piece) const;
    [[nodiscard]] Response end(BodySink& sink) const;

    // Adds what every response has; for responses made without a handler.
    void complete(const Request& request, Response& response) const;

    [[nodiscard]] bool is_trusted_proxy(std::string_view address) const;

   private:
    [[nodiscard]] std::string client_address(const Request& head, std::string_view peer) const;
    [[nodiscard]] bool is_our_host(const Request& head) const;
    [[nodiscard]] Response failed(std::string_view fault) const;
    void report(std::string_view fault) const;

    DispatchOptions options_;
    Router router_;
    RateLimiter limiter_;
};

// "" for "" and "/", else "/a/b": without the last slash, each segment of letters, digits, "-", "_", "." and "~".
[[nodiscard]] Result<std::string> normal_base_path(std::string_view given);

}  // namespace comity::net
