// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "channel/envelope/transmittal.h"
#include "crypto/hex.h"
#include "format/xml.h"
#include "format/xml_sequence.h"

namespace comity::channel {

namespace {

using format::XmlElement;
using format::XmlSequence;

constexpr std::string_view space = transmittal_space;

tl::unexpected<Error> wrong(const XmlElement& at, std::string_view what, std::string_view value) {
    return wrong_element(at, fmt::format("'{}' is no {}", value.substr(0, 80), what),
                         "docs/formats/transmittal.md has the form");
}

Result<std::string> uuid(const XmlElement& at, std::string text) {
    if (!is_uuid(text)) return wrong(at, "UUID", text);
    return text;
}

/// Visible ASCII: codes of the case specification, authorities, languages, media types.
Result<std::string> code(const XmlElement& at, std::string text) {
    const bool plain = std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7F; });
    if (!plain) return wrong(at, "code", text);
    return text;
}

Result<std::int64_t> number(const XmlElement& at, const std::string& text, std::int64_t least) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    if (!whole || value < least || value > max_sequence || text != std::to_string(value))
        return wrong(at, "number", text);
    return value;
}

Result<crypto::Sha256> digest(const XmlElement& at) {
    crypto::Sha256 value{};
    TRY(text, attribute_in(at, "sha256", 2 * value.size()));
    const auto octets = crypto::from_hex(text);
    if (!octets || octets->size() != value.size() || crypto::hex(comity::octets(*octets)) != text) {
        return wrong(at, "SHA-256 in lower-case hexadecimal", text);
    }
    std::ranges::copy(comity::octets(*octets), value.begin());
    return value;
}

Result<std::string> code_text(const XmlElement& at) {
    TRY(text, text_in(at, max_code));
    return code(at, std::move(text));
}

Result<std::string> code_attribute(const XmlElement& at, std::string_view name, std::size_t most = max_code) {
    TRY(text, attribute_in(at, name, most));
    return code(at, std::move(text));
}

Result<std::optional<std::string>> optional_attribute(const XmlElement& at, std::string_view name, std::size_t most) {
    if (!at.attribute({}, name)) return std::nullopt;
    TRY(text, attribute_in(at, name, most));
    return std::optional(std::move(text));
}

Result<void> empty(const XmlElement& at, std::initializer_list<std::string_view> attributes) {
    TRY_VOID(only_attributes(at, attributes));
    if (at.has_children() || at.has_text()) return wrong_element(at, fmt::format("{} has content", at.name()));
    return {};
}

Result<TransmittalParty> party(const XmlElement& at) {
    TRY_VOID(empty(at, {"authority", "unit", "competence"}));
    TransmittalParty read;
    TRY(authority, code_attribute(at, "authority"));
    read.authority = std::move(authority);
    TRY(unit, optional_attribute(at, "unit", max_name_octets));
    read.unit = std::move(unit);
    TRY(competence, optional_attribute(at, "competence", max_code));
    read.competence = std::move(competence);
    return read;
}

Result<std::vector<std::string>> texts(XmlSequence& children, std::string_view name) {
    TRY(found, children.all(space, name, max_handling_texts));
    std::vector<std::string> read;
    for (const XmlElement& each : found) {
        TRY(text, text_in(each, max_handling_text));
        read.push_back(std::move(text));
    }
    return read;
}

Result<std::optional<std::string>> one_text(XmlSequence& children, std::string_view name) {
    const auto found = children.next_if(space, name);
    if (!found) return std::nullopt;
    TRY(text, text_in(*found, max_handling_text));
    return std::optional(std::move(text));
}

Result<Handling> handling(const XmlElement& at) {
    TRY_VOID(only_attributes(at, {}));
    TRY(children, XmlSequence::of(at));
    Handling read;
    TRY(speciality, texts(children, "Speciality"));
    read.speciality = std::move(speciality);
    TRY(confidentiality, one_text(children, "Confidentiality"));
    read.confidentiality = std::move(confidentiality);
    TRY(purposes, texts(children, "Purpose"));
    read.purposes = std::move(purposes);
    TRY(onward, one_text(children, "OnwardTransfer"));
    read.onward_transfer = std::move(onward);
    TRY_VOID(children.end());
    return read;
}

