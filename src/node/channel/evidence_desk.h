// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "channel/delivery/handover.h"
#include "channel/evidence/seal.h"
#include "node/channel/access_point.h"
#include "node/channel/alarm_book.h"
#include "node/channel/directory_keeper.h"
#include "node/channel/exchange_folder.h"
#include "node/channel/stamp_book.h"
#include "node/contents/case_contents.h"
#include "node/node.h"

namespace comity::node {

/// The key that seals evidences, with its certificates, and those that seals and stamps of others must lead to.
struct EvidenceKeys {
    std::unique_ptr<crypto::PrivateKey> key;
    std::vector<crypto::Certificate> path;
    std::vector<crypto::Certificate> anchors;
    std::vector<crypto::Certificate> stamp_anchors;  ///< for time-stamping authorities
};

/// Errors: a file that cannot be read, a key that others may read.
Result<EvidenceKeys> read_evidence_keys(const ChannelConfiguration& configuration);

/// Evidences of registered delivery: what happens here to a message of a peer is sealed and sent to it, and what peers
/// seal is checked and filed with our transmittal. The event of the case is durable before its evidence leaves.
class EvidenceDesk {
   public:
    EvidenceDesk(Office& office, store::Database& database, const ChannelConfiguration& configuration,
                 AccessPoint& point, CaseContents& contents, const ExchangeFolder& folder, AlarmBook& alarms,
                 DirectoryKeeper& directory, StampBook& stamps, const EvidenceKeys& keys)
        : office_(office),
          database_(database),
          configuration_(configuration),
          point_(point),
          contents_(contents),
          folder_(folder),
          alarms_(alarms),
          directory_(directory),
          stamps_(stamps),
          keys_(keys) {}

    /// Seals and orders what is owed; gives how many. Errors: the access point is away, or the store.
    Result<std::size_t> issue_due();

    /// Says of our own messages that no evidence came in its time; gives of how many.
    Result<std::size_t> fail_overdue();

    /// Checks an evidence that came and files it, inside the transaction of its message. Gives why it is refused, ""
    /// where it is taken. Errors: the store's.
    Result<std::string> take(Unit& unit, const channel::Delivery& delivery, const std::string& xml);
    /// The case an evidence is about, "" where there is none.
    Result<std::string> case_of(const std::string& xml);

   private:
    struct Owed {
        std::string case_id;
        std::string id;
    };
    Result<std::vector<Owed>> owed();
    Result<void> issue(const cases::CaseState& state, const cases::Transmittal& about, const cases::Proof& proof);
    Result<std::string> sealed(const cases::CaseState& state, const cases::Transmittal& about,
                               const cases::Proof& proof, const std::string& order);
    Result<std::string> kept(const std::string& case_id, const std::string& order);
    Result<void> note_issued(const std::string& case_id, const std::string& id, const cases::Proof& proof,
                             const std::string& digest, const std::string& refused);

    Office& office_;
    store::Database& database_;
    const ChannelConfiguration& configuration_;
    AccessPoint& point_;
    CaseContents& contents_;
    const ExchangeFolder& folder_;
    AlarmBook& alarms_;
    DirectoryKeeper& directory_;
    StampBook& stamps_;
    const EvidenceKeys& keys_;
};

}  // namespace comity::node
