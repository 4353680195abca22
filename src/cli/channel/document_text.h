// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>

#include "cli/channel/message_text.h"
#include "format/xml.h"

namespace comity::cli {

/// An evidence or a transmittal in words; nothing where the root is neither.
std::optional<Result<Inspection>> inspect_document(std::string_view xml, const format::XmlElement& root,
                                                   const Known& known);

}  // namespace comity::cli
