// SPDX-License-Identifier: EUPL-1.2
#include "cases/act.h"

#include <array>
#include <span>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace comity::cases {

namespace {

constexpr std::array<std::string_view, 10> acts{"none", "send",    "decide",        "surrender", "release",
                                                "seal", "publish", "silence-clock", "erase",     "restrict"};
constexpr std::array<std::string_view, 7> touches{"prosecute", "re-extradite", "execute", "use",
                                                  "disclose",  "keep",         "release"};

template <class Word>
Result<Word> parse(std::span<const std::string_view> words, std::string_view text, std::string_view what) {
    for (std::size_t at = 0; at < words.size(); ++at)
        if (words[at] == text) return static_cast<Word>(at);
    return fail(ErrorKind::invalid, fmt::format("'{}' is no {}", text, what), {},
                fmt::format("one of {}", fmt::join(words, ", ")));
}

}  // namespace

std::string_view word(Act act) {
    return acts[static_cast<std::size_t>(act)];
}
Result<Act> parse_act(std::string_view word) {
    return parse<Act>(acts, word, "act");
}
bool is_for_keepers(std::string_view act) {
    return act == word(Act::erase) || act == word(Act::restrict);
}

std::string_view word(Touch touch) {
    return touches[static_cast<std::size_t>(touch)];
}
Result<Touch> parse_touch(std::string_view word) {
    return parse<Touch>(touches, word, "thing a promise can forbid");
}

}  // namespace comity::cases
