// SPDX-License-Identifier: EUPL-1.2
// What anybody may read of an agreement, a programme or a meeting. One person chooses what is shown and proposes it, a
// second agrees; what is public is what was in the register when it was proposed. Nothing recorded later changes it.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "register/holding.h"
#include "register/public/public_words.h"

namespace comity::registry {

/// The content that is offered or public.
template <class State>
struct PublicPart {
    PublicWords titles = {};
    std::vector<std::string> fields = {};  ///< words of KindOf<State>::public_fields that are shown
    std::string language = {};             ///< of what is not translated, ISO 639-1; "" where nobody said
    std::string source = {};               ///< cited for the reader
    std::optional<CivilDate> on = {};      ///< the day it became public; none of what is only offered
    /// With nothing in it but number, kind, parties, days and what was chosen.
    std::shared_ptr<const State> content = {};

    bool shows(std::string_view field) const { return std::ranges::find(fields, field) != fields.end(); }
};

template <class State>
struct Publishing {
    std::optional<PublicPart<State>> offered = {};  ///< as the last proposal would make it public
    std::optional<PublicPart<State>> current = {};  ///< what is public; none before, and after a withdrawal
    std::optional<CivilDate> withdrawn_on = {};
    PublicWords withdrawn_because = {};
};

/// Octets of what is public of one of them, as JSON, without texts: its page stays below 100 KiB.
inline constexpr std::size_t longest_public_part = 12'000;

inline constexpr std::string_view publish_page = "publish-page";
inline constexpr std::string_view withdraw_page = "withdraw-page";

/// What the public reads of it; nullptr where there is nothing to read.
template <class State>
const PublicPart<State>* public_part(const State& state) {
    return state.page.current ? &*state.page.current : nullptr;
}

}  // namespace comity::registry
