// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "cli/library_option.h"
#include "documents/template/template_library.h"

namespace comity::cli {

/// The templates installed beside the program, or those of $COMITY_TEMPLATES; over them an authority's own, "" where it
/// has none. Errors: a folder that cannot be read; every fault of a template.
Result<documents::TemplateLibrary> open_templates(const law::Library& library, const std::filesystem::path& own);

/// `--templates FOLDER` and `--own FOLDER`: the templates of papers, and those of the authority that replace some of
/// them. Default: $COMITY_TEMPLATES, then the folder installed beside the program.
class TemplatesOption {
   public:
    void add_to(CLI::App& command);
    /// The templates bound to the law library; every fault is on standard error where there is none.
    std::optional<documents::TemplateLibrary> open() const;

   private:
    LibraryOption law_;
    std::string folder_;
    std::string own_;
};

}  // namespace comity::cli
