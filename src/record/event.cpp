// SPDX-License-Identifier: EUPL-1.2
#include "record/event.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <optional>

#include <fmt/format.h>

#include "format/canonical_json.h"
#include "format/value_reader.h"

namespace comity::record {

namespace {

constexpr std::string_view event_format = "comity-event/v1";
/// The event itself and its members, but for the payload.
constexpr std::size_t members_of_event = 12;

bool lower(char c) {
    return c >= 'a' && c <= 'z';
}

bool digit(char c) {
    return c >= '0' && c <= '9';
}

bool letter_or_digit(char c) {
    return lower(c) || digit(c) || (c >= 'A' && c <= 'Z');
}

bool one_of(char c, std::string_view others) {
    return others.find(c) != std::string_view::npos;
}

using Allowed = bool (*)(char);

/// A name of 1 to `limit` octets of an alphabet; the first may have a smaller one.
Result<void> check_name(std::string_view member, std::string_view text, std::size_t limit, Allowed first,
                        Allowed allowed, std::string_view alphabet) {
    if (text.size() > limit) {
        return fail(ErrorKind::limit, fmt::format("the event's {} has {} octets", member, text.size()), {},
                    fmt::format("at most {} are kept", limit));
    }
    if (text.empty() || !first(text[0]) || !std::ranges::all_of(text, allowed)) {
        return fail(ErrorKind::invalid, fmt::format("the event's {} is no name", member), {},
                    fmt::format("use {}", alphabet));
    }
    return {};
}

Result<void> check_actor(std::string_view member, std::string_view text) {
    const auto visible = [](char c) { return c > ' ' && c < 0x7f && c != '"' && c != '\\'; };
    return check_name(member, text, max_actor, visible, visible, "visible ASCII without quotation mark and backslash");
}

Result<void> check_number(std::string_view member, std::uint64_t value, std::uint64_t limit) {
    if (value < 1 || value > limit) {
        return fail(ErrorKind::invalid, fmt::format("the event's {} is {}", member, value), {},
                    fmt::format("it counts from 1 to {}", limit));
    }
    return {};
}

Result<void> check(const Event& event) {
    TRY_VOID(check_name(
        "authority", event.authority, max_authority, [](char c) { return lower(c) || digit(c); },
        [](char c) { return lower(c) || digit(c) || one_of(c, ".-"); }, "lower-case letters, digits, . and -"));
    TRY_VOID(check(event.stream));
    TRY_VOID(check_name(
        "type", event.type, max_event_type, lower, [](char c) { return lower(c) || digit(c) || one_of(c, ".-_"); },
        "lower-case letters, digits, . - and _, from a letter on"));
    TRY_VOID(check_actor("actor", event.actor));
    if (!event.on_behalf_of.empty()) TRY_VOID(check_actor("on_behalf_of", event.on_behalf_of));
    TRY_VOID(check_number("sequence", event.sequence, max_sequence));
    TRY_VOID(check_number("stream_sequence", event.stream_sequence, max_sequence));
    // A negative version is a very large number here, and refused.
    TRY_VOID(check_number("version", static_cast<std::uint64_t>(event.version), max_event_version));
    if (event.payload.size() > max_payload) {
        return fail(ErrorKind::limit, fmt::format("the event's payload has {} octets", event.payload.size()), {},
                    fmt::format("at most {} are kept; put documents into the content store", max_payload));
    }
    return {};
}

/// Names need no escapes in JSON, so members stand as they are; the order is that of RFC 8785.
std::string written(const Event& event) {
    return fmt::format(
        R"({{"actor":"{}","authority":"{}","format":"{}","instant":"{}","on_behalf_of":"{}","payload":{},"sequence":{},)"
        R"("stream_id":"{}","stream_kind":"{}","stream_sequence":{},"type":"{}","version":{}}})",
        event.actor, event.authority, event_format, to_string(event.instant), event.on_behalf_of, event.payload,
        event.sequence, event.stream.id, event.stream.kind, event.stream_sequence, event.type, event.version);
}

/// Goes along members that stand one after the other.
class Members {
   public:
    explicit Members(std::string_view text) : text_(text) {}

    bool skip(std::string_view words) {
        if (!text_.starts_with(words)) return false;
        text_.remove_prefix(words.size());
        return true;
    }
    /// Up to a quotation mark; whether it is a name is asked of the event as a whole.
    bool name(std::string& name) {
        const std::size_t end = std::min(text_.find('"'), text_.size());
        name = text_.substr(0, end);
        text_.remove_prefix(end);
        return true;
    }
    /// As it is written: from 1, and without zeros in front.
    template <class Number>
    bool number(Number& number) {
        if (text_.empty() || text_.front() < '1' || text_.front() > '9') return false;
        const auto [stop, fault] = std::from_chars(text_.data(), text_.data() + text_.size(), number);
        text_.remove_prefix(static_cast<std::size_t>(stop - text_.data()));
        return fault == std::errc();
    }
    bool at_end() const { return text_.empty(); }

