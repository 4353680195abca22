// SPDX-License-Identifier: EUPL-1.2
#include "cli/law_commands.h"

#include <fstream>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "law/compile/compile.h"
#include "law/examples/run_examples.h"

namespace comity::cli {

namespace {

struct CheckOptions {
    std::string folder = "law";
    bool no_warnings = false;
    bool coverage = false;
    bool examples_only = false;
};

void print_coverage(const law::ExampleReport& report) {
    for (const std::string& provision : report.unexercised) std::cout << "no example exercises " << provision << '\n';
    const std::size_t all = report.exercised.size() + report.unexercised.size();
    std::cout << report.exercised.size() << " of " << all << " provisions with computed rules are exercised by an example\n";
}

/// Faults of the library, then its examples. Exit status 1 when anything is wrong.
int check(const CheckOptions& options) {
    law::CompiledLaw compiled = law::compile_law(options.folder);
    std::size_t warnings = 0;
    for (const law::Fault& fault : compiled.faults.list()) {
        const bool warning = fault.severity == law::Fault::Severity::warning;
        warnings += warning ? 1 : 0;
        if (!warning || !(options.no_warnings || options.examples_only)) std::cout << to_string(fault) << '\n';
    }
    if (compiled.faults.any_error()) {
        std::cout << compiled.faults.errors() << " errors, " << warnings << " warnings; the examples were not run\n";
        return 1;
    }
    const auto library = law::Library::from_bytes(std::move(compiled.image));
    if (!library) {
        std::cout << to_string(library.error()) << '\n';
        return 1;
    }
    const law::ExampleReport report = law::run_examples(*library, compiled.examples);
    for (const law::Fault& fault : report.faults) std::cout << to_string(fault) << '\n';
    if (options.coverage) print_coverage(report);
    const std::size_t failed = compiled.examples.size() - report.passed;
    if (!options.examples_only) std::cout << "0 errors, " << warnings << " warnings; examples: ";
    std::cout << report.passed << " passed, " << failed << " failed\n";
    return failed == 0 ? 0 : 1;
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

    auto options = std::make_shared<CheckOptions>();
    CLI::App* check_command = law->add_subcommand("check", "every fault of the library, with its place and the way out; runs its examples");
    check_command->add_option("path", options->folder, "the law folder");
    check_command->add_flag("--no-warnings", options->no_warnings, "faults only");
    check_command->add_flag("--coverage", options->coverage, "name the provisions no example exercises");
    check_command->callback([options, &status] { status = check(*options); });

    CLI::App* test_command = law->add_subcommand("test", "run the library's examples");
    test_command->add_option("path", options->folder, "the law folder");
    test_command->add_flag("--coverage", options->coverage, "name the provisions no example exercises");
    test_command->callback([options, &status] {
        options->examples_only = true;
        status = check(*options);
    });

    auto folder = std::make_shared<std::string>("law");
    auto output = std::make_shared<std::string>("law.image");
    CLI::App* build_command = law->add_subcommand("build", "compile the library into one image");
    build_command->add_option("path", *folder, "the law folder")->required();
    build_command->add_option("-o,--output", *output, "the image to write");
    build_command->callback([=, &status] { status = build(*folder, *output); });
}

}  // namespace comity::cli
