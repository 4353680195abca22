// SPDX-License-Identifier: EUPL-1.2
// A scanner for tests: speaks clamd's protocol on a port of this machine and knows one signature.
#pragma once

#include <atomic>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <thread>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace comity::net {

/// The test file that every scanner knows (eicar.org), put together here so that none finds it in this file.
inline std::string eicar() {
    return fmt::format("{}-{}", R"(X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR)", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");
}

class ClamdDouble {
   public:
    /// How it behaves, from the next connection on.
    enum class Manner { scans, says_nothing, hangs_up, has_a_limit, answers_nonsense };

    ClamdDouble() {
        listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof at;
        if (listening_ < 0 || ::bind(listening_, reinterpret_cast<sockaddr*>(&at), sizeof at) != 0 ||
            ::listen(listening_, 8) != 0 || ::getsockname(listening_, reinterpret_cast<sockaddr*>(&at), &length) != 0)
            throw std::runtime_error("no port for the scanner of the test");
        port_ = ntohs(at.sin_port);
        thread_ = std::jthread([this] { serve(); });
    }
    ~ClamdDouble() {
        ::shutdown(listening_, SHUT_RDWR);
        thread_.join();
        ::close(listening_);
    }
    ClamdDouble(const ClamdDouble&) = delete;
    ClamdDouble& operator=(const ClamdDouble&) = delete;

    std::string address() const { return fmt::format("tcp:127.0.0.1:{}", port_); }
    void set(Manner manner) { manner_ = manner; }
    int files() const { return files_; }  ///< scanned so far

   private:
    static bool read_exactly(int from, char* into, std::size_t count) {
        return ::recv(from, into, count, MSG_WAITALL) == static_cast<ssize_t>(count);
    }
    static void say(int to, std::string_view answer) {
        const std::string whole = std::string(answer) + '\0';
        (void)::send(to, whole.data(), whole.size(), MSG_NOSIGNAL);
    }

    void serve() {
        while (true) {
            const int caller = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
            if (caller < 0) return;
            answer(caller);
            ::close(caller);
        }
    }

    void answer(int caller) {
        std::string command;
        for (char c = 1; c != 0 && read_exactly(caller, &c, 1);)
            if (c != 0) command += c;
        if (command == "zVERSION") return say(caller, "ClamAV 1.0.3/27150/Mon Jan 15 09:41:12 2024");
        if (command != "zINSTREAM" || manner_ == Manner::hangs_up) return;
        std::string file;
        while (true) {
            std::uint32_t length = 0;
            if (!read_exactly(caller, reinterpret_cast<char*>(&length), sizeof length)) return;
            length = ntohl(length);
            if (length == 0) break;
            std::string chunk(length, '\0');
            if (!read_exactly(caller, chunk.data(), length)) return;
            file += chunk;
            if (manner_ == Manner::has_a_limit && file.size() > 100)
                return say(caller, "INSTREAM size limit exceeded. ERROR");
        }
        ++files_;
        if (manner_ == Manner::answers_nonsense) return say(caller, "stream: perhaps");
        if (manner_ == Manner::says_nothing) {
            char none = 0;
            (void)::recv(caller, &none, 1, 0);  // until the other end has had enough
            return;
        }
        say(caller, file.find(eicar()) == std::string::npos ? "stream: OK" : "stream: Eicar-Signature FOUND");
    }

    int listening_ = -1;
    std::uint16_t port_ = 0;
    std::atomic<Manner> manner_ = Manner::scans;
    std::atomic<int> files_ = 0;
    std::jthread thread_;
};

}  // namespace comity::net
