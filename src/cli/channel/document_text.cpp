// SPDX-License-Identifier: EUPL-1.2
#include "cli/channel/document_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "channel/envelope/transmittal.h"
#include "channel/evidence/seal.h"
#include "crypto/hex.h"

namespace comity::cli {

namespace {

std::string party(const std::string& authority, const std::optional<std::string>& unit) {
    return unit ? fmt::format("{}, {}", authority, *unit) : authority;
}

/// Whether the directory lists the certificate to seal evidences of that authority.
bool listed_for(const Known& known, const crypto::Certificate& signer, const std::string& authority) {
    for (const channel::ListedAuthority& each : known.directory->authorities)
        for (const channel::ListedCertificate& listed : each.certificates)
            if (each.id == authority && listed.use == channel::CertificateUse::evidence &&
                listed.sha256 == signer.digest())
                return true;
    return false;
}

Result<Inspection> evidence_words(std::string_view xml, const Known& known) {
    TRY(sealed, channel::open_evidence(xml));
    const channel::Evidence& evidence = sealed.evidence;
    Inspection made{fmt::format("an evidence, {}", channel::kind_of(evidence.event).erds), {}, true};
    Told& told = made.told;
    told.emplace_back("evidence", evidence.id);
    told.emplace_back("happened", fmt::format("{}, as {} states", to_string(evidence.time), evidence.issuer.authority));
    for (const channel::EventReason& reason : evidence.reasons) told.emplace_back("because", reason.details);
    told.emplace_back("from", party(evidence.sender.authority, evidence.sender.unit));
    for (const channel::EvidenceParty& to : evidence.recipients) told.emplace_back("to", party(to.authority, to.unit));
    told.emplace_back("transmittal", evidence.message);
    for (const channel::EvidencedContent& content : evidence.contents)
        told.emplace_back("content",
                          fmt::format("{} {} {}", crypto::hex(content.sha256), content.identifier, content.media_type));
    told.emplace_back("seal", fmt::format("is good, made {} by", to_string(sealed.sealed)));
    told.emplace_back("", fmt::format("{}, SHA-256 {}", crypto::to_string(sealed.signer.subject()),
                                      crypto::hex(sealed.signer.digest())));
    if (known.directory) {
        made.sound = listed_for(known, sealed.signer, evidence.issuer.authority);
        told.emplace_back("", fmt::format("the directory {} it to seal evidences of {}",
                                          made.sound ? "lists" : "does not list", evidence.issuer.authority));
    }
    told.emplace_back("time stamp", sealed.stamp ? "there is one, not checked here" : "none");
    return made;
}

Result<Inspection> transmittal_words(std::string_view xml) {
    TRY(transmittal, channel::read_transmittal(xml));
    Inspection made{fmt::format("a transmittal, number {} of its thread", transmittal.sequence), {}, true};
    Told& told = made.told;
    told.emplace_back("transmittal", transmittal.id);
    told.emplace_back("conversation", transmittal.thread);
    if (transmittal.previous)
        told.emplace_back("behind", fmt::format("{}, SHA-256 {}", transmittal.previous->id,
                                                crypto::hex(transmittal.previous->sha256)));
    if (transmittal.replaces) told.emplace_back("replaces", *transmittal.replaces);
    told.emplace_back("from", party(transmittal.from.authority, transmittal.from.unit));
    told.emplace_back("to", party(transmittal.to.authority, transmittal.to.unit));
    told.emplace_back("kind", fmt::format("{}, by {}{}", transmittal.kind, transmittal.instrument,
                                          transmittal.urgency == channel::Urgency::urgent ? ", urgent" : ""));
    told.emplace_back("reference", transmittal.own_reference);
    if (transmittal.peer_reference) told.emplace_back("your reference", *transmittal.peer_reference);
    if (transmittal.reply_by) told.emplace_back("reply by", to_string(*transmittal.reply_by));
    for (const channel::TransmittedPart& part : transmittal.parts)
        told.emplace_back(
            "part", fmt::format("{}: {} ({}), {} octets, SHA-256 {}", part.cid, part.name.value_or("without a name"),
                                part.media_type, part.size, crypto::hex(part.sha256)));
    for (const channel::SequenceRange& range : transmittal.missing)
        told.emplace_back("missing", range.first == range.last ? std::to_string(range.first)
                                                               : fmt::format("{} to {}", range.first, range.last));
    if (transmittal.last_seen)
        told.emplace_back("has seen", fmt::format("your number {}", transmittal.last_seen->sequence));
    return made;
}

}  // namespace

std::optional<Result<Inspection>> inspect_document(std::string_view xml, const format::XmlElement& root,
                                                   const Known& known) {
    if (root.is(channel::evidence_space, "Evidence")) return evidence_words(xml, known);
    if (root.space() == channel::transmittal_space) return transmittal_words(xml);
    return std::nullopt;
}

}  // namespace comity::cli
