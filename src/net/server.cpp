// SPDX-License-Identifier: EUPL-1.2
#include "net/server.h"

#include <algorithm>
#include <exception>
#include <thread>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

#include "net/connection.h"
#include "net/problem.h"
#include "net/response_writer.h"
#include "net/tls_transport.h"

namespace comity::net {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;

// After "too many open files" and the like: a closing connection frees what is missing.
constexpr std::chrono::milliseconds accept_pause{100};

std::string text_of(asio::ip::address address) {
    // On a socket for both families an IPv4 client shows as ::ffff:192.0.2.1.
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        address = make_address_v4(asio::ip::v4_mapped, address.to_v6());
    return address.to_string();
}

}  // namespace

struct Server::State {
    ServerOptions options;
    std::unique_ptr<TlsContext> tls;  // none: bare
    Dispatcher dispatcher;
    asio::io_context context{1};  // one thread runs it
    asio::executor_work_guard<Executor> guard{context.get_executor()};
    Acceptor acceptor{context.get_executor()};
    Timer accept_timer{context.get_executor()};
    Timer stop_timer{context.get_executor()};
    std::unordered_map<Connection*, std::shared_ptr<Connection>> connections;
    std::unordered_map<std::string, std::size_t> connections_of;
    Service service;
    WorkerPool workers;  // last but the thread: joined while all that its work uses still exists
    std::uint16_t port = 0;
    std::thread thread;

    State(ServerOptions given, Router router)
        : options(std::move(given)),
          dispatcher(options.dispatch, std::move(router)),
          service{options, context, dispatcher, workers, false, [this](Connection& gone) { on_closed(gone); }},
          workers(std::max<std::size_t>(1, options.workers), options.queued_requests) {}

    Result<std::monostate> listen() {
        if (options.tls) {
            TRY(made, TlsContext::make(*options.tls));
            tls = std::move(made);
        }
        error_code error;
        const auto address = asio::ip::make_address(options.address, error);
        if (error) {
            return fail(ErrorKind::invalid, fmt::format("\"{}\" is not an address to listen on", options.address), {},
                        "Give an IPv4 or IPv6 address: 127.0.0.1 for this machine only, 0.0.0.0 for all networks");
        }
        const asio::ip::tcp::endpoint endpoint(address, options.port);
        acceptor.open(endpoint.protocol(), error);
        if (!error) acceptor.set_option(Acceptor::reuse_address(true), error);
        if (!error) acceptor.bind(endpoint, error);
        if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
        if (!error) port = acceptor.local_endpoint(error).port();
        if (error) {
            return fail(ErrorKind::unavailable,
                        fmt::format("Cannot listen on {} port {}: {}", options.address, options.port, error.message()),
                        {}, "Choose another address or port; port 0 takes any free one");
        }
        return {};
    }

    void accept() {
        acceptor.async_accept([this](const error_code& error, Socket socket) {
            if (service.stopping || error == asio::error::operation_aborted) return;
            if (error) return accept_later();
            try {
                admit(std::move(socket));
            } catch (const std::exception& fault) {  // no memory for one more
                report(fault.what());
            }
            accept();
        });
    }

    void accept_later() {
        accept_timer.expires_after(accept_pause);
        accept_timer.async_wait([this](const error_code& error) {
            if (!error && !service.stopping) accept();
        });
    }

    void admit(Socket socket) {
        error_code error;
        const auto endpoint = socket.remote_endpoint(error);
        if (error) return;  // gone already
        socket.set_option(asio::ip::tcp::no_delay(true), error);
        std::string peer = text_of(endpoint.address());
        const auto of_peer = connections_of.find(peer);
        const bool peer_full = of_peer != connections_of.end() && of_peer->second >= options.connections_per_peer &&
                               !dispatcher.is_trusted_proxy(peer);
        if (connections.size() >= options.connections || peer_full) return turn_away(std::move(socket));
        ++connections_of[peer];
        auto connection = std::make_shared<Connection>(
            service, tls ? tls->transport(std::move(socket)) : bare_transport(std::move(socket)), std::move(peer));
        connections.emplace(connection.get(), connection);
        connection->start();
    }

    // Says why without waiting for the request: a client beyond the limit must not cost memory or time.
    void turn_away(Socket socket) {
        if (tls) return;  // closed: an answer would cost the handshake
        Response response = problem(503, "", "Too many connections; try again in a moment");
        response.headers.set("Retry-After", "1");
        dispatcher.complete({}, response);
        std::string text = write_head(response, false, std::chrono::system_clock::now());
        text += response.body.view();
        error_code ignored;
        socket.non_blocking(true, ignored);
        socket.write_some(asio::buffer(text), ignored);
    }

    // A connection that an exception left behind is closed by its deadline.
    void run() {
        while (true) {
            try {
                context.run();
                return;
            } catch (const std::exception& fault) {
                report(fault.what());
            }
        }
    }

    void report(std::string_view fault) const {
        if (options.dispatch.on_fault) options.dispatch.on_fault(fault);
    }

    void on_closed(Connection& gone) {
        const auto of_peer = connections_of.find(gone.peer());
        if (of_peer != connections_of.end() && --of_peer->second == 0) connections_of.erase(of_peer);
        connections.erase(&gone);
        if (service.stopping && connections.empty()) finish();
    }

    void begin_stop() {
        if (service.stopping) return;
        service.stopping = true;
        error_code ignored;
        acceptor.close(ignored);
        accept_timer.cancel();
        stop_timer.expires_after(options.timeouts.stop);
        stop_timer.async_wait([this](const error_code& error) {
            if (!error) for_each_connection(&Connection::close);
        });
        for_each_connection(&Connection::stop);
        if (connections.empty()) finish();
    }

    // Over a copy: closing takes a connection out of the map.
    void for_each_connection(void (Connection::*act)()) {
        const auto all = connections;
        for (const auto& [address, connection] : all) ((*connection).*act)();
    }

    void finish() {
        stop_timer.cancel();
        guard.reset();
    }
};

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::Server(Server&&) noexcept = default;

Server::~Server() {
    if (!state_) return;
    stop();
    wait();
}

Result<Server> Server::start(ServerOptions options, Router router) {
    TRY(base_path, normal_base_path(options.dispatch.base_path));
    options.dispatch.base_path = std::move(base_path);
    auto state = std::make_unique<State>(std::move(options), std::move(router));
    TRY_VOID(state->listen());
    state->accept();
    state->thread = std::thread([raw = state.get()] { raw->run(); });
    return Server(std::move(state));
}

std::uint16_t Server::port() const {
    return state_->port;
}

std::string Server::url() const {
    const std::string& address = state_->options.address;
    const bool v6 = address.find(':') != std::string::npos;
    return fmt::format("{}://{}{}{}:{}{}/", state_->tls ? "https" : "http", v6 ? "[" : "", address, v6 ? "]" : "",
                       state_->port, state_->options.dispatch.base_path);
}

void Server::stop() {
    asio::post(state_->context, [state = state_.get()] { state->begin_stop(); });
}

void Server::wait() {
    if (state_->thread.joinable()) state_->thread.join();
}

}  // namespace comity::net
