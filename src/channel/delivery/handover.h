// SPDX-License-Identifier: EUPL-1.2
// What node and access point hand each other, as values: docs/formats/access-point.md says what each field means and
// who deletes which file. handover_json.h has their JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "crypto/sha256.h"

namespace comity::channel {

inline constexpr std::size_t max_handed_parts = 256;          // of a message; beyond: ErrorKind::limit
inline constexpr std::size_t max_handed_properties = 16;      // of a message
inline constexpr std::size_t max_name_octets = 128;           // names, ids, tokens, media types
inline constexpr std::size_t max_message_id_octets = 200;     // MessageId
inline constexpr std::size_t max_property_octets = 1024;      // value of a property
inline constexpr std::size_t max_handed_content = 64 * 1024;  // a part or header that goes without a file
inline constexpr std::size_t max_anchor_octets = 64 * 1024;   // each text of a log anchor

/// eb:Property of a message.
struct Property {
    std::string name;
    std::string type;  ///< "" where there is none
    std::string value;

    friend bool operator==(const Property&, const Property&) = default;
};

/// A part: octets in a file of the exchange folder, or in a delivery, where they are short, with the part itself.
struct HandedPart {
    std::string file;     ///< path relative to the exchange folder, "out/…" or "in/…"; "" with `content`
    std::string name;     ///< token of the Content-ID, before the "@"
    std::string mime;     ///< type of the octets
    std::string charset;  ///< "" where there is none
    std::optional<crypto::Sha256> sha256;  ///< of the octets; always set in a delivery
    std::optional<std::uint64_t> size;     ///< how many; always set in a delivery
    std::optional<std::string> content{};  ///< the octets; only in a delivery

    friend bool operator==(const HandedPart&, const HandedPart&) = default;
};

/// An answer about a checkpoint, as an HTTP witness would give it (C2SP tlog-witness).
struct WitnessAnswer {
    int status = 200;  ///< 200, 400, 403, 404, 409, 422
    std::string body;  ///< cosignature lines for 200, the size for 409, else empty

    friend bool operator==(const WitnessAnswer&, const WitnessAnswer&) = default;
};

/// The content of la:LogAnchor, already out of its base64. The access point carries it and looks into none of it.
struct HandedAnchor {
    std::optional<std::string> add_checkpoint;  ///< body of add-checkpoint of the sender's own log
    std::optional<WitnessAnswer> cosignatures;  ///< about the other side's checkpoint

    friend bool operator==(const HandedAnchor&, const HandedAnchor&) = default;
};

enum class Priority { normal, urgent };

/// What the node gives the access point to send.
struct OutgoingOrder {
    std::string id;         ///< of the node's own making; the same id is the same message
    std::string recipient;  ///< authority of the federation directory
    std::string service;    ///< "" for the one service that offers the action
    std::string action;
    std::string conversation;
    Priority priority = Priority::normal;
    std::vector<Property> properties;
    std::vector<HandedPart> parts;  ///< the first is the leading document; none for Anchor and ping
    std::string ref_to_message_id;  ///< only in the reply of a two-way exchange, else ""

    friend bool operator==(const OutgoingOrder&, const OutgoingOrder&) = default;
};

/// A message that passed every check, for the node to take over.
struct Delivery {
    std::string message_id;
    std::string ref_to_message_id;  ///< "" where there is none
    std::string signer;             ///< authority whose listed certificate signed; it is eb:From's
    crypto::Sha256 certificate{};   ///< SHA-256 of the DER of that certificate
    std::string pmode;
    std::string service;
    std::string service_type;
    std::string action;
    std::string conversation;
    Instant timestamp;  ///< eb:Timestamp: stated by the signer
    Instant received;   ///< by the clock of this access point
    std::vector<Property> properties;
    std::vector<HandedPart> parts;
    crypto::Sha256 references{};     ///< over the sorted list of (URI, digest) of the signature: section "Duplicates"
    std::string header_file;         ///< the signed SOAP part as received; "" with `header`
    std::string header{};            ///< the same, where it is short
    std::int64_t directory = 0;      ///< sequence of the directory by which the signer was judged
    std::vector<std::string> flags;  ///< "revocation-unknown", "directory-grace"
    std::optional<HandedAnchor> anchor;

    friend bool operator==(const Delivery&, const Delivery&) = default;
};

/// What the node says to a delivery.
struct DeliveryAnswer {
    bool accepted = false;
    std::optional<HandedAnchor> anchor;  ///< for the receipt, where accepted and the P-Mode has anchors
    std::string code;                    ///< where not accepted: the EBMS code to answer with, "EBMS:0003"
    std::string detail;  ///< where not accepted: words for the log of the access point, not for the peer

    friend bool operator==(const DeliveryAnswer&, const DeliveryAnswer&) = default;
};

enum class EventKind { spooled, waiting_retry, receipted, refused, unproven, cancelled, alarm };

std::string_view name_of(EventKind kind);
std::optional<EventKind> event_kind_of(std::string_view name);

/// What became of a message, or what a person must look at. Members that the kind does not have are empty.
struct ChannelEvent {
    std::int64_t sequence = 0;  ///< from 1, rising; without a gap unless old ones were deleted
    Instant time;
    EventKind kind = EventKind::alarm;
    std::string id;          ///< of the order; "" in alarms about no outgoing message
    std::string message_id;  ///< "" before there is one
    std::string peer;        ///< authority of the other side, "" where unknown
    std::string conversation;
    std::string pmode;                                  ///< spooled
    std::int64_t directory = 0;                         ///< spooled: sequence of the version in force
    std::optional<crypto::Sha256> references;           ///< spooled, receipted
    int tries = 0;                                      ///< waiting_retry, unproven, receipted: posts made so far
    std::optional<Instant> next_try;                    ///< waiting_retry
    std::string code;                                   ///< refused, unproven, waiting_retry: EBMS code, "" for none
    std::string reason;                                 ///< a word of the page's tables
    std::string words;                                  ///< for a person; without payload and names
    std::optional<Instant> stated_time;                 ///< receipted: eb:Timestamp of the receipt
    std::optional<crypto::Sha256> receipt;              ///< receipted: SHA-256 of its octets
    std::optional<crypto::Sha256> receipt_certificate;  ///< receipted: SHA-256 of the signer's DER
    std::optional<HandedAnchor> anchor;                 ///< receipted: what the receipt's LogAnchor holds

    friend bool operator==(const ChannelEvent&, const ChannelEvent&) = default;
};

/// Whether the values stand within the limits above and are of the shapes the page asks for. Errors: `invalid`,
/// `limit`, each naming the field.
Result<void> check(const OutgoingOrder& order);
Result<void> check(const Delivery& delivery);

/// "[A-Za-z0-9._-]", 1 to 128 octets, and neither "." nor "..": identifiers and tokens of file and Content-ID names.
bool is_token(std::string_view text);

}  // namespace comity::channel
