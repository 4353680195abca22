// SPDX-License-Identifier: EUPL-1.2
// Clocks, and the days of the register, for calendar programs, under an address that is itself the key.
#include "access/calendar_token.h"
#include "access/secret_token.h"
#include "api/office/office_groups.h"
#include "format/icalendar.h"
#include "node/docket/clock_calendar.h"
#include "node/docket/queries.h"
#include "node/register/register_calendar.h"
#include "node/register/register_desk.h"

namespace comity::api {

namespace {

/// Calendar programs fetch everything each time.
constexpr std::size_t most_calendar_events = 2000;

tl::unexpected<Error> no_such_calendar() {
    return fail(ErrorKind::not_found, "there is no calendar under this address", {},
                "make another on the page of your account");
}

/// The feed as its owner would see it: of a unit as its head, of one's own without what one leads.
node::Person person_of(const access::Account& account, access::CalendarFeed feed) {
    node::Person person{.account = account.id, .roles = account.roles, .unit = account.unit, .on_behalf_of = ""};
    if (feed == access::CalendarFeed::unit) {
        person.roles = access::Role::head_of_unit;
    } else {
        person.unit.clear();
    }
    return person;
}

/// Whose calendar the address is.
struct CalendarReader {
    node::Asker asker;
    bool own = true;  ///< of one's own, not of a unit
};

Result<CalendarReader> reader_of(Desk& desk, const net::Request& request) {
    const auto hash = access::token_hash(access::TokenKind::calendar, request.path_parameter("token"));
    if (!hash) return no_such_calendar();
    TRY(account, desk.accounts.find_by_token(access::TokenKind::calendar, *hash));
    if (!account) return no_such_calendar();
    const Instant now = desk.now();
    const auto feed = access::check_calendar_token(*account, *hash, now);
    if (!feed) return no_such_calendar();
    return CalendarReader{{desk.authority(), person_of(*account, *feed), now}, *feed == access::CalendarFeed::own};
}

net::Response calendar_answer(const format::Calendar& calendar) {
    net::Response response;
    response.body = format::icalendar(calendar);
    response.headers.set("Content-Type", "text/calendar; charset=utf-8");
    response.headers.set("Cache-Control", "private, max-age=300");
    return response;
}

Handled clocks(Desk& desk, const net::Request& request) {
    TRY(reader, reader_of(desk, request));
    const node::Asker& asker = reader.asker;
    TRY(lease, desk.node.database().reader());
    TRY(custody, node::list_clocks(*lease, asker, false, "custody", "", most_calendar_events));
    TRY(all, node::list_clocks(*lease, asker, false, "", "", most_calendar_events));
    std::erase_if(all, [](const node::ListedClock& clock) { return clock.kind == "custody"; });
    custody.insert(custody.end(), all.begin(), all.end());
    return calendar_answer(
        node::clock_calendar(asker.authority, custody, asker.now, desk.cases().environment(asker.now).today));
}

/// Nothing for those whose roles do not read the register.
Handled register_days(Desk& desk, const net::Request& request) {
    TRY(reader, reader_of(desk, request));
    const node::Asker& asker = reader.asker;
    auto& meetings = desk.office.registry->meetings;
    auto held = meetings.all(asker.person);
    if (!held && held.error().kind == ErrorKind::forbidden) return no_such_calendar();
    if (!held) return tl::unexpected(held.error());
    TRY(programmes, desk.office.registry->programmes.all(asker.person));
    const auto days = node::register_days(*held, programmes, reader.own ? asker.person.account : "",
                                          meetings.environment(asker.now).today);
    format::Calendar calendar = node::register_calendar(asker.authority, days, asker.now);
    // The latest days count where there are too many.
    std::ranges::stable_sort(calendar.entries, std::ranges::greater(), &format::CalendarEntry::day);
    if (calendar.entries.size() > most_calendar_events) calendar.entries.resize(most_calendar_events);
    return calendar_answer(calendar);
}

}  // namespace

void add_calendar_resources(Routes& routes) {
    routes.open({.path = "/calendar/{token}/clocks.ics",
                 .group = "lists",
                 .says = "Running clocks as iCalendar, without names and facts",
                 .answers = {{200, "", "text/calendar; charset=utf-8"}, {404}}},
                clocks);
    routes.open(
        {.path = "/calendar/{token}/register.ics",
         .group = "lists",
         .says = "Meetings, and what is to be done of them and of programmes, as iCalendar, without names and words",
         .answers = {{200, "", "text/calendar; charset=utf-8"}, {404}}},
        register_days);
}

}  // namespace comity::api
