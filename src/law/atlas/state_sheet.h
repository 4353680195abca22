// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string>
#include <vector>

#include "law/atlas/treaty_network.h"

namespace comity::law {

/// One thing the library holds on a topic; one of the four is set.
struct SheetLine {
    const StateLaw* law = nullptr;
    const Provision* provision = nullptr;  ///< of the State's encoded law
    const Declaration* declaration = nullptr;
    const Authority* authority = nullptr;

    /// The treaty it is limited to; none: it holds whatever the treaty.
    InstrumentIndex limited_to(const Library& library) const;
    bool verified(const Library& library) const;
};

/// How far a topic is answered.
enum class Knowledge : std::uint8_t {
    yes,
    partly,      ///< only for single treaties
    unverified,  ///< nothing that was verified against a source
    no,
};
std::string_view to_string(Knowledge knowledge);

/// Somebody who can be asked what the library does not know.
struct WhomToAsk {
    enum class Who : std::uint8_t { central_authority, depositary, foreign_ministry };
    Who who = Who::central_authority;
    TextId name = 0;  ///< 0: the register does not name it
};
std::string_view to_string(WhomToAsk::Who who);

struct SheetEntry {
    const SheetTopic* topic = nullptr;
    Knowledge known = Knowledge::no;
    std::vector<SheetLine> lines;
    std::vector<WhomToAsk> ask;  ///< where `known` is not yes
};

struct SheetMembership {
    const Membership* row = nullptr;
    Truth member = Truth::unknown;
};

struct SheetInstrument {
    /// awaiting: has consented, the treaty was not in force; scheme: no treaty, binds nobody.
    enum class Status : std::uint8_t { bound, perhaps, to_come, awaiting, signature, scheme, ended };
    Status status = Status::bound;
    const Participation* row = nullptr;
    std::vector<const Declaration*> declarations;  ///< of the State, on the day or perhaps
    std::vector<const Suspension*> suspensions;    ///< by or toward the State, on the day or perhaps
};
std::string_view to_string(SheetInstrument::Status status);

/// The other States by answer (in the order of NetworkAnswer), the State being on either side.
struct PartnerCounts {
    RequestKind kind;
    std::array<std::size_t, 5> requesting{}, requested{};
};

/// Everything the library knows of one State on a day, as it was known on a day, and what it does not know.
class StateSheet {
   public:
    /// Refers to the library, which must live longer.
    StateSheet(const Library& library, StateCode state, CivilDate on, CivilDate known_on);

    const Library& library() const { return library_; }
    StateCode state() const { return state_; }
    CivilDate on() const { return on_; }
    const std::vector<SheetMembership>& memberships() const { return memberships_; }
    const std::vector<SheetEntry>& topics() const { return topics_; }
    const std::vector<SheetInstrument>& instruments() const { return instruments_; }
    const std::vector<PartnerCounts>& partners() const { return partners_; }

   private:
    template <class Row>
    bool knew(const Row& row) const {
        return row.recorded <= known_on_ && known_on_ < row.withdrawn;
    }
    Truth holds(const DateInterval& from, const DateInterval& to) const;
    Truth member(const Membership& row) const;
    void add_memberships();
    void add_instruments();
    void add_topic(const SheetTopic& topic);
    void add_provisions(const SheetTopic& topic, SheetEntry& entry) const;
    void add_declarations(const SheetTopic& topic, SheetEntry& entry) const;
    void add_authorities(const SheetTopic& topic, SheetEntry& entry) const;
    bool answers(const SheetTopic& topic, const Provision& provision) const;
    bool answers(const SheetTopic& topic, const Declaration& declaration) const;
    Knowledge known(const SheetEntry& entry) const;
    void add_whom(SheetEntry& entry) const;
    TextId central_authority(const SheetTopic& topic) const;
    void count_partners();

    const Library& library_;
    StateCode state_;
    CivilDate on_;
    CivilDate known_on_;
    Register register_;
    std::vector<SheetMembership> memberships_;
    std::vector<SheetEntry> topics_;
    std::vector<SheetInstrument> instruments_;
    std::vector<PartnerCounts> partners_;
};

/// "Ask the central authority of Finland (Ministry of Justice)." in the language.
std::string whom_text(const StateSheet& sheet, const WhomToAsk& whom, std::string_view language);

/// What a line says in one word and what it means: "barred", a declaration's kind, an authority's role or channel.
std::string_view line_value(const Library& library, const SheetTopic& topic, const SheetLine& line);
std::string_view line_label(const Library& library, const SheetTopic& topic, const SheetLine& line,
                            std::string_view language);
/// The sentence of a line, and the article it rests on.
std::string_view line_says(const Library& library, const SheetLine& line, std::string_view language);
std::string line_cite(const Library& library, const SheetLine& line);

/// The object of docs/formats/api.md.
std::string state_sheet_json(const StateSheet& sheet, std::string_view language);

}  // namespace comity::law
