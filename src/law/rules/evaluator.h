// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "law/rules/situation.h"

namespace comity::law {

/// A fact that would settle something: of the offence at hand, or of the request (offence = none).
/// fact = none: the offences themselves are not listed.
struct NeededFact {
    FactIndex fact = none;
    int offence = none;
    friend auto operator<=>(const NeededFact&, const NeededFact&) = default;
};

/// The records a condition is inside of, innermost last.
struct RecordAtHand {
    std::span<const Value> fields;
};

/// Evaluates the library's expressions in three values. Cheap to make; holds no state between calls.
class Evaluator {
   public:
    explicit Evaluator(const Situation& situation)
        : situation_(situation), facts_(situation.facts), library_(situation.facts.library()), nodes_(library_.nodes().data()) {}

    /// A condition for one offence; an absent condition is true.
    Truth test(ExprId condition, int offence) const {
        return condition == none ? Truth::yes : evaluate(condition, offence);
    }
    Value term(ExprId term, int offence) const;

    /// The unknown facts a condition hangs on, where it is unknown. Adds to `needed`.
    void needs(ExprId condition, int offence, std::vector<NeededFact>& needed) const;
    void term_needs(ExprId term, int offence, std::vector<NeededFact>& needed) const;

    /// For clocks whose event stands in a record: evaluates with that record at hand.
    template <class Body>
    auto with_record(std::span<const Value> fields, Body&& body) const {
        records_.push_back({fields});
        auto result = body();
        records_.pop_back();
        return result;
    }

    const Situation& situation() const { return situation_; }

   private:
    Truth evaluate(ExprId id, int offence) const;
    Truth compare(const Node& node, int offence) const;
    Truth one_of(const Node& node, int offence) const;
    Truth has(const Node& node, int offence) const;
    Truth shares(const Node& node, int offence) const;
    Truth over_records(const Node& node, int offence) const;
    Truth over_offences(const Node& node, int offence) const;
    Truth holds_on(const Node& node, int offence) const;
    Value own_value(FactIndex fact, int offence) const;
    void leaf_needs(ExprId id, int offence, std::vector<NeededFact>& needed) const;
    const Node& at(ExprId id) const { return nodes_[id]; }

    const Situation& situation_;
    const Facts& facts_;
    const Library& library_;
    const Node* nodes_;
    mutable std::vector<RecordAtHand> records_;
};

/// How two values of fitting kinds compare; unknown where either is, or where bounds do not decide.
Truth compare_values(const Value& left, Comparison how, const Value& right);

}  // namespace comity::law
