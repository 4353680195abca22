// SPDX-License-Identifier: EUPL-1.2
// Accounts of the authority, for whoever keeps them; names of colleagues for everybody.
#include <algorithm>

#include "api/office/account_id.h"
#include "api/office/body.h"
#include "api/office/office_groups.h"
#include "node/accounts/standing_in.h"

namespace comity::api {

namespace {

using format::Value;

Value listed_value(const node::ListedAccount& account, bool whole) {
    Value value = Value::object({{"id", account.id}, {"name", account.name}, {"unit", account.unit}});
    if (!whole) return value;
    Value roles = Value::list();
    for (const access::Role role : account.roles) roles.append(access::name(role));
    value.set("sign_in_name", account.sign_in_name);
    value.set("language", account.language);
    value.set("roles", std::move(roles));
    value.set("disabled", account.disabled);
    value.set("ready", account.ready);
    return value;
}

Handled list(Desk& desk, const net::Request&, Caller& caller) {
    const access::Permission listed =
        caller.person.may(access::Relation::none, access::Resource::account, access::Verb::list);
    if (!listed.allowed()) return fail(ErrorKind::forbidden, listed.reason);
    const bool whole =
        caller.person.may(access::Relation::none, access::Resource::account, access::Verb::read).allowed();
    TRY(accounts, desk.accounts.list());
    Value items = Value::list();
    for (const node::ListedAccount& account : accounts)
        if (whole || !account.disabled) items.append(listed_value(account, whole));
    return json_answer(Value::object({{"accounts", std::move(items)}}));
}

/// Programs with tokens do not keep accounts, and people prove anew who they are.
Result<void> check_keeper(const Desk& desk, const Caller& caller) {
    return access::require_fresh(caller.session, desk.limits, desk.now());
}

net::Response shown(const access::Account& account, int status) {
    node::ListedAccount listed;
    listed.id = account.id;
    listed.sign_in_name = account.sign_in_name;
    listed.name = account.name;
    listed.unit = account.unit;
    listed.language = account.language;
    listed.roles = account.roles;
    listed.disabled = account.disabled;
    listed.ready = account.has_credentials();
    return json_answer(listed_value(listed, true), status);
}

Handled create(Desk& desk, const net::Request& request, Caller& caller) {
    Body body(request);
    access::AccountCommand command;
    command.name = "create-account";
    command.arguments = Value::object({{"account", body.text_or("account")},
                                       {"sign_in_name", body.text("sign_in_name")},
                                       {"name", body.text("name")},
                                       {"unit", body.text_or("unit")},
                                       {"language", body.text_or("language", "en")},
                                       {"roles", body.text_or("roles")}});
    if (auto refused = body.refused()) return *std::move(refused);
    TRY_VOID(check_keeper(desk, caller));
    std::string id = command.arguments.string_at("account").value_or("");
    if (id.empty()) id = new_account_id(desk.random);
    command.arguments.set("account", id);
    TRY(account, desk.accounts.give(caller.person, id, std::move(command)));
    net::Response response = shown(account, 201);
    response.headers.set("Location", desk.site.base_path + "/api/v1/accounts/" + id);
    return response;
}

Handled show(Desk& desk, const net::Request& request, Caller& caller) {
    const std::string id(request.path_parameter("account"));
    access::Relations relations = access::Relation::none;
    if (id == caller.account.id) relations.insert(access::Relation::owner);
    const access::Permission permission = caller.person.may(relations, access::Resource::account, access::Verb::read);
    if (!permission.allowed()) return fail(ErrorKind::forbidden, permission.reason);
    TRY(account, desk.accounts.find(id));
    return shown(account, 200);
}

Handled substitutions(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(listed, node::list_substitutions(desk.accounts, caller.person, std::string(request.path_parameter("account"))));
    return json_answer(listed);
}

Handled issue_link(Desk& desk, const net::Request& request, Caller& caller) {
    TRY_VOID(check_keeper(desk, caller));
    TRY(issued, desk.accounts.issue_link(caller.person, std::string(request.path_parameter("account"))));
    return json_answer(Value::object(
        {{"path", desk.site.base_path + "/link#" + issued.token}, {"expires", to_string(issued.expires)}}));
}

}  // namespace

void add_account_resources(Routes& routes) {
    using net::Method;
    routes.add({.path = "/accounts",
                .group = "accounts",
                .says = "Who works here; whole for whoever keeps accounts",
                .answers = {{200, "Accounts"}}},
               list);
    routes.add({.path = "/accounts/{account}",
                .group = "accounts",
                .says = "One account",
                .answers = {{200, "Account"}, {403}}},
               show);
    routes.add({.path = "/accounts/{account}/substitutions",
                .group = "accounts",
                .says = "Who acts in the person's place and when, and in whose place they may act today",
                .answers = {{200, "Substitutions"}, {403}}},
               substitutions);
    for (const access::AccountCommandKind& kind : access::account_commands()) {
        const bool creates = kind.name == "create-account";
        std::vector<Member> members;
        for (const access::AccountParameter& parameter : kind.parameters)
            members.push_back(
                {.name = parameter.name,
                 .says = parameter.says,
                 .required = parameter.required && parameter.name != "account" && parameter.name != "language"});
        Described described{.method = Method::post,
                            .path = creates ? "/accounts" : "/accounts/{account}/" + std::string(kind.name),
                            .group = "accounts",
                            .says = std::string(kind.says),
                            .body = members,
                            .answers = {{creates ? 201 : 200, "Account"}, {409}}};
        if (creates) {
            routes.add(std::move(described), create);
            continue;
        }
        routes.add(std::move(described), [&kind](Desk& desk, const net::Request& request, Caller& caller) -> Handled {
            Body body(request);
            access::AccountCommand command;
            command.name = kind.name;
            command.arguments = Value::object();
            for (const access::AccountParameter& parameter : kind.parameters)
                command.arguments.set(parameter.name,
                                      parameter.required ? body.text(parameter.name) : body.text_or(parameter.name));
            if (auto refused = body.refused()) return *std::move(refused);
            if (kind.verb == access::Verb::administer) TRY_VOID(check_keeper(desk, caller));
            TRY(account,
                desk.accounts.give(caller.person, std::string(request.path_parameter("account")), std::move(command)));
            return shown(account, 200);
        });
    }
    routes.add({.method = Method::post,
                .path = "/accounts/{account}/link",
                .group = "accounts",
                .says = "A link that lets the person choose a password, once",
                .answers = {{200, "IssuedLink"}, {409}}},
               issue_link);
}

}  // namespace comity::api
