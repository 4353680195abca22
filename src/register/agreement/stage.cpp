// SPDX-License-Identifier: EUPL-1.2
#include "register/agreement/stage.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace comity::registry {

namespace {

constexpr std::array<std::string_view, stage_count> words{
    "idea", "proposed", "negotiated", "initialled", "signed", "internal-procedures", "in-force", "suspended", "ended"};

constexpr std::array kinds{
    StepKind{"propose", Stage::idea, Stage::idea, Stage::proposed, "was proposed"},
    StepKind{"negotiate", Stage::idea, Stage::negotiated, Stage::negotiated, "a round of negotiation was held"},
    StepKind{"initial", Stage::idea, Stage::negotiated, Stage::initialled, "was initialled"},
    StepKind{"sign", Stage::idea, Stage::initialled, Stage::signed_by_both, "was signed"},
    StepKind{"begin-procedures", Stage::signed_by_both, Stage::signed_by_both, Stage::procedures,
             "internal procedures began"},
    StepKind{"enter-into-force", Stage::idea, Stage::procedures, Stage::in_force, "entered into force"},
    StepKind{"suspend", Stage::in_force, Stage::in_force, Stage::suspended, "was suspended"},
    StepKind{"resume", Stage::suspended, Stage::suspended, Stage::in_force, "is in force again"},
    StepKind{"end", Stage::idea, Stage::suspended, Stage::ended, "ended"},
};

}  // namespace

std::string_view word(Stage stage) {
    return words.at(static_cast<std::size_t>(stage));
}

Result<Stage> parse_stage(std::string_view word) {
    const auto at = std::ranges::find(words, word);
    if (at != words.end()) return static_cast<Stage>(at - words.begin());
    return fail(ErrorKind::invalid, fmt::format("'{}' is no stage of an agreement", word), {},
                fmt::format("one of {}", fmt::join(words, ", ")));
}

std::span<const StepKind> step_kinds() {
    return kinds;
}

Result<const StepKind*> step_kind(std::string_view word) {
    const auto at = std::ranges::find(kinds, word, &StepKind::word);
    if (at != kinds.end()) return &*at;
    std::string known;
    for (const StepKind& kind : kinds) known += (known.empty() ? "" : ", ") + std::string(kind.word);
    return fail(ErrorKind::invalid, fmt::format("'{}' is no step of an agreement", word), {}, "one of " + known);
}

}  // namespace comity::registry
