// SPDX-License-Identifier: EUPL-1.2
#include "verify/proofs/signed_message.h"

#include <algorithm>

#include "verify/instant.h"

namespace comity::verify {

namespace {

constexpr std::string_view soap_space = "http://www.w3.org/2003/05/soap-envelope";
constexpr std::string_view eb_space = "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/";
constexpr std::string_view ebbp_space = "http://docs.oasis-open.org/ebxml-bp/ebbp-signals-2.0";
constexpr std::string_view wsse_space =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
constexpr std::string_view wsu_space =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
constexpr std::string_view token_profile =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0";

std::string text_in(const XmlElement* within, std::string_view name) {
    const XmlElement* element = within ? within->only(eb_space, name) : nullptr;
    return element ? element->text() : "";
}

Outcome<Party> party_in(const XmlElement* parties, std::string_view side) {
    const XmlElement* named = parties ? parties->only(eb_space, side) : nullptr;
    const XmlElement* id = named ? named->only(eb_space, "PartyId") : nullptr;
    if (!id) return wrong("it does not name one party in " + std::string(side));
    const std::string* type = id->attribute("", "type");
    return Party{type ? *type : "", id->text()};
}

/// The header's blocks by place. Of the fragments of a cut message the block that says so is signed too.
struct Places {
    const XmlElement* security = nullptr;
    const XmlElement* messaging = nullptr;
    const XmlElement* body = nullptr;
    std::vector<const XmlElement*> blocks;  ///< of the header, but for Security
};

Outcome<Places> places_in(const XmlElement& envelope) {
    const XmlElement* header = envelope.only(soap_space, "Header");
    Places places;
    places.body = envelope.only(soap_space, "Body");
    if (!is_soap_envelope(envelope) || !header || !places.body) return wrong("it is no SOAP 1.2 envelope");
    places.security = header->only(wsse_space, "Security");
    places.messaging = header->only(eb_space, "Messaging");
    if (!places.security || !places.messaging) return wrong("it has not one Security and one Messaging header");
    for (const XmlElement* each : header->elements()) {
        if (each != places.security) places.blocks.push_back(each);
    }
    return places;
}

/// Every reference within the document is to a block of the header or the Body, and Messaging and Body are among them.
Outcome<void> held_to_signature(const Places& places, const XmlSignature& signature) {
    bool messaging = false;
    bool body = false;
    for (const XmlReference& reference : signature.references) {
        if (reference.uri.starts_with("cid:")) continue;
        const XmlElement* meant = nullptr;
        std::vector<const XmlElement*> candidates = places.blocks;
        candidates.push_back(places.body);
        for (const XmlElement* each : candidates) {
            const std::string* id = each->attribute(wsu_space, "Id");
            if (!id || reference.uri != "#" + *id) continue;
            if (meant) return wrong("two of its blocks have the id '" + *id + "'");
            meant = each;
        }
        if (!meant) return wrong("its signature is over '" + reference.uri + "', which does not stand in it");
        if (!digests(reference, *meant)) return wrong("'" + meant->name + "' is not the one that was signed");
        messaging = messaging || meant == places.messaging;
        body = body || meant == places.body;
    }
    if (!messaging || !body) return wrong("its signature does not cover Messaging and Body");
    return {};
}

/// The tokens the signature names; another way to name a key names one of the directory's.
Outcome<std::vector<std::string>> certificates_in(const XmlElement& security, const XmlElement& signature) {
    const XmlElement* info = signature.only(ds_space, "KeyInfo");
    const XmlElement* named = info ? info->only(wsse_space, "SecurityTokenReference") : nullptr;
    const XmlElement* reference = named ? named->only(wsse_space, "Reference") : nullptr;
    const std::string* uri = reference ? reference->attribute("", "URI") : nullptr;
    if (!uri) return std::vector<std::string>();
    const XmlElement* token = nullptr;
    for (const XmlElement* each : security.elements(wsse_space, "BinarySecurityToken")) {
        const std::string* id = each->attribute(wsu_space, "Id");
        if (!id || *uri != "#" + *id) continue;
        if (token) return wrong("two of its tokens have one id");
        token = each;
    }
    if (!token) return wrong("the certificate its signature names does not stand in it");
    auto der = octets_in(*token);
    if (!der) return tl::unexpected(der.error());
    const std::string* type = token->attribute("", "ValueType");
    if (type && *type == std::string(token_profile) + "#X509v3") return std::vector{*std::move(der)};
    if (type && *type == std::string(token_profile) + "#X509PKIPathv1") return read_certificate_path(*der);
    return wrong("its token is no certificate");
}

Outcome<void> read_info(const XmlElement& unit, SignedMessage& message) {
    const XmlElement* info = unit.only(eb_space, "MessageInfo");
    message.id = text_in(info, "MessageId");
    message.stated = text_in(info, "Timestamp");
    message.answers = text_in(info, "RefToMessageId");
    const auto milliseconds = xml_instant_of(message.stated);
    if (message.id.empty() || !milliseconds) return wrong("it does not say its MessageId and Timestamp");
    message.milliseconds = *milliseconds;
    return {};
}

Outcome<void> read_user_message(const XmlElement& unit, SignedMessage& message) {
    message.kind = SignedMessage::Kind::message;
    const XmlElement* parties = unit.only(eb_space, "PartyInfo");
    auto from = party_in(parties, "From");
    auto to = party_in(parties, "To");
    if (!from || !to) return tl::unexpected(!from ? from.error() : to.error());
    message.from = *std::move(from);
    message.to = *std::move(to);
    message.action = text_in(unit.only(eb_space, "CollaborationInfo"), "Action");
    if (const XmlElement* payload = unit.only(eb_space, "PayloadInfo")) {
        for (const XmlElement* each : payload->elements(eb_space, "PartInfo")) {
            const std::string* href = each->attribute("", "href");
            if (!href) return wrong("a part it announces has no name");
            message.parts.push_back(*href);
        }
    }
    for (const std::string& part : message.parts) {
        if (std::ranges::find(message.signature.references, part, &XmlReference::uri) ==
            message.signature.references.end()) {
            return wrong("its part '" + part + "' is not signed");
        }
    }
    return {};
}

Outcome<void> read_signal(const XmlElement& unit, SignedMessage& message) {
    if (const XmlElement* error =
            unit.elements(eb_space, "Error").empty() ? nullptr : unit.elements(eb_space, "Error").front()) {
        const std::string* code = error->attribute("", "errorCode");
        message.kind = SignedMessage::Kind::error;
        message.error = code ? *code : "";
        return {};
    }
    const XmlElement* receipt = unit.only(eb_space, "Receipt");
    if (!receipt) return wrong("it is neither a receipt nor an error");
    message.kind = SignedMessage::Kind::receipt;
    const XmlElement* information = receipt->only(ebbp_space, "NonRepudiationInformation");
    if (!information) {
        const XmlElement* copy = receipt->only(eb_space, "UserMessage");  // of a message that was cut
        if (!copy) return wrong("its receipt says nothing of what was received");
        auto to = party_in(copy->only(eb_space, "PartyInfo"), "To");
        if (!to) return wrong("in the message its receipt repeats: " + to.error());
        message.to = *std::move(to);
        return {};
    }
    for (const XmlElement* each : information->elements(ebbp_space, "MessagePartNRInformation")) {
        const XmlElement* copied = each->only(ds_space, "Reference");
        if (!copied) return wrong("its receipt holds what is no reference");
        auto reference = read_reference(*copied);
        if (!reference) return tl::unexpected(reference.error());
        if (message.receipted.size() == max_references) return wrong("its receipt has more than 300 references");
        message.receipted.push_back(*std::move(reference));
    }
    if (message.receipted.empty()) return wrong("its receipt says nothing of what was received");
    return {};
}

}  // namespace

bool is_soap_envelope(const XmlElement& root) {
    return root.is(soap_space, "Envelope");
}

Outcome<SignedMessage> read_signed_message(const XmlElement& envelope) {
    const auto places = places_in(envelope);
    if (!places) return tl::unexpected(places.error());
    const XmlElement* signature = places->security->only(ds_space, "Signature");
    if (!signature) return wrong("it is not signed");
    SignedMessage message;
    auto read = read_xml_signature(*signature);
    if (!read) return tl::unexpected(read.error());
    message.signature = *std::move(read);
    if (auto held = held_to_signature(*places, message.signature); !held) return tl::unexpected(held.error());
    auto certificates = certificates_in(*places->security, *signature);
    if (!certificates) return tl::unexpected(certificates.error());
    message.certificates = *std::move(certificates);

    const auto units = places->messaging->elements();
    const bool known = units.size() == 1 && units.front()->space == eb_space;
    const bool is_user = known && units.front()->name == "UserMessage";
    if (!is_user && !(known && units.front()->name == "SignalMessage")) return wrong("it holds not one message");
    if (auto info = read_info(*units.front(), message); !info) return tl::unexpected(info.error());
    auto rest = is_user ? read_user_message(*units.front(), message) : read_signal(*units.front(), message);
    if (!rest) return tl::unexpected(rest.error());
    return message;
}

Outcome<void> receipts(const SignedMessage& receipt, const SignedMessage& sent) {
    auto left = sent.signature.references;
    for (const XmlReference& reference : receipt.receipted) {
        const auto found = std::ranges::find(left, reference.uri, &XmlReference::uri);
        if (found == left.end()) return wrong("it is for '" + reference.uri + "', which was not sent");
        if (*found != reference) return wrong("it has another digest of '" + reference.uri + "' than was sent");
        left.erase(found);
    }
    if (!left.empty()) return wrong("it leaves out '" + left.front().uri + "', which was sent");
    return {};
}

}  // namespace comity::verify
