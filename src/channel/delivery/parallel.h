// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace comity::channel {

inline constexpr std::size_t default_max_parallel = 8;  // P-Mode peer.max_parallel

/// Who is sending now: one message at a time per conversation, so many per peer (section 12.2). Used by one thread.
class InFlight {
   public:
    /// False, and nothing changes, where the message has to wait for another.
    bool begin(const std::string& peer, const std::string& conversation, std::size_t max_parallel);
    void end(const std::string& peer, const std::string& conversation);
    std::size_t of(const std::string& peer) const;

   private:
    std::set<std::pair<std::string, std::string>> conversations_;
    std::map<std::string, std::size_t> peers_;
};

}  // namespace comity::channel
