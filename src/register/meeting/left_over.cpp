// SPDX-License-Identifier: EUPL-1.2
#include "register/meeting/left_over.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace comity::registry {

namespace {

bool was_held_with(const Meeting& meeting, StateCode state, CivilDate on) {
    return meeting.held && meeting.to <= on && has_party(meeting.parties, state);
}

}  // namespace

const Meeting* last_held(std::span<const Meeting> meetings, StateCode state, CivilDate on) {
    const Meeting* last = nullptr;
    for (const Meeting& meeting : meetings)
        if (was_held_with(meeting, state, on) && (!last || last->to <= meeting.to)) last = &meeting;
    return last;
}

const Meeting* next_planned(std::span<const Meeting> meetings, StateCode state, CivilDate on) {
    const Meeting* next = nullptr;
    for (const Meeting& meeting : meetings)
        if (meeting.stage_on(on) == "planned" && meeting.to >= on && has_party(meeting.parties, state) &&
            (!next || meeting.from < next->from))
            next = &meeting;
    return next;
}

std::vector<LeftTask> left_tasks(std::span<const Meeting> meetings, StateCode state, CivilDate on) {
    const Meeting* last = last_held(meetings, state, on);
    std::vector<LeftTask> tasks;
    for (const Meeting& meeting : meetings) {
        if (!was_held_with(meeting, state, on)) continue;
        for (const Decision& decision : meeting.decisions) {
            if (!decision.is_task()) continue;
            const TaskStatus status = decision.status_on(on);
            if (status == TaskStatus::open || status == TaskStatus::late || &meeting == last)
                tasks.push_back({&meeting, &decision});
        }
    }
    std::ranges::stable_sort(tasks, {}, [](const LeftTask& task) { return *task.decision->due; });
    return tasks;
}

std::vector<MetPerson> met_persons(std::span<const Meeting> meetings, StateCode state, CivilDate on) {
    std::map<std::string, MetPerson> by_name;
    for (const Meeting& meeting : meetings) {
        if (!was_held_with(meeting, state, on)) continue;
        for (const Member& member : meeting.members) {
            if (member.withdrawn || member.side != "them" || member.state != state || member.role == "interpreter")
                continue;
            MetPerson& met = by_name[member.name];
            met.name = member.name;
            ++met.times;
            if (met.last && met.last->to > meeting.to) continue;
            met.last = &meeting;
            met.office = member.office;
        }
    }
    std::vector<MetPerson> met;
    for (auto& [name, person] : by_name) met.push_back(std::move(person));
    std::ranges::stable_sort(met, std::ranges::greater(), [](const MetPerson& person) { return person.last->to; });
    return met;
}

}  // namespace comity::registry
