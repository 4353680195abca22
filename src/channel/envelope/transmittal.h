// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/instant.h"
#include "base/result.h"
#include "channel/delivery/handover.h"
#include "crypto/sha256.h"

/// The transmittal, first part of every business message: docs/formats/transmittal.md.
namespace comity::channel {

inline constexpr std::string_view transmittal_space = "urn:x-comity:transmittal:1";
inline constexpr std::string_view transmittal_media_type = "application/xml";

/// Limits; octets where not said otherwise. The document has those of format::message_xml_limits.
inline constexpr std::size_t max_transmittal_parts = max_handed_parts - 1;  ///< the transmittal is one itself
inline constexpr std::size_t max_code = 64;                                 ///< of instrument, kind, competence, role
inline constexpr std::size_t max_file_number = 128;
inline constexpr std::size_t max_part_name = 255;
inline constexpr std::size_t max_handling_text = 2048;
inline constexpr std::size_t max_handling_texts = 32;
inline constexpr std::size_t max_missing_ranges = 64;
inline constexpr std::int64_t max_sequence = 9'007'199'254'740'991;  ///< what every reader of numbers keeps

/// The transmittal before this one in the same direction of the thread.
struct PreviousTransmittal {
    std::string id;
    crypto::Sha256 sha256{};  ///< of its octets as sent

    friend bool operator==(const PreviousTransmittal&, const PreviousTransmittal&) = default;
};

struct TransmittalParty {
    std::string authority;                  ///< id in the directory
    std::optional<std::string> unit;        ///< within it
    std::optional<std::string> competence;  ///< claimed by the sender, wanted of the recipient

    friend bool operator==(const TransmittalParty&, const TransmittalParty&) = default;
};

/// What the recipient is asked to observe, in the sender's words.
struct Handling {
    std::vector<std::string> speciality;
    std::optional<std::string> confidentiality;
    std::vector<std::string> purposes;  ///< for which alone it may be used
    std::optional<std::string> onward_transfer;

    friend bool operator==(const Handling&, const Handling&) = default;
};

/// Another part of the message.
struct TransmittedPart {
    std::string cid;                  ///< token of its Content-ID, before the "@"
    std::optional<std::string> name;  ///< of the file; none where access points shall not see it
    std::string media_type;
    std::optional<std::string> language;  ///< BCP 47
    std::uint64_t size = 0;               ///< octets, before compression
    crypto::Sha256 sha256{};
    std::string role;  ///< "container", "annex", …

    friend bool operator==(const TransmittedPart&, const TransmittedPart&) = default;
};

enum class Urgency { normal, urgent };

enum class WantedEvidence { relay, consignment, handover };

/// What the sender saw last of the other direction.
struct LastSeen {
    std::string id;
    std::int64_t sequence = 0;

    friend bool operator==(const LastSeen&, const LastSeen&) = default;
};

/// Sequence numbers, both ends in it.
struct SequenceRange {
    std::int64_t first = 0;
    std::int64_t last = 0;

    friend bool operator==(const SequenceRange&, const SequenceRange&) = default;
};

struct Transmittal {
    std::string id;                               ///< UUID; survives sending again under a new MessageId
    std::string thread;                           ///< UUID, the conversation
    std::int64_t sequence = 0;                    ///< per direction of the thread, from 1 without gaps
    std::optional<PreviousTransmittal> previous;  ///< always, but in the first
    std::optional<std::string> replaces;  ///< id of one that ended refused or unproven; this has its sequence number
    TransmittalParty from;
    TransmittalParty to;
    std::string instrument;
    std::string kind;
    Urgency urgency = Urgency::normal;
    std::optional<CivilDate> reply_by;
    std::string own_reference;  ///< national file number; travels encrypted with this part
    std::optional<std::string> peer_reference;
    Handling handling;
    std::vector<TransmittedPart> parts;
    std::vector<WantedEvidence> evidence_wanted;
    std::optional<Instant> retrieval_limit;  ///< until when it should have been opened
    std::optional<LastSeen> last_seen;
    std::vector<SequenceRange> missing;  ///< with the action RequestMissing: what never came

    friend bool operator==(const Transmittal&, const Transmittal&) = default;
};

/// The octets that read_transmittal() reads as the same value; they are their own canonical form. Errors: a value that
/// the reader would refuse.
Result<std::string> transmittal_xml(const Transmittal& transmittal);

/// Errors, with the line: any other form; elements or attributes that are not of it; a limit.
Result<Transmittal> read_transmittal(std::string_view xml);

/// What does not fit between the list of parts and the parts that came behind the transmittal, in words: missing, not
/// listed, another size, digest or type. Empty where all fits.
std::vector<std::string> part_faults(const Transmittal& transmittal, std::span<const HandedPart> others);

/// "8-4-4-4-12" lower-case hexadecimal digits.
bool is_uuid(std::string_view text);

}  // namespace comity::channel
