// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>

#include "base/instant.h"
#include "record/merkle_tree.h"

namespace comity::record {

/// What a witness knows of another's log: the newest checkpoint it cosigned.
struct WitnessState {
    std::string origin;        ///< the log
    std::uint64_t size = 0;    ///< 0: nothing was cosigned yet
    Hash root = empty_root();  ///< at that size
    std::string note;          ///< the signed checkpoint as it came; empty at size 0
    bool stopped = false;      ///< a fork was seen: nothing is cosigned until a person clears it

    friend bool operator==(const WitnessState&, const WitnessState&) = default;
};

/// Two notes of one log that do not go together, as they came.
struct ForkEvidence {
    std::string origin;
    Instant seen;
    std::string reason;     ///< in words, for the person who is to decide
    std::string known;      ///< the note cosigned before; empty where there was none
    std::string presented;  ///< the body that was refused

    friend bool operator==(const ForkEvidence&, const ForkEvidence&) = default;
};

}  // namespace comity::record
