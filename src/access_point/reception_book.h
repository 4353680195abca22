// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "channel/delivery/inbox.h"
#include "channel/message/opening.h"

namespace comity::access_point {

/// Which messages are being received now, so that of several copies one is processed and the others wait for its
/// receipt (section 12.3). Safe to use from several threads.
class ReceptionBook {
   public:
    /// At most `waiters` copies wait at a time: they hold threads that the first may need.
    ReceptionBook(channel::Inbox& inbox, std::size_t waiters) : inbox_(inbox), max_waiters_(waiters) {}

    /// The right to receive one message; it ends with this object.
    class Entry {
       public:
        Entry() = default;
        Entry(Entry&& other) noexcept { *this = std::move(other); }
        Entry& operator=(Entry&& other) noexcept;
        ~Entry() { end(); }

       private:
        friend class ReceptionBook;
        void end();
        ReceptionBook* book_ = nullptr;
        std::pair<std::string, std::string> key_;
    };

    /// Where the answer is `never`, `entry` holds the message until it ends.
    Result<channel::SeenBefore> ask(const std::string& signer, const std::string& message_id,
                                    const crypto::Sha256& references, Entry& entry);

   private:
    channel::Inbox& inbox_;
    std::size_t max_waiters_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::pair<std::string, std::string>, crypto::Sha256> under_way_;
    std::size_t waiting_ = 0;
};

}  // namespace comity::access_point
