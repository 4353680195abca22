// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The tables of one kind of thing in the register, for the pages printed from them. For tests only.

#include <string>

#include <fmt/format.h>

#include "command/printed_page.h"
#include "register/decide.h"

namespace comity::registry {

/// Commands with their parameters, then events; those that every kind has are told once, of agreements.
template <class State>
std::string printed_kind(std::string_view heading) {
    std::string text =
        fmt::format("{}\n\n| command | what it does | address below the {} | verb | |\n|---|---|---|---|---|\n",
                    heading, KindOf<State>::word);
    for (const CommandKind<State>& kind : commands<State>()) {
        const bool common = std::ranges::find(KindOf<State>::commands(), kind.name, &CommandKind<State>::name) ==
                            KindOf<State>::commands().end();
        text += fmt::format("| [`{0}`]({1}#{0}) | {2} | {3} | {4} | {5} |\n", kind.name, common ? "agreements.md" : "",
                            kind.says, kind.resource.empty() ? "" : fmt::format("`{}`", kind.resource), kind.verb,
                            kind.binds ? "two persons" : "");
    }
    for (const CommandKind<State>& kind : KindOf<State>::commands()) text += command::section_of(kind.entry());
    text += "\n| event | what it says of its actor |\n|---|---|\n";
    for (const EventType<State>& type : KindOf<State>::events())
        text += fmt::format("| `{}` | {} |\n", type.type, type.says);
    return text;
}

}  // namespace comity::registry
