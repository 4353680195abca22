// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/result.h"

namespace comity::cli {

/// The built pages installed beside the program; "" where there are none.
std::string installed_web_folder();

/// The page that shows a sealed request, of built pages. Errors: unavailable where the folder has none, or is "".
Result<std::string> read_reader_page(const std::string& web_folder);

}  // namespace comity::cli
