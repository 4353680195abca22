// SPDX-License-Identifier: EUPL-1.2
#include "cli/law_commands.h"

#include <fstream>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "law/compile/compile.h"

namespace comity::cli {

namespace {

int check(const std::string& folder, bool quiet_warnings) {
    const law::CompiledLaw law = law::compile_law(folder);
    std::size_t warnings = 0;
    for (const law::Fault& fault : law.faults.list()) {
        const bool warning = fault.severity == law::Fault::Severity::warning;
        warnings += warning ? 1 : 0;
        if (!warning || !quiet_warnings) std::cout << to_string(fault) << '\n';
    }
    std::cout << law.faults.errors() << " errors, " << warnings << " warnings, " << law.examples.size() << " examples\n";
    return law.faults.any_error() ? 1 : 0;
}

int build(const std::string& folder, const std::string& output) {
    const law::CompiledLaw law = law::compile_law(folder);
    for (const law::Fault& fault : law.faults.list()) {
        if (fault.severity == law::Fault::Severity::error) std::cerr << to_string(fault) << '\n';
    }
    if (law.faults.any_error()) return 1;
    std::ofstream file(output, std::ios::binary);
    file.write(law.image.data(), static_cast<std::streamsize>(law.image.size()));
    file.close();
    if (!file) {
        std::cerr << output << ": the law image cannot be written\n";
        return 1;
    }
    return 0;
}

}  // namespace

void add_law_commands(CLI::App& app, int& status) {
    CLI::App* law = app.add_subcommand("law", "the law library");
    law->require_subcommand(1);

    auto folder = std::make_shared<std::string>("law");
    auto quiet = std::make_shared<bool>(false);
    CLI::App* check_command = law->add_subcommand("check", "every fault of the library, with its place and the way out");
    check_command->add_option("path", *folder, "the law folder");
    check_command->add_flag("--no-warnings", *quiet, "faults only");
    check_command->callback([=, &status] { status = check(*folder, *quiet); });

    auto output = std::make_shared<std::string>("law.image");
    CLI::App* build_command = law->add_subcommand("build", "compile the library into one image");
    build_command->add_option("path", *folder, "the law folder")->required();
    build_command->add_option("-o,--output", *output, "the image to write");
    build_command->callback([=, &status] { status = build(*folder, *output); });
}

}  // namespace comity::cli
