// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "channel/delivery/consignee.h"
#include "channel/envelope/transmittal.h"
#include "node/channel/access_point.h"
#include "node/channel/anchor_book.h"
#include "node/channel/directory_keeper.h"
#include "node/channel/evidence_desk.h"
#include "node/channel/exchange_folder.h"
#include "node/contents/case_contents.h"
#include "node/node.h"

namespace comity::node {

/// Takes messages over from the access point: into the case of their conversation, or into a new one that the registry
/// gets. Event and leaf are durable, and a checkpoint covers them, before it answers. Safe to use from several threads.
class Intake : public channel::Consignee {
   public:
    Intake(Office& office, store::Database& database, const law::Library& law,
           const ChannelConfiguration& configuration, AccessPoint& point, CaseContents& contents,
           const ExchangeFolder& folder, AnchorBook& anchors, AlarmBook& alarms, DirectoryKeeper& directory,
           EvidenceDesk& evidence)
        : office_(office),
          database_(database),
          law_(law),
          configuration_(configuration),
          point_(point),
          contents_(contents),
          folder_(folder),
          anchors_(anchors),
          alarms_(alarms),
          directory_(directory),
          evidence_(evidence) {}

    Result<channel::DeliveryAnswer> deliver(const channel::Delivery& delivery) override;
    Result<std::optional<channel::HandedAnchor>> anchor_for(std::string_view peer) override;

   private:
    struct Known {
        std::string refs, case_id, uuid, verdict, answer;
        bool taken = false;
    };
    Result<std::optional<Known>> find(store::Connection& rows, const channel::Delivery& delivery);
    Result<channel::DeliveryAnswer> take(const channel::Delivery& delivery, const channel::ListedAuthority& peer,
                                         const std::optional<Known>& known);
    Result<channel::DeliveryAnswer> take_evidence(const channel::Delivery& delivery,
                                                  const channel::ListedAuthority& peer);
    Result<channel::DeliveryAnswer> take_business(const channel::Delivery& delivery,
                                                  const channel::ListedAuthority& peer,
                                                  const std::optional<Known>& known);
    Result<std::string> begin(const channel::Delivery& delivery, const channel::ListedAuthority& peer,
                              const channel::Transmittal& transmittal);
    Result<std::string> case_of_thread(store::Connection& rows, const std::string& thread);
    Result<void> keep_parts(const channel::Delivery& delivery, const std::string& case_id);
    Result<void> keep_part(const std::string& case_id, const channel::HandedPart& part);
    Result<std::string> whole_of(const channel::HandedPart& part, std::size_t most) const;
    Result<std::vector<std::string>> checks(Unit& unit, const channel::Delivery& delivery,
                                            const channel::Transmittal& transmittal, const std::string& case_id);
    Result<void> file(Unit& unit, const channel::Delivery& delivery, const channel::Transmittal& transmittal,
                      const std::string& case_id);
    Result<void> note_taken(Unit& unit, const channel::Delivery& delivery, const channel::ListedAuthority& peer,
                            const std::string& case_id, const std::string& uuid);
    Result<channel::DeliveryAnswer> answer(const channel::Delivery& delivery);

    Office& office_;
    store::Database& database_;
    const law::Library& law_;
    const ChannelConfiguration& configuration_;
    AccessPoint& point_;
    CaseContents& contents_;
    const ExchangeFolder& folder_;
    AnchorBook& anchors_;
    AlarmBook& alarms_;
    DirectoryKeeper& directory_;
    EvidenceDesk& evidence_;
};

}  // namespace comity::node
