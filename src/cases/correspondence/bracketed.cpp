// SPDX-License-Identifier: EUPL-1.2
#include "cases/correspondence/bracketed.h"

#include <algorithm>
#include <array>

namespace comity::cases {

bool is_bracketed(std::string_view type) {
    constexpr std::array<std::string_view, 13> types{
        "channel.receipted", "channel.unproven",      "channel.refused", "channel.taken_over", "channel.not_taken_over",
        "channel.delivered", "channel.not_delivered", "channel.opened",  "channel.not_opened", "case.acknowledged",
        "channel.conflict",  "channel.received",      "evidence-issued"};
    return std::ranges::find(types, type) != types.end();
}

}  // namespace comity::cases
