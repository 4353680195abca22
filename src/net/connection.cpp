// SPDX-License-Identifier: EUPL-1.2
#include "net/connection.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>

#include "net/problem.h"
#include "net/response_writer.h"

namespace comity::net {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

// A length beyond every limit is refused anyway; it must not overflow here.
std::chrono::milliseconds transfer_time(const Timeouts& timeouts, std::uint64_t bytes) {
    bytes = std::min<std::uint64_t>(bytes, std::uint64_t{1} << 40);
    return timeouts.transfer + std::chrono::milliseconds(bytes * 1000 / min_bytes_per_second);
}

}  // namespace

Connection::Connection(Service& service, std::unique_ptr<Transport> transport, std::string peer)
    : service_(service),
      transport_(std::move(transport)),
      timer_(service.context.get_executor()),
      peer_(std::move(peer)) {}

void Connection::start() {
    enter(Phase::greeting, service_.options.timeouts.head);
    transport_->handshake([self = shared_from_this()](const error_code& error) {
        if (self->phase_ == Phase::closed) return;
        if (error) return self->close();
        self->enter(Phase::idle, self->service_.options.timeouts.idle);
        self->read();
    });
}

void Connection::stop() {
    // Whoever waits for news is told by the end of the connection.
    if (phase_ == Phase::streaming) finish_exchange();
    if (phase_ == Phase::greeting || phase_ == Phase::idle || phase_ == Phase::lingering || phase_ == Phase::streaming)
        close();
}

void Connection::close() {
    if (phase_ == Phase::closed) return;
    phase_ = Phase::closed;
    response_.stream = nullptr;  // what it still has to give holds this connection
    sink_ = nullptr;
    transport_->close();
    timer_.cancel();
    service_.on_closed(*this);
}

// Each phase has one deadline from its beginning, whatever drips in meanwhile.
void Connection::enter(Phase phase, std::chrono::milliseconds allowed) {
    phase_ = phase;
    deadline_ = allowed == std::chrono::milliseconds::max() ? Clock::time_point::max() : Clock::now() + allowed;
    if (deadline_ < armed_) arm_timer();
}

// A deadline that moves back leaves the timer armed: when it fires it finds the new deadline. So a busy connection
// sets its timer rarely.
void Connection::arm_timer() {
    armed_ = deadline_;
    timer_.expires_at(armed_);
    timer_.async_wait([self = shared_from_this()](const error_code& error) {
        if (error || self->phase_ == Phase::closed) return;
        self->armed_ = Clock::time_point::max();
        if (self->deadline_ <= Clock::now()) {
            self->on_deadline();
        } else if (self->deadline_ != Clock::time_point::max()) {
            self->arm_timer();
        }
    });
}

void Connection::on_deadline() {
    if (phase_ != Phase::head && phase_ != Phase::body) return close();
    timed_out_ = true;
    transport_->cancel();  // the read under way ends and on_read answers 408
}

void Connection::read() {
    if (reading_ || phase_ == Phase::closed) return;
    reading_ = true;
    transport_->read_some(asio::buffer(received_), [self = shared_from_this()](const error_code& error, std::size_t n) {
        self->reading_ = false;
        self->on_read(error, n);
    });
}

void Connection::on_read(error_code error, std::size_t bytes) {
    if (phase_ == Phase::closed) return;
    if (timed_out_ && phase_ != Phase::lingering) {
        timed_out_ = false;
        return refuse_request({408, "The request did not arrive in time"});
    }
    if (error) return close();
    if (phase_ == Phase::lingering) {
        lingered_ += bytes;
        return lingered_ > max_lingered_bytes ? close() : read();
    }
    parser_.append({received_.data(), bytes});
    window_bytes_ += bytes;
    go_on();
}

void Connection::go_on() {
    while (true) {
        const auto progress = parser_.advance();
        if (!progress) return refuse_request(progress.error());
        if (*progress == RequestParser::Progress::need_more) {
            return sink_ && parser_.piece_bytes() >= min_streamed_piece ? give_piece(false) : wait_for_more();
        }
        if (*progress == RequestParser::Progress::complete)
            return sink_ ? give_piece(true) : call_handler(parser_.take());
        on_head();
        if (phase_ != Phase::body) return;  // refused
    }
}

