// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "documents/document.h"
#include "documents/template/slot_text.h"
#include "law/library/library.h"

/// Templates as they were read; docs/formats/templates.md says how they are written.
namespace comity::documents {

/// Words per language: BCP 47 tag and text.
using LanguageWords = std::vector<std::pair<std::string, std::string>>;
/// The words in a language; in English where they are not; "" where there are none.
std::string_view words_in(const LanguageWords& words, std::string_view language);
/// Words of the law library in the languages of templates.
LanguageWords language_words(const law::Library& library, const law::Localised& words);

/// What a paper needs to be told besides the facts of the law: names, references, what exactly is asked.
struct Field {
    enum class Type { text, name, code, date, number, money, period };
    std::string name;
    Type type = Type::text;
    bool list = false;
    bool per_offence = false;
    LanguageWords label;
    Place place;
};
/// "text", "name" … as a template writes it.
std::string_view to_string(Field::Type type);

/// One segment's standard wording: a text per language. A text of slots alone may stand for all languages.
struct Wording {
    std::vector<std::pair<std::string, SlotText>> texts;
    /// The text in a language; nullptr where there is none.
    const SlotText* in(std::string_view language) const;
};

/// When a part is shown. All of it must hold.
struct Showing {
    law::ExprId when = law::none;
    bool of_offence = false;
    bool optional = false;  ///< left out where one of its slots is empty
    std::vector<Binding> given;
    std::vector<Binding> not_given;
};

/// A heading, a paragraph, an item, a row of a table.
struct TemplateRow {
    std::string id;
    Place place;
    Showing showing;
    bool each_offence = false;
    int each_field = none;           ///< a list field: once per entry
    std::vector<std::string> gives;  ///< points of contents
    std::vector<Wording> cells;      ///< one, but for tables
};

struct TemplateBlock {
    enum class Kind { heading, paragraph, list, table, page_break };
    Kind kind = Kind::paragraph;
    std::string id;
    Place place;
    Showing showing;
    int level = 1;
    Paragraph::Style style = Paragraph::Style::body;
    bool numbered = false;
    TemplateRow head;  ///< of a table; without cells there is none
    std::vector<TemplateRow> rows;
};

struct Template {
    std::string id;
    LanguageWords title;
    Place place;
    law::ExprId fits = law::none;
    bool fits_of_offence = false;  ///< fits where it holds for one of the offences
    enum class From { requesting, requested, either };
    From from = From::requesting;    ///< the State that writes it
    bool contents_required = false;  ///< the law says what this paper must contain
    std::vector<TemplateBlock> blocks;
    std::string digest;  ///< "sha256:…" of everything it was read from
};

inline constexpr std::size_t max_templates = 500;
inline constexpr std::size_t max_blocks = 400;
inline constexpr std::size_t max_fields = 1000;

/// The languages in which every template has its wording.
inline constexpr std::string_view complete_languages[] = {"en", "fr", "ru"};

}  // namespace comity::documents
