// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "law/library/library.h"

namespace comity::law {

/// Something that happened in the network of treaties, as a row of the register says.
struct NetworkEvent {
    enum class Kind : std::uint8_t {
        opened,
        in_force,
        signature,
        consent,
        bound,
        left,
        declared,
        declaration_modified,
        declaration_withdrawn,
        suspended,
        suspension_ended,
        joined,
        left_organisation,
    };
    Kind kind = Kind::opened;
    DateInterval day = {};
    bool certain = true;  ///< every possible day lies in the period asked for
    StateCode state = {}, toward = {};
    InstrumentIndex instrument = none;
    TextId detail = 0;  ///< the act, the kind of declaration, the organisation
    Localised organisation = {};
    TextId article = 0, effect = 0, source = 0, as_of = 0, note = 0;
    bool verified = true;
    CivilDate recorded = CivilDate::earliest();  ///< earliest: the table does not say
    CivilDate withdrawn = CivilDate::latest();
    std::string id;  ///< "urn:uuid:…", the same for the same event in every library
};
std::string_view to_string(NetworkEvent::Kind kind);

struct ChangesAsked {
    CivilDate from = CivilDate::earliest();
    CivilDate to = CivilDate::latest();
    std::optional<StateCode> state = std::nullopt;  ///< without: of all States and of the instruments themselves
    InstrumentIndex instrument = none;
    bool by_knowledge = false;  ///< the period is that in which the register learned or gave up the rows
    CivilDate known_on = CivilDate::latest();
};

struct NetworkChanges {
    std::vector<NetworkEvent> events;  ///< by day, instrument, State, kind
    std::size_t undated = 0;           ///< rows that fit and whose day is not known well enough to say
};

NetworkChanges network_changes(const Library& library, const ChangesAsked& asked);

/// The event as a sentence in the language.
std::string change_words(const Library& library, const NetworkEvent& event, std::string_view language);

/// The object and the table of docs/formats/api.md.
std::string changes_json(const Library& library, const ChangesAsked& asked, const NetworkChanges& changes,
                         std::string_view language);
std::string changes_csv(const Library& library, const NetworkChanges& changes, std::string_view language);

/// An Atom feed (RFC 4287), the last event first. `self` is its address, relative to the folder of the resources.
std::string changes_feed(const Library& library, const ChangesAsked& asked, const NetworkChanges& changes,
                         std::string_view self, std::string_view language);

}  // namespace comity::law
