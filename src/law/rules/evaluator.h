// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
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

/// Collects the facts one result waits for, each once, at the end of a list shared by all results.
class NeedList {
   public:
    explicit NeedList(std::vector<NeededFact>& all) : all_(all), first_(all.size()) {}

    void add(NeededFact need) {
        ++asked_;
        for (std::size_t i = first_; i < all_.size(); ++i) {
            if (all_[i] == need) return;
        }
        all_.push_back(need);
    }
    std::size_t size() const { return all_.size() - first_; }
    bool empty() const { return size() == 0; }
    /// How often something was added, known or not.
    std::size_t asked() const { return asked_; }
    Range<NeededFact> range() const { return {static_cast<std::uint32_t>(first_), static_cast<std::uint32_t>(size())}; }

   private:
    std::vector<NeededFact>& all_;
    std::size_t first_;
    std::size_t asked_ = 0;
};

/// The records a condition is inside of, innermost last.
struct RecordAtHand {
    std::span<const Value> fields;
};

/// Evaluates the library's expressions in three values. Cheap to make; remembers nothing between calls unless told to.
class Evaluator {
   public:
    explicit Evaluator(const Situation& situation)
        : situation_(situation),
          facts_(situation.facts),
          library_(situation.facts.library()),
          nodes_(library_.nodes().data()),
          node_count_(library_.nodes().size()) {}

    /// From now on finds out once what holds: worth its memory where many rules are asked of one situation.
    void remember() {
        found_.assign(node_count_ * static_cast<std::size_t>(std::max(facts_.offence_count(), 1)), not_found);
    }

    /// A condition for one offence; an absent condition is true.
    Truth test(ExprId condition, int offence) const {
        return condition == none ? Truth::yes : evaluate(condition, offence);
    }
    Value term(ExprId id, int offence) const {
        if (id == none) return {};
        const Node& node = at(id);
        // Nearly every term is a fact.
        return node.op == Op::fact || node.op == Op::offence_fact ? own_value(node, offence) : work_out(id, offence);
    }

    /// The unknown facts a condition hangs on, where it is unknown. Adds to `needed`.
    void needs(ExprId condition, int offence, NeedList& needed) const;
    void term_needs(ExprId term, int offence, NeedList& needed) const;

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
    Truth evaluate(ExprId id, int offence) const {
        const Node& node = at(id);
        if (found_.empty() || (node.hangs_on & (Node::on_record | Node::on_papers)) != 0)
            return find_out(node, offence);
        const std::size_t place =
            (node.hangs_on & Node::on_offence) != 0 ? static_cast<std::size_t>(offence) * node_count_ : 0;
        std::uint8_t& found = found_[place + static_cast<std::size_t>(id)];
        if (found == not_found) found = static_cast<std::uint8_t>(find_out(node, offence));
        return static_cast<Truth>(found);
    }
    Truth find_out(const Node& node, int offence) const;
    Truth compare(const Node& node, int offence) const;
    Truth one_of(const Node& node, int offence) const;
    Truth has(const Node& node, int offence) const;
    Truth shares(const Node& node, int offence) const;
    Truth over_records(const Node& node, int offence) const;
    Truth over_offences(const Node& node, int offence) const;
    Truth holds_on(const Node& node, int offence) const;
    /// The value given, else what the library knows the fact from.
    Value own_value(const Node& fact, int offence) const {
        const Value& given = fact.op == Op::fact ? facts_.global(fact.n) : facts_.of_offence(fact.n, offence);
        return given.kind != Value::Kind::unknown || fact.b == none ? given : term(fact.b, offence);
    }
    /// A term that is no fact.
    Value work_out(ExprId term, int offence) const;
    void leaf_needs(ExprId id, int offence, NeedList& needed) const;
    const Node& at(ExprId id) const { return nodes_[id]; }

    const Situation& situation_;
    const Facts& facts_;
    const Library& library_;
    const Node* nodes_;
    std::size_t node_count_;
    static constexpr std::uint8_t not_found = 0xff;
    /// Per offence, per expression.
    mutable std::vector<std::uint8_t> found_;
    mutable std::vector<RecordAtHand> records_;
};

/// How two values of fitting kinds compare; unknown where either is, or where bounds do not decide.
Truth compare_values(const Value& left, Comparison how, const Value& right);

}  // namespace comity::law
