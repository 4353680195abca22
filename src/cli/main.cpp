// SPDX-License-Identifier: EUPL-1.2
#include <iostream>

#include <CLI/CLI.hpp>

#include "cli/determine_command.h"
#include "cli/law_commands.h"

int main(int argc, char** argv) {
    CLI::App app{"Comity: international cooperation in criminal matters"};
    app.require_subcommand(1);
    int status = 0;
    comity::cli::add_determine_command(app, status);
    comity::cli::add_law_commands(app, status);
    CLI11_PARSE(app, argc, argv);
    return status;
}
