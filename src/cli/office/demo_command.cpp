// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/demo_command.h"

#include <array>
#include <fstream>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/open_office.h"
#include "cli/table.h"
#include "cli/today.h"
#include "demonstration/load.h"
#include "demonstration/people.h"
#include "node/accounts/schema.h"

namespace comity::cli {

namespace fs = std::filesystem;

namespace {

struct DemoOptions {
    std::string folder;
    std::size_t cases = 300;
    std::string code_of;
    std::string authority = "fi-demonstration";
};

constexpr std::int64_t day = 86'400'000;
constexpr int how_long = 240;  ///< days: longer ago, whoever is still held would be so beyond belief

std::vector<node::AuthorityConfiguration> authorities(const law::Library& law) {
    std::vector<node::AuthorityConfiguration> both;
    for (const auto& [code, zone] : {std::pair{"FI", "Europe/Helsinki"}, std::pair{"AZ", "Asia/Baku"}}) {
        node::AuthorityConfiguration one;
        one.state = *StateCode::parse(code);
        one.id = std::string(code) == "FI" ? "fi-demonstration" : "az-demonstration";
        one.name = "Demonstration authority of " + state_name(law, one.state, "en");
        one.time_zone = zone;
        both.push_back(std::move(one));
    }
    return both;
}

/// The tokens lie in files of their own, so that a script can take one: tokens/fi-demonstration/anna.
Result<void> write_tokens(const fs::path& folder, node::AccountBook& accounts) {
    TRY(tokens, demonstration::issue_tokens(accounts));
    const fs::path place = folder / "tokens" / accounts.authority().id;
    std::error_code error;
    fs::create_directories(place, error);
    for (const demonstration::IssuedToken& token : tokens) {
        const fs::path file = place / token.account;
        std::ofstream out(file);
        fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, error);
        out << token.token << '\n';
        out.close();
        if (!out) return fail(ErrorKind::unavailable, file.string() + " cannot be written");
    }
    return {};
}

/// Fills a new folder. Accounts and cases begin some months ago; the clock is put back for them.
Result<void> fill(const DemoOptions& options, const law::Library& law) {
    TRY_VOID(node::make_configuration(options.folder, authorities(law), "sqlite:comity.db", true));
    TRY(configuration, node::read_configuration(options.folder));
    const CivilDate to = add_days(today(), -1);
    const CivilDate from = add_days(to, -how_long);
    auto clock = std::make_shared<std::function<Instant()>>(
        [from] { return Instant::at(std::int64_t{from.days_since_epoch()} * day).value(); });
    TRY(node, node::Node::open(configuration, law, [clock] { return (*clock)(); }));
    {
        TRY(writer, node->database().writer());
        const store::Schema accounts = node::accounts_schema();
        TRY_VOID(store::migrate(*writer, {&accounts, 1}));
    }
    std::uint64_t seed = 1;
    for (const node::Office& office : node->offices()) {
        node::AccountBook accounts(*office.authority, *office.writer, node->database());
        TRY_VOID(demonstration::make_accounts(accounts));
    }
    for (const auto& one : configuration.authorities) {
        TRY(office, node->office(one.id));
        TRY(loaded, demonstration::load(*office, {.cases = options.cases, .seed = seed++, .from = from, .to = to}));
        std::cout << one.name << ": " << loaded.cases << " invented cases, " << loaded.commands << " commands\n";
    }
    *clock = node::system_clock;
    for (const node::Office& office : node->offices()) {
        node::AccountBook accounts(*office.authority, *office.writer, node->database());
        TRY_VOID(write_tokens(options.folder, accounts));
    }
    return {};
}

void tell(const DemoOptions& options) {
    std::cout << "\nEverything here is invented, and the password is known to everybody: \""
              << demonstration::demonstration_password << "\".\nNever put a real case into " << options.folder
              << ".\n\n";
    Table table({"signs in as", "unit", "name and roles"});
    for (const demonstration::DemonstrationAccount& account : demonstration::demonstration_accounts())
        table.add({std::string(account.sign_in_name), std::string(account.unit),
                   std::string(account.name) + ": " + to_string(account.roles)});
    table.print(Terminal::of_standard_output());
    std::cout << "\nThe code that is asked for after the password: comity demo " << options.folder
              << " --code anna\nTokens for the command line: " << options.folder << "/tokens/fi-demonstration/anna …\n";
}

Result<int> print_code(const DemoOptions& options) {
    TRY(configuration, node::read_configuration(options.folder));
    if (!configuration.demonstration)
        return fail(ErrorKind::forbidden, options.folder + " is no demonstration", {},
                    "codes are shown of folders that `comity demo` made, of no others");
    OfficeOptions office;
    office.in_folder(options.folder);
    office.of_authority(options.authority);
    TRY(opened, office.open_for_nobody());
    TRY(code, demonstration::present_code(*opened->accounts, options.code_of));
    std::cout << code << '\n';
    return exit_ok;
}

Result<int> demo(const DemoOptions& options) {
    if (!options.code_of.empty()) return print_code(options);
    TRY(law, LibraryOption().open());
    TRY_VOID(fill(options, law));
    tell(options);
    return exit_ok;
}

}  // namespace

void add_demo_command(CLI::App& app, int& status) {
    auto options = std::make_shared<DemoOptions>();
    CLI::App* command =
        app.add_subcommand("demo", "a node of two invented authorities with invented cases, to try things on");
    command->add_option("folder", options->folder, "where")->type_name("FOLDER")->required();
    command->add_option("--cases", options->cases, "so many for each authority")
        ->type_name("NUMBER")
        ->capture_default_str()
        ->check(CLI::Range(1, 100'000));
    command->add_option("--code", options->code_of, "the code this account's app shows now, and nothing else")
        ->type_name("NAME");
    command->add_option("--authority", options->authority, "of which authority, with --code")
        ->check(CLI::IsMember({"fi-demonstration", "az-demonstration"}))
        ->capture_default_str();
    command->callback([options, &status] { status = finished(demo(*options)); });
}

}  // namespace comity::cli
