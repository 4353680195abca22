// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "law/library/library.h"

namespace comity::law {

/// The kinds of act that a limit of use or a duty can forbid (docs/law-language.md, section 4.5).
inline constexpr std::array<std::string_view, 7> forbidden_acts{"prosecute", "re-extradite", "execute", "use",
                                                                "disclose",  "keep",         "release"};

/// The kinds of act that the limit or duty forbids where it holds; of any other rule, none.
inline std::span<const TextId> forbidden_by(const Library& library, const Rule& rule) {
    if ((rule.kind != RuleKind::use_limit && rule.kind != RuleKind::duty) || rule.needs.empty()) return {};
    return library.of(library.words(), library.of(library.needs(), rule.needs).front().words);
}

}  // namespace comity::law
