// SPDX-License-Identifier: EUPL-1.2
// For tests: a peer that does what it is told with each request, octet by octet.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace comity::access_point {

struct SeenRequest {
    std::string head;
    std::string body;  ///< as far as it was read
};

class ScriptedPeer {
   public:
    /// The raw HTTP answer; "" closes without one.
    using Answer = std::function<std::string(const SeenRequest&)>;

    ScriptedPeer() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        if (::bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 || ::listen(socket_, 16) != 0 ||
            ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &length) != 0)
            throw std::runtime_error("no port for the scripted peer");
        port_ = ntohs(address.sin_port);
        thread_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
    }
    ~ScriptedPeer() {
        thread_.request_stop();
        thread_.join();
        ::close(socket_);
    }

    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/as4"; }
    /// For the next request that has no answer yet. Without one left, connections are closed unanswered.
    void then(Answer answer) {
        const std::lock_guard lock(mutex_);
        script_.push_back({std::move(answer), SIZE_MAX});
    }
    /// Closes when so many octets of the next request were read.
    void then_cut_after(std::size_t octets) {
        const std::lock_guard lock(mutex_);
        script_.push_back({[](const SeenRequest&) { return std::string(); }, octets});
    }
    std::vector<SeenRequest> seen() {
        const std::lock_guard lock(mutex_);
        return seen_;
    }

   private:
    struct Step {
        Answer answer;
        std::size_t cut;
    };

    void serve(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            pollfd waiting{socket_, POLLIN, 0};
            if (::poll(&waiting, 1, 20) <= 0) continue;
            const int client = ::accept(socket_, nullptr, nullptr);
            if (client < 0) continue;
            serve_one(client);
            ::close(client);
        }
    }
    void serve_one(int client) {
        Step step{[](const SeenRequest&) { return std::string(); }, SIZE_MAX};
        {
            const std::lock_guard lock(mutex_);
            if (!script_.empty()) {
                step = std::move(script_.front());
                script_.pop_front();
            }
        }
        std::string octets;
        std::array<char, 65536> piece;
        std::size_t wanted = SIZE_MAX;
        while (octets.size() < std::min(wanted, step.cut)) {
            const std::size_t most = std::min(piece.size(), step.cut - octets.size());
            const auto count = ::recv(client, piece.data(), most, 0);
            if (count <= 0) break;
            octets.append(piece.data(), static_cast<std::size_t>(count));
            const std::size_t end = octets.find("\r\n\r\n");
            const std::size_t length = octets.find("Content-Length: ");
            if (end != std::string::npos && length < end) wanted = end + 4 + std::stoul(octets.substr(length + 16));
        }
        const std::size_t end = octets.find("\r\n\r\n");
        SeenRequest request{octets.substr(0, end), end == std::string::npos ? "" : octets.substr(end + 4)};
        const std::string answer = octets.size() < wanted ? std::string() : step.answer(request);
        {
            const std::lock_guard lock(mutex_);
            seen_.push_back(std::move(request));
        }
        std::size_t sent = 0;
        while (sent < answer.size()) {
            const auto count = ::send(client, answer.data() + sent, answer.size() - sent, MSG_NOSIGNAL);
            if (count <= 0) return;
            sent += static_cast<std::size_t>(count);
        }
    }

    int socket_;
    std::uint16_t port_ = 0;
    std::mutex mutex_;
    std::deque<Step> script_;
    std::vector<SeenRequest> seen_;
    std::jthread thread_;
};

inline std::string http_answer(int status, const std::string& body, const std::string& more = {},
                               const std::string& type = "application/soap+xml; charset=UTF-8") {
    return "HTTP/1.1 " + std::to_string(status) + " Answer\r\nContent-Type: " + type +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n" + more + "\r\n" + body;
}

}  // namespace comity::access_point
