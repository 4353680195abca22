// SPDX-License-Identifier: EUPL-1.2
// One client's connection. Included only by the files that may see Asio.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>

#include "net/dispatcher.h"
#include "net/request_parser.h"
#include "net/server.h"
#include "net/transport.h"
#include "net/worker_pool.h"

namespace comity::net {

using Clock = std::chrono::steady_clock;
using Timer = boost::asio::basic_waitable_timer<Clock, boost::asio::wait_traits<Clock>, Executor>;

class Connection;

// What all connections of a server share.
struct Service {
    const ServerOptions& options;
    boost::asio::io_context& context;
    Dispatcher& dispatcher;
    WorkerPool& workers;
    bool stopping = false;
    std::function<void(Connection&)> on_closed;
};

// All members run on the service's one thread.
class Connection : public std::enable_shared_from_this<Connection> {
   public:
    Connection(Service& service, std::unique_ptr<Transport> transport, std::string peer);

    void start();
    void stop();   // after the response under way, at once when idle
    void close();  // now
    [[nodiscard]] const std::string& peer() const { return peer_; }

   private:
    enum class Phase { greeting, idle, head, body, handling, writing, streaming, lingering, closed };

    void enter(Phase phase, std::chrono::milliseconds allowed);
    void arm_timer();
    void on_deadline();
    void read();
    void on_read(boost::system::error_code error, std::size_t bytes);
    void go_on();
    void on_head();
    void wait_for_more();
    void send_continue();
    void open_stream();
    void on_opened(std::variant<Response, std::unique_ptr<BodySink>> opened);
    void give_piece(bool last);
    void on_given(std::optional<Response> response);
    void refuse_busy();
    void enter_window();
    void write(std::string_view first, std::string_view second, Transport::Done done);
    void call_handler(Request request);
    void refuse_request(const Refusal& refusal);
    void respond(Response response, bool keep_alive);
    void on_written(boost::system::error_code error);
    void ask_for_piece();
    void on_piece(std::optional<std::string> piece);
    void finish_exchange();
    void linger();

    Service& service_;
    std::unique_ptr<Transport> transport_;
    Timer timer_;
    std::string peer_;
    Phase phase_ = Phase::idle;
    Clock::time_point deadline_ = Clock::time_point::max();
    Clock::time_point armed_ = Clock::time_point::max();
    bool reading_ = false;
    bool timed_out_ = false;

    RequestParser parser_;
    std::array<char, 16 * 1024> received_;
    std::size_t requests_ = 0;

    // Of the request being answered.
    Plan plan_;
    std::shared_ptr<BodySink> sink_;  // of a body that is streamed
    Clock::duration window_left_{};   // for the bytes that must still come in this window
    std::size_t window_bytes_ = 0;
    Method method_ = Method::get;
    bool keep_alive_ = false;
    bool continue_owed_ = false;
    Clock::time_point begun_;
    std::string path_;
    std::string client_;

    std::string head_;  // being written, or a piece of a stream
    Response response_;
    std::uint64_t streamed_ = 0;
    bool http_1_1_ = true;
    std::size_t lingered_ = 0;
};

}  // namespace comity::net
