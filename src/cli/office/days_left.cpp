// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/days_left.h"

#include "cases/clocks.h"

namespace comity::cli {

std::string days_left(std::string_view due, CivilDate today) {
    const auto days = cases::days_in(due);
    if (!days) return {};
    const int left = days->first.days_since_epoch() - today.days_since_epoch();
    if (left == 0) return "today";
    const int count = left > 0 ? left : -left;
    return std::to_string(count) + (count == 1 ? " day" : " days") + (left > 0 ? "" : " over");
}

}  // namespace comity::cli
