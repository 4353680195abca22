// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "store/sql/database.h"

namespace comity::api {

/// Tells whoever waits that the record of an authority has grown, whichever node wrote. One thread asks the database;
/// it does so only while somebody waits.
class ChangeFeed {
   public:
    /// Told with the newest sequence when the record has grown, and with the same one as before when `heartbeat` has
    /// passed without news. From the feed's thread: must not block.
    class Listener {
       public:
        virtual ~Listener() = default;
        virtual void on_news(std::int64_t newest) = 0;
    };

    ChangeFeed(store::Database& database, std::string authority);
    ChangeFeed(const ChangeFeed&) = delete;
    ChangeFeed& operator=(const ChangeFeed&) = delete;
    ~ChangeFeed();

    void add(const std::shared_ptr<Listener>& listener);
    /// Nobody is told after it returns.
    void stop();

    static constexpr std::chrono::milliseconds pause{500};
    static constexpr std::chrono::seconds heartbeat{15};

   private:
    void loop();
    std::int64_t newest();
    std::vector<std::shared_ptr<Listener>> listeners();

    store::Database& database_;
    std::string authority_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::weak_ptr<Listener>> listeners_;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace comity::api