   private:
    std::string_view text_;
};

/// The event, where its members can be gone along as they are written: several times faster than by a tree of them.
/// Nullopt for what is none, and for a few that are: then the slow way says which.
std::optional<ReadEvent> read_plainly(std::string_view octets) {
    constexpr std::string_view payload_key = R"(,"payload":)";
    constexpr std::string_view sequence_key = R"(,"sequence":)";
    const std::size_t key = octets.find(payload_key);
    // Behind the payload no value could hold it.
    const std::size_t end = octets.rfind(sequence_key);
    if (key == std::string_view::npos || end == std::string_view::npos || end < key + payload_key.size())
        return std::nullopt;
    const std::size_t begin = key + payload_key.size();

    ReadEvent read;
    Event& event = read.event;
    std::string instant;
    Members before(octets.substr(0, begin));
    Members behind(octets.substr(end));
    const bool found =
        before.skip(R"({"actor":")") && before.name(event.actor) && before.skip(R"(","authority":")") &&
        before.name(event.authority) && before.skip(R"(","format":")") && before.skip(event_format) &&
        before.skip(R"(","instant":")") && before.name(instant) && before.skip(R"(","on_behalf_of":")") &&
        before.name(event.on_behalf_of) && before.skip(R"(")") && before.skip(payload_key) && before.at_end() &&
        behind.skip(sequence_key) && behind.number(event.sequence) && behind.skip(R"(,"stream_id":")") &&
        behind.name(event.stream.id) && behind.skip(R"(","stream_kind":")") && behind.name(event.stream.kind) &&
        behind.skip(R"(","stream_sequence":)") && behind.number(event.stream_sequence) && behind.skip(R"(,"type":")") &&
        behind.name(event.type) && behind.skip(R"(","version":)") && behind.number(event.version) && behind.skip("}") &&
        behind.at_end();
    if (!found) return std::nullopt;
    const auto at = parse_instant(instant);
    if (!at || to_string(*at) != instant) return std::nullopt;
    event.instant = *at;
    event.payload = octets.substr(begin, end - begin);
    if (!check(event)) return std::nullopt;
    auto payload = format::read_plain_value(event.payload, {.levels = 1, .nodes = members_of_event});
    if (!payload || payload->as_object() == nullptr) return std::nullopt;
    read.payload = *std::move(payload);
    return read;
}

}  // namespace

std::string to_string(const StreamId& stream) {
    return stream.kind + "/" + stream.id;
}

Result<void> check(const StreamId& stream) {
    TRY_VOID(check_name(
        "stream_kind", stream.kind, max_stream_kind, lower, [](char c) { return lower(c) || digit(c) || c == '-'; },
        "lower-case letters, digits and -, from a letter on"));
    return check_name(
        "stream_id", stream.id, max_stream_id, letter_or_digit,
        [](char c) { return letter_or_digit(c) || one_of(c, "._-:"); },
        "letters, digits, . _ - and :, from a letter or digit on");
}

Result<std::string> event_octets(const Event& event) {
    TRY_VOID(check(event));
    std::string octets = written(event);
    // Reading back finds a payload that is not canonical, is nested too deep, or would close the object around it.
    TRY(read, read_event_and_payload(octets));
    if (read.event.payload != event.payload) {
        return fail(ErrorKind::invalid, "the event's payload is not one JSON object", {},
                    "give the canonical JSON of an object");
    }
    return octets;
}

Result<Event> read_event(std::string_view octets) {
    TRY(read, read_event_and_payload(octets));
    return std::move(read.event);
}

Result<ReadEvent> read_event_and_payload(std::string_view octets) {
    constexpr std::size_t names = 1024;  // everything but the payload, generously
    if (octets.size() > max_payload + names) {
        return fail(ErrorKind::limit, fmt::format("an event of {} octets", octets.size()), {},
                    fmt::format("a payload has at most {}", max_payload));
    }
    if (auto plain = read_plainly(octets)) return *std::move(plain);
    TRY(value, format::read_value(octets, "event"));
    TRY(written_format, value.string_at("format"));
    if (written_format != event_format) {
        return fail(ErrorKind::invalid, fmt::format("the event is of the form '{}'", written_format.substr(0, 40)), {},
                    fmt::format("this program reads {}", event_format));
    }
    const format::Value* payload = value.find("payload");
    if (payload == nullptr || payload->as_object() == nullptr) {
        return fail(ErrorKind::invalid, "the event's payload is not one JSON object", {},
                    "give the canonical JSON of an object");
    }
    Event event;
    TRY(canonical_payload, format::canonical_json(*payload));
    TRY(instant, value.string_at("instant"));
    TRY(parsed_instant, parse_instant(instant));
    TRY(sequence, value.integer_at("sequence"));
    TRY(stream_sequence, value.integer_at("stream_sequence"));
    TRY(version, value.integer_at("version"));
    event.payload = std::move(canonical_payload);
    event.instant = parsed_instant;
    event.sequence = static_cast<std::uint64_t>(sequence);
    event.stream_sequence = static_cast<std::uint64_t>(stream_sequence);
    event.version = version;
    const std::array texts{std::pair{"actor", &event.actor},
                           std::pair{"authority", &event.authority},
                           std::pair{"on_behalf_of", &event.on_behalf_of},
                           std::pair{"stream_id", &event.stream.id},
                           std::pair{"stream_kind", &event.stream.kind},
                           std::pair{"type", &event.type}};
    for (const auto& [key, text] : texts) {
        TRY(found, value.string_at(key));
        *text = std::move(found);
    }
    TRY_VOID(check(event));
    if (written(event) != octets) {
        return fail(ErrorKind::invalid, "the event is not canonical, or has members that are not known", {},
                    "take the octets as they were recorded");
    }
    return ReadEvent{std::move(event), *payload};
}

}  // namespace comity::record
