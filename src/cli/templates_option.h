// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "cli/library_option.h"
#include "documents/template/template_library.h"

namespace comity::cli {

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
