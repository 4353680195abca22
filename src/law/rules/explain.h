// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "law/rules/evaluator.h"

namespace comity::law {

/// A step of reasoning: a condition in words with the facts it saw, its truth, and what it rests on.
struct Reasoning {
    std::string text;
    Truth truth = Truth::unknown;
    std::vector<Reasoning> children;
};

/// Writes expressions and values for people: in the library's words where no facts are at hand, with the facts'
/// values where they are.
class Explainer {
   public:
    explicit Explainer(const Evaluator& evaluator);

    /// The whole reasoning on a condition, or on its contrary, in sentences with what the file says.
    Reasoning explain(ExprId condition, int offence, bool holds = true) const;
    /// The comparisons that decided it: those whose truth carries the result.
    std::vector<std::string> because(ExprId condition, int offence) const;

   private:
    void decisive(ExprId id, int offence, Truth wanted, std::vector<std::string>& out) const;
    std::string leaf(ExprId id, int offence) const;
    std::string observed(ExprId id, int offence, Truth truth) const;
    std::string term_text(ExprId id, int offence) const;
    std::string name_of(ExprId id, int offence) const;
    std::string list_text(const Value& list, const Fact& fact) const;
    std::string record_text(std::span<const Value> fields, const Fact& fact) const;

    const Evaluator& evaluator_;
    const Facts& facts_;
    const Library& library_;
};

/// A value as the input would write it.
std::string value_text(const Facts& facts, const Value& value);

/// An expression in words, for `law show`: the library's own language.
std::string expression_text(const Library& library, ExprId expression);

}  // namespace comity::law
