// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "law/atlas/request_kind.h"
#include "law/determination/basis.h"

namespace comity::law {

/// How one State could answer the other's request, before anything is known of it.
enum class NetworkAnswer : std::uint8_t {
    treaty,       ///< a treaty governs
    convention,   ///< only conventions on particular offences might carry it
    reciprocity,  ///< no treaty; the requested State's own law allows it
    none,         ///< no treaty, and the requested State asks for one
    unknown,      ///< the library cannot tell: a gap says why
};
std::string_view to_string(NetworkAnswer answer);

/// The network of treaties for one kind of request on a day, as it was known on a day: the register together with a
/// question of which nothing is known but its kind. Safe to read from many threads.
class TreatyNetwork {
   public:
    TreatyNetwork(const Library& library, RequestKind kind, CivilDate on, CivilDate known_on = CivilDate::latest());
    TreatyNetwork(const TreatyNetwork&) = delete;  // situations refer to what it holds
    TreatyNetwork& operator=(const TreatyNetwork&) = delete;

    const Library& library() const { return register_.library(); }
    const Register& bindings() const { return register_; }
    const Facts& facts() const { return facts_; }
    const RequestKind& kind() const { return kind_; }
    CivilDate on() const { return on_; }
    CivilDate known_on() const { return known_on_; }

    Situation situation(StateCode requesting, StateCode requested) const {
        return situation(requesting, requested, on_);
    }
    Situation situation(StateCode requesting, StateCode requested, CivilDate on) const;

    LegalBasis basis(const Evaluator& evaluator) const;

    /// Treaties that would govern if they were in force between the two, which the register does not say.
    std::vector<InstrumentIndex> open_treaties(const Evaluator& evaluator, const LegalBasis& basis) const;

    NetworkAnswer answer(const LegalBasis& basis, const std::vector<InstrumentIndex>& open) const;

    /// States with a row in the register as known, in the order of their codes; test States are none.
    const std::vector<StateCode>& states() const { return states_; }

    /// Whether a row of the register was held true on the day of knowledge.
    template <class Row>
    bool knew(const Row& row) const {
        return row.recorded <= known_on_ && known_on_ < row.withdrawn;
    }

    /// A treaty whose text is not in the library: a model asks the questions.
    bool is_template(InstrumentIndex instrument) const;

   private:
    bool would_govern(const Situation& situation, InstrumentIndex index) const;
    bool is_family_bilateral(const Situation& situation, InstrumentIndex index) const;
    bool measure_reached(InstrumentIndex index) const;

    RequestKind kind_;
    CivilDate on_;
    CivilDate known_on_;
    Facts facts_;
    Register register_;
    std::vector<StateCode> states_;
};

}  // namespace comity::law
