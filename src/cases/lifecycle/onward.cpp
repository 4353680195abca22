// SPDX-License-Identifier: EUPL-1.2
#include "cases/lifecycle/onward.h"

#include <algorithm>

namespace comity::cases {

namespace {

/// Whether a stage that ends the course is reached from `start` without entering `avoided`.
bool ends_without(const Course& course, std::string_view start, std::string_view avoided) {
    std::vector<std::string_view> reached{start};
    for (std::size_t at = 0; at < reached.size(); ++at) {
        const Stage* stage = course.stage(reached[at]);
        if (stage && !stage->open) return true;
        for (const Step& step : course.steps) {
            if (step.from.empty() || step.to.empty() || step.to == avoided) continue;
            if (!may_follow(course, step, reached[at])) continue;
            if (std::ranges::find(reached, step.to) == reached.end()) reached.push_back(step.to);
        }
    }
    return false;
}

bool of_someone_held(const Step& step) {
    return step.liberty != Liberty::begins && !step.nobody_held;
}

}  // namespace

std::vector<const Step*> onward_while_held(const Course& course, std::string_view stage) {
    std::vector<const Step*> onward;
    const Stage* const here = course.stage(stage);
    if (!here) return onward;
    for (const Step& step : course.steps) {
        const Stage* const there = course.stage(step.to);
        if (step.from.empty() || !there || there <= here || !of_someone_held(step)) continue;
        if (may_follow(course, step, stage) && ends_without(course, step.to, stage)) onward.push_back(&step);
    }
    std::ranges::stable_partition(onward, [](const Step* step) { return step->by == Actor::authority; });
    return onward;
}

}  // namespace comity::cases
