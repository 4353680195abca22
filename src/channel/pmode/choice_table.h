// SPDX-License-Identifier: EUPL-1.2
// A choice and the word a P-Mode writes for it, one table per kind.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace comity::channel {

template <class Choice, std::size_t count>
using ChoiceTable = std::array<std::pair<Choice, std::string_view>, count>;

template <class Choice, std::size_t count>
std::string_view name_in(const ChoiceTable<Choice, count>& table, Choice choice) {
    return std::ranges::find(table, choice, &std::pair<Choice, std::string_view>::first)->second;
}

template <class Choice, std::size_t count>
std::optional<Choice> find_in(const ChoiceTable<Choice, count>& table, std::string_view name) {
    const auto found = std::ranges::find(table, name, &std::pair<Choice, std::string_view>::second);
    return found == table.end() ? std::nullopt : std::optional(found->first);
}

template <class Choice, std::size_t count>
std::string joined(const ChoiceTable<Choice, count>& table) {
    std::string list;
    for (const auto& [choice, name] : table) list.append(list.empty() ? "" : ", ").append(name);
    return list;
}

}  // namespace comity::channel
