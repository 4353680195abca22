// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "channel/ebms/messages.h"

namespace comity::channel {

/// eb:Messaging with that wsu:Id in its exclusive canonical form: the SHA-256 of the octets is the digest of its
/// reference. read_messaging of it gives the value back. Error: invalid, where a text cannot stand in XML.
Result<std::string> messaging_block(const Messaging& messaging, std::string_view id);

/// mf:MessageFragment, likewise.
Result<std::string> fragment_block(const MessageFragment& fragment, std::string_view id);

}  // namespace comity::channel
