// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/trust_commands.h"

#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/listing.h"
#include "cli/table.h"
#include "node/accounts/trust_desk.h"

namespace comity::cli {

namespace {

using format::Value;

struct TrustOptions {
    OfficeOptions office;
    std::string proposal;
    std::string comments;
    bool json = false;
};

/// The desk of an opened authority, for one command.
struct Desk {
    explicit Desk(OpenOffice& opened)
        : trust(*opened.accounts, *opened.office->authority, *opened.office->writer, opened.node->database(),
                opened.office->authority->four_eyes) {}

    node::TrustDesk trust;
};

Value as_value(const node::TrustProposal& one) {
    return Value::object({{"proposal", one.id},
                          {"account", one.account},
                          {"command", one.command},
                          {"arguments", one.arguments},
                          {"reason", one.reason},
                          {"by", one.by},
                          {"at", to_string(one.at)},
                          {"status", one.status},
                          {"decided_by", one.decided_by},
                          {"decided_on_behalf_of", one.decided_on_behalf_of}});
}

Result<int> list(const TrustOptions& options) {
    TRY(opened, options.office.open());
    Desk desk(*opened);
    TRY(found, desk.trust.list(opened->person));
    Value all = Value::list();
    Table table({"proposal", "status", "account", "what", "with", "by", "reason"});
    for (const node::TrustProposal& one : found) {
        all.append(as_value(one));
        table.add({one.id, one.status, one.account, one.command, one.arguments, one.by, one.reason});
    }
    return options.json ? print_json(all) : print_table(table, "nothing was proposed");
}

Result<int> approve(const TrustOptions& options) {
    TRY(opened, options.office.open());
    Desk desk(*opened);
    TRY(approved, desk.trust.approve(opened->person, options.proposal));
    if (options.json)
        return print_json(Value::object(
            {{"account", approved.account.id}, {"link", approved.link ? Value(approved.link->token) : Value()}}));
    std::cout << options.proposal << " is carried out: " << approved.account.id << ", "
              << (approved.account.roles.empty() ? "without a role" : to_string(approved.account.roles)) << '\n';
    if (approved.link)
        std::cout << "This link works once, until " << to_string(approved.link->expires) << "; hand it to "
                  << approved.account.name << ", nobody else:\n  " << approved.link->token << '\n';
    return exit_ok;
}

Result<int> give_back(const TrustOptions& options) {
    TRY(opened, options.office.open());
    Desk desk(*opened);
    TRY_VOID(desk.trust.give_back(opened->person, options.proposal, options.comments));
    std::cout << options.proposal << " is returned\n";
    return exit_ok;
}

CLI::App& add(CLI::App& of, const std::string& name, const std::string& says,
              const std::shared_ptr<TrustOptions>& options, Result<int> (*run)(const TrustOptions&), int& status) {
    CLI::App* command = of.add_subcommand(name, says);
    if (name != "proposals")
        command->add_option("proposal", options->proposal, "as `comity account proposals` names it")
            ->type_name("PROPOSAL")
            ->required();
    if (name != "return") command->add_flag("--json", options->json, "as JSON");
    options->office.add_to(*command);
    command->callback([options, run, &status] { status = finished(run(*options)); });
    return *command;
}

}  // namespace

Result<int> propose_trust(OpenOffice& opened, const std::string& account, std::string_view command, Value arguments,
                          const std::string& reason, bool json) {
    Desk desk(opened);
    TRY(proposal, desk.trust.propose(opened.person, account, std::string(command), std::move(arguments), reason));
    if (json) return print_json(as_value(proposal));
    std::cout << "waits for a second person: " << proposal.id << "\n`comity account approve " << proposal.id
              << " --as NAME` carries it out\n";
    return exit_ok;
}

void add_trust_commands(CLI::App& accounts, int& status) {
    add(accounts, "proposals", "changes that take a second person, the newest first", std::make_shared<TrustOptions>(),
        list, status);
    add(accounts, "approve", "carry out what another proposed", std::make_shared<TrustOptions>(), approve, status);
    auto returned = std::make_shared<TrustOptions>();
    add(accounts, "return", "return what another proposed", returned, give_back, status)
        .add_option("--comments", returned->comments, "why")
        ->type_name("TEXT")
        ->required();
}

}  // namespace comity::cli
