// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/configuration_commands.h"

#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/open_office.h"
#include "crypto/random.h"
#include "node/contents/open_contents.h"
#include "node/key_files.h"

namespace comity::cli {

namespace {

struct InitOptions {
    std::string folder;
    node::AuthorityConfiguration authority;
    std::string state;
    std::string database = "sqlite:comity.db";
};

Result<int> init(InitOptions options) {
    const auto state = StateCode::parse(options.state);
    if (!state)
        return fail(ErrorKind::invalid, "--state: '" + options.state + "' is no State", {},
                    "give its two letters (ISO 3166-1), as FI");
    options.authority.state = *state;
    TRY(law, LibraryOption().open());  // before anything is made: a node cannot do without
    TRY_VOID(node::make_configuration(options.folder, {options.authority}, options.database));
    OfficeOptions office;
    office.in_folder(options.folder);
    TRY(opened, office.open_for_nobody());
    TRY(first, opened->accounts->first_start());
    std::cout << options.folder << " is ready: comity.toml, the keys of " << options.authority.id
              << " and an empty record.\nKeep a copy of " << options.folder
              << "/keys in another place: without the keys nothing in the record can be read.\n";
    if (first)
        std::cout << "\nThe first administrator signs in as '" << first->account.sign_in_name
                  << "'. This link works once, until " << to_string(first->expires) << ":\n  " << first->token
                  << "\n`comity account set-up` asks for it and for a password.\n";
    return exit_ok;
}

struct ConfigOptions {
    OfficeOptions office;
    bool explain = false;
    bool check = false;
};

Result<int> config(const ConfigOptions& options) {
    if (options.explain) {
        for (const format::SettingsKey& key : node::configuration_keys())
            std::cout << key.key << "\n    " << key.says
                      << (key.otherwise.empty() ? "; must be given" : "; otherwise " + std::string(key.otherwise))
                      << '\n';
        return exit_ok;
    }
    TRY(configuration, options.office.configuration());
    for (const node::AuthorityConfiguration& authority : configuration.authorities) {
        TRY(opened, node::open_authority(authority, configuration.folder));
        std::cout << authority.id << ": " << authority.name << ", " << authority.state.text() << ", "
                  << authority.time_zone << '\n';
    }
    if (configuration.documents) {  // a folder would be made
        TRY_VOID(node::open_contents(configuration, crypto::system_random()));
        std::cout << "documents: " << configuration.documents->bucket << " at " << configuration.documents->endpoint
                  << '\n';
    }
    std::cout << (configuration.folder / "comity.toml").string() << ": no faults, the keys can be read\n";
    return exit_ok;
}

}  // namespace

void add_configuration_commands(CLI::App& app, int& status) {
    auto made = std::make_shared<InitOptions>();
    CLI::App* init_command = app.add_subcommand("init", "a folder for a node: settings, keys, an empty record");
    init_command->add_option("folder", made->folder, "where")->type_name("FOLDER")->required();
    init_command
        ->add_option("--authority", made->authority.id, "its short name: lower-case letters, digits, hyphens: fi-moj")
        ->type_name("ID")
        ->required();
    init_command->add_option("--name", made->authority.name, "the authority as people know it")
        ->type_name("TEXT")
        ->required();
    init_command->add_option("--state", made->state, "its State")->type_name("STATE")->required();
    init_command->add_option("--time-zone", made->authority.time_zone, "whose days count: Europe/Helsinki")
        ->type_name("ZONE")
        ->required();
    init_command->add_option("--database", made->database, "sqlite:PATH in the folder, or postgresql://…")
        ->type_name("URL")
        ->capture_default_str();
    init_command->callback([made, &status] { status = finished(init(*made)); });

    auto options = std::make_shared<ConfigOptions>();
    CLI::App* command = app.add_subcommand("config", "the settings of a node (docs/operate/configuration.md)");
    CLI::Option* explain = command->add_flag("--explain", options->explain, "every key with what it means");
    CLI::Option* check =
        command->add_flag("--check", options->check, "whether settings and keys can be used; changes nothing");
    explain->excludes(check);
    options->office.add_to(*command, false);
    command->callback([options, &status] { status = finished(config(*options)); });
}

}  // namespace comity::cli