void Connection::on_head() {
    const Request& head = parser_.head();
    method_ = head.method;
    http_1_1_ = head.http_1_1;
    path_ = head.target.path;
    begun_ = Clock::now();
    plan_ = service_.dispatcher.plan(head, peer_, begun_);
    client_ = plan_.remote_address;
    keep_alive_ = parser_.keep_alive() && ++requests_ < max_requests_per_connection;
    if (plan_.refused) {
        // A body that nobody will use is not read; without one the connection can go on.
        const bool bodiless = parser_.announced_body_bytes() == 0;
        Response response = std::move(*plan_.refused);
        service_.dispatcher.complete(head, response);
        if (bodiless) (void)parser_.take();
        return respond(std::move(response), keep_alive_ && bodiless);
    }
    parser_.set_body_limit(plan_.found.route->options.body_bytes);
    continue_owed_ = parser_.expects_continue();
    if (plan_.found.route->stream) return open_stream();
    enter(Phase::body, transfer_time(service_.options.timeouts, parser_.announced_body_bytes()));
}

void Connection::wait_for_more() {
    if (phase_ == Phase::body) {
        if (continue_owed_) return send_continue();
    } else if (!parser_.between()) {
        if (phase_ != Phase::head) enter(Phase::head, service_.options.timeouts.head);
    } else {
        if (service_.stopping) return close();
        if (phase_ != Phase::idle) enter(Phase::idle, service_.options.timeouts.idle);
    }
    read();
}

void Connection::send_continue() {
    continue_owed_ = false;
    static constexpr std::string_view line = "HTTP/1.1 100 Continue\r\n\r\n";
    write(line, {}, [self = shared_from_this()](const error_code& error, std::size_t) {
        if (self->phase_ == Phase::closed) return;
        if (error) return self->close();
        self->read();
    });
}

void Connection::call_handler(Request request) {
    enter(Phase::handling, std::chrono::milliseconds::max());
    request.client_certificate = transport_->client_certificate();
    if (plan_.found.route->options.immediate) {
        return respond(service_.dispatcher.answer(std::move(plan_), std::move(request)), keep_alive_);
    }
    auto work = [self = shared_from_this(), plan = std::move(plan_), request = std::move(request)]() mutable {
        Response response = self->service_.dispatcher.answer(std::move(plan), std::move(request));
        asio::post(self->service_.context, [self, response = std::move(response)]() mutable {
            self->respond(std::move(response), self->keep_alive_);
        });
    };
    if (!service_.workers.submit(std::move(work))) refuse_busy();
}

// The head alone goes to the handler first: what it refuses is not read.
void Connection::open_stream() {
    enter(Phase::handling, std::chrono::milliseconds::max());
    Request head = parser_.head();
    head.client_certificate = transport_->client_certificate();
    auto work = [self = shared_from_this(), plan = std::move(plan_), head = std::move(head)]() mutable {
        auto opened = self->service_.dispatcher.open(std::move(plan), std::move(head));
        asio::post(self->service_.context,
                   [self, opened = std::move(opened)]() mutable { self->on_opened(std::move(opened)); });
    };
    if (service_.workers.submit(std::move(work))) return;
    keep_alive_ = false;  // the body is not read
    refuse_busy();
}

void Connection::on_opened(std::variant<Response, std::unique_ptr<BodySink>> opened) {
    if (phase_ == Phase::closed) return;
    if (auto* refused = std::get_if<Response>(&opened)) return respond(std::move(*refused), false);
    sink_ = std::move(std::get<std::unique_ptr<BodySink>>(opened));
    window_left_ = service_.options.timeouts.stream_window;
    window_bytes_ = 0;
    enter_window();
    go_on();
}

// A client that drips must not hold on for longer because the sink works meanwhile, nor a quick one for less.
void Connection::enter_window() {
    const auto whole =
        std::chrono::duration_cast<std::chrono::duration<double>>(service_.options.timeouts.stream_window);
    if (static_cast<double>(window_bytes_) >= whole.count() * static_cast<double>(min_streamed_bytes_per_second)) {
        window_bytes_ = 0;
        window_left_ = service_.options.timeouts.stream_window;
    }
    enter(Phase::body, std::chrono::duration_cast<std::chrono::milliseconds>(window_left_));
}

void Connection::give_piece(bool last) {
    window_left_ = std::max(Clock::duration::zero(), deadline_ - Clock::now());
    enter(Phase::handling, std::chrono::milliseconds::max());
    std::string piece = parser_.take_piece();
    if (last) (void)parser_.take();
    auto work = [self = shared_from_this(), sink = sink_, piece = std::move(piece), last]() mutable {
        std::optional<Response> response;
        if (!piece.empty()) response = self->service_.dispatcher.give(*sink, piece);
        if (last && !response) response = self->service_.dispatcher.end(*sink);
        sink = nullptr;
        asio::post(self->service_.context, [self, response = std::move(response), last]() mutable {
            if (response && !last) self->keep_alive_ = false;  // the rest of the body is not read
            self->on_given(std::move(response));
        });
    };
    if (service_.workers.submit(std::move(work))) return;
    keep_alive_ = false;
    refuse_busy();
}

