// SPDX-License-Identifier: EUPL-1.2
#include "net/rate_limit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include <arpa/inet.h>

namespace comity::net {

RateLimiter::RateLimiter(Rate rate, std::size_t max_addresses) : rate_(rate), max_addresses_(max_addresses) {}

double RateLimiter::tokens_at(const Bucket& bucket, Moment now) const {
    const double elapsed = std::chrono::duration<double>(now - bucket.filled).count();
    return std::min(rate_.burst, bucket.tokens + std::max(0.0, elapsed) * rate_.per_second);
}

// A full bucket says nothing: an address that comes back starts with one.
void RateLimiter::forget_full(Moment now) {
    std::erase_if(buckets_, [&](const auto& entry) { return tokens_at(entry.second, now) >= rate_.burst; });
    // Still full of addresses: a flood from many. Forgetting them all is cheaper than choosing, and lets real users in.
    if (buckets_.size() >= max_addresses_) buckets_.clear();
}

std::chrono::seconds RateLimiter::wait(std::string_view remote_address, Moment now) {
    if (rate_.per_second <= 0) return std::chrono::seconds(0);
    const std::string network = client_network(remote_address);
    auto known = buckets_.find(network);
    if (known == buckets_.end()) {
        if (buckets_.size() >= max_addresses_) forget_full(now);
        known = buckets_.emplace(network, Bucket{rate_.burst, now}).first;
    }
    Bucket& bucket = known->second;
    bucket = {tokens_at(bucket, now), now};
    if (bucket.tokens < 1) {
        return std::chrono::seconds(static_cast<long>(std::ceil((1 - bucket.tokens) / rate_.per_second)));
    }
    bucket.tokens -= 1;
    return std::chrono::seconds(0);
}

std::string client_network(std::string_view remote_address) {
    const std::string text(remote_address);
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return text;
    // ::ffff:192.0.2.1 is the IPv4 client on a socket that serves both families.
    constexpr std::array<unsigned char, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    std::array<char, INET6_ADDRSTRLEN> name{};
    if (std::ranges::equal(mapped, std::span(bytes).first<12>())) {
        inet_ntop(AF_INET, bytes.data() + mapped.size(), name.data(), name.size());
        return name.data();
    }
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    inet_ntop(AF_INET6, bytes.data(), name.data(), name.size());
    return std::string(name.data()) + "/64";
}

}  // namespace comity::net
