// SPDX-License-Identifier: EUPL-1.2
// An HTTP/1.1 server for one address, bare or under TLS; docs/formats/http.md has the details. HTTP/2 is a reverse
// proxy's.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "net/dispatcher.h"
#include "net/limits.h"
#include "net/router.h"
#include "net/tls.h"

namespace comity::net {

// One request and its response, for an access log.
struct Exchange {
    std::string remote_address;
    Method method;
    std::string path;  // below the base path; empty when the request was refused before it was known
    int status;
    std::size_t body_bytes;  // of the response
    std::chrono::microseconds took;
};

struct Timeouts {
    std::chrono::milliseconds head = head_timeout;
    std::chrono::milliseconds idle = idle_timeout;
    std::chrono::milliseconds transfer = transfer_timeout;
    std::chrono::milliseconds stream_window = net::stream_window;
    std::chrono::milliseconds linger = linger_timeout;
    std::chrono::milliseconds stop = stop_grace;
};

struct ServerOptions {
    std::string address = "127.0.0.1";  // IPv4 or IPv6; "0.0.0.0" or "::" to be reached from elsewhere
    std::uint16_t port = 8080;          // 0: any free port
    std::optional<TlsOptions> tls;
    DispatchOptions dispatch;
    std::size_t workers = 4;  // threads for handlers
    std::size_t queued_requests = max_queued_requests;
    std::size_t connections = max_connections;
    std::size_t connections_per_peer = max_connections_per_peer;
    Timeouts timeouts;
    std::function<void(const Exchange&)> on_exchange;  // called from one thread, must not block
};

// Serves from the moment it exists. One thread does all reading and writing, workers call the handlers.
class Server {
   public:
    [[nodiscard]] static Result<Server> start(ServerOptions options, Router router);

    Server(Server&&) noexcept;
    Server& operator=(Server&&) = delete;
    ~Server();  // stops and waits

    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] std::string url() const;  // "http://127.0.0.1:8080/comity/"

    // Takes no new connection, closes idle ones, lets requests under way finish within the grace. Returns at once and
    // may be called from any thread and more than once; not from a signal handler.
    void stop();
    void wait();  // until everything has stopped

   private:
    struct State;
    explicit Server(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace comity::net
