// SPDX-License-Identifier: EUPL-1.2
// Time and chance of a simulation: both follow from one seed.
#pragma once

#include <cstdint>
#include <functional>
#include <queue>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "crypto/random.h"

namespace comity::simulation {

using Milliseconds = std::int64_t;

inline constexpr Milliseconds minute = 60'000;
inline constexpr Milliseconds hour = 60 * minute;
inline constexpr Milliseconds day = 24 * hour;

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(to_string(result.error()));
    return *std::move(result);
}

class World {
   public:
    World(std::uint64_t seed, Instant begin) : chance_(seed), begin_(begin.utc_milliseconds()), now_(begin_) {}

    Instant now() const { return must(Instant::at(now_)); }
    Milliseconds since_begin() const { return now_ - begin_; }

    /// What happens so much later. Of two at one time the one that was planned first comes first.
    void after(Milliseconds wait, std::function<void()> happening) {
        planned_.push({now_ + wait, ++number_, std::move(happening)});
    }
    /// Until nothing is planned.
    void run() {
        while (!planned_.empty()) {
            const Planned next = planned_.top();
            planned_.pop();
            now_ = next.when;
            next.happening();
        }
    }

    std::uint64_t below(std::uint64_t limit) { return chance_() % limit; }
    bool one_in(std::uint64_t times) { return below(times) == 0; }
    std::uint32_t bits() { return static_cast<std::uint32_t>(chance_()); }
    std::string octets(std::size_t count) {
        std::string made(count, '\0');
        for (char& octet : made) octet = static_cast<char>(chance_());
        return made;
    }
    crypto::RandomBytes random() {
        return [this](std::span<unsigned char> into) {
            for (unsigned char& octet : into) octet = static_cast<unsigned char>(chance_());
        };
    }

   private:
    struct Planned {
        Milliseconds when;
        std::uint64_t number;
        std::function<void()> happening;
        bool operator<(const Planned& other) const {
            return std::pair(other.when, other.number) < std::pair(when, number);
        }
    };

    std::mt19937_64 chance_;
    Milliseconds begin_;
    Milliseconds now_;
    std::uint64_t number_ = 0;
    std::priority_queue<Planned> planned_;
};

}  // namespace comity::simulation
