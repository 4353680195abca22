// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>

#include "channel/delivery/answer.h"
#include "channel/message/signals.h"

namespace comity::channel {

/// What a signal says about a message of ours, for delivery to judge. `signed_by_us`: the references of our signature.
ReceivedSignal received_signal(const SignalRead& read, std::span<const Reference> signed_by_us,
                               const OutgoingMessage& message);

/// The same for a message that was split: its receipt repeats its header, `source`.
ReceivedSignal received_source_signal(const SignalRead& read, const UserMessage& source,
                                      const OutgoingMessage& message);

}  // namespace comity::channel
