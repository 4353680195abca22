// SPDX-License-Identifier: EUPL-1.2
#include "verify/proofs/sealed_evidence.h"

#include <algorithm>
#include <array>

#include "verify/instant.h"
#include "verify/octets.h"
#include "verify/proofs/canonical.h"

namespace comity::verify {

namespace {

constexpr std::string_view evidence_space = "http://uri.etsi.org/19522/v1#";
constexpr std::string_view event_space = "http://uri.etsi.org/19522/Event/";
constexpr std::string_view log_space = "urn:x-comity:evidence:1";
constexpr std::string_view xades_space = "http://uri.etsi.org/01903/v1.3.2#";
constexpr std::string_view properties_type = "http://uri.etsi.org/01903#SignedProperties";
constexpr std::string_view enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

/// Some publish the inner elements without a namespace.
const XmlElement* inner(const XmlElement* within, std::string_view name) {
    if (!within) return nullptr;
    const XmlElement* found = within->only(evidence_space, name);
    return found ? found : within->only("", name);
}

std::string inner_text(const XmlElement* within, std::string_view name) {
    const XmlElement* found = inner(within, name);
    return found ? found->text() : "";
}

/// The authority, without its unit.
std::string authority_in(const XmlElement& root, std::string_view side) {
    const std::string whole = inner_text(inner(&root, side), "Identifier");
    return whole.substr(0, whole.find('/'));
}

Outcome<void> read_contents(const XmlElement& root, SealedEvidence& evidence) {
    const XmlElement* parts = inner(inner(&root, "UserContentInfo"), "PartsInfo");
    if (!parts) return {};
    for (const XmlElement* part : parts->elements()) {
        const XmlElement* value = part->only(ds_space, "DigestValue");
        if (part->name != "PartInfo" || !value) return wrong("a part it names has no digest");
        auto digest = octets_in(*value);
        if (!digest || digest->size() != digest_octets) return wrong("a part it names has no digest");
        evidence.contents.push_back({inner_text(part, "Identifier"), *std::move(digest)});
    }
    return {};
}

Outcome<void> read_event(const XmlElement& root, SealedEvidence& evidence) {
    evidence.id = inner_text(&root, "EvidenceIdentifier");
    evidence.event = inner_text(&root, "ERDSEventId");
    evidence.stated = inner_text(&root, "EventTime");
    evidence.issuer = authority_in(root, "EvidenceIssuerDetails");
    evidence.sender = authority_in(root, "SenderDetails");
    evidence.recipient = authority_in(root, "RecipientDetails");
    evidence.message = inner_text(&root, "MessageIdentifier");
    if (!evidence.event.starts_with(event_space)) return wrong("it is of an event that is not known");
    evidence.event.erase(0, event_space.size());
    if (evidence.id.empty() || evidence.issuer.empty() || evidence.message.empty() ||
        !xml_instant_of(evidence.stated)) {
        return wrong("it does not say what it is of, whose it is, and when");
    }
    if (const XmlElement* log = inner(&root, "TransactionLogInformation")) {
        if (const XmlElement* receipt = log->only(log_space, "ReceiptSha256")) {
            auto digest = octets_in(*receipt);
            if (!digest || digest->size() != digest_octets) return wrong("the digest of its receipt is none");
            evidence.receipt = *std::move(digest);
        }
    }
    return read_contents(root, evidence);
}

/// Both references are to what stands in its place, and both digests are theirs.
Outcome<void> held_to_seal(const XmlElement& root, const XmlElement& signature, const XmlElement& properties,
                           const XmlSignature& read) {
    const std::string* root_id = root.attribute("", "Id");
    const std::string* properties_id = properties.attribute("", "Id");
    if (!root_id || !properties_id || *root_id == *properties_id || read.references.size() != 2) {
        return wrong("its seal is not over the evidence and the properties of the seal");
    }
    bool whole = false;
    bool of_properties = false;
    for (const XmlReference& reference : read.references) {
        if (reference.uri == "#" + *properties_id && reference.type == properties_type) {
            of_properties = digests(reference, properties);
        } else if (reference.uri == "#" + *root_id && reference.transforms.size() == 2 &&
                   reference.transforms[0].algorithm == enveloped &&
                   reference.transforms[1].algorithm == exclusive_form) {
            whole = sha256(canonical(root, reference.transforms[1].prefixes, &signature)) == reference.digest;
        }
    }
    if (!whole) return wrong("the evidence is not the one that was sealed");
    if (!of_properties) return wrong("the properties of its seal are not those that were sealed");
    return {};
}

/// The certificates that came with it, of which the signed properties name the first by its digest.
Outcome<void> read_signer(const XmlElement& signature, const XmlElement& properties, SealedEvidence& evidence) {
    const XmlElement* info = signature.only(ds_space, "KeyInfo");
    const XmlElement* x509 = info ? info->only(ds_space, "X509Data") : nullptr;
    if (!x509) return wrong("no certificate came with its seal");
    for (const XmlElement* each : x509->elements(ds_space, "X509Certificate")) {
        auto der = octets_in(*each);
        if (!der) return tl::unexpected(der.error());
        if (evidence.certificates.size() == max_path_certificates) return wrong("too many certificates came with it");
        evidence.certificates.push_back(*std::move(der));
    }
    const XmlElement* of_signature = properties.only(xades_space, "SignedSignatureProperties");
    const XmlElement* time = of_signature ? of_signature->only(xades_space, "SigningTime") : nullptr;
    const XmlElement* named = of_signature ? of_signature->only(xades_space, "SigningCertificateV2") : nullptr;
    const XmlElement* certificate =
        named && !named->elements(xades_space, "Cert").empty() ? named->elements(xades_space, "Cert").front() : nullptr;
    const XmlElement* digest = certificate ? certificate->only(xades_space, "CertDigest") : nullptr;
    const XmlElement* value = digest ? digest->only(ds_space, "DigestValue") : nullptr;
    const auto octets = value ? octets_in(*value) : wrong("none");
    if (!octets || evidence.certificates.empty() || sha256(evidence.certificates.front()) != *octets) {
        return wrong("its seal names another certificate than came with it");
    }
    const auto milliseconds = time ? xml_instant_of(time->text()) : std::nullopt;
    if (!milliseconds) return wrong("its seal does not say when it was made");
    evidence.sealed = time->text();
    evidence.sealed_milliseconds = *milliseconds;
    return {};
}

}  // namespace

bool issued_by_its_side(const SealedEvidence& evidence) {
    constexpr std::array by_sender{"SubmissionAcceptance", "SubmissionRejection", "RelayFailure"};
    constexpr std::array by_recipient{"RelayAcceptance", "RelayRejection", "ContentConsignment", "ContentHandover"};
    constexpr std::array by_either{"ContentConsignmentFailure", "ContentHandoverFailure", "RelayToNonERDS",
                                   "ReceivedFromNonERDS"};
    const bool sender = evidence.issuer == evidence.sender;
    const bool recipient = evidence.issuer == evidence.recipient;
    const auto among = [&](const auto& events) { return std::ranges::find(events, evidence.event) != events.end(); };
    if (among(by_sender)) return sender;
    if (among(by_recipient)) return recipient;
    return among(by_either) && (sender || recipient);
}

bool is_evidence(const XmlElement& root) {
    return root.is(evidence_space, "Evidence");
}

Outcome<SealedEvidence> read_sealed_evidence(const XmlElement& root) {
    const XmlElement* signature = root.only(ds_space, "Signature");
    const XmlElement* object = signature ? signature->only(ds_space, "Object") : nullptr;
    const XmlElement* qualifying = object ? object->only(xades_space, "QualifyingProperties") : nullptr;
    const XmlElement* properties = qualifying ? qualifying->only(xades_space, "SignedProperties") : nullptr;
    if (!is_evidence(root) || !signature) return wrong("it is no evidence with a seal");
    if (!properties) return wrong("its seal has not the properties of XAdES");
    SealedEvidence evidence;
    if (auto read = read_event(root, evidence); !read) return tl::unexpected(read.error());
    auto seal = read_xml_signature(*signature);
    if (!seal) return tl::unexpected(seal.error());
    if (auto held = held_to_seal(root, *signature, *properties, *seal); !held) return tl::unexpected(held.error());
    if (auto signer = read_signer(*signature, *properties, evidence); !signer) return tl::unexpected(signer.error());
    if (!seal->made_by(evidence.certificates.front())) return wrong("its seal is not of the key of its certificate");
    if (!issued_by_its_side(evidence))
        return wrong("a " + evidence.event + " is not for " + evidence.issuer + " to issue");
    evidence.seal = *std::move(seal);
    return evidence;
}

}  // namespace comity::verify
