// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "node/channel/access_point.h"
#include "node/channel/anchor_book.h"
#include "node/channel/directory_keeper.h"
#include "node/channel/exchange_folder.h"
#include "node/channel/stamp_book.h"
#include "node/contents/case_contents.h"
#include "node/node.h"

namespace comity::node {

/// Hands what officers released to the access point. What waits stands in rows that follow from the cases, so nothing
/// is lost by a restart; the transmittal's id is the order's, so nothing goes twice.
class Sending {
   public:
    Sending(Office& office, store::Database& database, const ChannelConfiguration& configuration, AccessPoint& point,
            CaseContents& contents, const ExchangeFolder& folder, DirectoryKeeper& directory, AnchorBook& anchors,
            StampBook& stamps)
        : office_(office),
          database_(database),
          configuration_(configuration),
          point_(point),
          contents_(contents),
          folder_(folder),
          directory_(directory),
          anchors_(anchors),
          stamps_(stamps) {}

    /// Hands over all that waits; gives how many. What can never be sent is recorded so. Errors: the access point is
    /// away, or the store: the rest waits on.
    Result<std::size_t> hand_over();

    /// Asks for messages that have been missing for too long; gives how many threads.
    Result<std::size_t> ask_for_missing();

    /// Sends a message without parts to peers that were silent for long, so that they witness what our log has become;
    /// gives how many. Errors: the access point is away, or the store.
    Result<std::size_t> ask_witnesses();

   private:
    struct Waiting {
        std::string case_id;
        std::string id;
    };
    Result<std::vector<Waiting>> waiting();
    Result<OpenedCase> load(const std::string& case_id);
    Result<bool> hand_over_one(const Waiting& one);
    Result<void> refuse(const Waiting& one, std::string_view says);
    Result<void> accept(const Waiting& one, const channel::OutgoingOrder& order, const crypto::Sha256& transmittal);
    /// Why it cannot go to that authority, "" where it can.
    Result<std::string> obstacle(const std::string& party);

    Office& office_;
    store::Database& database_;
    const ChannelConfiguration& configuration_;
    AccessPoint& point_;
    CaseContents& contents_;
    const ExchangeFolder& folder_;
    DirectoryKeeper& directory_;
    AnchorBook& anchors_;
    StampBook& stamps_;
};

}  // namespace comity::node
