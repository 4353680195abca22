// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "net/http.h"

namespace comity::api {

/// Gives the next piece, an empty one at the end. An error closes the connection, so that nobody takes half for the
/// whole.
using Pieces = std::function<Result<std::string>()>;

/// 200 with a file that a browser keeps and never shows as a page of ours, whatever is in it.
net::Response file_to_keep(std::string_view name, Pieces pieces);

}  // namespace comity::api
