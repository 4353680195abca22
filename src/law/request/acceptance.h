// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "law/determination/determine.h"

namespace comity::law {

/// A rule on the channel or the language of a letter, and what would satisfy it: found by putting every channel, and
/// every language the rule names, to the rule itself.
struct Acceptance {
    RuleIndex rule = none;
    Truth applies = Truth::no;  ///< no: the rule asks for nothing here
    std::vector<TextId> accepted;
    std::vector<TextId> open;  ///< whether it is accepted hangs on facts that are not known
};

/// The rules of what governs, its layers and the requested State's own law.
std::vector<Acceptance> channel_rules(const Determination& determination);
std::vector<Acceptance> language_rules(const Determination& determination);

/// What satisfies all rules of at least one governing treaty with its protocols; in the order of the fact's values.
struct Choice {
    bool limited = false;  ///< some rule asks for something
    std::vector<TextId> accepted;
    std::vector<TextId> open;
};
Choice choice_of(const Determination& determination, const std::vector<Acceptance>& rules);

/// The rules that apply in a determination and count for the letter itself, in their order.
std::vector<RuleIndex> rules_of_letter(const Determination& determination, RuleKind kind);

}  // namespace comity::law
