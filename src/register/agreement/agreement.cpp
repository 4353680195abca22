// SPDX-License-Identifier: EUPL-1.2
#include "register/agreement/agreement.h"

#include <algorithm>

namespace comity::registry {

const Step* Agreement::last_step() const {
    const auto last = std::find_if(steps.rbegin(), steps.rend(), [](const Step& step) { return !step.withdrawn; });
    return last == steps.rend() ? nullptr : &*last;
}

Stage Agreement::stage() const {
    const Step* last = last_step();
    return last ? last->to : Stage::idea;
}

const Step* Agreement::step_on(CivilDate day) const {
    const Step* last = nullptr;
    for (const Step& step : steps)
        if (!step.withdrawn && step.effect <= day) last = &step;
    return last;
}

Stage Agreement::stage_on(CivilDate day) const {
    const Step* last = step_on(day);
    return last ? last->to : Stage::idea;
}

std::optional<CivilDate> Agreement::signed_on() const {
    const auto found = std::ranges::find_if(
        steps, [](const Step& step) { return !step.withdrawn && step.to == Stage::signed_by_both; });
    if (found == steps.end()) return std::nullopt;
    return found->on;
}

std::optional<CivilDate> Agreement::in_force_since() const {
    const auto found = std::ranges::find_if(
        steps, [](const Step& step) { return !step.withdrawn && step.step == "enter-into-force"; });
    if (found == steps.end()) return std::nullopt;
    return found->effect;
}

std::vector<StateCode> Agreement::procedures_missing(StateCode own) const {
    std::vector<StateCode> missing = states_of(parties);
    if (!observed) missing.push_back(own);
    std::erase_if(missing, [&](StateCode state) {
        return std::ranges::find(procedures, state.text(), &Procedure::side) != procedures.end();
    });
    return missing;
}

std::optional<CivilDate> Agreement::expected_entry(StateCode own) const {
    if (!enters_after || procedures.empty() || !procedures_missing(own).empty()) return std::nullopt;
    const auto last = std::ranges::max(procedures, {}, &Procedure::on);
    return add(last.on, *enters_after);
}

std::optional<CivilDate> Agreement::term_ends(CivilDate day) const {
    const auto since = in_force_since();
    const Stage now = stage_on(day);
    if (!term || !since || (now != Stage::in_force && now != Stage::suspended)) return std::nullopt;
    CivilDate end = add(*since, *term);
    if (!prolonged_by || add(end, *prolonged_by) <= end) return end;
    // Counted from entry into force each time: 31 January and a month is not the last of February ever after.
    Period whole = *term;
    while (end <= day) {
        whole.months += prolonged_by->months;
        whole.days += prolonged_by->days;
        end = add(*since, whole);
    }
    return end;
}

}  // namespace comity::registry
