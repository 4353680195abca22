// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string_view>

namespace comity::access_point {

/// Whether the machine's clock is good enough to sign by, as the kernel says (adjtimex(2)) and channel/clock judges.
/// `log` is told when that changes. Safe to call from several threads.
std::function<bool()> kernel_clock(std::function<void(std::string_view)> log);

}  // namespace comity::access_point
