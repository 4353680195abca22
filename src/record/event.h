// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"
#include "format/value.h"

namespace comity::record {

/// What an event is told of: a case, an agreement, a person, an account …
struct StreamId {
    std::string kind;  ///< "case": lower-case letters, digits and hyphens, from a letter on
    std::string id;    ///< letters, digits, `.`, `_`, `-` and `:`, from a letter or digit on

    friend auto operator<=>(const StreamId&, const StreamId&) = default;
};

/// "case/2026-17"
std::string to_string(const StreamId& stream);

/// Something that happened, as it is recorded for ever. The record does not know what types mean.
struct Event {
    std::string authority;              ///< lower-case letters, digits, `.` and `-`, from a letter or digit on
    StreamId stream;                    ///< which it belongs to
    std::uint64_t stream_sequence = 0;  ///< from 1 without a gap within the stream
    std::uint64_t sequence = 0;         ///< from 1 without a gap within the authority
    std::string type;            ///< "fact.recorded": lower-case letters, digits, `.`, `-`, `_`, from a letter on
    std::int64_t version = 1;    ///< of the payload's form for this type
    std::string actor;           ///< account or job: visible ASCII but `"` and `\`
    std::string on_behalf_of;    ///< the same, or empty where the actor acted for nobody else
    Instant instant;             ///< when it was recorded, with the offset of the authority's clock
    std::string payload = "{}";  ///< one JSON object, canonical (RFC 8785)
};

/// Limits, in octets.
inline constexpr std::size_t max_payload = 1024 * 1024;
inline constexpr std::size_t max_authority = 64;
inline constexpr std::size_t max_stream_kind = 32;
inline constexpr std::size_t max_stream_id = 64;
inline constexpr std::size_t max_event_type = 64;
inline constexpr std::size_t max_actor = 128;
inline constexpr std::int64_t max_event_version = 9'999;
/// Sequences are JSON integers (RFC 7493 section 2.2).
inline constexpr std::uint64_t max_sequence = 9'007'199'254'740'991;

/// Errors: a kind or id outside its alphabet or limit.
Result<void> check(const StreamId& stream);

/// The canonical octets of an event: docs/formats/record.md. Errors: a name outside its alphabet, a payload that is not
/// canonical or no object, a limit (ErrorKind::limit); the message names the member.
Result<std::string> event_octets(const Event& event);

/// An event with its payload read.
struct ReadEvent {
    Event event;
    format::Value payload;  ///< an object; what event.payload says
};

/// Strict: only octets that event_octets gives for what is read. Errors name the member.
Result<ReadEvent> read_event_and_payload(std::string_view octets);
Result<Event> read_event(std::string_view octets);

}  // namespace comity::record
