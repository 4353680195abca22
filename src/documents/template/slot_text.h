// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "law/source/fault.h"

namespace comity::documents {

/// What a slot of a template is bound to.
struct Binding {
    enum class Source {
        none,
        fact,       ///< of the law library, by its index
        field,      ///< of the paper, by its index among the templates' fields
        count,      ///< how many entries a list field has
        citations,  ///< provisions of the answer, by `law`
    };
    Source source = Source::none;
    int index = 0;
    std::string law;   ///< "basis", "contents", "c.dual-criminality"
    std::string name;  ///< as the template writes it
    bool per_offence = false;
};

/// A stretch of standard wording: words, or a slot.
struct TextPart {
    std::string words;  ///< "" for a slot
    bool strong = false;
    std::string slot;                                         ///< its name, "" for words
    std::vector<std::pair<std::string, std::string>> plural;  ///< category and words; `#` stands for the number
    Binding binding = {};
};
using SlotText = std::vector<TextPart>;

inline constexpr std::size_t max_text_bytes = 8 * 1024;
inline constexpr std::size_t max_text_parts = 200;

/// Reads "On {custody.arrest_date} … {days plural one=# day; other=# days} … *with force*". Names are not resolved yet.
/// Faults: a brace that is not closed or not opened, an empty name, a plural without `other`, a text over the limits.
SlotText read_slot_text(std::string_view text, const Place& place, law::Faults& faults);

}  // namespace comity::documents
