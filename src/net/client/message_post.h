// SPDX-License-Identifier: EUPL-1.2
// A message in a file or in memory posted to another server, and its answer. Made for messages between authorities:
// certificates of both sides, an answer that is capped, nothing that the other side could lead elsewhere.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "crypto/sha256.h"

namespace comity::net {

struct MessageRoute {
    std::string url;  // https; http only to loopback addresses, for tests and for a proxy on the same machine
    // The server's certificate must be one of these, by SHA-256 of its DER; none: one that the system trusts. Its name
    // must be the URL's either way.
    std::vector<crypto::Sha256> pinned;
    std::filesystem::path certificate;  // PEM, shown to the server; "" for none
    std::filesystem::path key;          // PEM
    std::string proxy;                  // "" for none; that of the environment is never used
    std::string local_address;          // to send from; "" for any
    bool oldest_is_1_3 = false;

    friend bool operator==(const MessageRoute&, const MessageRoute&) = default;
};

struct MessageToPost {
    std::filesystem::path file;  // the HTTP body; "" where it is `body`
    std::string body;
    std::string content_type;
    std::size_t answer_bytes = 2 << 20;  // signal.max; beyond it the answer is cut and counts as none
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds whole{60'000};  // from the first byte sent to the last one received
    // Where it is set, an answer with status 200 goes to it piece by piece with its content type, and not into the
    // body: for what no memory holds. False: no more is wanted. Then `whole` does not count, but nothing may be slower
    // for a minute than least_answer_rate.
    std::function<bool(std::string_view content_type, std::string_view piece)> take;
};

inline constexpr long least_answer_rate = 8 * 1024;  // octets a second

struct PostAnswer {
    int status = 0;
    std::string content_type;
    std::string content_encoding;  // "" where the body is as it was made
    std::string body;
};

// One thread at a time. Connections are kept open for the next message on the same route, of the eight last used.
class MessagePoster {
   public:
    MessagePoster();
    ~MessagePoster();
    MessagePoster(const MessagePoster&) = delete;
    MessagePoster& operator=(const MessagePoster&) = delete;

    // Follows no redirect. Errors: `unavailable` where there is no whole answer in time, or the other side is not who
    // it should be; `limit` where the answer is too long; `invalid` where the route is not one.
    [[nodiscard]] Result<PostAnswer> post(const MessageRoute& route, const MessageToPost& message,
                                          const std::stop_token& stop = {});

   private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace comity::net
