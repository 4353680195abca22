// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "channel/delivery/consignee.h"
#include "crypto/secret.h"
#include "net/client/fetch.h"

namespace comity::access_point {

/// The node over its loopback interface (docs/formats/access-point.md), over connections that are kept: as many as were
/// ever needed at the same time. Safe to use from several threads.
class NodeClient final : public channel::Consignee {
   public:
    /// `url` without a slash at its end.
    NodeClient(std::string url, crypto::Secret secret) : url_(std::move(url)), secret_(std::move(secret)) {}

    Result<channel::DeliveryAnswer> deliver(const channel::Delivery& delivery) override;
    Result<std::optional<channel::HandedAnchor>> anchor_for(std::string_view peer) override;

   private:
    Result<net::Fetched> ask(const net::FetchRequest& request, const net::FetchLimits& limits);

    std::string url_;
    crypto::Secret secret_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<net::Fetcher>> idle_;
};

}  // namespace comity::access_point
