// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "documents/assembly/paper_input.h"
#include "law/determination/determine.h"

namespace comity::documents {

/// Gives slots their values: from the facts of a question, the fields of a paper and the answer of the law.
class SlotWords {
   public:
    SlotWords(const TemplateLibrary& templates, const law::Determination& determination, const PaperInput& input)
        : templates_(templates), determination_(determination), input_(input) {}

    /// `offence` and `entry` say which of several; 0 where there is one. An empty slot has the name of what is missing
    /// for words.
    Slot fill(const Binding& binding, int offence, std::size_t entry) const;
    /// Whether anything is known of it.
    bool known(const Binding& binding, int offence) const;
    /// The whole number a plural counts by, and its form in a language with the number in place.
    std::string plural(const TextPart& part, const Slot& slot, std::string_view language) const;

    std::size_t entries(int field) const;

   private:
    const std::vector<FieldEntry>* entries_of(const Binding& binding, int offence) const;
    Slot of_field(const Binding& binding, int offence, std::size_t entry) const;
    Slot of_fact(const Binding& binding, int offence) const;
    Slot of_law(const Binding& binding) const;
    void write(Slot& slot, const auto& words_of_language) const;
    void leave_empty(Slot& slot, const LanguageWords& label) const;

    const TemplateLibrary& templates_;
    const law::Determination& determination_;
    const PaperInput& input_;
};

/// Around what is missing in a text.
inline constexpr std::string_view gap_opens = "⟦";
inline constexpr std::string_view gap_closes = "⟧";

}  // namespace comity::documents
