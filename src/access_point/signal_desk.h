// SPDX-License-Identifier: EUPL-1.2
#pragma once

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

    net::Response answer(const channel::IncomingSignal& signal);

   private:
    net::Response answer_pull(const channel::IncomingSignal& signal);
    net::Response error(const channel::SignalMessage& to, channel::EbmsCode code, channel::Profile profile,
                        std::string detail) const;

    const House& house_;
    Courier& courier_;
};

}  // namespace comity::access_point
