// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "channel/evidence/event.h"
#include "crypto/sha256.h"
#include "format/xml.h"
#include "format/xml_writer.h"

/// The evidence document of EN 319 522-3: docs/formats/evidence.md. Signed and checked in seal.h: without that it is
/// a claim.
namespace comity::channel {

inline constexpr std::string_view evidence_space = "http://uri.etsi.org/19522/v1#";
inline constexpr std::string_view evidence_version = "EN319522v1.1.1";
inline constexpr std::string_view evidence_log_space = "urn:x-comity:evidence:1";

/// Limits; octets where not said otherwise. The document has those of format::message_xml_limits.
inline constexpr std::size_t max_evidence_text = 1024;
inline constexpr std::size_t max_evidence_items = 16;  ///< reasons, recipients, message ids
inline constexpr std::size_t max_evidence_parts = 256;
inline constexpr std::size_t max_evidence_proof = 128 * 1024;  ///< a tlog-proof, out of its base64

struct EventReason {
    std::string code;     ///< a URI
    std::string details;  ///< for a person; may be empty

    friend bool operator==(const EventReason&, const EventReason&) = default;
};

/// An authority or one of its units; never a person.
struct EvidenceParty {
    std::string authority;
    std::optional<std::string> unit;

    friend bool operator==(const EvidenceParty&, const EvidenceParty&) = default;
};

/// What was carried, by its digest.
struct EvidencedContent {
    std::string identifier;  ///< of the part: token of its Content-ID
    std::string media_type;
    crypto::Sha256 sha256{};

    friend bool operator==(const EvidencedContent&, const EvidencedContent&) = default;
};

/// What the issuer's records have of it.
struct EvidenceLog {
    std::vector<std::string> message_ids;   ///< of AS4
    std::optional<crypto::Sha256> receipt;  ///< of the octets of the AS4 receipt
    std::string proof;                      ///< tlog-proof of the leaf of the event; may be empty

    friend bool operator==(const EvidenceLog&, const EvidenceLog&) = default;
};

struct Evidence {
    std::string id;  ///< EvidenceIdentifier: a UUID
    EvidenceEvent event = EvidenceEvent::submission_acceptance;
    std::vector<EventReason> reasons;  ///< one at least where the event is negative
    Instant time;
    std::optional<std::string> policy;  ///< a URI
    EvidenceParty issuer;
    EvidenceParty sender;
    std::vector<EvidenceParty> recipients;  ///< one in ours
    std::optional<Instant> submitted;
    std::string message;  ///< transmittal id, which survives sending again
    std::vector<EvidencedContent> contents;
    std::optional<std::string> other_carrier;  ///< ExternalERDSDetails: how it went, in words
    EvidenceLog log;

    friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// Writes the root with all its elements; `last` puts in what stands at its end. The writer knows the prefixes `e`
/// (evidence_space), `ds` and `c` (evidence_log_space).
void write_evidence(format::XmlWriter& xml, const Evidence& evidence, const std::function<void()>& last);

/// Reads all but the signature, which stands last and is given back where there is one. Errors, with the line: any
/// other form, an event that is not known, a critical extension, a limit.
struct ReadEvidence {
    Evidence evidence;
    std::optional<format::XmlElement> signature;
};
Result<ReadEvidence> read_evidence(const format::XmlElement& root);

/// Whether the issuer may issue that event between these parties, and whether it says what such an event must. Errors
/// (`invalid`): a side that is not the issuer's, a negative event without reason, no or several recipients.
Result<void> check_evidence(const Evidence& evidence);

}  // namespace comity::channel
