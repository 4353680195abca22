// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// A paper in all its languages as one value: what is drafted, shown, compared, printed and sealed
/// (docs/formats/document.md).
///
/// Everything that has words has one version per language of the document, in the order of `Document::languages`.
namespace comity::documents {

/// Where an index names nothing.
inline constexpr int none = -1;

enum class SlotKind {
    text,     ///< words that differ with the language; `Slot::value` is empty
    name,     ///< of a person or place, in the spelling fixed for the case in each script
    code,     ///< a reference, an account, an address: the same signs in every language
    date,     ///< "2024-02-29"
    number,   ///< "12"
    money,    ///< "EUR 250000.00"
    period,   ///< ISO 8601: "P1Y6M"
    state,    ///< ISO 3166-1 alpha-2
    choice,   ///< a word of a fact, or several separated by blanks
    citation  ///< a provision, "coe-024:16.4", or several separated by blanks
};

/// What a passage took from the case, so that it can be found again when it changes.
struct Slot {
    std::string name;  ///< a fact, "custody.arrest_date", or a field of the case, "person.name"
    SlotKind kind = SlotKind::text;
    std::string value;               ///< the same in all languages; see SlotKind
    std::vector<std::string> words;  ///< as it stands in each language
    bool empty = false;              ///< nothing is known: the words name what is missing
    friend bool operator==(const Slot&, const Slot&) = default;
};

/// Text of one face. Line ends do not occur in it.
struct TextRun {
    enum class Face { plain, emphasis, strong };

    std::string text;
    Face face = Face::plain;
    int slot = none;      ///< in Document::slots
    int footnote = none;  ///< in Document::footnotes: its mark stands behind the text
    friend bool operator==(const TextRun&, const TextRun&) = default;
};

/// The words of a segment in one language. Empty: not translated yet.
using Passage = std::vector<TextRun>;

/// The smallest part that is aligned between languages: a heading, a paragraph, an item, a cell.
struct Segment {
    enum class Origin {
        standard,  ///< wording of the template: follows the facts
        free       ///< written by a person: never overwritten
    };

    std::string id;  ///< unique in the document and the same in every draft of it: "facts.2"
    Origin origin = Origin::standard;
    std::size_t source = 0;  ///< the version the others translate
    std::vector<Passage> versions;
    std::vector<std::string> gives;  ///< points of contents this answers: "facts-summary"
    /// Versions whose source a person worded anew since, until somebody looks at them again; in ascending order.
    std::vector<std::size_t> outdated = {};
    friend bool operator==(const Segment&, const Segment&) = default;
};

struct Heading {
    int level = 1;  ///< 1 to 4
    Segment words;
    friend bool operator==(const Heading&, const Heading&) = default;
};

struct Paragraph {
    enum class Style {
        body,
        address,    ///< to whom, and from whom
        reference,  ///< numbers, dates, classification, above the title
        title,      ///< of the whole document
        signature,
        note  ///< in small type
    };
    Style style = Style::body;
    int number = 0;  ///< of numbered paragraphs, from 1; 0: none
    Segment words;
    friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

struct List {
    bool numbered = false;
    std::vector<Segment> items;
    friend bool operator==(const List&, const List&) = default;
};

struct Table {
    std::vector<Segment> head;               ///< empty: the first column names the rows
    std::vector<std::vector<Segment>> rows;  ///< each as long as the others
    friend bool operator==(const Table&, const Table&) = default;
};

struct PageBreak {
    friend bool operator==(const PageBreak&, const PageBreak&) = default;
};

using Block = std::variant<Heading, Paragraph, List, Table, PageBreak>;

/// A paper that goes with the document.
struct Attachment {
    std::string paper;  ///< the law library's word for it: "warrant-auth"; "" for others
    Segment title;
    int pages = 0;       ///< 0: not known
    std::string digest;  ///< "sha256:…"; "" while the paper is not there
    friend bool operator==(const Attachment&, const Attachment&) = default;
};

struct Document {
    std::string kind;                     ///< the template: "extradition-prosecution"
    std::vector<std::string> languages;   ///< BCP 47: "en", "fr", "ru"; the first is that of the sender
    std::vector<std::string> titles;      ///< for running heads and metadata, one per language
    std::string reference;                ///< of the sender's case
    std::string date;                     ///< ISO 8601; "" while it is not dated
    std::string requesting, requested;    ///< ISO 3166-1 alpha-2
    bool draft = true;                    ///< marked so on every page
    std::string template_digest;          ///< "sha256:…" of the template it was assembled from
    std::string law_version, law_digest;  ///< of the law library that answered
    std::vector<Slot> slots;
    std::vector<Block> blocks;
    std::vector<Segment> footnotes;
    std::vector<Attachment> attachments;
    friend bool operator==(const Document&, const Document&) = default;
};

/// The place of a language among the versions; nullopt where the document has none.
std::optional<std::size_t> version_of(const Document& document, std::string_view language);

/// The text of a passage without faces and marks.
std::string plain_text(const Passage& passage);

/// Whether somebody has to look at that version again.
bool is_outdated(const Segment& segment, std::size_t version);

/// Whether the language is written from right to left.
bool right_to_left(std::string_view language);

/// All segments in reading order: blocks, then footnotes, then titles of attachments.
std::vector<const Segment*> segments_of(const Document& document);
std::vector<Segment*> segments_of(Document& document);

}  // namespace comity::documents
