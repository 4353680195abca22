// SPDX-License-Identifier: EUPL-1.2
#include "channel/delivery/parallel.h"

namespace comity::channel {

bool InFlight::begin(const std::string& peer, const std::string& conversation, std::size_t max_parallel) {
    if (of(peer) >= max_parallel || !conversations_.emplace(peer, conversation).second) return false;
    ++peers_[peer];
    return true;
}

void InFlight::end(const std::string& peer, const std::string& conversation) {
    if (conversations_.erase({peer, conversation}) == 0) return;
    if (--peers_[peer] == 0) peers_.erase(peer);
}

std::size_t InFlight::of(const std::string& peer) const {
    const auto found = peers_.find(peer);
    return found == peers_.end() ? 0 : found->second;
}

}  // namespace comity::channel
