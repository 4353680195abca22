// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "law/library/library.h"

namespace comity::law {

/// What an expression says, in English sentences for a reader who knows the treaty and not the law language: with the
/// names of facts and values, and numbers in words. "The contrary" is carried into the words: not "not (a or b)", but
/// "neither".
class ConditionWords {
   public:
    explicit ConditionWords(const Library& library) : library_(library) {}

    /// One sentence part: "the kind of request is extradition". `holds` false: its contrary.
    std::string sentence(ExprId condition, bool holds = true);
    /// A term: "the day of arrest", "thirty days before the appearance".
    std::string term(ExprId term);
    /// A value of the fact a term names, as the law library calls it, in quotes.
    std::string label(TextId word, ExprId of_term) const;

    /// The parts of a condition made of several, as far as they are joined by one word.
    struct Parts {
        bool all = true;  ///< all must hold; else one of them
        struct Part {
            ExprId condition = none;
            bool holds = true;
        };
        std::vector<Part> list;
    };
    Parts parts(ExprId condition, bool holds = true) const;
    /// Short enough for one line: a single test, or two.
    bool is_short(ExprId condition) const;

    /// Words for terms that name a field of a record list, while it is being spoken of.
    void enter(FactIndex records) { scopes_.push_back(records); }
    void leave() { scopes_.pop_back(); }

   private:
    const Node& at(ExprId id) const { return library_.nodes()[static_cast<std::size_t>(id)]; }
    std::string text(TextId id) const { return std::string(library_.text(id)); }
    std::string joined(ExprId condition, bool holds);
    std::string test(const Node& node, bool holds);
    std::string compared(const Node& node, bool holds);
    std::string over_records(const Node& node, bool holds);
    std::string over_offences(const Node& node, bool holds);
    std::string among(const Node& node, bool holds);
    std::string has(const Node& node, bool holds);
    std::string declaration(std::int32_t pattern) const;
    std::string instrument(int index) const;
    std::string fact_name(FactIndex fact) const;
    std::string field_name(const Node& node) const;
    std::string constant(std::int32_t index, ExprId of_term) const;
    std::string constants(const Node& node, std::string_view join) const;
    bool is_day(ExprId term) const;

    const Library& library_;
    std::vector<FactIndex> scopes_;
};

/// "one", "forty-five"; from a hundred on in digits.
std::string number_words(std::int64_t number);
/// "three months", "one year and six months", "ninety-six hours".
std::string period_in_words(const Period& period);
/// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& parts, std::string_view join);

}  // namespace comity::law
