// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "documents/document.h"

/// What the writers of both forms do alike with the words of a version, for the source files of this folder.
namespace comity::documents {

/// What XML can hold of a text: control characters and U+FFFE, U+FFFF become blanks, as in print.
std::string writable(std::string_view text);

/// A part of a text whose letters go one way.
struct Stretch {
    std::string text;
    bool leftwards = false;
};

/// The text in parts by direction. Signs and blanks between letters of one direction go with them, others with the
/// text, which goes `leftwards` or not; digits go with the letters before them. The text must be UTF-8.
std::vector<Stretch> stretches(std::string_view text, bool leftwards);

/// Numbers of footnotes: in the order of their marks, then those without a mark.
class NoteOrder {
   public:
    NoteOrder(const Document& document, std::size_t version);

    int number_of(int footnote) const { return numbers_[static_cast<std::size_t>(footnote)]; }  ///< from 1
    /// Those that no mark of this version names, in the order of the document.
    const std::vector<int>& unmarked() const { return unmarked_; }

   private:
    std::vector<int> numbers_;
    std::vector<int> unmarked_;
};

/// "fr-CH", "zh-Hans" in its parts (BCP 47); those it does not have are "".
struct LanguageTag {
    std::string_view whole, language, script, region;
};
LanguageTag language_tag(std::string_view tag);

/// Which of the three languages of a style in a word processor this one is.
enum class ScriptKind { western, asian, complex };
ScriptKind script_kind(std::string_view language);

}  // namespace comity::documents
