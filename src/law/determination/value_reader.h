// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "format/tree.h"
#include "law/rules/facts.h"
#include "law/source/fault.h"

namespace comity::law {

/// Reads the values of an input by the types of their facts. Faults name the place and what was expected.
class ValueReader {
   public:
    ValueReader(Facts& facts, Faults& faults) : facts_(facts), library_(facts.library()), faults_(faults) {}

    /// `null` and the word `unknown` give the unknown value.
    Value read(const format::Tree& tree, const Fact& fact, const FactAlias* alias);
    Value read_typed(const format::Tree& tree, Type type, std::span<const FactValue> values, bool in_years);

    std::optional<DateInterval> date(const format::Tree& tree);
    std::optional<StateCode> state(const format::Tree& tree);
    void refuse(const format::Tree& tree, std::string message, std::string hint = {});

   private:
    Value records(const format::Tree& tree, const Fact& fact, const FactAlias* alias);
    std::vector<Value> record(const format::Tree& tree, const Fact& fact);
    Value yes_no(const format::Tree& tree);
    Value word(const format::Tree& tree, std::span<const FactValue> values);
    Value period(const format::Tree& tree, bool in_years);
    Value penalty(const format::Tree& tree, bool in_years);
    Value number(const format::Tree& tree);
    Value list(const format::Tree& tree, Type type, std::span<const FactValue> values);

    Facts& facts_;
    const Library& library_;
    Faults& faults_;
};

}  // namespace comity::law
