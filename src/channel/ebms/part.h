// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "channel/ebms/messages.h"

namespace comity::channel {

/// What a header says of a payload part.
struct PartDescription {
    std::string content_id{};     ///< without angle brackets
    std::string mime_type{};      ///< of the part before compression; empty where it was not said
    std::string character_set{};  ///< or empty
    bool compressed = false;      ///< by gzip
    std::vector<MessageProperty> others{};

    friend bool operator==(const PartDescription&, const PartDescription&) = default;
};

/// The Content-ID that a cid: URI names (RFC 2392), percent signs decoded as some peers need. Nothing for other URIs,
/// and for an id that could not stand in a MIME header.
std::optional<std::string> content_id_of(std::string_view uri);

/// Step 6 of receiving. Errors: external_payload_error for a href that is not `cid:`; mime_inconsistency where two
/// parts have one Content-ID; value_inconsistent for a MimeType, CharacterSet or CompressionType that is wrong, and for
/// compression where the P-Mode has none.
EbmsResult<std::vector<PartDescription>> read_parts(const UserMessage& message, bool compression_allowed = true);

/// Properties in the order MimeType, CharacterSet, CompressionType, others.
PartInfo part_info(const PartDescription& part);

}  // namespace comity::channel
