// SPDX-License-Identifier: EUPL-1.2
#include "cli/law_commands.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/exit_status.h"
#include "cli/law_diff_command.h"
#include "cli/law_facts_command.h"
#include "cli/law_mutate_command.h"
#include "cli/law_show_command.h"
#include "format/csv.h"
#include "format/json_writer.h"
#include "law/compile/compile.h"
#include "law/examples/run_examples.h"

namespace comity::cli {

namespace {

struct CheckOptions {
    std::string folder = "law";
    bool no_warnings = false;
    bool coverage = false;
    bool complete = false;
    bool examples_only = false;
    bool json = false;
    std::string coverage_report;
};

/// What the check found: the library's own faults, and those of its examples once it compiles.
struct CheckResult {
    std::vector<law::Fault> faults;
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t examples = 0;
    bool compiled = false;
    law::ExampleReport report;

    bool good() const { return compiled && report.passed == examples; }
};

void print_coverage(const law::ExampleReport& report) {
    for (const std::string& provision : report.unexercised) std::cout << "no example exercises " << provision << '\n';
    const std::size_t all = report.exercised.size() + report.unexercised.size();
    std::cout << report.exercised.size() << " of " << all
              << " provisions with computed rules are exercised by an example\n";
}

/// Provision by provision: how many examples exercise it, and which.
bool write_coverage(const law::ExampleReport& report, const std::string& path) {
    std::ofstream file(path, std::ios::binary);
    file << "provision,examples,names\n";
    std::map<std::string, std::vector<std::string>> all = report.exercised;
    for (const std::string& provision : report.unexercised) all[provision];
    for (const auto& [provision, examples] : all) {
        std::string names;
        for (const std::string& name : examples) names += (names.empty() ? "" : "; ") + name;
        file << format::csv_cell(provision) << ',' << examples.size() << ',' << format::csv_cell(names) << '\n';
    }
    file.close();
    return static_cast<bool>(file);
}

CheckResult run_check(const CheckOptions& options) {
    CheckResult result;
    law::CompiledLaw compiled = law::compile_law(options.folder);
    for (const law::Fault& fault : compiled.faults.list()) {
        const bool warning = fault.severity == law::Fault::Severity::warning;
        result.warnings += warning ? 1 : 0;
        if (!warning || !(options.no_warnings || options.examples_only)) result.faults.push_back(fault);
    }
    result.errors = compiled.faults.errors();
    if (compiled.faults.any_error()) return result;
    const auto library = law::Library::from_bytes(std::move(compiled.image));
    if (!library) {
        result.faults.push_back(
            {law::Fault::Severity::error, library.error().place, library.error().message, library.error().hint});
        ++result.errors;
        return result;
    }
    result.compiled = true;
    result.examples = compiled.examples.size();
    result.report = law::run_examples(*library, compiled.examples);
    result.faults.insert(result.faults.end(), result.report.faults.begin(), result.report.faults.end());
    return result;
}

void print_check(const CheckResult& result, const CheckOptions& options) {
    for (const law::Fault& fault : result.faults) std::cout << to_string(fault) << '\n';
    if (!result.compiled) {
        std::cout << result.errors << " errors, " << result.warnings << " warnings; the examples were not run\n";
        return;
    }
    if (options.coverage || options.complete) print_coverage(result.report);
    if (!options.examples_only) std::cout << "0 errors, " << result.warnings << " warnings; examples: ";
    std::cout << result.report.passed << " passed, " << result.examples - result.report.passed << " failed\n";
}

void print_check_json(const CheckResult& result, const CheckOptions& options) {
    format::JsonWriter json;
    json.object([&] {
        json.key("errors").integer(static_cast<std::int64_t>(result.errors));
        json.key("warnings").integer(static_cast<std::int64_t>(result.warnings));
        json.key("examples").object([&] {
            json.key("run").boolean(result.compiled);
            json.key("passed").integer(static_cast<std::int64_t>(result.report.passed));
            json.key("failed").integer(static_cast<std::int64_t>(result.examples - result.report.passed));
        });
        json.key("faults").array([&] {
            for (const law::Fault& fault : result.faults) {
                json.object([&] {
                    json.key("severity").string(fault.severity == law::Fault::Severity::error ? "error" : "warning");
                    json.key("file").string(fault.place.file);
                    json.key("line").integer(fault.place.line);
                    json.key("column").integer(fault.place.column);
                    json.key("message").string(fault.message);
                    json.key("hint").string(fault.hint);
                });
            }
        });
        if (options.coverage || options.complete) json.key("not_exercised").strings(result.report.unexercised);
    });
    std::cout << json.text() << '\n';
}

/// Faults of the library, then its examples.
int check(const CheckOptions& options) {
    if (!std::filesystem::is_directory(options.folder)) {
        return refuse({ErrorKind::not_found,
                       "there is no such law folder",
                       {options.folder},
                       "name the law folder: comity law check law"});
    }
    const CheckResult result = run_check(options);
    if (options.json)
        print_check_json(result, options);
    else
        print_check(result, options);
    if (!options.coverage_report.empty() && !write_coverage(result.report, options.coverage_report)) {
        return refuse({ErrorKind::unavailable,
                       "the report cannot be written",
                       {options.coverage_report},
                       "name a file in a folder you may write to"});
    }
    const bool covered = !options.complete || result.report.unexercised.empty();
    return result.good() && covered ? exit_ok : exit_found;
}

int build(const std::string& folder, const std::string& output) {
    const law::CompiledLaw law = law::compile_law(folder);
    for (const law::Fault& fault : law.faults.list()) {
        if (fault.severity == law::Fault::Severity::error) std::cerr << to_string(fault) << '\n';
    }
    if (law.faults.any_error()) return exit_found;
    std::ofstream file(output, std::ios::binary);
    file.write(law.image.data(), static_cast<std::streamsize>(law.image.size()));
    file.close();
    if (!file) {
        return refuse({ErrorKind::unavailable,
                       "the law image cannot be written",
                       {output},
                       "name a file in a folder you may write to"});
    }
    return exit_ok;
}

}  // namespace

void add_law_commands(CLI::App& app, int& status) {
    CLI::App* law = app.add_subcommand("law", "the law library: show, compare, check");
    law->require_subcommand(1);
    add_law_show_command(*law, status);
    add_law_facts_command(*law, status);
    add_law_diff_command(*law, status);

    // Two commands, two sets of options: a callback of one must not see what the other was given.
    auto checked = std::make_shared<CheckOptions>();
    CLI::App* check_command =
        law->add_subcommand("check", "every fault of the library, with its place and the way out; runs its examples");
    check_command->add_option("path", checked->folder, "the law folder")->type_name("PATH")->capture_default_str();
    check_command->add_flag("--no-warnings", checked->no_warnings, "faults only");
    check_command->add_flag("--coverage", checked->coverage, "name the provisions no example exercises");
    check_command->add_flag("--complete", checked->complete, "a provision no example exercises is a fault too");
    check_command
        ->add_option("--coverage-report", checked->coverage_report, "write a table: each provision and its examples")
        ->type_name("CSV");
    check_command->add_flag("--json", checked->json, "as JSON");
    check_command->footer("Ends with 0 when there are no faults and every example passes, 1 otherwise.");
    check_command->callback([checked, &status] { status = check(*checked); });

    auto tested = std::make_shared<CheckOptions>();
    tested->examples_only = true;
    CLI::App* test_command = law->add_subcommand("test", "run the library's examples");
    test_command->add_option("path", tested->folder, "the law folder")->type_name("PATH")->capture_default_str();
    test_command->add_flag("--coverage", tested->coverage, "name the provisions no example exercises");
    test_command->add_flag("--json", tested->json, "as JSON");
    test_command->callback([tested, &status] { status = check(*tested); });

    auto folder = std::make_shared<std::string>("law");
    auto output = std::make_shared<std::string>("law.image");
    CLI::App* build_command = law->add_subcommand("build", "compile the library into one image");
    build_command->add_option("path", *folder, "the law folder")->required()->type_name("PATH");
    build_command->add_option("-o,--output", *output, "the image to write")->type_name("PATH")->capture_default_str();
    build_command->callback([=, &status] { status = build(*folder, *output); });
    add_law_mutate_command(*law, status);
}

}  // namespace comity::cli
