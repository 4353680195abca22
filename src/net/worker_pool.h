// SPDX-License-Identifier: EUPL-1.2
// Threads for handlers that may block, with a bounded queue before them.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace comity::net {

class WorkerPool {
   public:
    WorkerPool(std::size_t threads, std::size_t max_queued);
    ~WorkerPool();  // finishes what is queued
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    // False when the queue is full: the caller refuses the work rather than letting it wait beyond use.
    [[nodiscard]] bool submit(std::function<void()> work);

   private:
    void run();

    std::size_t max_queued_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> queue_;
    bool closing_ = false;
    std::vector<std::jthread> threads_;
};

}  // namespace comity::net
