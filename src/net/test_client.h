// SPDX-License-Identifier: EUPL-1.2
// For tests: a client that sends any bytes and reads what comes, over a plain loopback socket.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace comity::net {

class TestClient {
   public:
    explicit TestClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval patience{20, 0};  // a server that hangs fails the test instead of stopping it
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
            ::close(socket_);
            throw std::runtime_error("cannot connect to the server under test");
        }
    }
    ~TestClient() {
        if (socket_ >= 0) ::close(socket_);
    }
    TestClient(TestClient&& other) noexcept
        : socket_(std::exchange(other.socket_, -1)), rest_(std::move(other.rest_)) {}
    TestClient& operator=(TestClient&&) = delete;

    // False when the server has closed.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    // Whether nothing arrives, not even the end, for that long.
    bool hears_nothing_for(std::chrono::milliseconds time) {
        pollfd waiting{socket_, POLLIN, 0};
        return poll(&waiting, 1, static_cast<int>(time.count())) == 0;
    }

    void end_sending() { shutdown(socket_, SHUT_WR); }

    // Until the server closes. Throws when it does not, or resets the connection.
    std::string read_all() {
        while (receive()) {
        }
        return std::exchange(rest_, {});
    }

    // One response with the body that its Content-Length announces ("" when the server closed instead).
    std::string read_response(bool with_body = true) {
        std::size_t end = 0;
        while ((end = rest_.find("\r\n\r\n")) == std::string::npos) {
            if (!receive()) return std::exchange(rest_, {});
        }
        std::size_t length = end + 4;
        const std::size_t field = rest_.find("Content-Length: ");
        if (with_body && field < end) length += std::stoul(rest_.substr(field + 16));
        while (rest_.size() < length && receive()) {
        }
        std::string response = rest_.substr(0, length);
        rest_.erase(0, length);
        return response;
    }

   private:
    bool receive() {
        std::array<char, 65536> bytes;
        const auto received = recv(socket_, bytes.data(), bytes.size(), 0);
        if (received < 0) throw std::runtime_error("the server reset the connection or did not answer");
        rest_.append(bytes.data(), static_cast<std::size_t>(received));
        return received > 0;
    }

    int socket_;
    std::string rest_;
};

}  // namespace comity::net
