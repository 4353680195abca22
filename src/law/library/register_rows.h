// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "law/library/model.h"

/// The rows of the register in the compiled library: docs/formats/register.md says what the tables mean.
namespace comity::law {

struct Participation;

struct State {
    StateCode code = {};
    TextId alpha3 = 0;
    Range<Participation> participations = {};
    Localised name = {};
    TextId note = 0, source = 0;
    std::uint8_t test = 0;
};

/// A body States are members of, where that matters to cooperation.
struct Organisation {
    TextId word = 0;
    Localised name = {};
};

/// What the table of States says of one State and one organisation. `from` and `to` where they are known.
struct Membership {
    StateCode state = {};
    std::int32_t organisation = none;
    bool member = false;  ///< as the table was written
    bool from_known = false, to_known = false;
    bool verified = true;
    DateInterval from = {}, to = {};
};

/// One State's being bound by one instrument. Blank days of the source are intervals of what is possible.
struct Participation {
    InstrumentIndex instrument = none;
    StateCode state = {};
    bool member = true;  ///< false: signature only, never bound
    bool verified = true;
    DateInterval from = {};
    DateInterval to = {};  ///< last day in force; CivilDate::latest() when still in force
    CivilDate recorded;    ///< since when Comity knew
    CivilDate withdrawn;   ///< until when Comity held it true; latest() when it still does
    TextId signed_on = 0, deposited_on = 0, act = 0, source = 0, as_of = 0, note = 0;
};

struct Declaration {
    InstrumentIndex instrument = none;
    StateCode state = {};
    bool verified = true;
    TextId article = 0, kind = 0, effect = 0, source = 0, note = 0;
    DateInterval from = {};
    DateInterval to = {};
    CivilDate recorded, withdrawn;
    std::int32_t number = none;  ///< the number it gives, where rules need one
};

/// The patterns a declaration of the register fits, worked out when the library is compiled.
struct DeclarationFit {
    std::int32_t pattern = none;
    StateCode state = {};
    std::int32_t declaration = none;
};

/// A bilateral suspension: not in force between the two, though both remain parties.
struct Suspension {
    InstrumentIndex instrument = none;
    StateCode state = {}, toward = {};
    bool verified = true;
    DateInterval from = {}, to = {};
    CivilDate recorded, withdrawn;
    TextId source = 0;
};

struct StateLaw {
    StateCode state = {};
    bool verified = true;
    TextId topic = 0, rule = 0, provision = 0, summary = 0, from = 0, source = 0, as_of = 0;
    CivilDate recorded, withdrawn;
};

struct Authority {
    StateCode state = {};
    TextId name = 0, competence = 0, role = 0, instrument = 0, address = 0, languages = 0, channel = 0, source = 0,
           as_of = 0;
    bool verified = true;
    CivilDate recorded, withdrawn;
};

/// A question of the sheet of a State (law/language/sheet.law) and where the library may hold its answer.
struct SheetTopic {
    TextId word = 0;
    Localised title = {}, question = {};
    Range<FactValue> values = {};              ///< words of national/state-law.csv and what they mean
    Range<TextId> competences = {};            ///< of national/authorities.csv
    bool channels = false, languages = false;  ///< the authorities' columns of that name
    Range<Target> articles = {};               ///< under which declarations answer it
    Range<TextId> declaration_kinds = {};      ///< declarations of these kinds answer it, whatever the article
    Range<TextId> rules = {};                  ///< rule ids or words of the State's encoded law
    Range<TextId> whom = {};                   ///< whom to ask where it is not known
};

}  // namespace comity::law
