// SPDX-License-Identifier: EUPL-1.2
// What the register keeps over HTTP: the same resources for every kind, one per row of its table of commands.
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "api/office/body.h"
#include "api/office/command_request.h"
#include "api/office/office_groups.h"
#include "api/office/paging.h"
#include "api/office/register/kind_resources.h"
#include "node/accounts/named_accounts.h"
#include "node/register/lists.h"
#include "register/decide.h"

namespace comity::api {

namespace {

using format::Value;
using registry::KindOf;

/// Of agreements some are among others.
template <class State>
constexpr bool of_sides = std::is_same_v<State, registry::Agreement>;

template <class State>
Handled begin(Desk& desk, const net::Request& request, Caller& caller) {
    const auto& kind = KindOf<State>::commands().front();
    CommandRequest read = read_command(kind.entry(), request, Value::object({{"owner", caller.person.seat()}}));
    if (read.refused) return *std::move(read.refused);
    TRY_VOID(node::check_named_accounts(desk.accounts, read.arguments));
    TRY(once, once_of(request, caller));
    TRY(text, desk_of<State>(desk).begin(caller.person, std::move(read.arguments), std::move(once)));
    TRY(response, command_answer(text, 201));
    TRY(answer, format::read_value(text, "answer"));
    response.headers.set("Location", fmt::format("{}/api/v1/{}/{}", desk.site.base_path, KindOf<State>::plural,
                                                 answer.string_at(KindOf<State>::word).value_or("")));
    return response;
}

template <class State>
Handled give(const registry::CommandKind<State>& kind, Desk& desk, const net::Request& request, Caller& caller) {
    CommandRequest read = read_command(kind.entry(), request);
    if (read.refused) return *std::move(read.refused);
    TRY_VOID(node::check_named_accounts(desk.accounts, read.arguments));
    TRY(version, based_on(request));
    TRY(once, once_of(request, caller));
    registry::Command command{
        .name = std::string(kind.name), .arguments = std::move(read.arguments), .based_on = version};
    TRY(text, desk_of<State>(desk).give(caller.person, std::string(request.path_parameter(KindOf<State>::word)),
                                        std::move(command), std::move(once)));
    return command_answer(text, 200);
}

/// A picture is read at its own address.
Value without_octets(const Value& payload) {
    if (!payload.find("large")) return payload;
    Value told = Value::object();
    for (const format::Member& member : *payload.as_object())
        if (member.key != "large" && member.key != "small") told.set(member.key, member.value);
    return told;
}

template <class State>
Handled show_events(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(known, moment_of(request, "known"));
    const std::string id(request.path_parameter(KindOf<State>::word));
    TRY(opened, desk_of<State>(desk).open(caller.person, id, known));
    Value list = Value::list();
    for (const auto& [event, payload] : opened.story) {
        list.append(Value::object({{"version", event.stream_sequence},
                                   {"sequence", event.sequence},
                                   {"type", event.type},
                                   {"says", registry::says_of<State>(event.type)},
                                   {"by", event.actor},
                                   {"on_behalf_of", event.on_behalf_of},
                                   {"at", to_string(event.instant)},
                                   {"payload", without_octets(payload)}}));
    }
    return json_answer(Value::object({{"events", std::move(list)}}));
}

/// "KZ TR" as a list.
Value states_value(std::string_view rest) {
    Value states = Value::list();
    for (; rest.size() >= 2; rest.remove_prefix(rest.size() > 2 ? 3 : 2)) states.append(rest.substr(0, 2));
    return states;
}

template <class State>
constexpr bool has_days = std::is_same_v<State, registry::Meeting>;

/// From rows as it is known now; folded from the events as it was known at an earlier moment. Days of a meeting stand
/// in no row, so they are folded in any case.
template <class State>
Result<std::vector<node::ListedHolding>> listed(Desk& desk, const Caller& caller, const node::HoldingFilter& filter,
                                                const std::optional<Instant>& known, const node::Page& page) {
    const auto set_days = [](node::ListedHolding& line, const State& state) {
        if constexpr (has_days<State>) {
            line.first_day = to_string(state.from);
            line.last_day = to_string(state.to);
        }
    };
    std::vector<node::ListedHolding> found;
    if (!known) {
        TRY(lease, desk.node.database().reader());
        TRY(lines, node::list_holdings(*lease, asker_of(desk, caller), filter, page));
        found = std::move(lines);
        if constexpr (has_days<State>)
            for (node::ListedHolding& line : found) {
                TRY(state, desk_of<State>(desk).load(*lease, line.id));
                set_days(line, state);
            }
        return found;
    }
    TRY(all, desk_of<State>(desk).all(caller.person, known));
    for (const State& each : all) {
        auto line = node::listed_of(node::rows_of(each), filter);
        if (line && line->number > page.after) {
            set_days(*line, each);
            found.push_back(*std::move(line));
        }
        if (found.size() == page.limit) break;
    }
    return found;
}

template <class State>
Result<Listing> list(Desk& desk, const net::Request& request, const Caller& caller, const node::Page& page) {
    TRY(on, day_of(request, "on", desk_of<State>(desk).environment(desk.now()).today));
    TRY(known, moment_of(request, "known"));
    node::HoldingFilter filter{.word = std::string(KindOf<State>::word),
                               .resource = node::resource_of<State>(),
                               .sort = text_of(request, "kind"),
                               .state = text_of(request, "state"),
                               .stage = text_of(request, "stage"),
                               .owner = text_of(request, "owner"),
                               .on = on};
    if (const std::string observed = text_of(request, "observed"); !observed.empty())
        filter.observed = observed == "true";
    TRY(found, listed<State>(desk, caller, filter, known, page));
    Listing listing{.name = std::string(KindOf<State>::plural),
                    .columns = {"number", "title", "kind", "states", "stage", "since", "first_day", "last_day", "owner",
                                "substitute", "id", "version"}};
    if constexpr (of_sides<State>) listing.columns.push_back("observed");
    for (const node::ListedHolding& each : found) {
        listing.rows.push_back(Value::object({{"id", each.id},
                                              {"number", each.number},
                                              {"title", each.title},
                                              {"kind", each.sort},
                                              {"states", states_value(each.states)},
                                              {"stage", each.stage},
                                              {"since", each.since},
                                              {"first_day", each.first_day},
                                              {"last_day", each.last_day},
                                              {"owner", each.owner},
                                              {"substitute", each.substitute},
                                              {"version", each.version}}));
        if constexpr (of_sides<State>) listing.rows.back().set("observed", each.observed);
    }
    set_next(listing, found, page);
    return listing;
}

template <class State>
std::vector<Member> asked_of_list() {
    std::vector<Member> asked{{"state", "only with this State"},
                              {"kind", "only of this kind"},
                              {"stage", "only in this stage on the day"},
                              {"owner", "only of this account"},
                              {"on", "the day whose stage is shown; without: today", "string", false, "", "date"},
                              known_then()};
    if constexpr (of_sides<State>)
        asked.push_back({"observed", "true: only those among others, false: only our own; without: all", "boolean"});
    return asked;
}

/// Of openapi/schemas/: what a command and the list are answered.
struct Schemas {
    std::string_view done;
    std::string_view list;
};

template <class State>
void add_kind(Routes& routes, const Schemas& schemas) {
    const std::string all = fmt::format("/{}", KindOf<State>::plural);
    const std::string one = fmt::format("{}/{{{}}}", all, KindOf<State>::word);
    for (const registry::CommandKind<State>& kind : registry::commands<State>()) {
        if (std::is_same_v<State, registry::NewsItem> && kind.resource == registry::add_picture_resource) continue;
        const bool begins = kind.resource.empty();
        std::vector<Answer> answers{{begins ? 201 : 200, schemas.done}};
        if (!begins) answers.push_back({202, schemas.done});
        for (const int status : {403, 404, 409}) answers.push_back({status});
        Described described{.method = net::Method::post,
                            .path = begins ? all : fmt::format("{}/{}", one, kind.resource),
                            .group = std::string(KindOf<State>::plural),
                            .says = std::string(kind.says),
                            .body = begins ? members_of(kind.entry(), {"owner"}) : members_of(kind.entry()),
                            .answers = std::move(answers),
                            .resource = kind.on,
                            .verb = kind.verb,
                            .command = true};
        if (begins)
            routes.add(std::move(described), begin<State>);
        else
            routes.add(std::move(described), [&kind](Desk& desk, const net::Request& request, Caller& caller) {
                return give(kind, desk, request, caller);
            });
    }
    routes.add({.path = all,
                .group = std::string(KindOf<State>::plural),
                .says = fmt::format("The {} of the register, by number", KindOf<State>::plural),
                .query = with_paging(asked_of_list<State>()),
                .answers = {{200, schemas.list}, {200, "", csv_type}, {403}},
                .resource = access::name(node::resource_of<State>()),
                .verb = access::name(access::Verb::list)},
               [](Desk& desk, const net::Request& request, Caller& caller) {
                   return paged(desk, request, caller, list<State>);
               });
    routes.add({.path = one + "/events",
                .group = std::string(KindOf<State>::plural),
                .says = "What happened, in sentences",
                .query = {known_then()},
                .answers = {{200, "CaseEvents"}, {403}, {404}},
                .resource = access::name(node::resource_of<State>()),
                .verb = access::name(access::Verb::read)},
               show_events<State>);
}

Result<Listing> list_proposals(Desk& desk, const net::Request&, const Caller& caller, const node::Page& page) {
    TRY(lease, desk.node.database().reader());
    TRY(found, node::list_register_proposals(*lease, asker_of(desk, caller), page));
    Listing listing{.name = "proposals",
                    .columns = {"at", "act", "command", "says", "by", "word", "number", "title", "holding", "id"}};
    for (const node::ListedRegisterProposal& each : found) {
        TRY(at, Instant::at(each.at));
        listing.rows.push_back(Value::object({{"holding", each.holding},
                                              {"word", each.word},
                                              {"number", each.number},
                                              {"title", each.title},
                                              {"id", each.id},
                                              {"act", each.act},
                                              {"command", each.command},
                                              {"says", each.says},
                                              {"by", each.by},
                                              {"at", to_string(at)}}));
    }
    set_next(listing, found, page);
    return listing;
}

Result<Listing> register_tasks(Desk& desk, const net::Request& request, const Caller& caller, const node::Page& page) {
    TRY(lease, desk.node.database().reader());
    TRY(found, node::list_register_tasks(*lease, asker_of(desk, caller),
                                         {.owner = text_of(request, "owner"),
                                          .state = text_of(request, "state"),
                                          .by = text_of(request, "by"),
                                          .due_before = text_of(request, "due_before")},
                                         page));
    const std::string today = to_string(desk_of<registry::Meeting>(desk).environment(desk.now()).today);
    Listing listing{.name = "tasks",
                    .columns = {"due", "late", "by", "owner", "responsible_there", "says", "number", "title", "states",
                                "about", "case_number", "meeting", "decision", "case", "word", "holding"}};
    for (const node::ListedRegisterTask& each : found) {
        const bool of_meeting = each.word == KindOf<registry::Meeting>::word;
        listing.rows.push_back(Value::object({{"word", each.word},
                                              {"holding", each.holding},
                                              {"meeting", of_meeting ? each.holding : ""},
                                              {"number", each.number},
                                              {"title", each.title},
                                              {"states", states_value(each.states)},
                                              {"decision", of_meeting ? each.id : ""},
                                              {"says", each.says},
                                              {"by", each.by},
                                              {"owner", each.owner},
                                              {"responsible_there", each.responsible_there},
                                              {"due", each.due},
                                              {"late", each.due < today},
                                              {"about", each.about},
                                              {"case", each.case_id},
                                              {"case_number", each.case_number}}));
    }
    set_next(listing, found, page);
    return listing;
}

}  // namespace

net::Response holding_answer(Value value, const std::optional<Instant>& known, std::uint64_t version) {
    value.set("known", known ? Value(to_string(*known)) : Value());
    net::Response response = json_answer(value);
    response.headers.set("ETag", fmt::format("\"{}\"", version));
    return response;
}

void add_register_resources(Routes& routes) {
    add_kind<registry::Agreement>(routes, {"AgreementDone", "Agreements"});
    add_agreement_resources(routes);
    add_kind<registry::Programme>(routes, {"ProgrammeDone", "Programmes"});
    add_programme_resources(routes);
    add_kind<registry::Body>(routes, {"BodyDone", "Bodies"});
    add_kind<registry::Meeting>(routes, {"MeetingDone", "Meetings"});
    add_meeting_resources(routes);
    add_kind<registry::Publication>(routes, {"PublicationDone", "Publications"});
    add_library_resources(routes);
    add_kind<registry::Statistic>(routes, {"StatisticDone", "Statistics"});
    add_statistic_resources(routes);
    add_questionnaire_resources(routes);
    add_kind<registry::NewsItem>(routes, {"NewsDone", "NewsList"});
    add_news_item_resources(routes);
    add_public_resources(routes);
    add_brief_resources(routes);
    add_register_day_resources(routes);
    routes.add(
        {.path = "/register/tasks",
         .group = "register",
         .says = "What is still to be done of what was decided at meetings, by the day it is due",
         .query = with_paging({{"owner", "only of this account"},
                               {"state", "only of meetings with this State"},
                               {"by", "only what we are to do, or they", "string", false, "us them"},
                               {"due_before", "only what was due before this day", "string", false, "", "date"}}),
         .answers = {{200, "RegisterTasks"}, {200, "", csv_type}, {403}},
         .resource = access::name(access::Resource::register_entry),
         .verb = access::name(access::Verb::list)},
        [](Desk& desk, const net::Request& request, Caller& caller) {
            return paged(desk, request, caller, register_tasks);
        });
    routes.add({.path = "/register/proposals",
                .group = "register",
                .says = "What of the register waits for oneself as the second person",
                .query = with_paging({}),
                .answers = {{200, "RegisterProposals"}, {200, "", csv_type}}},
               [](Desk& desk, const net::Request& request, Caller& caller) {
                   return paged(desk, request, caller, list_proposals);
               });
}

}  // namespace comity::api
