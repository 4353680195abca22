// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "law/library/library.h"

namespace comity::law {

/// A bilateral treaty the question names and the library does not know: only that it exists.
struct UnknownTreaty {
    std::string id;
    StateCode a = {}, b = {};
    std::string kind;
};

/// A declaration given with the question.
struct GivenDeclaration {
    StateCode state = {};
    InstrumentIndex instrument = none;
    std::string article;  ///< in normal form
    std::string kind;
    std::string effect;
    DateInterval from = DateInterval::on(CivilDate::earliest());
    DateInterval to = DateInterval::on(CivilDate::latest());
    std::optional<std::int32_t> number;
    std::vector<std::int32_t> patterns = {};  ///< of the library, that it fits: worked out when it is added
};

/// Days on which a State is bound, with the row they come from (nullptr: given with the question).
struct Binding {
    DateInterval from = {};
    DateInterval to = {};
    const Participation* row = nullptr;
};

/// Who is bound by what, when: the library's register as it was known on a day, and what the question itself says,
/// which wins for the instrument and State it names.
///
/// Point in time on two axes: `on` is the day asked about, `known_on` the day of our knowledge.
class Register {
   public:
    explicit Register(const Library& library, CivilDate known_on = CivilDate::latest());

    const Library& library() const { return *library_; }

    /// Only what the question gives counts from now on.
    void forget_library() { library_rows_ = false; }
    void add_status(InstrumentIndex instrument, StateCode state, DateInterval from, DateInterval to,
                    std::vector<std::string> territories = {});
    /// The territory of a State the question is about; "metropolitan" and "" are the State itself.
    void set_territory(StateCode state, std::string_view territory);
    /// Whether the State's participation reaches that territory. What is written for two States reaches all of both;
    /// of a multilateral extradition treaty it must be on record (coe-024:27).
    Truth covers(StateCode state, InstrumentIndex instrument) const;
    std::string_view territory_of(StateCode state) const;
    void add_declaration(GivenDeclaration declaration);
    /// Declarations given (even none) for a question: the library's of the same State and instrument no longer count.
    void declarations_given() { declarations_given_ = true; }
    /// A denunciation received: the State is bound until the day before `effective`.
    void add_denunciation(InstrumentIndex instrument, StateCode state, CivilDate effective);
    /// An agreement the question says supplements a convention, so that the convention does not supersede it.
    void add_supplement(InstrumentIndex instrument) { supplements_.push_back(instrument); }
    bool supplements(InstrumentIndex instrument) const {
        return std::ranges::find(supplements_, instrument) != supplements_.end();
    }
    /// Errors: the id does not have the form a-b-kind-year.
    Result<InstrumentIndex> add_unknown_treaty(std::string_view id);

    /// Instruments of the library and the unknown treaties, as one numbering.
    std::int32_t instrument_count() const;
    /// nullptr: an instrument of the library. Asked of every instrument at every step, so it stands here.
    const UnknownTreaty* unknown_treaty(InstrumentIndex instrument) const {
        const auto index = static_cast<std::size_t>(instrument);
        const std::size_t known = library_->instruments().size();
        return index < known ? nullptr : &unknown_treaties_[index - known];
    }
    std::string_view id_of(InstrumentIndex instrument) const;

    std::vector<Binding> bindings(StateCode state, InstrumentIndex instrument) const;
    Truth bound(StateCode state, InstrumentIndex instrument, CivilDate on) const;
    /// Both bound and neither suspended toward the other.
    Truth bound_between(StateCode a, StateCode b, InstrumentIndex instrument, CivilDate on) const;
    Truth suspended(StateCode a, StateCode b, InstrumentIndex instrument, CivilDate on) const;

    /// The day from which both are bound (the later first day of the rows that hold on `on`).
    std::optional<DateInterval> bound_since(StateCode a, StateCode b, InstrumentIndex instrument, CivilDate on) const;

    /// Writes the truth of every instrument for one State; `out` has instrument_count() places.
    void bound_by(StateCode state, CivilDate on, std::vector<Truth>& out) const;

    /// Writes for every instrument whether the State has a row there, whatever its days.
    void names(StateCode state, std::vector<char>& out) const;

    Truth declared(StateCode state, std::int32_t pattern, CivilDate on) const;
    std::optional<std::int32_t> declared_number(StateCode state, std::int32_t pattern, CivilDate on) const;
    /// The words of the first declaration that fits, for citations.
    std::string declared_words(StateCode state, std::int32_t pattern, CivilDate on) const;
    const std::vector<GivenDeclaration>& given_declarations() const { return given_declarations_; }

    Truth state_law(StateCode state, TextId topic, TextId rule) const;

   private:
    struct GivenStatus {
        InstrumentIndex instrument = none;
        StateCode state = {};
        DateInterval from = {};
        DateInterval to = {};
        std::vector<std::string> territories = {};
    };
    struct Territory {
        StateCode state = {};
        std::string name = {};
    };
    struct Denunciation {
        InstrumentIndex instrument = none;
        StateCode state = {};
        CivilDate effective = {};
    };

    template <class Row>
    bool knew(const Row& row) const {
        return row.recorded <= known_on_ && known_on_ < row.withdrawn;
    }
    bool counts(const Participation& row) const { return row.member && knew(row); }
    bool given(StateCode state, InstrumentIndex instrument) const;
    Truth holds(const DateInterval& from, const DateInterval& to, CivilDate on) const;
    /// Whether a declaration given with the question is one of that State the pattern speaks of.
    static bool fits(const GivenDeclaration& declaration, StateCode state, std::int32_t pattern);
    bool library_declarations_count(StateCode state, InstrumentIndex instrument) const;
    CivilDate limited_by_denunciation(StateCode state, InstrumentIndex instrument, CivilDate last) const;

    const Library* library_;
    CivilDate known_on_;
    bool library_rows_ = true;
    bool declarations_given_ = false;
    std::vector<GivenStatus> given_statuses_;
    std::vector<GivenDeclaration> given_declarations_;
    std::vector<Denunciation> denunciations_;
    std::vector<Territory> territories_;
    std::vector<InstrumentIndex> supplements_;
    std::vector<UnknownTreaty> unknown_treaties_;
    std::vector<InstrumentIndex> universal_;  ///< bind every State
};

}  // namespace comity::law
