// SPDX-License-Identifier: EUPL-1.2
// What an authority sent to another or received from it, by whichever channel, and what proves what became of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "command/mark.h"

namespace comity::cases {

using command::Mark;

/// Something that became of a transmittal, with what proves it.
struct Proof {
    std::string event = {};                 ///< "channel.taken_over"
    std::string evidence = {};              ///< a word of correspondence/evidences.csv
    Instant at = {};                        ///< as its issuer states it
    std::optional<Instant> witnessed = {};  ///< before which it must have been, as a witness's cosignature shows
    std::string issuer = {};                ///< id or name of who says so
    std::string document = {};              ///< of the dossier, ""
    std::string says = {};
    std::string digest = {};  ///< SHA-256 of what was filed, hexadecimal, ""
    std::string code = {};    ///< of a refusal: "EBMS:0003"
    Mark mark = {};
};

struct Transmittal {
    std::string id = {};        ///< in the case: "x1"
    bool outgoing = false;      ///< ours to them
    std::string uuid = {};      ///< the same on both sides; it survives sending again
    std::string thread = {};    ///< of the conversation, the same in both directions; "" of paper
    std::int64_t sequence = 0;  ///< in the thread and direction, from 1; 0 where it has none
    std::string channel = {};   ///< a word of correspondence/channels.csv
    std::string action = {};    ///< a word of correspondence/actions.csv
    std::string party = {};     ///< authority there: its id in the directory, or its name
    std::string unit = {};      ///< of that authority, ""
    std::vector<std::string> documents = {};
    std::string step = {};        ///< of the case, taken once it has left; "" where none
    std::string arguments = {};   ///< of that step, canonical JSON
    std::string replaces = {};    ///< transmittal that ended refused or unproven, ""
    std::string instrument = {};  ///< treaty or law it rests on, as the law library names it; "" where none is named
    std::vector<std::int64_t> missing = {};  ///< of RequestMissing: the numbers that never came
    std::string reference = {};              ///< the other authority's number, as received
    std::optional<CivilDate> reply_by = {};
    std::string says = {};
    bool registered = false;                  ///< of one received: somebody looked at it and took it to the case
    Instant at = {};                          ///< released by us, or received
    std::vector<Proof> proofs = {};           ///< oldest first
    std::vector<std::string> issued = {};     ///< of one received: evidences of ours that were sent to the other side
    std::vector<std::string> conflicts = {};  ///< evidence that contradicts other; a person decides
    Mark mark = {};

    const Proof* proof(std::string_view event) const;  ///< the newest of that event, or nullptr
};

/// Messages of a thread that the other side numbered and that never came.
struct MissingMessages {
    std::string thread = {};
    std::vector<std::int64_t> sequences = {};
    std::string party = {};             ///< who sent the others
    std::optional<Instant> asked = {};  ///< when the other side was asked to send them again
    Mark mark = {};
};

/// How far a transmittal got, in a word: "queued", "submitted", "receipted", "taken-over", "delivered", "opened",
/// "acknowledged", or what went wrong there: "unproven", "refused", "not-taken-over", "not-delivered", "not-opened".
/// Of one received, "received" until there is more. Of two that contradict each other the newer shows.
std::string_view standing(const Transmittal& transmittal);

}  // namespace comity::cases
