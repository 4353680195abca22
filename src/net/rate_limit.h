// SPDX-License-Identifier: EUPL-1.2
// How often one remote address may ask: a token bucket each.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "net/limits.h"

namespace comity::net {

struct Rate {
    double per_second = default_requests_per_second;  // 0: no limit
    double burst = default_request_burst;
};

// Not safe for use from several threads.
class RateLimiter {
   public:
    using Moment = std::chrono::steady_clock::time_point;

    explicit RateLimiter(Rate rate, std::size_t max_addresses = max_remembered_addresses);

    // Zero when the request may proceed, else how long until the next may.
    [[nodiscard]] std::chrono::seconds wait(std::string_view remote_address, Moment now);

    [[nodiscard]] std::size_t remembered() const { return buckets_.size(); }

   private:
    struct Bucket {
        double tokens;
        Moment filled;
    };
    void forget_full(Moment now);
    [[nodiscard]] double tokens_at(const Bucket& bucket, Moment now) const;

    Rate rate_;
    std::size_t max_addresses_;
    std::unordered_map<std::string, Bucket> buckets_;
};

// What the limit counts as one client: an IPv4 address, or the /64 network of an IPv6 address, because a single
// customer has that many addresses. Text that is no address stands for itself.
[[nodiscard]] std::string client_network(std::string_view remote_address);

}  // namespace comity::net
