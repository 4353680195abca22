// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "api/office/paging.h"
#include "api/office/routes.h"
#include "node/register/register_desk.h"

namespace comity::api {

/// What every kind has is added from its table of commands; these are what only agreements have.
void add_agreement_resources(Routes& routes);
void add_programme_resources(Routes& routes);
void add_meeting_resources(Routes& routes);
void add_library_resources(Routes& routes);
void add_statistic_resources(Routes& routes);
void add_questionnaire_resources(Routes& routes);
void add_news_item_resources(Routes& routes);
/// Of all kinds what anybody may ask.
void add_public_resources(Routes& routes);
/// Of everything together: the brief for a counterpart, and what stands on which day.
void add_brief_resources(Routes& routes);
void add_register_day_resources(Routes& routes);

template <class State>
node::RegisterDesk<State>& desk_of(Desk& desk) {
    return desk.office.registry->of<State>();
}

/// The two axes of time, as parameters of what is shown.
inline Member shown_on() {
    return {"on", "the day it is shown for; without: today", "string", false, "", "date"};
}
inline Member known_then() {
    return {"known", "as the register knew it at that moment; without: now", "string", false, "", "date-time"};
}

/// The one that the path names, for a day and as it was known at a moment.
template <class State>
struct AskedHolding {
    node::OpenedHolding<State> opened;
    std::optional<Instant> known;
    CivilDate on;
};
template <class State>
Result<AskedHolding<State>> asked_holding(Desk& desk, const net::Request& request, Caller& caller) {
    auto& all = desk_of<State>(desk);
    TRY(on, day_of(request, "on", all.environment(desk.now()).today));
    TRY(known, moment_of(request, "known"));
    TRY(opened, all.open(caller.person, std::string(request.path_parameter(registry::KindOf<State>::word)), known));
    return AskedHolding<State>{std::move(opened), known, on};
}

/// `value` as it was known at that moment, with its version.
net::Response holding_answer(format::Value value, const std::optional<Instant>& known, std::uint64_t version);

template <class State>
Handled show_on_day(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(found, asked_holding<State>(desk, request, caller));
    return holding_answer(shown(found.opened.state, found.on), found.known, found.opened.state.version());
}

}  // namespace comity::api
