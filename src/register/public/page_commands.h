// SPDX-License-Identifier: EUPL-1.2
// The commands and events by which something of the register becomes public and ceases to be: rows of the tables of
// every kind that has a public part.
#pragma once

#include "register/decide.h"
#include "register/public/publishing.h"

namespace comity::registry {

template <class State>
Events decide_publish_page(const State& state, const Command& command, const Environment& environment);
template <class State>
Events decide_withdraw_page(const State& state, const Command& command, const Environment& environment);
template <class State>
bool page_needs_two(const State&, const Command&, const Environment&) {
    return true;
}
template <class State>
Result<void> page_published(State& state, const Told& told);
template <class State>
Result<void> page_withdrawn(State& state, const Told& told);

template <class State>
inline constexpr std::array publish_page_parameters{
    command::Parameter{"title", command::ParameterType::text, true, "its name for the public, in English"},
    command::Parameter{"title_fr", command::ParameterType::text, true, "the same in French"},
    command::Parameter{"title_ru", command::ParameterType::text, true, "the same in Russian"},
    command::Parameter{"source", command::ParameterType::text, true, "what the page cites: gazette, announcement"},
    command::Parameter{"fields", command::ParameterType::words, false, KindOf<State>::public_fields_say},
    command::Parameter{"language", command::ParameterType::text, false,
                       "of what is shown as it was entered (ISO 639-1)"},
    command::Parameter{"reason", command::ParameterType::text, false, "why, for the second person"},
};
inline constexpr std::array withdraw_page_parameters{
    command::Parameter{"because", command::ParameterType::text, true, "why, in English, for its readers"},
    command::Parameter{"because_fr", command::ParameterType::text, true, "the same in French"},
    command::Parameter{"because_ru", command::ParameterType::text, true, "the same in Russian"},
    command::Parameter{"reason", command::ParameterType::text, false, "why, for the second person"},
};

template <class State>
inline constexpr std::array page_commands{
    CommandKind<State>{.name = publish_page,
                       .resource = "page",
                       .verb = "propose",
                       .says = "Make public what is chosen of it, as it is now, which needs a second person",
                       .parameters = publish_page_parameters<State>,
                       .decide = decide_publish_page<State>,
                       .binds = page_needs_two<State>,
                       .on = PublicPage::on,
                       .act = PublicPage::act},
    CommandKind<State>{.name = withdraw_page,
                       .resource = "page/withdrawal",
                       .verb = "propose",
                       .says = "Take it off the public pages with a reason, which needs a second person",
                       .parameters = withdraw_page_parameters,
                       .decide = decide_withdraw_page<State>,
                       .binds = page_needs_two<State>,
                       .on = PublicPage::on,
                       .act = PublicPage::act},
};

template <class State>
inline constexpr EventType<State> page_published_event{"page-published", "made what was chosen of it public",
                                                       page_published<State>};
template <class State>
inline constexpr EventType<State> page_withdrawn_event{"page-withdrawn", "took it off the public pages",
                                                       page_withdrawn<State>};

}  // namespace comity::registry
