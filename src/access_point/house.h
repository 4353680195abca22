// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "access_point/federation.h"
#include "access_point/keys.h"
#include "access_point/room.h"
#include "access_point/surroundings.h"
#include "channel/delivery/consignee.h"
#include "channel/delivery/inbox.h"
#include "channel/delivery/outbox.h"
#include "channel/pmode/selection.h"

namespace comity::access_point {

/// What receiving and sending share. Everything in it may be used by several threads and outlives both.
struct House {
    std::string authority;  ///< ours, in the directory
    std::string host;       ///< of our message ids
    const channel::PModes& pmodes;
    const Keys& keys;
    Federation& federation;
    channel::Outbox& outbox;
    channel::Inbox& inbox;
    channel::Consignee& node;
    std::filesystem::path exchange;
    Surroundings surroundings;

    void tell_alarm(std::string reason, std::string code, std::string words, std::string peer = {}) const;
    /// A fresh message id: a UUID and our host.
    std::string message_id() const;
};

}  // namespace comity::access_point
