// SPDX-License-Identifier: EUPL-1.2
#include "node/register/register_calendar.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace comity::node {

namespace {

using What = RegisterDay::What;

std::string with(const std::vector<StateCode>& parties) {
    std::vector<std::string> states;
    for (const StateCode state : parties) states.push_back(state.text());
    return fmt::format("{}", fmt::join(states, ", "));
}

std::string_view in_words(const RegisterDay& day) {
    if (day.what == What::task) return "task";
    if (day.what == What::promise) return "promise of the other side";
    return day.kind;
}

std::string_view category(What what) {
    if (what == What::meeting) return "meeting";
    return what == What::item ? "programme" : "task";
}

}  // namespace

format::Calendar register_calendar(std::string_view authority, std::span<const RegisterDay> days, Instant now) {
    format::Calendar calendar{.name = fmt::format("Register of {}", authority), .made = now};
    for (const RegisterDay& day : days) {
        const std::string part = day.part.empty() ? "meeting" : day.part;
        calendar.entries.push_back(
            {.uid = fmt::format("{}.{}@{}", part, day.holding, authority),
             .day = day.from,
             .last = day.to,
             .summary = fmt::format("{}{}: {} with {}", day.number, day.part.empty() ? "" : " " + day.part,
                                    in_words(day), with(day.states)),
             .category = std::string(category(day.what)),
             .remind_days_before = day.what == What::task ? std::vector{3, 0} : std::vector<int>{}});
    }
    return calendar;
}

}  // namespace comity::node
