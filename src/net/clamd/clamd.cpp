// SPDX-License-Identifier: EUPL-1.2
#include "net/clamd/clamd.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <utility>

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace comity::net {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t chunk_octets = 256 * 1024;
constexpr std::size_t most_answer_octets = 4 * 1024;

tl::unexpected<Error> unreachable(std::string why) {
    return fail(ErrorKind::unavailable, "the malware scanner does not answer: " + std::move(why), {},
                "an administrator looks at clamd and at malware_scanner in comity.toml");
}

class Connection {
   public:
    static Result<Connection> open(const ClamdAddress& at, const ClamdLimits& limits) {
        const int family = !at.path.empty() ? AF_UNIX : at.version_6 ? AF_INET6 : AF_INET;
        Connection made(::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
        if (made.socket_ < 0) return unreachable(std::strerror(errno));
        made.until_ = Clock::now() + limits.connect;
        sockaddr_storage storage{};
        const socklen_t length = address(at, storage);
        if (::connect(made.socket_, reinterpret_cast<const sockaddr*>(&storage), length) != 0) {
            if (errno != EINPROGRESS) return unreachable(std::strerror(errno));
            TRY_VOID(made.wait(POLLOUT));
            int fault = 0;
            socklen_t size = sizeof fault;
            ::getsockopt(made.socket_, SOL_SOCKET, SO_ERROR, &fault, &size);
            if (fault != 0) return unreachable(std::strerror(fault));
        }
        made.until_ = Clock::now() + limits.whole;
        return made;
    }

    Connection(Connection&& other) noexcept : socket_(std::exchange(other.socket_, -1)), until_(other.until_) {}
    Connection& operator=(Connection&&) = delete;
    ~Connection() {
        if (socket_ >= 0) ::close(socket_);
    }

    /// Errors: unavailable; also where it closed because it has enough: then its answer says why.
    Result<void> send(std::string_view octets) {
        while (!octets.empty()) {
            const ssize_t sent = ::send(socket_, octets.data(), octets.size(), MSG_NOSIGNAL);
            if (sent > 0) {
                octets.remove_prefix(static_cast<std::size_t>(sent));
            } else if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
                TRY_VOID(wait(POLLOUT));
            } else if (sent < 0 && errno != EINTR) {
                return unreachable(std::strerror(errno));
            }
        }
        return {};
    }

    /// Up to the zero octet that ends an answer.
    Result<std::string> answer() {
        std::string text;
        std::array<char, 1024> piece{};
        while (true) {
            const ssize_t read = ::recv(socket_, piece.data(), piece.size(), 0);
            if (read < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
                TRY_VOID(wait(POLLIN));
                continue;
            }
            if (read < 0 && errno == EINTR) continue;
            if (read <= 0) return unreachable("it ended before it had answered");
            text.append(piece.data(), static_cast<std::size_t>(read));
            if (const std::size_t end = text.find('\0'); end != std::string::npos) return text.substr(0, end);
            if (text.size() > most_answer_octets) return unreachable("its answer is too long");
        }
    }

   private:
    explicit Connection(int socket) : socket_(socket) {}

    static socklen_t address(const ClamdAddress& at, sockaddr_storage& storage) {
        if (!at.path.empty()) {
            auto& local = reinterpret_cast<sockaddr_un&>(storage);
            local.sun_family = AF_UNIX;
            std::copy(at.path.begin(), at.path.end(), local.sun_path);  // its length was checked
            return static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + at.path.size() + 1);
        }
        if (at.version_6) {
            auto& loopback = reinterpret_cast<sockaddr_in6&>(storage);
            loopback.sin6_family = AF_INET6;
            loopback.sin6_port = htons(at.port);
            loopback.sin6_addr = in6addr_loopback;
            return sizeof loopback;
        }
        auto& loopback = reinterpret_cast<sockaddr_in&>(storage);
        loopback.sin_family = AF_INET;
        loopback.sin_port = htons(at.port);
        loopback.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return sizeof loopback;
    }

    Result<void> wait(short what) {
        while (true) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until_ - Clock::now()).count();
            pollfd waiting{socket_, what, 0};
            const int ready = left > 0 ? ::poll(&waiting, 1, static_cast<int>(left)) : 0;
            if (ready > 0) return {};
            if (ready == 0) return unreachable("it takes too long");
            if (errno != EINTR) return unreachable(std::strerror(errno));
        }
    }

    int socket_;
    Clock::time_point until_;
};

