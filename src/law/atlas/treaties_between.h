// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "law/atlas/treaty_network.h"

namespace comity::law {

/// The part an instrument plays between two States.
enum class Part : std::uint8_t { governing, layer, also_invocable, supplementary, overlay, open, excluded };
std::string_view to_string(Part part);

/// One instrument between two States on a day.
struct InstrumentBetween {
    InstrumentIndex instrument = none;
    Part part = Part::governing;
    Truth in_force = Truth::no;
    std::optional<DateInterval> since;  ///< both bound; of an instrument in force
    std::optional<DateInterval> until;  ///< the last day, where the register knows of an end
    /// The row that holds on the day, else the last before it, else the next; nullptr: the register has none.
    const Participation* requesting = nullptr;
    const Participation* requested = nullptr;
    std::vector<const Declaration*> declarations;  ///< of either State, on the day or perhaps
    std::vector<std::string> chapters_not_accepted;
    bool is_template = false;
};

/// Something the answer does not know, or one of the two did not accept.
struct Gap {
    enum class Kind : std::uint8_t {
        no_rows,                ///< the register holds nothing on the State
        not_known_in_force,     ///< instrument
        text_not_loaded,        ///< instrument
        chapter_not_accepted,   ///< instrument, State, chapter
        row_not_verified,       ///< instrument, State
        first_day_not_exact,    ///< instrument
        law_not_loaded,         ///< State: its own law decides and is not in the library
        reciprocity_not_known,  ///< State: whether it cooperates without a treaty
    };
    Kind kind = Kind::no_rows;
    InstrumentIndex instrument = none;
    StateCode state = {};
    std::string detail;
};

/// What binds two States on the day of the network, without a request.
class TreatiesBetween {
   public:
    /// Refers to the network, which must live longer.
    TreatiesBetween(const TreatyNetwork& network, StateCode requesting, StateCode requested);
    TreatiesBetween(const TreatiesBetween&) = delete;
    TreatiesBetween& operator=(const TreatiesBetween&) = delete;

    const TreatyNetwork& network() const { return network_; }
    const Situation& situation() const { return situation_; }
    const LegalBasis& basis() const { return basis_; }
    NetworkAnswer answer() const { return answer_; }
    const std::vector<InstrumentBetween>& instruments() const { return instruments_; }
    const std::vector<Gap>& gaps() const { return gaps_; }

    bool by_template() const { return basis_.by_template; }
    /// The first day of the instrument that governs; none where none does, or no day is known.
    std::optional<DateInterval> since() const;
    /// Reservations of either State to what governs and its layers.
    std::size_t reservations() const;

   private:
    const Library& library() const { return network_.library(); }
    void add(InstrumentIndex instrument, Part part);
    void add_days(InstrumentBetween& entry) const;
    const Participation* row_of(StateCode state, InstrumentIndex instrument) const;
    void add_overlays();
    void find_gaps();

    const TreatyNetwork& network_;
    Situation situation_;
    Evaluator evaluator_;
    LegalBasis basis_;
    NetworkAnswer answer_;
    std::vector<InstrumentBetween> instruments_;
    std::vector<Gap> gaps_;
};

/// A day of the register as it is written there; "" for a blank one: not known, or until further notice.
std::string register_day(const DateInterval& day);

/// A gap as a sentence in the language.
std::string gap_text(const TreatiesBetween& between, const Gap& gap, std::string_view language);

}  // namespace comity::law
