// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "documents/template/template.h"

namespace comity::documents {

/// Finds what names in templates stand for: facts of the law library, fields, counts of lists, provisions.
class Bindings {
   public:
    Bindings(const law::Library& library, const std::vector<Field>& fields) : library_(library), fields_(fields) {}

    enum class Use { words, whether_known };
    /// Faults: an unknown name, with the nearest known one; where words are wanted, a fact that has none (yes/no,
    /// records).
    Binding find(const std::string& name, Use use, const Place& place, law::Faults& faults) const;
    /// Whether a plural can go by what stands there: a count, or a fact or field that is one number.
    bool is_number(const Binding& binding) const;
    /// Whether the law library has this point of contents or paper.
    bool is_content(std::string_view word) const;

   private:
    bool is_rule_id(std::string_view id) const;

    const law::Library& library_;
    const std::vector<Field>& fields_;
};

}  // namespace comity::documents
