// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "node/channel/access_point.h"
#include "node/channel/anchor_book.h"
#include "node/channel/directory_keeper.h"
#include "node/channel/stamp_book.h"
#include "node/contents/case_contents.h"
#include "node/node.h"

namespace comity::node {

/// Files what the access point tells: receipts, refusals and failures as evidence in the cases, anchors, alarms. How
/// far it read stands in the transaction that files, so each event is filed once, in order, whatever ends in between.
class EventFiling {
   public:
    EventFiling(Office& office, store::Database& database, AccessPoint& point, CaseContents& contents,
                AnchorBook& anchors, AlarmBook& alarms, DirectoryKeeper& directory, StampBook& stamps)
        : office_(office),
          database_(database),
          point_(point),
          contents_(contents),
          anchors_(anchors),
          alarms_(alarms),
          directory_(directory),
          stamps_(stamps) {}

    /// Files what came, waiting so long for something; gives how many events. Errors: the access point is away, or the
    /// store.
    Result<std::size_t> file_events(std::chrono::seconds wait);

   private:
    struct About {
        std::string case_id;
        std::string id;
    };
    Result<void> file(const channel::ChannelEvent& event);
    Result<std::optional<About>> about(const std::string& order);
    Result<void> keep_proofs(const About& about, const std::string& order);
    Result<void> record(Unit& unit, const std::optional<About>& about, const channel::ChannelEvent& event);

    Office& office_;
    store::Database& database_;
    AccessPoint& point_;
    CaseContents& contents_;
    AnchorBook& anchors_;
    AlarmBook& alarms_;
    DirectoryKeeper& directory_;
    StampBook& stamps_;
};

}  // namespace comity::node
