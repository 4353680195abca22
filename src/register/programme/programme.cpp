// SPDX-License-Identifier: EUPL-1.2
#include "register/programme/programme.h"

#include <algorithm>
#include <array>

namespace comity::registry {

std::string_view word(ItemStatus status) {
    constexpr std::array<std::string_view, item_status_count> words{"planned", "running", "late", "done", "cancelled"};
    return words.at(static_cast<std::size_t>(status));
}

ItemStatus Item::status_on(CivilDate day) const {
    if (done_on && *done_on <= day) return ItemStatus::done;
    if (cancelled_on && *cancelled_on <= day) return ItemStatus::cancelled;
    if (to < day) return ItemStatus::late;
    return from <= day ? ItemStatus::running : ItemStatus::planned;
}

std::string_view Programme::stage_on(CivilDate day) const {
    if (!signed_on || day < *signed_on) return "idea";
    if (day > last_day()) return "ended";
    return day < from ? "agreed" : "running";
}

Progress progress_on(const Programme& programme, CivilDate day, const Period& renew_within) {
    Progress progress;
    for (const Item& item : programme.items) {
        const ItemStatus status = item.status_on(day);
        ++progress.items[status];
        ++progress.all;
        if (status != ItemStatus::done && status != ItemStatus::cancelled) progress.remaining.push_back(item.id);
    }
    const int to_do = progress.all - progress.items[ItemStatus::cancelled];
    progress.percent = to_do == 0 ? 100 : 100 * progress.items[ItemStatus::done] / to_do;
    const CivilDate last = programme.last_day();
    progress.days_left = std::max(0, last.days_since_epoch() - day.days_since_epoch());
    progress.renew = programme.stage_on(day) == "running" && programme.successor.empty() && !programme.ended_on &&
                     day >= subtract(last, renew_within);
    return progress;
}

}  // namespace comity::registry
