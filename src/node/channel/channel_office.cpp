// SPDX-License-Identifier: EUPL-1.2
#include "node/channel/channel_office.h"

#include <array>

#include "channel/directory/onboarding.h"
#include "node/channel/schema.h"
#include "node/contents/schema.h"
#include "store/sql/migration.h"

namespace comity::node {

namespace {

/// Short, so that a stop does not wait: the access point answers at once when something happened.
constexpr std::chrono::seconds patience_for_events{2};
/// Gaps and the directory are asked after less often than what waits to leave.
constexpr int rounds_between_looks = 30;

}  // namespace

ChannelOffice::ChannelOffice(Node& node, Office& office, ChannelConfiguration configuration,
                             std::unique_ptr<AccessPoint> point, CaseContents& contents, ExchangeFolder folder,
                             EvidenceKeys keys, std::vector<channel::ListedAuthority> manual)
    : configuration_(std::move(configuration)),
      keys_(std::move(keys)),
      point_(std::move(point)),
      folder_(std::move(folder)),
      alarms_(*office.authority, *office.writer, node.database()),
      anchors_(*office.authority, *office.writer, alarms_),
      directory_(*office.authority, *office.writer, node.database(), configuration_, alarms_, std::move(manual)),
      stamps_(*office.authority, *office.writer, node.database(), configuration_, alarms_, keys_.stamp_anchors),
      evidence_(office, node.database(), configuration_, *point_, contents, folder_, alarms_, directory_, stamps_,
                keys_),
      intake_(office, node.database(), node.law(), configuration_, *point_, contents, folder_, anchors_, alarms_,
              directory_, evidence_),
      sending_(office, node.database(), configuration_, *point_, contents, folder_, directory_, anchors_, stamps_),
      filing_(office, node.database(), *point_, contents, anchors_, alarms_, directory_, stamps_) {}

Result<std::unique_ptr<ChannelOffice>> ChannelOffice::open(Node& node, std::string_view authority,
                                                           ChannelConfiguration configuration,
                                                           std::unique_ptr<AccessPoint> point, CaseContents& contents,
                                                           EvidenceKeys keys) {
    TRY(office, node.office(authority));
    {
        TRY(writer, node.database().writer());
        const std::array schemas{contents_schema(), channel_schema()};
        TRY_VOID(store::migrate(*writer, schemas));
    }
    TRY(folder, ExchangeFolder::open(configuration.exchange));
    TRY(manual, channel::onboarded_in(configuration.manual));
    return std::make_unique<ChannelOffice>(node, *office, std::move(configuration), std::move(point), contents,
                                           std::move(folder), std::move(keys), std::move(manual));
}

Result<void> ChannelOffice::follow_directory() {
    const auto fetched = point_->directory();
    if (!fetched && fetched.error().kind == ErrorKind::not_found) return {};
    if (!fetched) return tl::unexpected(fetched.error());
    TRY_VOID(directory_.offer(fetched->note, fetched->json));
    return {};
}

Result<void> ChannelOffice::run_due() {
    TRY_VOID(follow_directory());
    TRY_VOID(sending_.hand_over());
    TRY_VOID(filing_.file_events(std::chrono::seconds(0)));
    TRY_VOID(evidence_.issue_due());
    TRY_VOID(evidence_.fail_overdue());
    TRY_VOID(sending_.ask_for_missing());
    TRY_VOID(sending_.ask_witnesses());
    TRY_VOID(stamps_.stamp_due());
    return {};
}

ChannelRunner::ChannelRunner(ChannelOffice& channel, std::chrono::milliseconds every,
                             std::function<void(const Error&)> report)
    : channel_(channel),
      every_(every),
      report_(std::move(report)),
      sending_([this](const std::stop_token& stop) {
          for (int round = 0; !stop.stop_requested(); round = (round + 1) % rounds_between_looks) {
              if (round == 0) {
                  if (const auto done = channel_.follow_directory(); !done) report_(done.error());
                  if (const auto done = channel_.sending().ask_for_missing(); !done) report_(done.error());
                  if (const auto done = channel_.sending().ask_witnesses(); !done) report_(done.error());
                  if (const auto done = channel_.evidence().fail_overdue(); !done) report_(done.error());
              }
              if (const auto done = channel_.evidence().issue_due(); !done) report_(done.error());
              if (const auto done = channel_.sending().hand_over(); !done) report_(done.error());
              pause(stop, every_);
          }
      }),
      filing_([this](const std::stop_token& stop) {
          while (!stop.stop_requested()) {
              const auto done = channel_.filing().file_events(patience_for_events);
              if (done) continue;
              report_(done.error());
              pause(stop, every_);
          }
      }),
      stamping_([this](const std::stop_token& stop) {
          while (!stop.stop_requested()) {
              if (const auto done = channel_.stamps().stamp_due(); !done) report_(done.error());
              pause(stop, every_);
          }
      }) {}

ChannelRunner::~ChannelRunner() {
    sending_.request_stop();
    filing_.request_stop();
    stamping_.request_stop();
}

void ChannelRunner::pause(const std::stop_token& stop, std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    ending_.wait_for(lock, stop, time, [] { return false; });
}

}  // namespace comity::node
