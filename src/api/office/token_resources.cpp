// SPDX-License-Identifier: EUPL-1.2
// Tokens for scripts and calendars.
#include "access/api_token.h"
#include "access/calendar_token.h"
#include "api/office/body.h"
#include "api/office/office_groups.h"
#include "base/octets.h"
#include "format/base64.h"

namespace comity::api {

namespace {

using access::Account;
using format::Value;

template <class Enum, class Parse>
access::SetOf<Enum> words_of(Body& body, std::string_view name, Parse parse) {
    access::SetOf<Enum> set;
    const Value given = body.any(name);
    const auto* list = given.as_list();
    if (!list) {
        body.fault(name, "must be a list of words");
        return set;
    }
    for (const Value& item : *list) {
        const auto word = parse(item.as_string() ? *item.as_string() : "");
        if (word)
            set.insert(*word);
        else
            body.fault(name, word.error().message, word.error().hint);
    }
    return set;
}

Instant expires_of(Body& body) {
    const auto at = parse_instant(body.text("expires"));
    if (!at) body.fault("expires", "must be a moment with its offset, as 2026-11-21T22:30:00+03:00");
    return at.value_or(Instant{});
}

template <class Enum>
Value set_value(access::SetOf<Enum> set) {
    Value words = Value::list();
    for (const Enum value : set) words.append(access::name(value));
    return words;
}

Handled list(Desk& desk, const net::Request&, Caller& caller) {
    TRY(account, desk.accounts.find(caller.account.id));
    Value api = Value::list();
    for (const access::ApiToken& token : account.api_tokens)
        api.append(Value::object({{"id", format::base64_url(octets(token.hash))},
                                  {"label", token.label},
                                  {"roles", set_value(token.scope.roles)},
                                  {"verbs", set_value(token.scope.verbs)},
                                  {"resources", set_value(token.scope.resources)},
                                  {"issued", to_string(token.issued)},
                                  {"expires", to_string(token.expires)}}));
    Value calendars = Value::list();
    for (const access::CalendarToken& token : account.calendar_tokens)
        calendars.append(Value::object({{"id", format::base64_url(octets(token.hash))},
                                        {"label", token.label},
                                        {"feed", access::name(token.feed)},
                                        {"issued", to_string(token.issued)},
                                        {"expires", to_string(token.expires)}}));
    return json_answer(Value::object({{"tokens", std::move(api)}, {"calendars", std::move(calendars)}}));
}

/// What may be chosen from when a token is made.
Handled scopes(Desk&, const net::Request&, Caller& caller) {
    Value resources = Value::list();
    for (int i = 0; i < access::resource_count; ++i) {
        const auto resource = static_cast<access::Resource>(i);
        resources.append(Value::object({{"resource", access::name(resource)},
                                        {"says", access::PermissionTable::built_in().what_it_is(resource)}}));
    }
    return json_answer(Value::object({{"roles", set_value(caller.account.roles)},
                                      {"verbs", set_value(access::token_verbs())},
                                      {"resources", std::move(resources)}}));
}

Handled issue(Desk& desk, const net::Request& request, Caller& caller) {
    Body body(request);
    const std::string label = body.text("label");
    access::TokenScope scope;
    scope.roles = words_of<access::Role>(body, "roles", access::parse_role);
    scope.verbs = words_of<access::Verb>(body, "verbs", access::parse_verb);
    scope.resources = words_of<access::Resource>(body, "resources", access::parse_resource);
    const Instant expires = expires_of(body);
    if (auto refused = body.refused()) return *std::move(refused);
    TRY_VOID(access::require_fresh(caller.session, desk.limits, desk.now()));
    std::string token;
    TRY_VOID(desk.accounts.change(
        caller.account.id, {caller.account.id},
        [&](const Account& account, node::Unit& unit) -> Result<std::vector<access::NewEvent>> {
            TRY(issued, access::issue_api_token(account, label, scope, expires, unit.now, desk.random));
            token = std::move(issued.token);
            return std::move(issued.events);
        }));
    return json_answer(Value::object({{"token", token}, {"expires", to_string(expires)}}), 201);
}

Handled issue_calendar(Desk& desk, const net::Request& request, Caller& caller) {
    Body body(request);
    const std::string label = body.text("label");
    const auto feed = access::parse_calendar_feed(body.text_or("feed", "own"));
    if (!feed) body.fault("feed", feed.error().message, feed.error().hint);
    const Instant expires = expires_of(body);
    if (auto refused = body.refused()) return *std::move(refused);
    TRY_VOID(access::require_fresh(caller.session, desk.limits, desk.now()));
    std::string token;
    TRY_VOID(desk.accounts.change(
        caller.account.id, {caller.account.id},
        [&](const Account& account, node::Unit& unit) -> Result<std::vector<access::NewEvent>> {
            TRY(issued, access::issue_calendar_token(account, label, *feed, expires, unit.now, desk.random));
            token = std::move(issued.token);
            return std::move(issued.events);
        }));
    return json_answer(Value::object({{"path", desk.site.base_path + "/api/v1/calendar/" + token + "/clocks.ics"},
                                      {"expires", to_string(expires)}}),
                       201);
}

using EndToken = decltype(&access::end_api_token);

Handled end_token(Desk& desk, const net::Request& request, Caller& caller, EndToken end_it) {
    const std::string hash = format::from_base64_url(request.path_parameter("token")).value_or("");
    TRY_VOID(desk.accounts.change(caller.account.id, {caller.account.id},
                                  [&](const Account& account, node::Unit&) { return end_it(account, hash); }));
    net::Response response;
    response.status = 204;
    return response;
}

Handled end(Desk& desk, const net::Request& request, Caller& caller) {
    return end_token(desk, request, caller, access::end_api_token);
}

Handled end_calendar(Desk& desk, const net::Request& request, Caller& caller) {
    return end_token(desk, request, caller, access::end_calendar_token);
}

}  // namespace

void add_token_resources(Routes& routes) {
    using net::Method;
    const Member label{"label", "which program it is for", "string", true};
    const Member expires{"expires", "when it ends, within a year", "string", true, "", "date-time"};
    routes.add({.path = "/account/tokens",
                .group = "account",
                .says = "One's tokens for scripts and calendars, without the tokens themselves",
                .answers = {{200, "Tokens"}}},
               list);
    routes.add({.path = "/account/token-scopes",
                .group = "account",
                .says = "The roles, verbs and resources a token of one's own can have",
                .answers = {{200, "TokenScopes"}}},
               scopes);
    routes.add({.method = Method::post,
                .path = "/account/tokens",
                .group = "account",
                .says = "A token for a script; shown once, no wider than one's own roles, good for no act",
                .body = {label,
                         {"roles", "roles it has", "strings", true},
                         {"verbs", "what it may", "strings", true},
                         {"resources", "with what", "strings", true},
                         expires},
                .answers = {{201, "IssuedToken"}}},
               issue);
    routes.add({.method = Method::delete_,
                .path = "/account/tokens/{token}",
                .group = "account",
                .says = "End a token",
                .answers = {{204}, {404}}},
               end);
    routes.add({.method = Method::post,
                .path = "/account/calendars",
                .group = "account",
                .says = "An address under which a calendar program reads one's clocks, without names",
                .body = {label, {"feed", "whose clocks", "string", false, "own unit"}, expires},
                .answers = {{201, "IssuedCalendar"}}},
               issue_calendar);
    routes.add({.method = Method::delete_,
                .path = "/account/calendars/{token}",
                .group = "account",
                .says = "End a calendar's address",
                .answers = {{204}, {404}}},
               end_calendar);
}

}  // namespace comity::api
