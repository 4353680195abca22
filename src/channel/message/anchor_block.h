// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "channel/ebms/errors.h"
#include "format/xml.h"

namespace comity::channel {

/// la:LogAnchor in its canonical form: what it holds is judged by the node, and never decides about its message. Error:
/// invalid_header where it is not of its form.
EbmsResult<std::string> anchor_text(const format::XmlElement& block);

}  // namespace comity::channel