/// Each chunk with its length before it, in network order.
Result<void> send_chunk(Connection& to, std::string_view octets) {
    const std::uint32_t length = htonl(static_cast<std::uint32_t>(octets.size()));
    TRY_VOID(to.send({reinterpret_cast<const char*>(&length), sizeof length}));
    return to.send(octets);
}

/// Errors: those of `next`, which end it; where the scanner does not take more, its answer says why.
Result<void> send_file(Connection& to, const NextPiece& next) {
    while (true) {
        TRY(piece, next());
        if (piece.empty()) break;
        for (std::string_view left = piece; !left.empty(); left.remove_prefix(std::min(left.size(), chunk_octets)))
            if (!send_chunk(to, left.substr(0, chunk_octets))) return {};
    }
    (void)send_chunk(to, {});  // where it does not go through, neither does the answer come
    return {};
}

/// "stream: OK", "stream: NAME FOUND", "INSTREAM size limit exceeded. ERROR".
Result<Scanned> read_answer(std::string_view text, std::string by) {
    using enum Scanned::Verdict;
    constexpr std::string_view before = "stream: ";
    constexpr std::string_view behind = " FOUND";
    if (text == "stream: OK") return Scanned{clean, {}, std::move(by)};
    if (text.starts_with(before) && text.ends_with(behind) && text.size() > before.size() + behind.size())
        return Scanned{found, std::string(text.substr(before.size(), text.size() - before.size() - behind.size())),
                       std::move(by)};
    if (text.find("size limit exceeded") != std::string_view::npos) return Scanned{too_large, {}, std::move(by)};
    return unreachable(fmt::format("it says '{}'", text.substr(0, 200)));
}

}  // namespace

Result<ClamdAddress> ClamdAddress::parse(std::string_view text) {
    const auto wrong = [&] {
        return fail(ErrorKind::invalid, fmt::format("'{}' is no address of a malware scanner on this machine", text),
                    {}, "write unix:/run/clamav/clamd.ctl or tcp:127.0.0.1:3310");
    };
    constexpr std::string_view local = "unix:";
    if (text.starts_with(local)) {
        const std::string_view path = text.substr(local.size());
        if (!path.starts_with('/') || path.size() >= sizeof(sockaddr_un::sun_path)) return wrong();
        return ClamdAddress{.path = std::string(path)};
    }
    for (const std::string_view loopback : {"tcp:127.0.0.1:", "tcp:[::1]:", "tcp:localhost:"}) {
        if (!text.starts_with(loopback)) continue;
        const std::string_view digits = text.substr(loopback.size());
        ClamdAddress address{.path = {}, .version_6 = loopback.find("::1") != std::string_view::npos};
        const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), address.port);
        if (error != std::errc{} || stop != digits.data() + digits.size() || address.port == 0) return wrong();
        return address;
    }
    return wrong();
}

Result<Scanned> scan(const ClamdAddress& at, const NextPiece& next, const ClamdLimits& limits) {
    std::string by;
    {
        TRY(asked, Connection::open(at, limits));
        TRY_VOID(asked.send(std::string_view("zVERSION\0", 9)));
        TRY(version, asked.answer());
        by = std::move(version);
    }
    TRY(connection, Connection::open(at, limits));
    TRY_VOID(connection.send(std::string_view("zINSTREAM\0", 10)));
    TRY_VOID(send_file(connection, next));
    TRY(answer, connection.answer());
    return read_answer(answer, std::move(by));
}

}  // namespace comity::net
