// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "base/octets.h"

namespace comity::channel {

/// Hands octets, in their order, to consumers that work in a thread each, so that a digest does not hold up what else
/// is done with the octets. What is short, and everything where no thread can be had, is consumed at once. Memory: at
/// most `most_waiting` octets wait; who brings more waits too. For one thread.
class Alongside {
   public:
    using Consumer = std::function<void(Octets)>;

    static constexpr std::size_t short_octets = 1024 * 1024;  ///< no thread is worth its while below
    static constexpr std::size_t most_waiting = 512 * 1024;

    explicit Alongside(std::vector<Consumer> consumers);
    /// Drops what waits. What the consumers refer to must live until then.
    ~Alongside();
    Alongside(const Alongside&) = delete;
    Alongside& operator=(const Alongside&) = delete;

    void put(Octets octets);
    /// Returns when everything is consumed; to be called once, after the last octet. Throws what a consumer threw.
    void finish();

   private:
    class Queue;

    std::vector<Consumer> consumers_;
    std::size_t short_left_ = short_octets;
    std::unique_ptr<Queue> queue_;
};

}  // namespace comity::channel
