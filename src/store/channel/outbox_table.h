// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>

#include "channel/delivery/outbox.h"
#include "store/sql/group_commit.h"

namespace comity::store {

/// Each call that writes is in one of `writes`; database and writes must outlive this.
class OutboxTable final : public channel::Outbox {
   public:
    /// `on_events` is called after events are durable, from whatever thread wrote them.
    OutboxTable(Database& database, GroupCommit& writes, std::string authority, std::function<void()> on_events = {})
        : database_(database), writes_(writes), authority_(std::move(authority)), on_events_(std::move(on_events)) {}

    Result<channel::Added> add(const channel::OutgoingMessage& message) override;
    Result<std::optional<channel::OutgoingMessage>> find(std::string_view id) override;
    Result<std::optional<channel::OutgoingMessage>> find_message(std::string_view message_id) override;
    Result<std::vector<channel::OutgoingMessage>> unfinished() override;
    Result<std::optional<channel::OutgoingMessage>> oldest_queued(std::string_view mpc, Instant now) override;
    Result<std::map<channel::SendState, std::int64_t>> counts() override;
    Result<std::vector<std::string>> spooled_files(Instant since) override;
    Result<void> change(channel::OutgoingMessage& message, const std::vector<channel::ChannelEvent>& events) override;
    Result<Papers> papers(std::string_view id) override;
    Result<void> change(channel::OutgoingMessage& message, const std::vector<channel::ChannelEvent>& events,
                        const Papers& papers) override;
    Result<void> cut(channel::OutgoingMessage& message, const std::vector<channel::ChannelEvent>& events,
                     const Papers& papers, const std::vector<Fragment>& fragments) override;
    Result<std::vector<channel::OutgoingMessage>> fragments(std::string_view source) override;
    Result<void> forget(std::string_view id) override;
    Result<void> tell(const std::vector<channel::ChannelEvent>& events) override;
    Result<std::vector<channel::ChannelEvent>> events(std::int64_t after, std::size_t most) override;
    Result<std::int64_t> last_event() override;
    Result<void> forget_events(std::int64_t sequence, Instant before) override;

   private:
    Database& database_;
    GroupCommit& writes_;
    std::string authority_;
    std::function<void()> on_events_;
};

}  // namespace comity::store
