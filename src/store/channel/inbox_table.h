// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "channel/delivery/inbox.h"
#include "store/sql/database.h"

namespace comity::store {

/// Each call is a transaction of its own on a connection of the database, which must outlive this.
class InboxTable final : public channel::Inbox {
   public:
    InboxTable(Database& database, std::string authority) : database_(database), authority_(std::move(authority)) {}

    Result<std::optional<channel::ReceivedMessage>> find(std::string_view signer, std::string_view message_id) override;
    Result<void> add(const channel::ReceivedMessage& message) override;
    Result<void> count_copy(std::string_view signer, std::string_view message_id) override;
    Result<std::int64_t> forget(Instant before) override;

   private:
    Database& database_;
    std::string authority_;
};

}  // namespace comity::store
