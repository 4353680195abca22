// SPDX-License-Identifier: EUPL-1.2
// The octets of a connection, bare or under TLS. Included only by the files that may see Asio.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace comity::net {

// With the concrete executor: the type-erased default costs compile time and a call on every operation.
using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;

// All members run on the service's one thread. One reading and one writing operation at a time.
class Transport {
   public:
    using Done = std::function<void(const boost::system::error_code&, std::size_t)>;

    virtual ~Transport() = default;

    // Before anything else; a bare connection is ready at once.
    virtual void handshake(std::function<void(const boost::system::error_code&)> done) = 0;
    virtual void read_some(boost::asio::mutable_buffer into, Done done) = 0;
    virtual void write(std::array<boost::asio::const_buffer, 2> buffers, Done done) = 0;
    // The other side sees the end; what it still sends is read as it comes, without sense.
    virtual boost::system::error_code end_sending() = 0;
    virtual void cancel() = 0;
    virtual void close() = 0;
    // DER of the certificate whose key the other side has proved to hold; "" without one.
    virtual std::string client_certificate() const = 0;
};

std::unique_ptr<Transport> bare_transport(Socket socket);

}  // namespace comity::net
