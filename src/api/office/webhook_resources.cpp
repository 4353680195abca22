// SPDX-License-Identifier: EUPL-1.2
// Which programs outside are told what changes, and what they did not take. An account subscribes by the commands
// add-webhook and end-webhook.
#include "api/office/body.h"
#include "api/office/office_groups.h"

namespace comity::api {

namespace {

using format::Value;

Value webhook_value(const node::ListedWebhook& webhook) {
    Value given_up = Value::list();
    for (const node::Delivery& delivery : webhook.given_up)
        given_up.append(Value::object({{"id", node::webhook_id(delivery.changed)},
                                       {"at", to_string(delivery.changed.at)},
                                       {"attempts", delivery.attempts},
                                       {"answer", delivery.answer}}));
    return Value::object({{"receiver", webhook.receiver},
                          {"server", webhook.server},
                          {"account", webhook.account},
                          {"waiting", webhook.waiting},
                          {"given_up", std::move(given_up)}});
}

Handled list(Desk& desk, const net::Request&, Caller& caller) {
    TRY(found, desk.webhooks.list(caller.person));
    Value items = Value::list();
    for (const node::ListedWebhook& webhook : found) items.append(webhook_value(webhook));
    return json_answer(Value::object({{"webhooks", std::move(items)}}));
}

Handled retry(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(count, desk.webhooks.retry(caller.person, request.path_parameter("receiver")));
    return json_answer(Value::object({{"waiting", count}}));
}

}  // namespace

void add_webhook_resources(Routes& routes) {
    routes.add({.path = "/webhooks",
                .group = "accounts",
                .says = "Programs outside that are told what changes, and what they did not take",
                .answers = {{200, "Webhooks"}, {403}}},
               list);
    routes.add({.method = net::Method::post,
                .path = "/webhooks/{receiver}/retry",
                .group = "accounts",
                .says = "Deliver again what was given up",
                .answers = {{200, "RetriedWebhook"}, {403}}},
               retry);
}

}  // namespace comity::api
