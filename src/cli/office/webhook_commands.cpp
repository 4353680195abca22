// SPDX-License-Identifier: EUPL-1.2
// Programs outside that are told what changes; an account subscribes with `comity account add-webhook`.
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/account_commands.h"
#include "cli/office/listing.h"
#include "cli/office/open_office.h"
#include "cli/table.h"
#include "node/webhooks/webhooks.h"

namespace comity::cli {

namespace {

using format::Value;

struct WebhookOptions {
    OfficeOptions office;
    std::string receiver;
    bool json = false;
};

Result<int> list(const WebhookOptions& options) {
    TRY(opened, options.office.open());
    node::Webhooks webhooks(*opened->office, opened->node->database());
    TRY(found, webhooks.list(opened->person));
    Value all = Value::list();
    Table table({"receiver", "server", "account", "waiting", "given up", "last answer"});
    for (const node::ListedWebhook& one : found) {
        const std::string answer = one.given_up.empty() ? "" : one.given_up.front().answer;
        Value given_up = Value::list();
        for (const node::Delivery& delivery : one.given_up)
            given_up.append(Value::object({{"id", node::webhook_id(delivery.changed)},
                                           {"at", to_string(delivery.changed.at)},
                                           {"answer", delivery.answer}}));
        all.append(Value::object({{"receiver", one.receiver},
                                  {"server", one.server},
                                  {"account", one.account},
                                  {"waiting", one.waiting},
                                  {"given_up", std::move(given_up)}}));
        table.add({one.receiver, one.server, one.account, std::to_string(one.waiting),
                   std::to_string(one.given_up.size()), answer});
    }
    return options.json ? print_json(all) : print_table(table, "the settings name no receiver of webhooks");
}

Result<int> retry(const WebhookOptions& options) {
    TRY(opened, options.office.open());
    node::Webhooks webhooks(*opened->office, opened->node->database());
    TRY(count, webhooks.retry(opened->person, options.receiver));
    std::cout << count << " wait to be delivered again\n";
    return exit_ok;
}

}  // namespace

void add_webhook_commands(CLI::App& accounts, int& status) {
    auto listed = std::make_shared<WebhookOptions>();
    CLI::App* list_command = accounts.add_subcommand("webhooks", "programs outside that are told what changes");
    list_command->add_flag("--json", listed->json, "as JSON");
    listed->office.add_to(*list_command);
    list_command->callback([listed, &status] { status = finished(list(*listed)); });

    auto retried = std::make_shared<WebhookOptions>();
    CLI::App* retry_command = accounts.add_subcommand("retry-webhook", "deliver again what was given up");
    retry_command->add_option("receiver", retried->receiver, "its name in the settings")
        ->type_name("RECEIVER")
        ->required();
    retried->office.add_to(*retry_command);
    retry_command->callback([retried, &status] { status = finished(retry(*retried)); });
}

}  // namespace comity::cli
