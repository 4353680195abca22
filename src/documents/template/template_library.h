// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "documents/template/template.h"

namespace comity::documents {

struct TemplateFile {
    std::string name;  ///< for messages
    std::string text;
    bool of_authority = false;  ///< its templates, parts and words replace those of the same name
};

/// All templates with their fields and words, bound to a law library. Read-only once read.
class TemplateLibrary {
   public:
    /// Reads `files`; every fault goes to `faults` with file and line. nullopt when there is any error.
    static std::optional<TemplateLibrary> read(const law::Library& library, const std::vector<TemplateFile>& files,
                                               law::Faults& faults);

    /// The law library with the conditions of the templates: questions must be bound to it.
    const law::Library& library() const { return library_; }
    /// In the order of their names.
    const std::vector<Template>& templates() const { return templates_; }
    const Template* find(std::string_view id) const;
    const std::vector<Field>& fields() const { return fields_; }
    /// The index of a field; nullopt where there is none.
    std::optional<int> find_field(std::string_view name) const;
    /// Of the law library as it was before: what determinations are recorded with.
    const std::string& law_digest() const { return law_digest_; }
    /// Words the program puts in by itself: "article", "reciprocity". "" where there are none.
    std::string_view word(std::string_view name, std::string_view language) const;

   private:
    friend class TemplateReader;
    law::Library library_;
    std::string law_digest_;
    std::vector<Template> templates_;
    std::vector<Field> fields_;
    std::vector<std::pair<std::string, LanguageWords>> words_;
};

/// The files named *.paper below a folder, in the order of their paths. Errors: a folder or file that cannot be read.
Result<std::vector<TemplateFile>> template_files(const std::filesystem::path& folder, bool of_authority);

}  // namespace comity::documents
