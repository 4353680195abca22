// SPDX-License-Identifier: EUPL-1.2
// The official channel of the authority: how it is, whom the directory lists, security alarms.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "api/office/body.h"
#include "api/office/office_groups.h"
#include "format/canonical_json.h"
#include "net/problem.h"

namespace comity::api {

namespace {

using format::Value;

Result<node::ChannelOffice*> channel_of(Desk& desk) {
    if (desk.channel) return desk.channel.get();
    return fail(ErrorKind::not_found, "this authority has no access point", {},
                "docs/operate/channel.md says how one is set up");
}

Handled status(Desk& desk, const net::Request&, Caller& caller) {
    TRY_VOID(check_may(caller, access::Resource::configuration, access::Verb::read));
    TRY(channel, channel_of(desk));
    const auto health = channel->point().health();
    Value shown;
    if (health) {
        auto read = format::read_value(*health, "health");
        if (read) shown = *std::move(read);
    }
    return json_answer(Value::object({{"authority", channel->configuration().authority},
                                      {"federation", channel->configuration().federation},
                                      {"answers", health.has_value()},
                                      {"says", health ? std::string() : to_string(health.error())},
                                      {"health", std::move(shown)}}));
}

/// What the two sides of every way agreed, as the access point has it in force.
Handled pmodes(Desk& desk, const net::Request&, Caller& caller) {
    TRY_VOID(check_may(caller, access::Resource::configuration, access::Verb::read));
    TRY(channel, channel_of(desk));
    TRY(text, channel->point().pmodes());
    TRY(told, format::read_value(text, "P-Modes of the access point"));
    return json_answer(told);
}

/// Whoever sends must find whom to send to: what the directory lists is no secret of this authority.
Handled directory(Desk& desk, const net::Request&, Caller&) {
    TRY(channel, channel_of(desk));
    TRY(current, channel->directory().current());
    Value authorities = Value::list();
    Value sequence;
    Value until;
    if (current) {
        sequence = current->document().sequence;
        until = to_string(current->document().valid_until);
        TRY(waiting, channel->directory().waiting());
        const auto choices = current->choices();
        const auto list = [&](const channel::ListedAuthority& each) {
            const auto proposed = std::ranges::find(waiting, each.id, &node::DirectoryKeeper::Waiting::peer);
            const command::Participant by = proposed == waiting.end() ? command::Participant{} : proposed->by;
            authorities.append(
                Value::object({{"id", each.id},
                               {"state", each.state.text()},
                               {"name", channel::name_in(each, "en")},
                               {"status", channel::to_string(each.status)},
                               {"source", each.source == channel::EntrySource::manual ? "manual" : "federation"},
                               {"competences", Value::list_of(each.competences)},
                               {"own", each.id == channel->configuration().authority},
                               {"choice", std::ranges::find(choices, &each) != choices.end()},
                               {"proposed_by", by.account},
                               {"proposed_on_behalf_of", by.on_behalf_of}}));
        };
        std::ranges::for_each(current->document().authorities, list);
        std::ranges::for_each(current->manual(), list);
    }
    return json_answer(Value::object({{"sequence", std::move(sequence)},
                                      {"valid_until", std::move(until)},
                                      {"authorities", std::move(authorities)}}));
}

net::Response done() {
    net::Response response;
    response.status = 204;
    return response;
}

Handled propose(Desk& desk, const net::Request& request, Caller& caller) {
    TRY_VOID(check_may(caller, access::Resource::configuration, access::Verb::propose));
    TRY(channel, channel_of(desk));
    TRY_VOID(channel->directory().propose(caller.person, std::string(request.path_parameter("peer"))));
    return done();
}

Handled approve(Desk& desk, const net::Request& request, Caller& caller) {
    TRY_VOID(check_may(caller, access::Resource::configuration, access::Verb::approve));
    if (!caller.person.fresh)
        return fail(ErrorKind::forbidden, "an approval needs a fresh sign-in", {}, "confirm, and approve again");
    TRY(channel, channel_of(desk));
    TRY_VOID(channel->directory().approve(caller.person, std::string(request.path_parameter("peer"))));
    return done();
}

Handled alarms(Desk& desk, const net::Request&, Caller& caller) {
    TRY_VOID(check_may(caller, access::Resource::configuration, access::Verb::read));
    TRY(channel, channel_of(desk));
    TRY(found, channel->alarms().list());
    Value list = Value::list();
    for (const node::SecurityAlarm& alarm : found)
        list.append(Value::object({{"id", alarm.id},
                                   {"at", to_string(Instant::at(alarm.at).value_or(Instant()))},
                                   {"kind", alarm.kind},
                                   {"peer", alarm.peer},
                                   {"says", alarm.says},
                                   {"known", alarm.known},
                                   {"presented", alarm.presented},
                                   {"cleared_by", alarm.cleared_by},
                                   {"cleared_on_behalf_of", alarm.cleared_on_behalf_of},
                                   {"cleared_as", alarm.cleared_as}}));
    return json_answer(Value::object({{"alarms", std::move(list)}}));
}

Handled clear(Desk& desk, const net::Request& request, Caller& caller) {
    TRY_VOID(check_may(caller, access::Resource::configuration, access::Verb::approve));
    Body body(request);
    const std::string because = body.text("because");
    if (auto refused = body.refused()) return *std::move(refused);
    TRY(channel, channel_of(desk));
    const std::string_view text = request.path_parameter("alarm");
    std::int64_t id = 0;
    const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (fault != std::errc() || stop != text.data() + text.size())
        return fail(ErrorKind::not_found, fmt::format("there is no alarm '{}'", text));
    TRY_VOID(channel->alarms().clear(caller.person, id, because));
    return done();
}

}  // namespace

void add_channel_resources(Routes& routes) {
    using net::Method;
    const auto add = [&](Described described, Handled (*handler)(Desk&, const net::Request&, Caller&)) {
        described.group = "channel";
        routes.add(std::move(described), handler);
    };
    add({.path = "/channel", .says = "How the access point is", .answers = {{200, "ChannelStatus"}, {403}, {404}}},
        status);
    add({.path = "/channel/pmodes",
         .says = "The P-Modes that the access point has in force",
         .answers = {{200, "ChannelPModes"}, {403}, {404}, {503}}},
        pmodes);
    add({.path = "/channel/directory",
         .says = "Whom the federation directory lists, and who is a choice for senders",
         .answers = {{200, "ChannelDirectory"}, {404}}},
        directory);
    add({.method = Method::post,
         .path = "/channel/directory/{peer}/proposal",
         .says = "Propose an authority as a choice for senders",
         .answers = {{204}, {403}, {404}, {409}}},
        propose);
    add({.method = Method::post,
         .path = "/channel/directory/{peer}/approval",
         .says = "Make an authority a choice for senders, as the second person",
         .answers = {{204}, {403}, {404}}},
        approve);
    add({.path = "/channel/alarms", .says = "Security alarms", .answers = {{200, "ChannelAlarms"}, {403}, {404}}},
        alarms);
    add({.method = Method::post,
         .path = "/channel/alarms/{alarm}/clearing",
         .says = "Put an alarm aside, and say why",
         .body = {{"because", "why it may be put aside", "string", true}},
         .answers = {{204}, {403}, {404}, {409}}},
        clear);
}

}  // namespace comity::api
