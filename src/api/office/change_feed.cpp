// SPDX-License-Identifier: EUPL-1.2
#include "api/office/change_feed.h"

#include "store/events/event_table.h"

namespace comity::api {

ChangeFeed::ChangeFeed(store::Database& database, std::string authority)
    : database_(database), authority_(std::move(authority)), thread_([this] { loop(); }) {}

ChangeFeed::~ChangeFeed() {
    stop();
}

void ChangeFeed::stop() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void ChangeFeed::add(const std::shared_ptr<Listener>& listener) {
    {
        const std::lock_guard lock(mutex_);
        listeners_.push_back(listener);
    }
    changed_.notify_all();
}

/// A database that does not answer now is asked again: whoever waits gets the news later.
std::int64_t ChangeFeed::newest() {
    auto lease = database_.reader();
    if (!lease) return 0;
    const auto last = store::EventTable(**lease, authority_).last_sequence();
    return last ? static_cast<std::int64_t>(*last) : 0;
}

std::vector<std::shared_ptr<ChangeFeed::Listener>> ChangeFeed::listeners() {
    const std::lock_guard lock(mutex_);
    std::erase_if(listeners_, [](const auto& listener) { return listener.expired(); });
    std::vector<std::shared_ptr<Listener>> present;
    for (const auto& listener : listeners_)
        if (auto kept = listener.lock()) present.push_back(std::move(kept));
    return present;
}

void ChangeFeed::loop() {
    std::int64_t told = 0;
    auto last_beat = std::chrono::steady_clock::now();
    while (true) {
        {
            std::unique_lock lock(mutex_);
            if (listeners_.empty()) changed_.wait(lock, [&] { return ending_ || !listeners_.empty(); });
            changed_.wait_for(lock, pause, [&] { return ending_; });
            if (ending_) return;
        }
        const std::int64_t now = newest();
        const auto moment = std::chrono::steady_clock::now();
        if (now <= told && moment - last_beat < heartbeat) continue;
        told = std::max(told, now);
        last_beat = moment;
        for (const auto& listener : listeners()) listener->on_news(told);
    }
}

}  // namespace comity::api
