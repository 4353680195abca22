// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "channel/evidence/evidence.h"
#include "format/base64.h"
#include "format/xml_sequence.h"
#include "seal/xades/names.h"

namespace comity::channel {

namespace {

using format::XmlElement;
using format::XmlSequence;

/// Published documents of the standard have some of the elements within others without a namespace, so both count.
class EvidenceChildren {
   public:
    static Result<EvidenceChildren> of(const XmlElement& parent) {
        TRY(sequence, XmlSequence::of(parent));
        return EvidenceChildren(std::move(sequence));
    }

    std::optional<XmlElement> next_if(std::string_view name) {
        if (auto found = sequence.next_if(evidence_space, name)) return found;
        return sequence.next_if({}, name);
    }
    Result<XmlElement> next(std::string_view name) {
        if (const auto found = next_if(name)) return *found;
        return sequence.next(evidence_space, name);
    }
    Result<std::string> text(std::string_view name) {
        TRY(element, next(name));
        return text_in(element, max_evidence_text);
    }
    Result<std::optional<std::string>> optional_text(std::string_view name) {
        const auto found = next_if(name);
        if (!found) return std::nullopt;
        TRY(text, text_in(*found, max_evidence_text));
        return std::optional(std::move(text));
    }
    Result<std::vector<XmlElement>> all(std::string_view name, std::size_t most) {
        std::vector<XmlElement> found;
        while (const auto child = next_if(name)) {
            if (found.size() == most) {
                return fail(ErrorKind::limit, fmt::format("more than {} elements {}", most, name), {{}, child->line()});
            }
            found.push_back(*child);
        }
        return found;
    }

    XmlSequence sequence;

