// SPDX-License-Identifier: EUPL-1.2
// To whom the access point hands what it received: the node of the authority, or a double in tests.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "channel/delivery/handover.h"

namespace comity::channel {

/// Safe to call from several threads.
class Consignee {
   public:
    virtual ~Consignee() = default;

    /// Takes a message over. When it answers `accepted`, message, case event and log leaf are durable at the node; only
    /// then a receipt is made. Idempotent by (signer, message_id): the same delivery again has the same answer and no
    /// second effect. The files named may be read until it returns. Errors: `conflict` where signer and message id are
    /// known with other references (the peer gets EBMS:0004, the operator an alarm); anything else, as when the node is
    /// down, is EBMS:0202 to the peer, who tries again.
    virtual Result<DeliveryAnswer> deliver(const Delivery& delivery) = 0;

    /// What the LogAnchor of a message to this authority is to hold. Nothing where there is nothing to say now.
    virtual Result<std::optional<HandedAnchor>> anchor_for(std::string_view peer) = 0;
};

}  // namespace comity::channel
