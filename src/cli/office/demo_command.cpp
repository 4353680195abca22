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
#include "demonstration/federation.h"
#include "demonstration/library.h"
#include "demonstration/load.h"
#include "demonstration/meetings.h"
#include "demonstration/people.h"
#include "demonstration/programmes.h"
#include "demonstration/public_pages.h"
#include "demonstration/seals.h"
#include "node/accounts/schema.h"
#include "node/channel/directory_keeper.h"
#include "node/channel/schema.h"
#include "store/files/file.h"

namespace comity::cli {

namespace fs = std::filesystem;

namespace {

struct DemoOptions {
    std::string folder;
    std::size_t cases = 300;
    bool two_nodes = false;
    std::uint16_t port = 18470;
    std::string code_of;
    std::string authority = "fi-demonstration";
};

constexpr std::size_t longest_directory = 4 * 1024 * 1024;
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
        one.validation.no_revocation = true;  // its certificate office publishes no list
        both.push_back(std::move(one));
    }
    return both;
}

/// Each authority has cases of its own, the same every time.
std::uint64_t seed_of(std::string_view authority) {
    return authority.starts_with("fi") ? 1 : 2;
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
Result<void> fill(const fs::path& folder, const std::vector<node::AuthorityConfiguration>& of, std::size_t cases,
                  const law::Library& law) {
    TRY_VOID(node::make_configuration(folder, of, "sqlite:comity.db", true));
    TRY(configuration, node::read_configuration(folder));
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
    for (const node::Office& office : node->offices()) {
        node::AccountBook accounts(*office.authority, *office.writer, node->database());
        TRY_VOID(demonstration::make_accounts(accounts));
    }
    for (const auto& one : configuration.authorities) {
        TRY(office, node->office(one.id));
        TRY(loaded, demonstration::load(*office, {.cases = cases, .seed = seed_of(one.id), .from = from, .to = to}));
        std::cout << one.name << ": " << loaded.cases << " invented cases, " << loaded.commands << " commands\n";
    }
    *clock = node::system_clock;
    for (const auto& one : configuration.authorities) {
        TRY(office, node->office(one.id));
        TRY_VOID(demonstration::load_programmes(*office));
        TRY_VOID(demonstration::load_meetings(*office));
        TRY_VOID(demonstration::load_library(*office));
        TRY_VOID(demonstration::load_public_pages(*office));
    }
    for (const node::Office& office : node->offices()) {
        node::AccountBook accounts(*office.authority, *office.writer, node->database());
        TRY_VOID(write_tokens(folder, accounts));
    }
    return {};
}

/// One node of both, each with a key to seal papers; of two nodes those of the channel seal them.
Result<void> fill_one(const DemoOptions& options, const law::Library& law) {
    const auto both = demonstration::with_seals(authorities(law));
    TRY_VOID(fill(options.folder, both, options.cases, law));
    return demonstration::make_seals(options.folder, both, node::system_clock());
}

/// One node trusts the directory of the demonstration, and two persons make the other authority a choice.
Result<void> trust(const demonstration::Member& member, const std::string& other, const fs::path& federation,
                   const law::Library& law) {
    TRY(configuration, node::read_configuration(member.node));
    TRY(node, node::Node::open(configuration, law, node::system_clock));
    {
        TRY(writer, node->database().writer());
        const store::Schema schema = node::channel_schema();
        TRY_VOID(store::migrate(*writer, {&schema, 1}));
    }
    TRY(office, node->office(member.of.id));
    node::AlarmBook alarms(*office->authority, *office->writer, node->database());
    node::DirectoryKeeper keeper(*office->authority, *office->writer, node->database(),
                                 *configuration.authorities.front().channel, alarms, {});
    TRY(note, store::read_whole(federation / "directory.note", longest_directory));
    TRY(json, store::read_whole(federation / "directory.json", longest_directory));
    TRY_VOID(keeper.offer(note, json));
    const auto person = [](std::string account) {
        return node::Person{.account = std::move(account), .roles = {}, .unit = "", .on_behalf_of = "", .fresh = true};
    };
    TRY_VOID(keeper.propose(person("ada"), other));
    return keeper.approve(person("sara"), other);
}

/// Two nodes with an access point each: FOLDER/fi and FOLDER/az.
Result<void> fill_two(const DemoOptions& options, const law::Library& law) {
    std::vector<demonstration::Member> members;
    std::uint16_t port = options.port;
    for (const node::AuthorityConfiguration& of : authorities(law)) {
        demonstration::Member member{.node = fs::path(options.folder) / of.id.substr(0, 2),
                                     .of = of,
                                     .deliveries = port,
                                     .interface_port = static_cast<std::uint16_t>(port + 1),
                                     .peers = static_cast<std::uint16_t>(port + 2)};
        port = static_cast<std::uint16_t>(port + 10);
        TRY_VOID(fill(member.node, {of}, options.cases, law));
        TRY(configuration, node::read_configuration(member.node));
        member.of = configuration.authorities.front();
        members.push_back(std::move(member));
    }
    TRY_VOID(demonstration::make_federation(options.folder, members, node::system_clock()));
    for (std::size_t at = 0; at < members.size(); ++at)
        TRY_VOID(trust(members[at], members[1 - at].of.id, fs::path(options.folder) / "federation", law));
    std::cout << "\nEach node with its access point (docs/use/second-authority.md):\n";
    for (const demonstration::Member& member : members)
        std::cout << "  comity-access-point " << (member.node / "access-point").string() << "\n  comity serve --data "
                  << member.node.string() << '\n';
    return {};
}

void tell(const DemoOptions& options) {
    // Of two nodes the first stands for both.
    const std::string node = options.two_nodes ? options.folder + "/fi" : options.folder;
    std::cout << "\nEverything here is invented, and the password is known to everybody: \""
              << demonstration::demonstration_password << "\".\nNever put a real case into " << options.folder
              << ".\n\n";
    Table table({"signs in as", "unit", "name and roles"});
    for (const demonstration::DemonstrationAccount& account : demonstration::demonstration_accounts())
        table.add({std::string(account.sign_in_name), std::string(account.unit),
                   std::string(account.name) + ": " + to_string(account.roles)});
    table.print(Terminal::of_standard_output());
    std::cout << "\nThe code that is asked for after the password: comity demo " << node
              << " --code anna\nTokens for the command line: " << node << "/tokens/fi-demonstration/anna …\n";
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
    if (options.two_nodes)
        TRY_VOID(fill_two(options, law));
    else
        TRY_VOID(fill_one(options, law));
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
    command->add_flag("--two-nodes", options->two_nodes,
                      "two nodes with an access point each, that talk on this machine");
    command->add_option("--port", options->port, "first of the ports they use among themselves, with --two-nodes")
        ->type_name("PORT")
        ->capture_default_str()
        ->check(CLI::Range(1024, 65000));
    command->add_option("--code", options->code_of, "the code this account's app shows now, and nothing else")
        ->type_name("NAME");
    command->add_option("--authority", options->authority, "of which authority, with --code")->capture_default_str();
    command->callback([options, &status] { status = finished(demo(*options)); });
}

}  // namespace comity::cli
