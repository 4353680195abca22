// SPDX-License-Identifier: EUPL-1.2
#include "cli/paper/inspect_command.h"

#include <filesystem>
#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "documents/inspection/inspection.h"
#include "store/files/file.h"

namespace comity::cli {

namespace {

constexpr std::size_t max_inspected_octets = std::size_t{512} << 20;

struct InspectOptions {
    std::string file;
    std::optional<std::string> name;
    std::string media_type;
    bool json = false;
};

void print(const std::string& file, const documents::Inspection& inspection) {
    std::cout << fmt::format("{}: {} ({}), {} octets", file, inspection.type, inspection.media_type, inspection.octets);
    if (inspection.pages > 0) std::cout << fmt::format(", {} pages", inspection.pages);
    std::cout << '\n';
    for (const documents::Finding& finding : inspection.findings) {
        std::cout << fmt::format("  {:<8} {}{}{}", word_of(finding.kind->level), finding.where,
                                 finding.where.empty() ? "" : " ", finding.kind->says);
        if (!finding.detail.empty()) std::cout << fmt::format(" ({})", finding.detail);
        std::cout << '\n';
    }
    if (inspection.more) std::cout << "  and more\n";
    if (inspection.findings.empty()) std::cout << "  nothing found\n";
}

/// exit_found where something is to be known before it is opened.
Result<int> inspect(const InspectOptions& options) {
    TRY(file, store::read_whole(options.file, max_inspected_octets));
    const std::string name = options.name.value_or(std::filesystem::path(options.file).filename().string());
    const documents::Inspection inspection =
        documents::inspect(octets(file), {.name = name, .media_type = options.media_type});
    if (options.json) {
        TRY(text, documents::inspection_json(octets(file), inspection));
        std::cout << text << '\n';
    } else {
        print(options.file, inspection);
    }
    return inspection.level() == documents::FindingLevel::note ? exit_ok : exit_found;
}

}  // namespace

void add_inspect_command(CLI::App& app, int& status) {
    auto options = std::make_shared<InspectOptions>();
    CLI::App* command = app.add_subcommand(
        "inspect", "what a file is by its content, and what in it acts, hides something or is too much");
    command->add_option("file", options->file, "any file")->required()->type_name("PATH");
    command->add_option("--name", options->name, "how it was called on its way; without: its own name")
        ->type_name("NAME");
    command->add_option("--media-type", options->media_type, "what it was said to be: application/pdf")
        ->type_name("TYPE");
    command->add_flag("--json", options->json, "as JSON (docs/formats/inspection.md)");
    command->callback([options, &status] { status = finished(inspect(*options)); });
}

}  // namespace comity::cli
