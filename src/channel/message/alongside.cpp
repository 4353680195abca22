// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/alongside.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace comity::channel {

namespace {

constexpr std::size_t piece_octets = 64 * 1024;
constexpr std::size_t pieces = Alongside::most_waiting / piece_octets;

}  // namespace

/// A ring of pieces: one is being filled, those before it wait until every consumer had them.
class Alongside::Queue {
   public:
    /// Throws std::system_error where there is no thread for one of them; nothing was consumed then.
    explicit Queue(const std::vector<Consumer>& consumers) : consumed_(consumers.size(), 0) {
        for (auto& piece : ring_) piece.reserve(piece_octets);
        try {
            for (std::size_t i = 0; i < consumers.size(); ++i)
                threads_.emplace_back([this, &consumer = consumers[i], i] { consume(consumer, i); });
        } catch (const std::system_error&) {
            end();
            throw;
        }
    }
    ~Queue() { end(); }
    Queue(const Queue&) = delete;
    Queue& operator=(const Queue&) = delete;

    void put(Octets octets) {
        while (!octets.empty()) {
            std::vector<unsigned char>& piece = ring_[filling_ % pieces];
            const Octets now = octets.first(std::min(octets.size(), piece_octets - piece.size()));
            piece.insert(piece.end(), now.begin(), now.end());
            octets = octets.subspan(now.size());
            if (piece.size() == piece_octets) hand_over();
        }
    }
    void finish() {
        hand_over();
        std::unique_lock lock(mutex_);
        taken_.wait(lock, [&] { return least_consumed() == handed_; });
        if (failure_) std::rethrow_exception(failure_);
    }

   private:
    std::uint64_t least_consumed() const { return *std::ranges::min_element(consumed_); }

    void hand_over() {
        {
            std::unique_lock lock(mutex_);
            handed_ = ++filling_;
            brought_.notify_all();
            taken_.wait(lock, [&] { return filling_ - least_consumed() < pieces; });
        }
        ring_[filling_ % pieces].clear();
    }
    void consume(const Consumer& consumer, std::size_t number) {
        std::unique_lock lock(mutex_);
        while (true) {
            brought_.wait(lock, [&] { return dropped_ || consumed_[number] != handed_; });
            if (dropped_) return;
            const std::vector<unsigned char>& piece = ring_[consumed_[number] % pieces];
            const bool wanted = !failure_;
            lock.unlock();
            std::exception_ptr thrown;
            try {
                if (wanted) consumer(piece);
            } catch (...) {
                thrown = std::current_exception();
            }
            lock.lock();
            if (thrown && !failure_) failure_ = thrown;
            ++consumed_[number];
            taken_.notify_one();
        }
    }
    void end() {
        {
            const std::lock_guard lock(mutex_);
            dropped_ = true;
        }
        brought_.notify_all();
        for (std::thread& thread : threads_) thread.join();
    }

    std::array<std::vector<unsigned char>, pieces> ring_;
    std::uint64_t filling_ = 0;  ///< of the thread that brings them

    std::mutex mutex_;
    std::condition_variable brought_;
    std::condition_variable taken_;
    std::uint64_t handed_ = 0;
    std::vector<std::uint64_t> consumed_;  ///< by each consumer
    bool dropped_ = false;
    std::exception_ptr failure_;

    std::vector<std::thread> threads_;
};

Alongside::Alongside(std::vector<Consumer> consumers) : consumers_(std::move(consumers)) {}
Alongside::~Alongside() = default;

void Alongside::put(Octets octets) {
    if (queue_) return queue_->put(octets);
    if (octets.size() > short_left_) {
        try {
            queue_ = std::make_unique<Queue>(consumers_);
            return queue_->put(octets);
        } catch (const std::system_error&) {
            short_left_ = octets.size() + short_octets;  // asked again later
        }
    }
    short_left_ -= octets.size();
    for (const Consumer& consumer : consumers_) consumer(octets);
}

void Alongside::finish() {
    if (queue_) queue_->finish();
}

}  // namespace comity::channel
