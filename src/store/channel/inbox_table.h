// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "channel/delivery/inbox.h"
#include "store/sql/group_commit.h"

namespace comity::store {

/// Each call that writes is in one of `writes`; database and writes must outlive this.
class InboxTable final : public channel::Inbox {
   public:
    InboxTable(Database& database, GroupCommit& writes, std::string authority)
        : database_(database), writes_(writes), authority_(std::move(authority)) {}

    Result<std::optional<channel::ReceivedMessage>> find(std::string_view signer, std::string_view message_id) override;
    Result<void> add(const channel::ReceivedMessage& message) override;
    Result<void> count_copy(std::string_view signer, std::string_view message_id) override;
    Result<std::int64_t> forget(Instant before) override;

   private:
    Database& database_;
    GroupCommit& writes_;
    std::string authority_;
};

}  // namespace comity::store
