// SPDX-License-Identifier: EUPL-1.2
// Meetings, and what is to be done of them and of programmes, by their days.
#include <algorithm>

#include "api/office/body.h"
#include "api/office/register/kind_resources.h"
#include "node/register/register_days.h"

namespace comity::api {

namespace {

using format::Value;

Value day_value(const node::RegisterDay& day) {
    Value states = Value::list();
    for (const StateCode state : day.states) states.append(state.text());
    return Value::object({{"what", node::word(day.what)},
                          {"from", to_string(day.from)},
                          {"to", to_string(day.to)},
                          {"number", day.number},
                          {"title", day.title},
                          {"holding", day.holding},
                          {"part", day.part},
                          {"kind", day.kind},
                          {"says", day.says},
                          {"owner", day.owner},
                          {"states", std::move(states)},
                          {"status", day.status}});
}

/// Whole days of a year and the one after the last: more is asked for year by year.
constexpr int most_days_asked = 366;

Handled show_days(Desk& desk, const net::Request& request, Caller& caller) {
    auto& meetings = desk_of<registry::Meeting>(desk);
    const CivilDate today = meetings.environment(desk.now()).today;
    TRY(from, day_of(request, "from", today));
    TRY(to, day_of(request, "to", add_days(from, most_days_asked)));
    if (to < from || add_days(from, most_days_asked) < to)
        return fail(ErrorKind::invalid, "'to' is before 'from', or more than 366 days behind it", {},
                    "ask for a year at a time");
    const std::string owner = text_of(request, "owner");
    TRY(held, meetings.all(caller.person, std::nullopt, text_of(request, "state")));
    TRY(programmes, desk_of<registry::Programme>(desk).all(caller.person, std::nullopt, text_of(request, "state")));
    auto days = node::register_days(held, programmes, owner, today);
    std::erase_if(days, [&](const node::RegisterDay& day) { return day.to < from || to < day.from; });
    std::ranges::stable_sort(days, {}, &node::RegisterDay::from);
    Value list = Value::list();
    for (const node::RegisterDay& day : days) list.append(day_value(day));
    return json_answer(Value::object({{"days", std::move(list)}}));
}

}  // namespace

void add_register_day_resources(Routes& routes) {
    routes.add({.path = "/register/days",
                .group = "register",
                .says = "Meetings, and what is still to be done of them and of programmes, by their days",
                .query = {{"from", "the first day; without: today", "string", false, "", "date"},
                          {"to", "the last day, at most 366 later; without: that", "string", false, "", "date"},
                          {"state", "only with this State"},
                          {"owner", "only what this account owns or stands in for"}},
                .answers = {{200, "RegisterDays"}, {403}},
                .resource = access::name(access::Resource::register_entry),
                .verb = access::name(access::Verb::list)},
               show_days);
}

}  // namespace comity::api
