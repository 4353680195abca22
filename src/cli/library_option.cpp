// SPDX-License-Identifier: EUPL-1.2
#include "cli/library_option.h"

#include <cstdlib>
#include <filesystem>

#include <CLI/CLI.hpp>

#include "law/compile/compile.h"

namespace comity::cli {

namespace fs = std::filesystem;

std::string default_image() {
    if (const char* named = std::getenv("COMITY_LAW"); named != nullptr && *named != '\0') return named;
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    for (const char* place : {"comity.law", "../share/comity/comity.law"}) {
        const fs::path image = program.parent_path() / place;
        if (fs::exists(image, ignored)) return image.lexically_normal().string();
    }
    return (program.parent_path() / "comity.law").string();
}

void LibraryOption::add_to(CLI::App& command) {
    command.add_option("--law", path_, "law library: a compiled image or a law folder")->type_name("PATH");
}

Result<law::Library> open_law(const std::string& path, std::vector<law::Example>& examples) {
    if (!fs::is_directory(path)) return law::Library::open(path);
    law::CompiledLaw compiled = law::compile_law(path);
    for (const law::Fault& fault : compiled.faults.list()) {
        if (fault.severity == law::Fault::Severity::error)
            return fail(ErrorKind::invalid, fault.message, fault.place, fault.hint);
    }
    examples = std::move(compiled.examples);
    return law::Library::from_bytes(std::move(compiled.image));
}

Result<law::Library> LibraryOption::open() const {
    std::vector<law::Example> unused;
    return open_with_examples(unused);
}

Result<law::Library> LibraryOption::open_with_examples(std::vector<law::Example>& examples) const {
    return open_law(path_.empty() ? default_image() : path_, examples);
}

bool LibraryOption::names_folder() const {
    return fs::is_directory(path_.empty() ? default_image() : path_);
}

}  // namespace comity::cli
