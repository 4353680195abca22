// SPDX-License-Identifier: EUPL-1.2
// Parts of the header reader; header_reader.h is what others use.
#pragma once

#include "channel/ebms/messages.h"
#include "format/xml.h"

namespace comity::channel {

EbmsResult<MessageInfo> read_message_info(const format::XmlElement& element);
EbmsResult<UserMessage> read_user_message(const format::XmlElement& element);
EbmsResult<SignalMessage> read_signal_message(const format::XmlElement& element);

}  // namespace comity::channel
