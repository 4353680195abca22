// SPDX-License-Identifier: EUPL-1.2
#include "register/agreement/numbers.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "register/regions.h"

namespace comity::registry {

namespace {

constexpr std::array<std::string_view, 7> groupings{"", "kind", "year", "region", "state", "stage", "coverage"};

struct Counted {
    std::vector<std::string> numbers;
    std::set<StateCode> states;

    Count as(std::string group) const {
        return {std::move(group), static_cast<int>(numbers.size()), static_cast<int>(states.size()), numbers};
    }
};

/// What of an agreement counts in which groups: with which of its partners.
std::map<std::string, std::vector<StateCode>> groups_of(const Agreement& agreement, const Question& question) {
    const std::vector<StateCode> states = states_of(agreement.parties);
    std::map<std::string, std::vector<StateCode>> groups;
    switch (question.by) {
        case Grouping::none:
            break;
        case Grouping::kind:
            groups[agreement.kind] = states;
            break;
        case Grouping::year:
            groups[agreement.signed_on() ? std::to_string(agreement.signed_on()->year()) : "unknown"] = states;
            break;
        case Grouping::region:
            for (const StateCode state : states) groups[std::string(region_of(state))].push_back(state);
            break;
        case Grouping::state:
            for (const StateCode state : states) groups[state.text()].push_back(state);
            break;
        case Grouping::stage:
            groups[std::string(word(agreement.stage_on(question.on)))] = states;
            break;
        case Grouping::coverage:
            for (const std::string& covered : agreement.covers) groups[covered] = states;
            break;
    }
    return groups;
}

}  // namespace

Result<Grouping> parse_grouping(std::string_view word) {
    const auto at = std::ranges::find(groupings, word);
    if (at != groupings.end()) return static_cast<Grouping>(at - groupings.begin());
    return fail(ErrorKind::invalid, fmt::format("agreements are not counted by '{}'", word), {},
                fmt::format("one of {}", fmt::join(groupings.begin() + 1, groupings.end(), ", ")));
}

Numbers count(std::span<const Agreement> agreements, const Question& question) {
    Counted whole;
    std::map<std::string, Counted> groups;
    for (const Agreement& agreement : agreements) {
        if (agreement.observed) continue;
        if (!question.any_stage && agreement.stage_on(question.on) != question.stage) continue;
        whole.numbers.push_back(agreement.number);
        for (const StateCode state : states_of(agreement.parties)) whole.states.insert(state);
        for (const auto& [group, states] : groups_of(agreement, question)) {
            groups[group].numbers.push_back(agreement.number);
            groups[group].states.insert(states.begin(), states.end());
        }
    }
    Numbers numbers{.whole = whole.as(""), .groups = {}};
    for (const auto& [group, counted] : groups) numbers.groups.push_back(counted.as(group));
    return numbers;
}

}  // namespace comity::registry
