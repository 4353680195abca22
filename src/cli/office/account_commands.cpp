// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/account_commands.h"

#include <algorithm>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/finding_sheets.h"
#include "cli/office/listing.h"
#include "cli/office/open_office.h"
#include "cli/office/trust_commands.h"
#include "cli/table.h"
#include "node/accounts/standing_in.h"

namespace comity::cli {

namespace {

using format::Value;

struct AccountOptions {
    OfficeOptions office;
    std::string account;
    const access::AccountCommandKind* kind = nullptr;
    std::vector<std::pair<std::string_view, std::shared_ptr<std::string>>> texts;
    std::string propose;  ///< the reason, where a second person is to decide
    bool json = false;
};

void add_propose(CLI::App& command, AccountOptions& options) {
    command
        .add_option("--propose", options.propose,
                    "leave it to a second person, and say why; for what one alone may not")
        ->type_name("REASON");
}

Value as_value(const node::ListedAccount& one) {
    return Value::object({{"account", one.id},
                          {"sign_in_name", one.sign_in_name},
                          {"name", one.name},
                          {"unit", one.unit},
                          {"language", one.language},
                          {"disabled", one.disabled},
                          {"ready", one.ready},
                          {"roles", to_string(one.roles)}});
}

Result<int> list(const AccountOptions& options) {
    TRY(opened, options.office.open());
    const access::Permission permission =
        opened->person.may(access::Relation::none, access::Resource::account, access::Verb::list);
    if (!permission.allowed()) return fail(ErrorKind::forbidden, permission.reason);
    TRY(accounts, opened->accounts->list());
    Value all = Value::list();
    Table table({"account", "signs in as", "name", "unit", "state", "roles"});
    for (const node::ListedAccount& one : accounts) {
        const std::string state = one.disabled ? "disabled" : one.ready ? "ready" : "waits for its link";
        all.append(as_value(one));
        table.add({one.id, one.sign_in_name, one.name, one.unit, state, to_string(one.roles)});
    }
    if (options.json) return print_json(all);
    table.print(Terminal::of_standard_output());
    return exit_ok;
}

Result<int> substitutions(const AccountOptions& options) {
    TRY(opened, options.office.open());
    TRY(listed, node::list_substitutions(*opened->accounts, opened->person, options.account));
    if (options.json) return print_json(listed);
    const auto cell = [](const Value& row, std::string_view key) { return row.string_at(key).value_or(""); };
    Table table({"substitution", "acts", "in place of", "from", "until", "state", "why"});
    for (const Value& one : *listed.find("granted")->as_list())
        table.add({cell(one, "substitution"), cell(one, "substitute"), options.account, cell(one, "from"),
                   cell(one, "until"), cell(one, "state"), cell(one, "reason")});
    for (const Value& one : *listed.find("acts_for")->as_list())
        table.add({"", options.account, cell(one, "account"), "", cell(one, "until"), "runs", ""});
    return print_table(table, "nobody acts in this person's place, and they in nobody's");
}

Result<int> give(const AccountOptions& options) {
    TRY(opened, options.office.open());
    Value arguments = Value::object();
    for (const auto& [name, text] : options.texts)
        if (!text->empty()) arguments.set(name, *text);
    if (!options.propose.empty())
        return propose_trust(*opened, options.account, options.kind->name, std::move(arguments), options.propose,
                             options.json);
    TRY(account, opened->accounts->give(opened->person, options.account,
                                        {.name = std::string(options.kind->name),
                                         .arguments = std::move(arguments),
                                         .actor = opened->person.account}));
    TRY(listed, opened->accounts->listed(account.id));
    if (options.json) return print_json(listed ? as_value(*listed) : Value());
    std::cout << account.id << ": signs in as " << account.sign_in_name << ", "
              << (account.roles.empty() ? "without a role" : to_string(account.roles))
              << (account.disabled ? ", disabled" : "") << '\n';
    if (options.kind->verb == access::Verb::create)
        std::cout << "`comity account link " << account.id << "` gives the link to a password\n";
    return exit_ok;
}

Result<int> link(const AccountOptions& options) {
    TRY(opened, options.office.open());
    if (!options.propose.empty())
        return propose_trust(*opened, options.account, "issue-link", Value::object(), options.propose, options.json);
    TRY(issued, opened->accounts->issue_link(opened->person, options.account));
    if (options.json)
        return print_json(Value::object(
            {{"account", issued.account.id}, {"link", issued.token}, {"expires", to_string(issued.expires)}}));
    std::cout << "This link works once, until " << to_string(issued.expires) << "; hand it to " << issued.account.name
              << ", nobody else:\n  " << issued.token << '\n';
    return exit_ok;
}

/// "create-account" is `create`, "change-roles" is `roles`: after `comity account` that is enough.
std::string command_name(std::string_view name) {
    if (name == "change-roles") return "roles";
    constexpr std::string_view behind = "-account";
    if (name.ends_with(behind)) name.remove_suffix(behind.size());
    return std::string(name);
}

std::string as_description(std::string_view says) {
    std::string text(says);
    if (!text.empty()) text.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(text.front())));
    return text;
}

