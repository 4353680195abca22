// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>

#include "access_point/courier.h"
#include "access_point/house.h"
#include "access_point/room.h"
#include "crypto/secret.h"
#include "net/router.h"

namespace comity::access_point {

/// What the node asks of the access point: docs/formats/access-point.md, over the store and the courier. Handlers are
/// safe to call from several threads; must outlive the server that has its routes.
class Desk {
   public:
    Desk(const House& house, Courier& courier, Room& room, crypto::Secret secret);

    void add_routes(net::Router& router);
    /// News may be there: whoever waits for events looks.
    void news();
    /// Events that the node has filed and that are older than they are kept. From time to time: it reads them all.
    Result<void> forget_filed_events();
    /// Whoever waits is answered now, with what there is.
    void stop();

   private:
    net::Response take_order(const net::Request& request);
    net::Response show_order(const net::Request& request);
    net::Response show_paper(const net::Request& request, bool receipt);
    net::Response again(const net::Request& request);
    net::Response cancel(const net::Request& request);
    net::Response forget(const net::Request& request);
    net::Response events(const net::Request& request);
    net::Response show_directory();
    net::Response take_directory(const net::Request& request);
    net::Response show_pmodes();
    net::Response health();
    net::Handler guarded(net::Handler handler);

    const House& house_;
    Courier& courier_;
    Room& room_;
    crypto::Secret secret_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::uint64_t news_ = 0;
    std::atomic<std::int64_t> filed_ = 0;  ///< the last event the node has filed
    bool stopping_ = false;
    std::size_t waiting_ = 0;
};

inline constexpr std::size_t events_at_once = 100;
inline constexpr std::chrono::seconds max_wait{60};
inline constexpr std::size_t max_waiters = 2;  ///< a node has one; more would hold the threads others need
inline constexpr std::chrono::days events_kept{30};

}  // namespace comity::access_point
