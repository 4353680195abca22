// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>

#include "base/result.h"

namespace comity::cases {

/// What one case asks of another State. Measures say the rest.
enum class Kind {
    extradition,
    provisional_arrest,
    speciality_consent,
    re_extradition_consent,
    transit,
    temporary_surrender,
    assistance,
    sentenced_person,
    compulsory_treatment,
    proceedings,
    administrative_offence,
    police,
    asset_recovery,
    spontaneous_information,
};

/// Who asks: the other authority of us (incoming), or we of it (outgoing).
enum class Direction { incoming, outgoing };

struct KindWord {
    Kind kind;
    std::string_view word;     ///< in events, addresses and questions to the law
    std::string_view letters;  ///< in docket numbers: "EXT"
    std::string_view says;     ///< in English, for messages and help
    /// The fact of the law library that names what is asked, with its value; "" where each measure says it.
    std::string_view fact;
    std::string_view value;
    bool has_measures;  ///< the work is split into measures, and the stage follows from them
};

/// All kinds, in the order of the enumeration.
std::span<const KindWord> kinds();
const KindWord& words(Kind kind);
/// Errors: not a kind, naming the nearest.
Result<Kind> parse_kind(std::string_view word);

std::string_view word(Direction direction);
Result<Direction> parse_direction(std::string_view word);

}  // namespace comity::cases
