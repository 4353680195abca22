// SPDX-License-Identifier: EUPL-1.2
// Parts that the lifecycles of several kinds are put together from.
#pragma once

#include <array>

#include "cases/lifecycle/table.h"

namespace comity::cases {

/// Which facts of the library tell what the person declared.
enum class Consent { to_extradition, to_measure };

/// What can happen to any case in any open stage.
std::span<const Step> events_of_life(Direction direction, Consent consent);

/// "received", "registered", "supplement-requested": how a request of another State enters. Besides these a lifecycle
/// that uses the steps has the stage "check".
std::span<const Stage> reception_stages();
std::span<const Step> reception_steps();

/// From the draft to the request being dealt with: "drafting", "review", "returned", "approved", "sealed",
/// "dispatched", "taken-over", "acknowledged", "in-execution", "clarification".
std::span<const Stage> sending_stages();
std::span<const Step> sending_steps();

/// What the other State has and has not yet answered.
inline constexpr auto& pending = in<"dispatched", "taken-over", "acknowledged", "in-execution", "clarification">;

/// "ending" and "closed".
std::span<const Stage> last_stages();

/// The step into "closed": only when nobody is held and every measure is finished.
constexpr Step closing(std::span<const std::string_view> from) {
    return {.word = "closed",
            .says = "The case is closed",
            .by = Actor::authority,
            .from = from,
            .to = "closed",
            .measures_finished = true,
            .nobody_held = true};
}

}  // namespace comity::cases
