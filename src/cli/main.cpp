// SPDX-License-Identifier: EUPL-1.2
#include <iostream>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/change_commands.h"
#include "cli/completion_command.h"
#include "cli/determine_command.h"
#include "cli/draft_command.h"
#include "cli/exit_status.h"
#include "cli/law_commands.h"
#include "cli/letter_command.h"
#include "cli/man_command.h"
#include "cli/network_commands.h"
#include "cli/office/account_commands.h"
#include "cli/office/case_commands.h"
#include "cli/office/channel_commands.h"
#include "cli/office/configuration_commands.h"
#include "cli/office/demo_command.h"
#include "cli/office/glossary_commands.h"
#include "cli/office/record_commands.h"
#include "cli/office/register_commands.h"
#include "cli/office/site_command.h"
#include "cli/paper/inspect_command.h"
#include "cli/paper/package_commands.h"
#include "cli/paper/picture_command.h"
#include "cli/paper/recognise_command.h"
#include "cli/paper/scan_command.h"
#include "cli/seal/seal_commands.h"
#include "cli/serve_command.h"
#include "cli/state_command.h"
#include "cli/usage.h"
#include "cli/version.h"

int main(int argc, char** argv) {
    using namespace comity::cli;
    CLI::App app{"international cooperation in criminal matters: what binds two States, what the law says of a request",
                 "comity"};
    app.require_subcommand(1);
    app.set_version_flag("--version", version_text, "program, law version and digest");
    int status = 0;
    add_determine_command(app, status);
    add_letter_commands(app, status);
    add_draft_command(app, status);
    add_law_commands(app, status);
    add_network_commands(app, status);
    add_state_command(app, status);
    add_change_commands(app, status);
    add_case_commands(app, status);
    add_register_commands(app, status);
    add_glossary_commands(app, status);
    add_site_command(app, status);
    add_account_commands(app, status);
    add_channel_commands(app, status);
    add_record_commands(app, status);
    add_configuration_commands(app, status);
    add_demo_command(app, status);
    add_seal_commands(app, status);
    add_scan_command(app, status);
    add_inspect_command(app, status);
    add_picture_command(app, status);
    add_recognise_command(app, status);
    add_package_commands(app, status);
    add_serve_command(app, status);
    add_completion_command(app, status);
    add_man_command(app, status);
    set_help_style(app);

    std::vector<std::string> words(argv + 1, argv + argc);
    if (!words.empty() && words.front() == complete_word)
        return print_completions(app, {words.begin() + 1, words.end()});
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return report_usage(app, problem, words);
    }
    if (!std::cout.flush()) {
        std::cerr << "the answer could not be written whole (is the disk full? what was asked may have been done)\n";
        return exit_wrong;
    }
    return status;
}
