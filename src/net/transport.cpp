// SPDX-License-Identifier: EUPL-1.2
#include "net/transport.h"

#include <utility>

#include <boost/asio/write.hpp>

namespace comity::net {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

class BareTransport final : public Transport {
   public:
    explicit BareTransport(Socket socket) : socket_(std::move(socket)) {}

    void handshake(std::function<void(const error_code&)> done) override { done({}); }
    void read_some(asio::mutable_buffer into, Done done) override { socket_.async_read_some(into, std::move(done)); }
    void write(std::array<asio::const_buffer, 2> buffers, Done done) override {
        asio::async_write(socket_, buffers, std::move(done));
    }
    error_code end_sending() override {
        error_code error;
        socket_.shutdown(Socket::shutdown_send, error);
        return error;
    }
    void cancel() override {
        error_code ignored;  // what cannot be cancelled ends with its deadline
        socket_.cancel(ignored);
    }
    void close() override {
        error_code ignored;  // there is nobody left to tell
        socket_.close(ignored);
    }
    std::string client_certificate() const override { return {}; }

   private:
    Socket socket_;
};

}  // namespace

std::unique_ptr<Transport> bare_transport(Socket socket) {
    return std::make_unique<BareTransport>(std::move(socket));
}

}  // namespace comity::net