Result<TransmittedPart> part(const XmlElement& at) {
    TRY_VOID(empty(at, {"cid", "name", "mediaType", "language", "size", "sha256", "role"}));
    TransmittedPart read;
    TRY(cid, attribute_in(at, "cid", max_name_octets));
    if (!is_token(cid)) return wrong(at, "token of a Content-ID", cid);
    read.cid = std::move(cid);
    TRY(name, optional_attribute(at, "name", max_part_name));
    read.name = std::move(name);
    TRY(media_type, code_attribute(at, "mediaType", max_name_octets));
    read.media_type = std::move(media_type);
    TRY(language, optional_attribute(at, "language", max_code));
    read.language = std::move(language);
    TRY(size_text, attribute_in(at, "size", max_code));
    TRY(size, number(at, size_text, 0));
    read.size = static_cast<std::uint64_t>(size);
    TRY(sha256, digest(at));
    read.sha256 = sha256;
    TRY(role, code_attribute(at, "role"));
    read.role = std::move(role);
    return read;
}

Result<std::vector<TransmittedPart>> parts(XmlSequence& children) {
    TRY(found, children.all(space, "Part", max_transmittal_parts));
    std::vector<TransmittedPart> read;
    for (const XmlElement& each : found) {
        TRY(one, part(each));
        const bool twice =
            std::ranges::any_of(read, [&](const TransmittedPart& other) { return other.cid == one.cid; });
        if (twice) return wrong_element(each, fmt::format("the part {} is listed twice", one.cid));
        read.push_back(std::move(one));
    }
    return read;
}

/// Who it is in its thread.
Result<void> place_in_thread(XmlSequence& children, Transmittal& read) {
    TRY(id_element, children.next(space, "Id"));
    TRY(id_text, text_in(id_element, max_code));
    TRY(id, uuid(id_element, std::move(id_text)));
    read.id = std::move(id);
    TRY(thread_element, children.next(space, "Thread"));
    TRY(thread_text, text_in(thread_element, max_code));
    TRY(thread, uuid(thread_element, std::move(thread_text)));
    read.thread = std::move(thread);
    TRY(sequence_element, children.next(space, "Sequence"));
    TRY(sequence_text, text_in(sequence_element, max_code));
    TRY(sequence, number(sequence_element, sequence_text, 1));
    read.sequence = sequence;
    if (const auto previous = children.next_if(space, "Previous")) {
        TRY_VOID(empty(*previous, {"id", "sha256"}));
        TRY(previous_text, attribute_in(*previous, "id", max_code));
        TRY(previous_id, uuid(*previous, std::move(previous_text)));
        TRY(sha256, digest(*previous));
        read.previous = PreviousTransmittal{std::move(previous_id), sha256};
    }
    if (read.previous.has_value() != (read.sequence > 1)) {
        return wrong_element(sequence_element, "Previous stands in every transmittal but the first");
    }
    if (const auto replaces = children.next_if(space, "Replaces")) {
        TRY(replaced_text, text_in(*replaces, max_code));
        TRY(replaced, uuid(*replaces, std::move(replaced_text)));
        read.replaces = std::move(replaced);
    }
    return {};
}

