// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <atomic>
#include <string>

#include "channel/delivery/consignee.h"
#include "crypto/secret.h"

namespace comity::access_point {

/// The node over its loopback interface (docs/formats/access-point.md). Safe to use from several threads.
class NodeClient final : public channel::Consignee {
   public:
    /// `url` without a slash at its end.
    NodeClient(std::string url, crypto::Secret secret) : url_(std::move(url)), secret_(std::move(secret)) {}

    Result<channel::DeliveryAnswer> deliver(const channel::Delivery& delivery) override;
    Result<std::optional<channel::HandedAnchor>> anchor_for(std::string_view peer) override;

   private:
    std::string url_;
    crypto::Secret secret_;
};

}  // namespace comity::access_point