   private:
    explicit EvidenceChildren(XmlSequence children) : sequence(std::move(children)) {}
};

Result<Instant> instant_in(const XmlElement& at) {
    TRY(text, text_in(at, max_evidence_text));
    const auto instant = parse_instant(text);
    if (!instant) return wrong_element(at, fmt::format("'{}' is no instant", text.substr(0, 80)));
    return *instant;
}

Result<crypto::Sha256> digest_in(const XmlElement& at) {
    TRY(text, text_in(at, max_evidence_text));
    const auto octets = format::from_base64(text);
    crypto::Sha256 digest{};
    if (!octets || octets->size() != digest.size())
        return wrong_element(at, fmt::format("{} is no SHA-256", at.name()));
    std::ranges::copy(comity::octets(*octets), digest.begin());
    return digest;
}

Result<EvidenceParty> party(const XmlElement& at) {
    TRY_VOID(only_attributes(at, {}));
    TRY(children, EvidenceChildren::of(at));
    TRY(identifier, children.text("Identifier"));
    TRY_VOID(children.sequence.end());
    const std::size_t slash = identifier.find('/');
    EvidenceParty read{identifier.substr(0, slash), std::nullopt};
    if (slash != std::string::npos) read.unit = identifier.substr(slash + 1);
    if (read.authority.empty() || (read.unit && read.unit->empty())) {
        return wrong_element(at, fmt::format("'{}' is no authority or unit", identifier.substr(0, 80)));
    }
    return read;
}

Result<std::vector<EventReason>> reasons(EvidenceChildren& children) {
    std::vector<EventReason> read;
    const auto list = children.next_if("EventReasons");
    if (!list) return read;
    TRY_VOID(only_attributes(*list, {}));
    TRY(inside, EvidenceChildren::of(*list));
    TRY(found, inside.all("EventReason", max_evidence_items));
    TRY_VOID(inside.sequence.end());
    if (found.empty()) return wrong_element(*list, "EventReasons without a reason");
    for (const XmlElement& each : found) {
        TRY_VOID(only_attributes(each, {}));
        TRY(parts, EvidenceChildren::of(each));
        TRY(code, parts.text("Code"));
        TRY(details, parts.optional_text("Details"));
        TRY_VOID(parts.sequence.end());
        read.push_back({std::move(code), details.value_or("")});
    }
    return read;
}

Result<EvidencedContent> content(const XmlElement& at) {
    TRY_VOID(only_attributes(at, {}));
    TRY(children, EvidenceChildren::of(at));
    EvidencedContent read;
    TRY(identifier, children.text("Identifier"));
    read.identifier = std::move(identifier);
    TRY(type, children.text("ContentType"));
    read.media_type = std::move(type);
    TRY(method, children.sequence.next(seal::ds_space, "DigestMethod"));
    if (method.attribute({}, "Algorithm") != "http://www.w3.org/2001/04/xmlenc#sha256") {
        return wrong_element(method, "a digest that is not SHA-256", "only that is read");
    }
    TRY(value, children.sequence.next(seal::ds_space, "DigestValue"));
    TRY(digest, digest_in(value));
    read.sha256 = digest;
    TRY_VOID(children.sequence.end());
    return read;
}

Result<std::vector<EvidencedContent>> contents(EvidenceChildren& children) {
    std::vector<EvidencedContent> read;
    const auto info = children.next_if("UserContentInfo");
    if (!info) return read;
    TRY_VOID(only_attributes(*info, {}));
    TRY(inside, EvidenceChildren::of(*info));
    TRY(count, inside.text("ComposingParts"));
    TRY(list, inside.next("PartsInfo"));
    TRY_VOID(inside.sequence.end());
    TRY_VOID(only_attributes(list, {}));
    TRY(parts, EvidenceChildren::of(list));
    TRY(found, parts.all("PartInfo", max_evidence_parts));
    TRY_VOID(parts.sequence.end());
    if (found.empty() || count != std::to_string(found.size())) {
        return wrong_element(*info, "ComposingParts is not the number of parts");
    }
    for (const XmlElement& each : found) {
        TRY(one, content(each));
        read.push_back(std::move(one));
    }
    return read;
}

Result<EvidenceLog> log(EvidenceChildren& children) {
    EvidenceLog read;
    const auto log = children.next_if("TransactionLogInformation");
    if (!log) return read;
    TRY_VOID(only_attributes(*log, {}));
    TRY(inside, XmlSequence::of(*log));
    TRY(ids, inside.all(evidence_log_space, "MessageId", max_evidence_items));
    for (const XmlElement& each : ids) {
        TRY(id, text_in(each, max_evidence_text));
        read.message_ids.push_back(std::move(id));
    }
    if (const auto receipt = inside.next_if(evidence_log_space, "ReceiptSha256")) {
        TRY(digest, digest_in(*receipt));
        read.receipt = digest;
    }
    if (const auto proof = inside.next_if(evidence_log_space, "LogProof")) {
        TRY(text, text_in(*proof, max_evidence_proof / 3 * 4 + 4));
        auto octets = format::from_base64(text);
        if (!octets || octets->size() > max_evidence_proof) return wrong_element(*proof, "LogProof is no base64");
        read.proof = *std::move(octets);
    }
    TRY_VOID(inside.end());
    if (read == EvidenceLog{}) return wrong_element(*log, "TransactionLogInformation says nothing");
    return read;
}

/// Extensions are not understood; one that says it must be is refused.
Result<void> extensions(EvidenceChildren& children) {
    const auto found = children.next_if("Extensions");
    if (!found) return {};
    for (const XmlElement& extension : found->children()) {
        const std::string critical = extension.attribute({}, "isCritical").value_or("false");
        if (critical == "false" || critical == "0") continue;
        return wrong_element(extension,
                             fmt::format("the extension {} is critical and not known here", extension.name()));
    }
    return {};
}

Result<void> head(EvidenceChildren& children, Evidence& read) {
    TRY(id, children.text("EvidenceIdentifier"));
    read.id = std::move(id);
    TRY(event_element, children.next("ERDSEventId"));
    TRY(uri, text_in(event_element, max_evidence_text));
    const auto event = evidence_event_of(uri);
    if (!event) return wrong_element(event_element, fmt::format("unknown event '{}'", uri.substr(0, 120)));
    read.event = *event;
    TRY(why, reasons(children));
    read.reasons = std::move(why);
    TRY(time_element, children.next("EventTime"));
    TRY(time, instant_in(time_element));
    read.time = time;
    if (const auto policy = children.next_if("EvidenceIssuerPolicyID")) {
        TRY_VOID(only_attributes(*policy, {}));
        TRY(inside, EvidenceChildren::of(*policy));
        TRY(uri_of_policy, inside.text("PolicyID"));
        TRY_VOID(inside.sequence.end());
        read.policy = std::move(uri_of_policy);
    }
    return {};
}

Result<void> parties(EvidenceChildren& children, Evidence& read) {
    TRY(issuer_element, children.next("EvidenceIssuerDetails"));
    TRY(issuer, party(issuer_element));
    read.issuer = std::move(issuer);
    TRY(sender_element, children.next("SenderDetails"));
    TRY(sender, party(sender_element));
    read.sender = std::move(sender);
    TRY(recipients, children.all("RecipientDetails", max_evidence_items));
    if (recipients.empty()) return wrong_element(sender_element, "an evidence without RecipientDetails");
    for (const XmlElement& each : recipients) {
        TRY(recipient, party(each));
        read.recipients.push_back(std::move(recipient));
    }
    return {};
}

}  // namespace

Result<ReadEvidence> read_evidence(const XmlElement& root) {
    if (!root.is(evidence_space, "Evidence")) return wrong_element(root, "the document is no evidence");
    TRY_VOID(only_attributes(root, {"Id", "version"}));
    if (root.attribute({}, "version") != evidence_version) {
        return wrong_element(root, "an evidence of another version", fmt::format("{} is read", evidence_version));
    }
    TRY(children, EvidenceChildren::of(root));
    ReadEvidence read;
    Evidence& evidence = read.evidence;
    TRY_VOID(head(children, evidence));
    TRY_VOID(attribute_in(root, "Id", max_evidence_text));
    TRY_VOID(parties(children, evidence));
    if (const auto submitted = children.next_if("SubmissionTime")) {
        TRY(time, instant_in(*submitted));
        evidence.submitted = time;
    }
    TRY(message, children.optional_text("MessageIdentifier"));
    evidence.message = message.value_or("");
    TRY(carried, contents(children));
    evidence.contents = std::move(carried);
    TRY(carrier, children.optional_text("ExternalERDSDetails"));
    evidence.other_carrier = std::move(carrier);
    TRY(recorded, log(children));
    evidence.log = std::move(recorded);
    TRY_VOID(extensions(children));
    read.signature = children.sequence.next_if(seal::ds_space, "Signature");
    TRY_VOID(children.sequence.end());
    return read;
}

}  // namespace comity::channel
