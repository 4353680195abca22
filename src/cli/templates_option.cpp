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

Result<std::vector<documents::TemplateFile>> files_of(const fs::path& folder, const fs::path& own) {
    TRY(files, documents::template_files(folder, false));
    if (own.empty()) return files;
    TRY(more, documents::template_files(own, true));
    files.insert(files.end(), more.begin(), more.end());
    return files;
}

}  // namespace

Result<documents::TemplateLibrary> open_templates(const law::Library& library, const fs::path& own) {
    TRY(files, files_of(default_templates(), own));
    law::Faults faults;
    auto templates = documents::TemplateLibrary::read(library, files, faults);
    if (templates) return *std::move(templates);
    std::string all;
    for (const law::Fault& fault : faults.list()) all += (all.empty() ? "" : "\n") + law::to_string(fault);
    return fail(ErrorKind::invalid, all);
}

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
    const auto files = files_of(folder_.empty() ? default_templates() : folder_, own_);
    if (!files) {
        refuse(files.error());
        return std::nullopt;
    }
    law::Faults faults;
    auto templates = documents::TemplateLibrary::read(*library, *files, faults);
    for (const law::Fault& fault : faults.list()) std::cerr << law::to_string(fault) << '\n';
    return templates;
}

}  // namespace comity::cli
