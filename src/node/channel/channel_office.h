// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "node/channel/access_point.h"
#include "node/channel/alarm_book.h"
#include "node/channel/anchor_book.h"
#include "node/channel/directory_keeper.h"
#include "node/channel/event_filing.h"
#include "node/channel/evidence_desk.h"
#include "node/channel/exchange_folder.h"
#include "node/channel/intake.h"
#include "node/channel/sending.h"
#include "node/channel/stamp_book.h"
#include "node/contents/case_contents.h"
#include "node/node.h"

namespace comity::node {

/// All that an authority needs for the official channel, wired: what it hands over, takes, files and believes.
class ChannelOffice {
   public:
    /// Brings the tables up to date. `node`, its office and `contents` must outlive it. Errors: the exchange folder,
    /// the database, records of authorities taken up by hand.
    static Result<std::unique_ptr<ChannelOffice>> open(Node& node, std::string_view authority,
                                                       ChannelConfiguration configuration,
                                                       std::unique_ptr<AccessPoint> point, CaseContents& contents,
                                                       EvidenceKeys keys);

    ChannelOffice(Node& node, Office& office, ChannelConfiguration configuration, std::unique_ptr<AccessPoint> point,
                  CaseContents& contents, ExchangeFolder folder, EvidenceKeys keys,
                  std::vector<channel::ListedAuthority> manual);

    const ChannelConfiguration& configuration() const { return configuration_; }
    AccessPoint& point() { return *point_; }
    AlarmBook& alarms() { return alarms_; }
    DirectoryKeeper& directory() { return directory_; }
    Intake& intake() { return intake_; }
    EvidenceDesk& evidence() { return evidence_; }
    Sending& sending() { return sending_; }
    EventFiling& filing() { return filing_; }
    StampBook& stamps() { return stamps_; }

    /// Takes the directory of the access point, where it has a newer one.
    Result<void> follow_directory();
    /// All that is due now, without waiting: directory, what waits to be sent, events, gaps.
    Result<void> run_due();

   private:
    ChannelConfiguration configuration_;
    EvidenceKeys keys_;
    std::unique_ptr<AccessPoint> point_;
    ExchangeFolder folder_;
    AlarmBook alarms_;
    AnchorBook anchors_;
    DirectoryKeeper directory_;
    StampBook stamps_;
    EvidenceDesk evidence_;
    Intake intake_;
    Sending sending_;
    EventFiling filing_;
};

/// Does what is due again and again, on three threads of its own, until it ends: one hands over and looks after gaps
/// and directory, one waits for events, one for time stamps.
class ChannelRunner {
   public:
    /// `report` is told what went wrong, on any of them.
    ChannelRunner(ChannelOffice& channel, std::chrono::milliseconds every, std::function<void(const Error&)> report);
    ~ChannelRunner();

   private:
    void pause(const std::stop_token& stop, std::chrono::milliseconds time);

    ChannelOffice& channel_;
    std::chrono::milliseconds every_;
    std::function<void(const Error&)> report_;
    std::mutex mutex_;
    std::condition_variable_any ending_;
    std::jthread sending_;
    std::jthread filing_;
    std::jthread stamping_;
};

}  // namespace comity::node
