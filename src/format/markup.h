// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace comity::format {

/// Text as it stands between tags and within quoted attributes of XML and HTML: & < > and " as references.
std::string escaped_markup(std::string_view text);

}  // namespace comity::format
