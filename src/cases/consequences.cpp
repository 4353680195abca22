// SPDX-License-Identifier: EUPL-1.2
#include "cases/consequences.h"

#include <algorithm>

#include <fmt/format.h>

#include "cases/lifecycle/lifecycle.h"
#include "cases/promises.h"

namespace comity::cases {

Result<std::vector<NewEvent>> consequences(const CaseState& state, std::span<const NewEvent> events,
                                           const Environment& environment) {
    std::vector<NewEvent> following;
    for (const NewEvent& event : events) {
        if (event.type != "step-taken") continue;
        const std::string word = event.payload.string_at("step").value_or("");
        const Step* step = lifecycle(state.kind, state.direction).step(word);
        if (!step) continue;
        if (step->binds != Binds::nobody) {
            TRY(promises,
                promises_of_law(state, event.payload.string_at("subject").value_or(""), step->binds == Binds::us,
                                fmt::format("the law, from step {}", word), environment));
            std::ranges::move(promises, std::back_inserter(following));
        }
    }
    return following;
}

}  // namespace comity::cases
