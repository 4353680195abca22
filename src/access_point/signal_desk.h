// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <string>

#include "access_point/courier.h"
#include "access_point/house.h"
#include "channel/message/incoming.h"
#include "net/http.h"

namespace comity::access_point {

/// Signals that come as requests of their own (section 13.1): pull requests, and the receipts and errors for what was
/// pulled. Safe to use from several threads.
class SignalDesk {
   public:
    SignalDesk(const House& house, Courier& courier) : house_(house), courier_(courier) {}

    /// A pull request is taken so long after its timestamp: one that somebody recorded takes no message out of a queue.
    static constexpr std::chrono::minutes pull_window{5};

    net::Response answer(const channel::IncomingSignal& signal);

   private:
    net::Response answer_pull(const channel::IncomingSignal& signal);
    /// Signed as the P-Mode has it; by any key of ours where there is none.
    net::Response error(const channel::SignalMessage& to, channel::EbmsCode code, const channel::PMode* pmode,
                        std::string detail) const;

    const House& house_;
    Courier& courier_;
};

}  // namespace comity::access_point
