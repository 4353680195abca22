// SPDX-License-Identifier: EUPL-1.2
#include "cli/man_command.h"

#include <algorithm>
#include <iostream>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/exit_status.h"
#include "cli/version.h"

namespace comity::cli {

namespace {

/// roff reads a backslash, and a dot or quote at the beginning of a line, as its own.
std::string roff(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else if (out.empty() && (c == '.' || c == '\''))
            out += "\\&" + std::string(1, c);
        else
            out += c;
    }
    return out;
}

/// `code` and **strong** words of a Markdown line in bold.
std::string inline_markup(std::string_view line) {
    std::string out;
    bool bold = false;
    const auto flip = [&] {
        bold = !bold;
        out += bold ? "\\fB" : "\\fR";
    };
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '`') {
            flip();
        } else if (line.substr(i).starts_with("**")) {
            flip();
            ++i;
        } else {
            out += roff(line.substr(i, 1));
        }
    }
    return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

/// The Markdown the prose is written in: `##` sections, paragraphs, `- ` items, indented examples.
void print_prose(std::string_view prose, std::string_view wanted_section) {
    bool wanted = false;
    bool example = false;
    while (!prose.empty()) {
        const std::size_t end = std::min(prose.find('\n'), prose.size());
        const std::string_view line = prose.substr(0, end);
        prose.remove_prefix(std::min(end + 1, prose.size()));
        if (line.starts_with("## ")) {
            wanted = line.substr(3) == wanted_section;
            continue;
        }
        if (!wanted || line.starts_with("<!--")) continue;
        const bool indented = line.starts_with("    ");
        if (example && !indented && !line.empty()) {
            std::cout << ".EE\n.RE\n.PP\n";
            example = false;
        }
        if (indented) {
            if (!example) std::cout << ".PP\n.RS 4\n.EX\n";
            example = true;
            std::cout << roff(line.substr(4)) << '\n';
        } else if (line.empty()) {
            std::cout << (example ? "" : ".PP\n");
        } else if (line.starts_with("- ")) {
            std::cout << ".IP \\(bu 2\n" << inline_markup(line.substr(2)) << '\n';
        } else {
            std::cout << inline_markup(line) << '\n';
        }
    }
    if (example) std::cout << ".EE\n.RE\n";
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
    return app.get_subcommands([](const CLI::App* command) { return !command->get_group().empty(); });
}

/// "[KIND]": what an option takes; flags take nothing.
std::string value_name(const CLI::Option& option) {
    if (option.get_items_expected_max() == 0) return {};
    std::string type = option.get_type_name();
    if (const std::size_t brace = type.find(":{"); brace != std::string::npos) {
        type = type.substr(brace + 2, type.find('}') - brace - 2);
        std::ranges::replace(type, ',', '|');
    }
    return type;
}

void print_options(const CLI::App& command) {
    for (const CLI::Option* option : command.get_options()) {
        if (option->get_group().empty() || option == command.get_help_ptr()) continue;
        std::string names;
        for (const std::string& name : option->get_snames())
            names += (names.empty() ? "" : ", ") + ("\\fB\\-" + roff(name) + "\\fR");
        for (const std::string& name : option->get_lnames())
            names += (names.empty() ? "" : ", ") + ("\\fB\\-\\-" + roff(name) + "\\fR");
        const std::string value = value_name(*option);
        if (names.empty())
            names = "\\fI" + roff(option->get_single_name()) + "\\fR";
        else if (!value.empty())
            names += " \\fI" + roff(value) + "\\fR";
        std::cout << ".TP\n" << names << '\n' << roff(option->get_description());
        if (const std::string preset = option->get_default_str(); !preset.empty())
            std::cout << " (otherwise " << roff(preset) << ")";
        std::cout << '\n';
    }
}

std::string usage_line(const std::string& path, const CLI::App& command) {
    std::string line = "\\fB" + roff(path) + "\\fR";
    const auto named = command.get_options(
        [](const CLI::Option* option) { return option->nonpositional() && !option->get_group().empty(); });
    if (named.size() > 1) line += " [\\fIoptions\\fR]";
    for (const CLI::Option* option :
         command.get_options([](const CLI::Option* one) { return one->get_positional(); })) {
        const std::string name =
            "\\fI" + roff(option->get_single_name()) + "\\fR" + (option->get_expected_max() > 1 ? "\\ .\\|.\\|." : "");
        line += " " + (option->get_required() ? name : "[" + name + "]");
    }
    return line;
}

void print_commands(const CLI::App& app, const std::string& path) {
    for (const CLI::App* command : commands_of(app)) {
        const std::string name = path + " " + command->get_name();
        if (!commands_of(*command).empty()) {
            print_commands(*command, name);
            continue;
        }
        std::cout << ".SS \"" << roff(name.substr(name.find(' ') + 1)) << "\"\n"
                  << usage_line(name, *command) << "\n.PP\n"
                  << roff(command->get_description()) << ".\n";
        print_options(*command);
        if (const std::string footer = command->get_footer(); !footer.empty())
            std::cout << ".PP\n" << roff(footer) << '\n';
    }
}

void print_page(const CLI::App& app) {
    const std::string_view prose = manual_prose();
    std::cout << ".\\\" SPDX-License-Identifier: EUPL-1.2\n"
              << ".TH COMITY 1 \"\" \"Comity " << program_version() << "\" \"User commands\"\n"
              << ".SH NAME\ncomity \\- " << roff(app.get_description()) << '\n'
              << ".SH SYNOPSIS\n\\fBcomity\\fR \\fIcommand\\fR [\\fIoptions\\fR] [\\fIarguments\\fR]\n"
              << ".SH DESCRIPTION\n";
    print_prose(prose, "Description");
    std::cout << ".SH COMMANDS\n";
    print_commands(app, "comity");
    for (const auto& [heading, section] : {std::pair{"EXIT STATUS", "Exit status"},
                                           {"ENVIRONMENT", "Environment"},
                                           {"FILES", "Files"},
                                           {"EXAMPLES", "Examples"},
                                           {"SEE ALSO", "See also"}}) {
        std::cout << ".SH \"" << heading << "\"\n";
        print_prose(prose, section);
    }
}

}  // namespace

void add_man_command(CLI::App& app, int& status) {
    CLI::App* command = app.add_subcommand("man", "the manual page: comity man | man -l -");
    command->callback([&app, &status] {
        print_page(app);
        status = exit_ok;
    });
}

}  // namespace comity::cli