/// What it is about.
Result<void> matter(XmlSequence& children, Transmittal& read) {
    TRY(from_element, children.next(space, "From"));
    TRY(from, party(from_element));
    read.from = std::move(from);
    TRY(to_element, children.next(space, "To"));
    TRY(to, party(to_element));
    read.to = std::move(to);
    TRY(instrument_element, children.next(space, "Instrument"));
    TRY(instrument, code_text(instrument_element));
    read.instrument = std::move(instrument);
    TRY(kind_element, children.next(space, "Kind"));
    TRY(kind, code_text(kind_element));
    read.kind = std::move(kind);
    TRY(urgency_element, children.next(space, "Urgency"));
    TRY(urgency, text_in(urgency_element, max_code));
    if (urgency != "normal" && urgency != "urgent") return wrong(urgency_element, "urgency", urgency);
    read.urgency = urgency == "urgent" ? Urgency::urgent : Urgency::normal;
    if (const auto reply_by = children.next_if(space, "ReplyBy")) {
        TRY(day_text, text_in(*reply_by, max_code));
        const auto day = parse_date(day_text);
        if (!day || to_string(day->first) != day_text) return wrong(*reply_by, "day", day_text);
        read.reply_by = day->first;
    }
    TRY(reference, children.next(space, "Reference"));
    TRY_VOID(empty(reference, {"own", "peer"}));
    TRY(own, attribute_in(reference, "own", max_file_number));
    read.own_reference = std::move(own);
    TRY(peer, optional_attribute(reference, "peer", max_file_number));
    read.peer_reference = std::move(peer);
    TRY(handling_element, children.next(space, "Handling"));
    TRY(asked, handling(handling_element));
    read.handling = std::move(asked);
    return {};
}

Result<void> evidence_wanted(XmlSequence& children, Transmittal& read) {
    constexpr std::array<std::pair<std::string_view, WantedEvidence>, 3> names{
        {{"relay", WantedEvidence::relay},
         {"consignment", WantedEvidence::consignment},
         {"handover", WantedEvidence::handover}}};
    TRY(found, children.all(space, "EvidenceWanted", names.size()));
    for (const XmlElement& each : found) {
        TRY(text, text_in(each, max_code));
        const auto* known = std::ranges::find(names, text, &std::pair<std::string_view, WantedEvidence>::first);
        if (known == names.end() || std::ranges::count(read.evidence_wanted, known->second) > 0) {
            return wrong(each, "further evidence", text);
        }
        read.evidence_wanted.push_back(known->second);
    }
    if (const auto limit = children.next_if(space, "RetrievalLimit")) {
        TRY(text, text_in(*limit, max_code));
        const auto instant = parse_instant(text);
        if (!instant || !text.ends_with('Z')) return wrong(*limit, "instant in UTC", text);
        read.retrieval_limit = *instant;
    }
    return {};
}

/// What the sender knows of the other direction.
Result<void> other_direction(XmlSequence& children, Transmittal& read) {
    if (const auto seen = children.next_if(space, "LastSeen")) {
        TRY_VOID(empty(*seen, {"id", "sequence"}));
        TRY(id_text, attribute_in(*seen, "id", max_code));
        TRY(id, uuid(*seen, std::move(id_text)));
        TRY(sequence_text, attribute_in(*seen, "sequence", max_code));
        TRY(sequence, number(*seen, sequence_text, 1));
        read.last_seen = LastSeen{std::move(id), sequence};
    }
    TRY(found, children.all(space, "Missing", max_missing_ranges));
    for (const XmlElement& each : found) {
        TRY_VOID(empty(each, {"first", "last"}));
        TRY(first_text, attribute_in(each, "first", max_code));
        TRY(last_text, attribute_in(each, "last", max_code));
        TRY(first, number(each, first_text, 1));
        TRY(last, number(each, last_text, first));
        read.missing.push_back({first, last});
    }
    return {};
}

}  // namespace

Result<Transmittal> read_transmittal(std::string_view xml) {
    TRY(document, format::read_xml(xml, format::message_xml_limits, "transmittal"));
    const XmlElement root = document.root();
    if (!root.is(space, "Transmittal")) return wrong_element(root, "the document is no transmittal");
    TRY_VOID(only_attributes(root, {}));
    TRY(children, XmlSequence::of(root));
    Transmittal read;
    TRY_VOID(place_in_thread(children, read));
    TRY_VOID(matter(children, read));
    TRY(listed, parts(children));
    read.parts = std::move(listed);
    TRY_VOID(evidence_wanted(children, read));
    TRY_VOID(other_direction(children, read));
    TRY_VOID(children.end());
    return read;
}

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const char c = text[i];
        const bool digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        if (dash ? c != '-' : !digit) return false;
    }
    return true;
}

}  // namespace comity::channel
