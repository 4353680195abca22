// SPDX-License-Identifier: EUPL-1.2
#include "channel/delivery/inbox.h"

namespace comity::channel {

Copy judge_copy(const std::optional<ReceivedMessage>& known, const crypto::Sha256& references) {
    // A message that was refused has no row: its sender may have repaired it.
    if (!known) return Copy::first;
    return known->references == references ? Copy::again : Copy::other_content;
}

}  // namespace comity::channel
