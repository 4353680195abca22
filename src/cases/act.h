// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "base/result.h"

namespace comity::cases {

/// What has effect outside, or takes a safeguard away: done by two persons, one who proposes and one who approves.
enum class Act { none, send, decide, surrender, release, seal, publish, silence_clock, erase, restrict };

std::string_view word(Act act);
Result<Act> parse_act(std::string_view word);
/// Whether the act of that name is decided by those who keep a restricted case, without reading it: its showing again,
/// and its erasure.
bool is_for_keepers(std::string_view act);

/// What a promise may forbid; acts and steps say which of these they do.
enum class Touch {
    prosecute,     ///< for another offence than that of the surrender
    re_extradite,  ///< to a third State
    execute,       ///< a penalty that an assurance excludes
    use,           ///< of evidence or information for another purpose
    disclose,      ///< what is to be kept secret
    keep,          ///< objects that are to be returned
    release,       ///< of a person who is to be held for another State
};

std::string_view word(Touch touch);
Result<Touch> parse_touch(std::string_view word);

}  // namespace comity::cases