void Connection::on_given(std::optional<Response> response) {
    if (phase_ == Phase::closed) return;
    if (response) return respond(std::move(*response), keep_alive_);
    enter_window();
    go_on();
}

void Connection::write(std::string_view first, std::string_view second, Transport::Done done) {
    transport_->write({asio::buffer(first), asio::buffer(second)}, std::move(done));
}

void Connection::refuse_busy() {
    Response busy = problem(503, "", "The server has more requests than it can answer now; try again in a moment");
    busy.headers.set("Retry-After", "1");
    service_.dispatcher.complete({}, busy);
    respond(std::move(busy), keep_alive_);
}

void Connection::refuse_request(const Refusal& refusal) {
    if (phase_ != Phase::body) {  // nothing of this request is known; on_head() did not run
        method_ = Method::get;
        path_.clear();
        client_ = peer_;
        begun_ = Clock::now();
    }
    Response response = problem(refusal);
    service_.dispatcher.complete({}, response);
    respond(std::move(response), false);
}

void Connection::respond(Response response, bool keep_alive) {
    if (phase_ == Phase::closed) return;
    sink_ = nullptr;
    response_ = std::move(response);
    keep_alive_ = keep_alive && !service_.stopping;
    const bool body_is_sent = method_ != Method::head;
    // HTTP/1.0 knows no chunks: the end of the connection ends the body (RFC 9112 6.3).
    if (response_.stream && !response_.stream_bytes && !http_1_1_) {
        respond(problem(505, "", "This resource needs HTTP/1.1"), false);
        return;
    }
    head_ = write_head(response_, keep_alive_, std::chrono::system_clock::now());
    enter(Phase::writing, transfer_time(service_.options.timeouts, response_.body.size()));
    const auto body = body_is_sent ? response_.body.view() : std::string_view();
    write(head_, body, [self = shared_from_this()](const error_code& error, std::size_t) { self->on_written(error); });
}

void Connection::on_written(error_code error) {
    if (phase_ == Phase::closed) return;
    if (error) {
        finish_exchange();
        return close();
    }
    if (response_.stream && method_ != Method::head) return ask_for_piece();
    finish_exchange();
    if (!keep_alive_) return linger();
    go_on();  // a request that came behind the last one, or wait
}

void Connection::finish_exchange() {
    if (service_.options.on_exchange) {
        const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begun_);
        const std::size_t bytes = static_cast<std::size_t>(streamed_) + response_.body.size();
        service_.options.on_exchange({client_, method_, path_, response_.status, bytes, took});
    }
    response_ = {};
    streamed_ = 0;
}

// The next piece is asked for when the last one has gone out: a slow client holds one piece, not the document.
void Connection::ask_for_piece() {
    if (service_.stopping && !response_.stream_bytes) {
        finish_exchange();
        return close();
    }
    enter(Phase::streaming, std::chrono::milliseconds::max());
    // A stream of news may keep what it was given for longer than the server lives: the server's own list holds the
    // connection, the stream only knows of it.
    auto work = [self = weak_from_this(), stream = response_.stream] {
        stream->next([self](std::optional<std::string> piece) {
            const auto here = self.lock();
            if (!here) return;
            asio::post(here->service_.context, [self, piece = std::move(piece)]() mutable {
                if (const auto still = self.lock()) still->on_piece(std::move(piece));
            });
        });
    };
    if (service_.workers.submit(std::move(work))) return;
    finish_exchange();
    close();
}

void Connection::on_piece(std::optional<std::string> piece) {
    if (phase_ == Phase::closed) return;
    const bool chunked = !response_.stream_bytes.has_value();
    const bool too_long = piece && !chunked && streamed_ + piece->size() > *response_.stream_bytes;
    const bool too_short = piece && piece->empty() && !chunked && streamed_ != *response_.stream_bytes;
    if (!piece || too_long || too_short) {
        finish_exchange();
        return close();
    }
    const bool last = piece->empty();
    streamed_ += piece->size();
    head_ = chunked ? chunk_of(*piece) : std::move(*piece);
    enter(Phase::writing, transfer_time(service_.options.timeouts, head_.size()));
    write(head_, {}, [self = shared_from_this(), last](const error_code& error, std::size_t) {
        if (last) self->response_.stream = nullptr;
        self->on_written(error);
    });
}

// Closing with unread bytes resets the connection, and the reset may overtake the response (RFC 9112 9.6).
void Connection::linger() {
    if (parser_.between()) return close();  // nothing unread
    enter(Phase::lingering, service_.options.timeouts.linger);
    if (transport_->end_sending()) return close();
    read();
}

}  // namespace comity::net
