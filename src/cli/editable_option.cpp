// SPDX-License-Identifier: EUPL-1.2
#include "cli/editable_option.h"

#include <CLI/CLI.hpp>

#include "store/files/file.h"

namespace comity::cli {

CLI::Option* EditableOption::add_to(CLI::App& command, const std::string& what) {
    const std::vector<std::string> words(documents::editable_form_words.begin(), documents::editable_form_words.end());
    CLI::Option* format = command.add_option("--format", format_, what + " as a file of word processors: odt or docx")
                              ->check(CLI::IsMember(words))
                              ->type_name("FORMAT");
    CLI::Option* out = command.add_option("--out", out_, "the file to write, which is new")->type_name("FILE");
    out->needs(format);
    format->needs(out);
    return format;
}

Result<void> EditableOption::keep(const std::string& file) const {
    return store::write_new(out_, octets(file), store::Readers::by_mask);
}

}  // namespace comity::cli
