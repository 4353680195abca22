// SPDX-License-Identifier: EUPL-1.2
// Bodies and meetings shown: on a day and as they were known at a moment; minutes with their words.
#include "api/office/body.h"
#include "api/office/register/kind_resources.h"
#include "register/decide.h"
#include "register/meeting/shown.h"

namespace comity::api {

namespace {

using registry::Meeting;

Handled show_minutes(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(opened, desk_of<Meeting>(desk).open(caller.person, std::string(request.path_parameter("meeting"))));
    auto version = registry::part_of(opened.state.minutes, "version", request.path_parameter("minutes"));
    if (!version) return fail(ErrorKind::not_found, version.error().message, {}, version.error().hint);
    return json_answer(registry::shown(**version));
}

}  // namespace

void add_meeting_resources(Routes& routes) {
    const Member on = shown_on();
    const Member known = known_then();
    const auto add = [&](std::string path, std::string group, std::string says, std::string_view schema,
                         std::vector<Member> query, Handled (*handler)(Desk&, const net::Request&, Caller&)) {
        routes.add({.path = std::move(path),
                    .group = std::move(group),
                    .says = std::move(says),
                    .query = std::move(query),
                    .answers = {{200, schema}, {403}, {404}},
                    .resource = access::name(access::Resource::register_entry),
                    .verb = access::name(access::Verb::read)},
                   handler);
    };
    add("/bodies/{body}", "bodies", "The body on a day, with who speaks there for us", "Body", {on, known},
        show_on_day<registry::Body>);
    add("/meetings/{meeting}", "meetings", "The meeting on a day, with what became of each decision", "Meeting",
        {on, known}, show_on_day<Meeting>);
    add("/meetings/{meeting}/minutes/{minutes}", "meetings", "A version of the minutes with its words",
        "MeetingMinutes", {}, show_minutes);
}

}  // namespace comity::api
