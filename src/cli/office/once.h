// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "cli/office/open_office.h"

namespace comity::cli {

/// A command given again with the same key has no second effect; nothing without a key.
Result<node::Writer::Once> once_of(const OpenOffice& opened, const std::string& key, std::string_view command,
                                   const std::string& of, const format::Value& arguments, std::uint64_t based_on);

}  // namespace comity::cli
