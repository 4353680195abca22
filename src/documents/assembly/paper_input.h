// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "documents/template/template_library.h"
#include "format/tree.h"

namespace comity::documents {

/// One value of a field: what is the same in all languages, or words per language.
struct FieldEntry {
    std::string value;    ///< canonical; "" for words
    LanguageWords words;  ///< of texts and names; the tag "" stands for every language
};

/// A paper that goes with this one.
struct AttachedPaper {
    std::string paper;  ///< the law library's word; "" for others
    LanguageWords title;
    int pages = 0;
    std::string digest;
};

/// What a paper was told beside the facts (docs/formats/templates.md, section 6).
struct PaperInput {
    std::vector<std::string> languages;
    std::map<int, std::vector<FieldEntry>> fields;                               ///< by index; one entry, but for lists
    std::map<std::pair<int, std::string>, std::vector<FieldEntry>> of_offences;  ///< by index and id of the offence
    std::vector<AttachedPaper> attachments;
};

inline constexpr std::size_t max_paper_languages = 6;
inline constexpr std::size_t max_list_entries = 500;
inline constexpr std::size_t max_attachments = 1000;

/// Reads the object of a case file's `paper`. Faults name the place: an unknown field with the nearest known one, a
/// value of another type, an unknown paper, more than the limits. nullopt when there is any.
std::optional<PaperInput> read_paper_input(const TemplateLibrary& templates, const format::Tree& paper,
                                           law::Faults& faults);

/// Takes the member `paper` out of a case file, so that the rest is a question to the law.
std::optional<format::Tree> take_paper(format::Tree& case_file);

}  // namespace comity::documents
