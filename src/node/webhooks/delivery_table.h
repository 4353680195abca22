// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "node/docket/changes.h"
#include "node/webhooks/message.h"
#include "store/sql/connection.h"

namespace comity::node {

/// How far a receiver was told.
struct Told {
    std::string account;
    std::int64_t sequence = 0;
};

/// Something to deliver, or given up.
struct Delivery {
    CaseChanged changed;
    std::int64_t attempts = 0;  ///< with the one that was claimed
    std::string answer;         ///< why the last one did not do
};

/// What webhooks of one authority still have to tell.
class DeliveryTable {
   public:
    DeliveryTable(store::Connection& rows, std::string_view authority) : rows_(rows), authority_(authority) {}

    /// By receiver.
    Result<std::map<std::string, Told>> told();
    /// From here on, for this account; what waited for another is forgotten.
    Result<void> begin(std::string_view receiver, const Told& from);
    Result<void> end(std::string_view receiver);
    /// What changed waits to be delivered at once. Nothing where somebody else told of it in the meantime.
    Result<void> add(std::string_view receiver, const Told& before, std::int64_t told,
                     std::span<const ChangedCase> changes, Instant now);

    Result<bool> is_due(std::string_view receiver, Instant now);
    /// At most `limit` that are due, each with one attempt more and out of everybody's way until `leased`.
    Result<std::vector<Delivery>> claim(std::string_view receiver, Instant now, Instant leased, std::size_t limit);
    Result<void> remove(const Delivery& delivery);
    Result<void> put_off(const Delivery& delivery, Instant next);
    Result<void> give_up(const Delivery& delivery);

    Result<std::int64_t> waiting(std::string_view receiver);
    /// The newest first.
    Result<std::vector<Delivery>> given_up(std::string_view receiver, std::size_t limit);
    /// Those given up wait again, with all their attempts; gives their number.
    Result<std::int64_t> revive(std::string_view receiver, Instant now);
    Result<void> forget_given_up(Instant before);

   private:
    store::Connection& rows_;
    std::string_view authority_;
};

}  // namespace comity::node
