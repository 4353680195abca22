// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "channel/delivery/handover.h"
#include "format/xml.h"
#include "format/xml_writer.h"

/// The header block la:LogAnchor: docs/formats/anchor.md.
namespace comity::channel {

inline constexpr std::string_view anchor_space = "urn:x-comity:anchor:1";

/// What a block holds, out of its base64: as node and access point hand it over.
using LogAnchor = HandedAnchor;

/// The order of its elements differs: a user message begins with the sender's checkpoint, a receipt with the answer.
enum class AnchorPlace { user_message, receipt };

/// Writes the block with that wsu:Id. The writer knows the prefixes `la` and `wsu`.
void write_log_anchor(format::XmlWriter& xml, std::string_view id, const LogAnchor& anchor, AnchorPlace place);

/// Errors, to be answered EBMS:0009: elements, attributes or texts that the block does not have, a status that
/// tlog-witness does not know. Content that is no base64, or longer than max_anchor_octets, is given as an empty
/// request, which its witness answers with 400: an anchor never decides about its message.
Result<LogAnchor> read_log_anchor(const format::XmlElement& block);

/// The EBMS code of a message with that many blocks; nothing where it is as the P-Mode says.
std::optional<std::string_view> anchor_fault(bool anchor_on, std::size_t blocks);

}  // namespace comity::channel
