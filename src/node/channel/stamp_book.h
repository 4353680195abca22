// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "channel/clock/stamping.h"
#include "crypto/certificate.h"
#include "crypto/time_stamp.h"
#include "node/channel/alarm_book.h"
#include "node/configuration.h"

namespace comity::node {

/// A time stamp of a case.
struct KeptStamp {
    channel::Stamped what = channel::Stamped::receipt;
    std::string about;  ///< SHA-256 of the file it belongs to, hexadecimal
    std::string token;  ///< DER; checked when it came
};

/// What is to be stamped, and the stamps: docs/formats/time.md. Nothing of the channel waits for them. Safe to use from
/// several threads.
class StampBook {
   public:
    /// `anchors`: what the certificates of the time-stamping authorities must lead to.
    StampBook(Authority& authority, Writer& writer, store::Database& database,
              const ChannelConfiguration& configuration, AlarmBook& alarms, std::vector<crypto::Certificate> anchors)
        : authority_(authority),
          writer_(writer),
          database_(database),
          configuration_(configuration),
          alarms_(alarms),
          anchors_(std::move(anchors)) {}

    /// Inside the transaction of what is to be stamped: `digest` goes to the authority, `about` is the file's, in
    /// hexadecimal. Twice the same is once; where no authority is configured, nothing waits.
    Result<void> queue(Unit& unit, channel::Stamped what, const std::string& case_id, const crypto::Sha256& digest,
                       const std::string& about);

    /// Asks for what is due, least tried first, until no authority answers; gives how many came. Errors: the store's.
    Result<std::size_t> stamp_due();

   private:
    struct Waiting {
        channel::WaitingStamp stamp;
        std::string case_id;
    };
    Result<std::vector<Waiting>> waiting();
    /// Of the authority whose turn it is or of the next ones; `silent`: those that failed in this round, which are not
    /// waited for again.
    Result<crypto::TimeStamp> ask(const channel::WaitingStamp& waiting, std::set<std::size_t>& silent);
    Result<void> note_failure(const Waiting& one, const Error& error);

    Authority& authority_;
    Writer& writer_;
    store::Database& database_;
    const ChannelConfiguration& configuration_;
    AlarmBook& alarms_;
    std::vector<crypto::Certificate> anchors_;
};

/// The stamps of a case that came.
Result<std::vector<KeptStamp>> stamps_of(store::Database& database, std::string_view authority,
                                         const std::string& case_id);

}  // namespace comity::node
