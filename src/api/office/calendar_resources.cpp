// SPDX-License-Identifier: EUPL-1.2
// Clocks for calendar programs, under an address that is itself the key.
#include "access/calendar_token.h"
#include "access/secret_token.h"
#include "api/office/office_groups.h"
#include "format/icalendar.h"
#include "node/docket/clock_calendar.h"
#include "node/docket/queries.h"

namespace comity::api {

namespace {

/// Calendar programs fetch everything each time.
constexpr std::size_t most_calendar_events = 2000;

tl::unexpected<Error> no_such_calendar() {
    return fail(ErrorKind::not_found, "there is no calendar under this address", {},
                "make another on the page of your account");
}

/// The feed as its owner would see it: of a unit as its head, of one's own without what one leads.
node::Person reader_of(const access::Account& account, access::CalendarFeed feed) {
    node::Person person{.account = account.id, .roles = account.roles, .unit = account.unit, .on_behalf_of = ""};
    if (feed == access::CalendarFeed::unit) {
        person.roles = access::Role::head_of_unit;
    } else {
        person.unit.clear();
    }
    return person;
}

Handled clocks(Desk& desk, const net::Request& request) {
    const auto hash = access::token_hash(access::TokenKind::calendar, request.path_parameter("token"));
    if (!hash) return no_such_calendar();
    TRY(account, desk.accounts.find_by_token(access::TokenKind::calendar, *hash));
    if (!account) return no_such_calendar();
    const Instant now = desk.now();
    const auto feed = access::check_calendar_token(*account, *hash, now);
    if (!feed) return no_such_calendar();
    TRY(lease, desk.node.database().reader());
    const node::Asker asker{desk.authority(), reader_of(*account, *feed), now};
    TRY(custody, node::list_clocks(*lease, asker, false, "custody", "", most_calendar_events));
    TRY(all, node::list_clocks(*lease, asker, false, "", "", most_calendar_events));
    std::erase_if(all, [](const node::ListedClock& clock) { return clock.kind == "custody"; });
    custody.insert(custody.end(), all.begin(), all.end());
    net::Response response;
    response.body =
        format::icalendar(node::clock_calendar(desk.authority(), custody, now, desk.cases().environment(now).today));
    response.headers.set("Content-Type", "text/calendar; charset=utf-8");
    response.headers.set("Cache-Control", "private, max-age=300");
    return response;
}

}  // namespace

void add_calendar_resources(Routes& routes) {
    routes.open({.path = "/calendar/{token}/clocks.ics",
                 .group = "lists",
                 .says = "Running clocks as iCalendar, without names and facts",
                 .answers = {{200, "", "text/calendar; charset=utf-8"}, {404}}},
                clocks);
}

}  // namespace comity::api
