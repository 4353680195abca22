// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "documents/editable/editable.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace comity::cli {

/// `--format odt|docx --out FILE`: a paper as a file of word processors.
class EditableOption {
   public:
    /// The option that says the form, for those it excludes.
    CLI::Option* add_to(CLI::App& command, const std::string& what);

    /// Nullopt where none is asked for.
    std::optional<documents::EditableForm> form() const { return documents::editable_form(format_); }
    /// Into a file that did not exist.
    Result<void> keep(const std::string& file) const;

   private:
    std::string format_;
    std::string out_;
};

}  // namespace comity::cli
