// SPDX-License-Identifier: EUPL-1.2
#include "register/meeting/meeting.h"

#include <array>

namespace comity::registry {

std::string_view word(TaskStatus status) {
    constexpr std::array<std::string_view, task_status_count> words{"noted", "open", "late", "done", "dropped"};
    return words.at(static_cast<std::size_t>(status));
}

TaskStatus Decision::status_on(CivilDate day) const {
    if (!is_task()) return TaskStatus::noted;
    if (done_on && *done_on <= day) return TaskStatus::done;
    if (dropped_on && *dropped_on <= day) return TaskStatus::dropped;
    return *due < day ? TaskStatus::late : TaskStatus::open;
}

std::optional<CivilDate> Meeting::adopted_on() const {
    std::optional<CivilDate> first;
    for (const Minutes& version : minutes)
        if (version.adopted_on && (!first || *version.adopted_on < *first)) first = version.adopted_on;
    return first;
}

std::string_view Meeting::stage_on(CivilDate day) const {
    if (cancelled_on) return *cancelled_on <= day ? "cancelled" : "planned";
    if (!held || day < to) return "planned";
    const std::optional<CivilDate> adopted = adopted_on();
    return adopted && *adopted <= day ? "minuted" : "held";
}

}  // namespace comity::registry
