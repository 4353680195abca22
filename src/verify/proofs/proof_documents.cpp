// SPDX-License-Identifier: EUPL-1.2
#include "verify/proofs/proof_documents.h"

#include <algorithm>
#include <array>

namespace comity::verify {

namespace {

constexpr std::string_view transmittal_space = "urn:x-comity:transmittal:1";

std::string authority_of(const XmlElement& root, std::string_view side) {
    const XmlElement* party = root.only(transmittal_space, side);
    const std::string* authority = party ? party->attribute("", "authority") : nullptr;
    return authority ? *authority : "";
}

Outcome<SentTransmittal> read_transmittal(const XmlElement& root) {
    const XmlElement* id = root.only(transmittal_space, "Id");
    SentTransmittal transmittal{id ? id->text() : "", authority_of(root, "From"), authority_of(root, "To"), {}};
    if (transmittal.id.empty() || transmittal.from.empty() || transmittal.to.empty()) {
        return wrong("the transmittal does not say its id, its sender and its recipient");
    }
    for (const XmlElement* part : root.elements(transmittal_space, "Part")) {
        const std::string* digest = part->attribute("", "sha256");
        const std::string* part_id = part->attribute("", "cid");
        if (!digest) return wrong("a part of the transmittal has no digest");
        transmittal.parts.push_back({part_id ? *part_id : "", *digest});
    }
    return transmittal;
}

struct InWords {
    std::string operator()(const SentTransmittal& transmittal) const {
        return "transmittal " + transmittal.id + " from " + transmittal.from + " to " + transmittal.to;
    }
    std::string operator()(const SignedMessage& message) const {
        const std::string stated = ", stated " + message.stated;
        switch (message.kind) {
            case SignedMessage::Kind::receipt:
                return "receipt for " + message.answers + stated;
            case SignedMessage::Kind::error:
                return "error " + message.error + " about " + message.answers + stated;
            case SignedMessage::Kind::message:
                break;
        }
        return "signed header of " + message.id + ", " + message.action + " from " + message.from->value + " to " +
               message.to->value + stated;
    }
    std::string operator()(const SealedEvidence& evidence) const {
        return "evidence " + evidence.event + " of " + evidence.issuer + " about " + evidence.message + ", sealed " +
               evidence.sealed;
    }
};

}  // namespace

Outcome<ProofDocument> read_proof_document(std::string_view octets) {
    const auto root = read_xml(octets);
    if (!root) return tl::unexpected(root.error());
    if (is_soap_envelope(**root)) return read_signed_message(**root);
    if (is_evidence(**root)) return read_sealed_evidence(**root);
    if ((*root)->is(transmittal_space, "Transmittal")) return read_transmittal(**root);
    return wrong("it is neither a message of the channel nor an evidence nor a transmittal");
}

std::string in_words(const ProofDocument& document) {
    return std::visit(InWords{}, document);
}

std::string event_word(std::string_view erds_event) {
    std::string word;
    for (const char c : erds_event) {
        const bool capital = c >= 'A' && c <= 'Z';
        if (capital && !word.empty()) word += '-';
        word += static_cast<char>(capital ? c - 'A' + 'a' : c);
    }
    return word;
}

bool is_machine_proof(std::string_view word) {
    constexpr std::array words{"as4-receipt",
                               "submission-acceptance",
                               "relay-acceptance",
                               "relay-rejection",
                               "relay-failure",
                               "content-consignment",
                               "content-handover",
                               "content-consignment-failure",
                               "content-handover-failure",
                               "submission-rejection"};
    return std::ranges::find(words, word) != words.end();
}

}  // namespace comity::verify
