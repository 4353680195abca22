// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "channel/ebms/messages.h"
#include "format/xml.h"

namespace comity::channel {

inline constexpr std::size_t max_message_id = 200;
inline constexpr std::size_t max_message_properties = 32;
inline constexpr std::size_t max_part_properties = 16;
inline constexpr std::size_t max_parts = 256;
inline constexpr std::size_t max_receipt_references = max_parts + 4;  ///< Messaging, Body, LogAnchor, MessageFragment
inline constexpr std::size_t max_signal_errors = 64;

/// Step 4 of receiving: eb:Messaging by its schema. Errors: feature_not_supported for more than one message unit;
/// mime_inconsistency for more than max_parts parts; invalid_header for everything else.
EbmsResult<Messaging> read_messaging(const format::XmlElement& messaging);

/// Error: bad_fragment_structure.
EbmsResult<MessageFragment> read_fragment(const format::XmlElement& fragment);

/// RFC 2822 msg-id without angle brackets, as far as it matters: printable ASCII around one '@'.
bool is_message_id(std::string_view text);

/// PartyId: printable ASCII, because look-alikes of other scripts must not pass for a party.
bool is_party_id(std::string_view text);

}  // namespace comity::channel
