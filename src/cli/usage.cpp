// SPDX-License-Identifier: EUPL-1.2
#include "cli/usage.h"

#include <algorithm>
#include <iostream>

#include <CLI/CLI.hpp>

#include "base/nearest.h"
#include "cli/exit_status.h"

namespace comity::cli {

namespace {

/// "comity law".
std::string path_of(const CLI::App& app) {
    const CLI::App* parent = app.get_parent();
    return parent == nullptr ? "comity" : path_of(*parent) + " " + app.get_name();
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
    return app.get_subcommands([](const CLI::App* command) { return !command->get_group().empty(); });
}

struct Reading {
    const CLI::App* command = nullptr;  ///< the deepest command the words name
    std::string unknown;                ///< the word that should name a command of it
};

Reading read(const CLI::App& app, const std::vector<std::string>& words) {
    Reading reading{&app, {}};
    for (const std::string& word : words) {
        if (word.starts_with('-')) continue;
        const auto commands = commands_of(*reading.command);
        if (commands.empty()) break;
        const auto named = std::ranges::find(commands, word, &CLI::App::get_name);
        if (named == commands.end()) {
            reading.unknown = word;
            break;
        }
        reading.command = *named;
    }
    return reading;
}

std::string did_you_mean(const std::string& near, const std::string& otherwise) {
    return near.empty() ? otherwise : "is '" + near + "' meant?";
}

std::string nearest_command(const CLI::App& app, const std::string& word) {
    std::vector<std::string_view> names;
    const auto commands = commands_of(app);
    for (const CLI::App* command : commands) names.push_back(command->get_name());
    return nearest(word, names);
}

std::string nearest_option(const CLI::App& app, const std::string& word) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    const std::vector<std::string_view> views(names.begin(), names.end());
    return nearest(word.substr(0, word.find('=')), views);
}

int usage(const CLI::App& command, const std::string& message, const std::string& hint) {
    std::cerr << path_of(command) << ": " << message << " (" << hint << ")\n";
    return exit_wrong;
}

}  // namespace

int report_usage(const CLI::App& app, const CLI::ParseError& problem, const std::vector<std::string>& words) {
    if (problem.get_exit_code() == 0) return app.exit(problem);
    const Reading reading = read(app, words);
    const CLI::App& command = *reading.command;
    const std::string help = "`" + path_of(command) + " --help` lists them";
    if (!reading.unknown.empty()) {
        return usage(command, "'" + reading.unknown + "' is no command",
                     did_you_mean(nearest_command(command, reading.unknown), help));
    }
    if (const std::vector<std::string> extra = app.remaining(true); !extra.empty()) {
        const std::string& word = extra.front();
        if (word.starts_with('-'))
            return usage(command, "'" + word + "' is no option of this command",
                         did_you_mean(nearest_option(command, word), help));
        return usage(command, "'" + word + "' is one word too many", "put words with blanks between quotation marks");
    }
    if (!commands_of(command).empty()) return usage(command, "a command should follow", help);
    return usage(command, problem.what(), "`" + path_of(command) + " --help` says more");
}

void set_help_style(CLI::App& app) {
    app.get_formatter()->column_width(32);
    app.get_formatter()->label("Usage", "usage");
    app.get_formatter()->label("OPTIONS", "options");
    app.get_formatter()->label("REQUIRED", "");
    app.get_formatter()->label("Positionals", "Arguments");
    app.get_formatter()->label("SUBCOMMAND", "command");
    app.get_formatter()->label("SUBCOMMANDS", "command");
    if (CLI::Option* help = app.get_help_ptr()) help->description("this help");
    for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; })) {
        if (!command->get_group().empty()) command->group("Commands");
        set_help_style(*command);
    }
}

}  // namespace comity::cli
