// SPDX-License-Identifier: EUPL-1.2
#include "node/channel/outgoing_message.h"

#include <algorithm>

#include <fmt/format.h>

#include "cases/inspections.h"
#include "crypto/hex.h"

namespace comity::node {

namespace {

std::string part_name(const std::string& document, const std::string& uuid) {
    return fmt::format("{}-{}", document, uuid);
}

Result<crypto::Sha256> digest_of(const std::string& hex) {
    TRY(octets, crypto::from_hex(hex));
    crypto::Sha256 digest{};
    if (octets.size() != digest.size()) return fail(ErrorKind::invalid, fmt::format("'{}' is no SHA-256", hex));
    std::ranges::transform(octets, digest.begin(), [](char c) { return static_cast<unsigned char>(c); });
    return digest;
}

/// Ours that stands before this one in the thread, with the digest under which it left.
Result<std::optional<channel::PreviousTransmittal>> previous_of(const cases::CaseState& state,
                                                                const cases::Transmittal& sent) {
    const cases::Transmittal* before = nullptr;
    for (const cases::Transmittal& other : state.transmittals)
        if (other.outgoing && other.thread == sent.thread && other.sequence == sent.sequence - 1) before = &other;
    if (!before) return std::nullopt;
    const cases::Proof* left = before->proof("channel.submitted");
    if (!left || left->digest.empty())
        return fail(ErrorKind::conflict, fmt::format("{} has not left yet", before->id), {},
                    "messages of a thread leave in their order");
    TRY(digest, digest_of(left->digest));
    return channel::PreviousTransmittal{before->uuid, digest};
}

std::optional<channel::LastSeen> last_seen(const cases::CaseState& state, const std::string& thread) {
    std::optional<channel::LastSeen> seen;
    for (const cases::Transmittal& came : state.transmittals)
        if (!came.outgoing && came.thread == thread && (!seen || came.sequence > seen->sequence))
            seen = channel::LastSeen{came.uuid, came.sequence};
    return seen;
}

std::vector<channel::SequenceRange> ranges_of(std::vector<std::int64_t> numbers) {
    std::ranges::sort(numbers);
    std::vector<channel::SequenceRange> ranges;
    for (const std::int64_t number : numbers) {
        if (!ranges.empty() && ranges.back().last + 1 == number)
            ranges.back().last = number;
        else
            ranges.push_back({number, number});
    }
    if (ranges.size() > channel::max_missing_ranges) ranges.resize(channel::max_missing_ranges);
    return ranges;
}

Result<channel::TransmittedPart> part_of(const cases::Document& document, const std::string& uuid) {
    const cases::Document::Version& version = document.versions.back();
    TRY(digest, digest_of(version.digest));
    channel::TransmittedPart part;
    part.cid = part_name(document.id, uuid);
    part.name = document.title.substr(0, channel::max_part_name);
    part.media_type = document.media_type;
    part.size = version.bytes;
    part.sha256 = digest;
    part.role = document.kind;
    if (!document.language.empty()) part.language = document.language;
    if (document.media_type == asic_container) part.role = "container";
    return part;
}

/// The content of a document into a file of the exchange folder.
Result<void> write_document(const cases::CaseState& state, const std::string& digest, const std::string& file,
                            CaseContents& contents, const ExchangeFolder& folder) {
    TRY(kept, contents.find(state.id, digest));
    TRY(writing, folder.write(file));
    TRY(reading, contents.read(state.id, kept, 0, kept.octets));
    while (true) {
        TRY(piece, reading->next());
        if (piece.empty()) break;
        TRY_VOID(writing.append(piece));
    }
    return writing.finish();
}

}  // namespace

Result<channel::Transmittal> transmittal_of(const cases::CaseState& state, const cases::Transmittal& sent,
                                            const std::string& own) {
    channel::Transmittal made;
    made.id = sent.uuid;
    made.thread = sent.thread;
    made.sequence = sent.sequence;
    TRY(previous, previous_of(state, sent));
    made.previous = previous;
    if (const cases::Transmittal* replaced = state.transmittal(sent.replaces);
        replaced && replaced->thread == sent.thread)
        made.replaces = replaced->uuid;
    made.from.authority = own;
    made.to.authority = sent.party;
    if (!sent.unit.empty()) made.to.unit = sent.unit;
    made.instrument = sent.instrument.empty() ? "unstated" : sent.instrument;
    made.kind = cases::words(state.kind).word;
    made.urgency = state.urgent ? channel::Urgency::urgent : channel::Urgency::normal;
    made.reply_by = sent.reply_by;
    made.own_reference = state.number;
    if (!state.foreign_reference.empty()) made.peer_reference = state.foreign_reference;
    for (const std::string& id : sent.documents) {
        const cases::Document* document = state.document(id);
        if (!document || document->versions.empty())
            return fail(ErrorKind::invalid, fmt::format("the case has no document {}", id));
        // It may have been found, or come with another version, after two persons released it.
        TRY_VOID(cases::check_free_of_malware(state, *document));
        TRY(part, part_of(*document, sent.uuid));
        made.parts.push_back(std::move(part));
    }
    using enum channel::WantedEvidence;
    made.evidence_wanted = {relay, consignment, handover};
    made.last_seen = last_seen(state, sent.thread);
    made.missing = ranges_of(sent.missing);
    return made;
}

Result<OutgoingMessage> make_message(const cases::CaseState& state, const cases::Transmittal& sent,
                                     const std::string& own, CaseContents& contents, const ExchangeFolder& folder) {
    TRY(transmittal, transmittal_of(state, sent, own));
    TRY(xml, channel::transmittal_xml(transmittal));
    OutgoingMessage message;
    message.transmittal = crypto::sha256(std::string_view(xml));
    channel::OutgoingOrder& order = message.order;
    order.id = sent.uuid;
    order.recipient = sent.party;
    order.action = sent.action;
    order.conversation = sent.thread;
    order.priority = state.urgent ? channel::Priority::urgent : channel::Priority::normal;
    order.properties = {{"originalSender", "", own},
                        {"finalRecipient", "", sent.unit.empty() ? sent.party : sent.unit},
                        {"trackingIdentifier", "", sent.uuid}};
    const std::string leading = "out/" + sent.uuid + "-0";
    TRY(writing, folder.write(leading));
    TRY_VOID(writing.append(xml));
    TRY_VOID(writing.finish());
    order.parts.push_back({.file = leading,
                           .name = part_name("transmittal", sent.uuid),
                           .mime = std::string(channel::transmittal_media_type),
                           .charset = "",
                           .sha256 = message.transmittal,
                           .size = xml.size()});
    message.xml = std::move(xml);
    for (const channel::TransmittedPart& part : transmittal.parts) {
        std::string file = fmt::format("out/{}-{}", sent.uuid, order.parts.size());
        TRY_VOID(write_document(state, crypto::hex(part.sha256), file, contents, folder));
        order.parts.push_back({.file = std::move(file),
                               .name = part.cid,
                               .mime = part.media_type,
                               .charset = "",
                               .sha256 = part.sha256,
                               .size = part.size});
    }
    return message;
}

void remove_parts(const channel::OutgoingOrder& order, const ExchangeFolder& folder) {
    for (const channel::HandedPart& part : order.parts) folder.remove(part.file);
}

}  // namespace comity::node
