// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <utility>
#include <vector>

#include "law/determination/input.h"
#include "law/determination/value_reader.h"

namespace comity::law {

/// What a question says of treaties and declarations (`status`, `declarations`); it goes before the register.
class RegisterInput {
   public:
    RegisterInput(QuestionInput& question, ValueReader& values, Faults& faults)
        : library_(question.network.library()), question_(question), values_(values), faults_(faults) {}

    void read_status(const format::Tree& tree);
    void read_declarations(const format::Tree& tree);
    /// Once all of the input is read: treaties the library does not know are numbered by their ids, not by the order
    /// of keys.
    void bind_statuses();

   private:
    void bind_status(const format::Tree& key, const format::Tree& rows);
    void read_state_status(InstrumentIndex instrument, const format::Tree& key, const format::Tree& value);
    std::optional<DateInterval> first_day(InstrumentIndex instrument, const format::Tree& deposited);
    void read_declaration(const format::Tree& item);
    void read_payload(const format::Tree& value, GivenDeclaration& declaration);
    InstrumentIndex instrument_of(const format::Tree& value);
    InstrumentIndex known_the_other_way(std::string_view id) const;

    const Library& library_;
    QuestionInput& question_;
    ValueReader& values_;
    Faults& faults_;
    std::vector<std::pair<const format::Tree*, const format::Tree*>> statuses_;
};

/// The day a final clause gives: entry into force after a deposit, end after a notice.
CivilDate day_after(const Interval& interval, CivilDate day);

}  // namespace comity::law