void add_table(CLI::App& of, int& status) {
    for (const access::AccountCommandKind& kind : access::account_commands()) {
        auto options = std::make_shared<AccountOptions>();
        options->kind = &kind;
        CLI::App* command = of.add_subcommand(command_name(kind.name), as_description(kind.says));
        command->add_option("account", options->account, "identifier of the account")->type_name("ACCOUNT")->required();
        for (const access::AccountParameter& parameter : kind.parameters) {
            auto text = std::make_shared<std::string>();
            options->texts.emplace_back(parameter.name, text);
            if (parameter.name == "account") continue;
            std::string name = "--" + std::string(parameter.name);
            std::ranges::replace(name, '_', '-');
            CLI::Option* option = command->add_option(name, *text, std::string(parameter.says))->type_name("TEXT");
            if (parameter.required) option->required();
        }
        add_propose(*command, *options);
        command->add_flag("--json", options->json, "as JSON");
        options->office.add_to(*command);
        command->callback([options, &status] {
            for (auto& [name, text] : options->texts)
                if (name == "account") *text = options->account;
            status = finished(give(*options));
        });
    }
}

}  // namespace

void add_account_commands(CLI::App& app, int& status) {
    CLI::App* accounts = app.add_subcommand("account", "accounts, roles and tokens (docs/operate/access.md)");
    accounts->require_subcommand(1);

    auto listed = std::make_shared<AccountOptions>();
    CLI::App* list_command = accounts->add_subcommand("list", "accounts of the authority");
    list_command->add_flag("--json", listed->json, "as JSON");
    listed->office.add_to(*list_command);
    list_command->callback([listed, &status] { status = finished(list(*listed)); });

    auto linked = std::make_shared<AccountOptions>();
    CLI::App* link_command = accounts->add_subcommand("link", "a link with which the person chooses a password, once");
    link_command->add_option("account", linked->account, "identifier of the account")->type_name("ACCOUNT")->required();
    add_propose(*link_command, *linked);
    link_command->add_flag("--json", linked->json, "as JSON");
    linked->office.add_to(*link_command);
    link_command->callback([linked, &status] { status = finished(link(*linked)); });

    auto substituted = std::make_shared<AccountOptions>();
    CLI::App* substitutions_command =
        accounts->add_subcommand("substitutions", "who acts in the person's place, and in whose place they may act");
    substitutions_command->add_option("account", substituted->account, "identifier of the account")
        ->type_name("ACCOUNT")
        ->required();
    substitutions_command->add_flag("--json", substituted->json, "as JSON");
    substituted->office.add_to(*substitutions_command);
    substitutions_command->callback([substituted, &status] { status = finished(substitutions(*substituted)); });

    add_table(*accounts, status);
    add_trust_commands(*accounts, status);
    add_set_up_command(*accounts, status);
    add_token_commands(*accounts, status);
    add_webhook_commands(*accounts, status);
    add_audit_command(*accounts, status);
}

}  // namespace comity::cli
