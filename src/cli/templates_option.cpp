// SPDX-License-Identifier: EUPL-1.2
#include "cli/templates_option.h"

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include <CLI/CLI.hpp>

#include "cli/exit_status.h"

namespace comity::cli {

namespace fs = std::filesystem;

namespace {

std::string default_templates() {
    if (const char* named = std::getenv("COMITY_TEMPLATES"); named != nullptr && *named != '\0') return named;
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    const fs::path installed = program.parent_path() / "../share/comity/templates";
    if (fs::exists(installed, ignored)) return installed.lexically_normal().string();
    return (program.parent_path() / "templates").string();
}

}  // namespace

void TemplatesOption::add_to(CLI::App& command) {
    law_.add_to(command);
    command.add_option("--templates", folder_, "folder of templates")->type_name("FOLDER");
    command.add_option("--own", own_, "folder of the authority's own templates, which replace those of the same name")
        ->type_name("FOLDER");
}

std::optional<documents::TemplateLibrary> TemplatesOption::open() const {
    const auto library = law_.open();
    if (!library) {
        refuse(library.error());
        return std::nullopt;
    }
    auto files = documents::template_files(folder_.empty() ? default_templates() : folder_, false);
    if (!files) {
        refuse(files.error());
        return std::nullopt;
    }
    if (!own_.empty()) {
        auto own = documents::template_files(own_, true);
        if (!own) {
            refuse(own.error());
            return std::nullopt;
        }
        files->insert(files->end(), own->begin(), own->end());
    }
    law::Faults faults;
    auto templates = documents::TemplateLibrary::read(*library, *files, faults);
    for (const law::Fault& fault : faults.list()) std::cerr << law::to_string(fault) << '\n';
    return templates;
}

}  // namespace comity::cli
