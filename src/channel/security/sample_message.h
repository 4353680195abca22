// SPDX-License-Identifier: EUPL-1.2
// For tests and benchmarks: a small message of our own making, with keys of every kind.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "channel/ebms/envelope.h"
#include "channel/ebms/header_writer.h"
#include "channel/ebms/messages.h"
#include "channel/ebms/part.h"
#include "channel/security/identifiers.h"
#include "channel/security/make_security.h"
#include "channel/security/stored_message.h"
#include "crypto/certificate_issue.h"
#include "crypto/channel_vectors.h"

namespace comity::channel {

/// A key and its certificate.
struct SampleKey {
    std::unique_ptr<crypto::PrivateKey> key;
    crypto::Certificate certificate;
};

inline SampleKey vector_pair(const std::string& name) {
    return {crypto::vector_key(name), crypto::vector_certificate(name)};
}

/// P-256 is not among the stored keys.
inline SampleKey p256_pair(const crypto::KeyUsage& usage) {
    const auto authority = vector_pair("ca-ed25519");
    auto key = crypto::make_private_key(crypto::KeyKind::p256).value().key;
    const crypto::CertificateOrder order{.subject = {{{"2.5.4.3", "xa-moj"}}},
                                         .public_key = key->public_key(),
                                         .not_before = parse_instant("2026-01-01T00:00:00Z").value(),
                                         .not_after = parse_instant("2046-01-01T00:00:00Z").value(),
                                         .usage = usage,
                                         .hosts = {}};
    auto certificate =
        crypto::issue_certificate(order, &authority.certificate, *authority.key, crypto::system_random()).value();
    return {std::move(key), std::move(certificate)};
}

inline SampleKey signing_pair(SignatureAlgorithm algorithm) {
    if (algorithm == SignatureAlgorithm::rsa_sha256) return vector_pair("xa-sign-rsa");
    if (algorithm == SignatureAlgorithm::eddsa_ed25519) return vector_pair("xa-sign-ed25519");
    return p256_pair({.digital_signature = true});
}

inline SampleKey recipient_pair(KeyTransport transport) {
    if (transport == KeyTransport::rsa_oaep_sha256) return vector_pair("xb-enc-rsa");
    if (transport == KeyTransport::x25519_hkdf) return vector_pair("xb-enc-x25519");
    return p256_pair({.key_agreement = true});
}

struct SampleOptions {
    SignatureAlgorithm sign = SignatureAlgorithm::eddsa_ed25519;
    SigningToken token = SigningToken::x509v3;
    std::optional<KeyTransport> encrypt = KeyTransport::x25519_hkdf;
    KeyReference reference = KeyReference::ski;
    bool anchor = false;

    SecurityPolicy policy() const { return {sign, encrypt}; }
};

/// Everything that signing starts from.
struct SampleHeader {
    UserMessage message;
    std::vector<SignedBlock> blocks;
    std::vector<OutgoingPart> parts;
};

inline SampleHeader sample_header(bool anchor, const std::string& content = "a document") {
    SampleHeader made;
    UserMessage& message = made.message;
    message.info = {parse_instant("2026-03-04T10:11:12.345Z").value(), "sample@gw.xa.example", ""};
    message.from = {{"xa-moj", std::string(unregistered_party)}, std::string(initiator_role)};
    message.to = {{"xb-moj", std::string(unregistered_party)}, std::string(responder_role)};
    message.agreement = Agreement{"urn:x-comity:agreement:default", ""};
    message.service = {"coop-1", "urn:x-comity:services"};
    message.action = "SubmitRequest";
    message.conversation_id = "8d5f0000-0000-4000-8000-000000000001";
    message.properties = {{"originalSender", "xa-moj-unit3", ""}, {"finalRecipient", "xb-moj", ""}};
    message.parts = {part_info({"request-sample@gw.xa.example", "application/pdf", "", true, {}})};
    made.blocks = {{"_msg-sample", messaging_block(message, "_msg-sample").value()},
                   {"_body-sample", body_block("_body-sample").value()}};
    if (anchor) {
        format::XmlWriter xml(channel_prefixes);
        xml.element("la:LogAnchor", {{"wsu:Id", "_anchor-sample"}},
                    [&] { xml.element("la:AddCheckpoint", {}, "b2xkIDAKCg=="); });
        made.blocks.push_back({"_anchor-sample", std::move(xml).finish().value()});
    }
    made.parts = {{"request-sample@gw.xa.example", "application/gzip", crypto::sha256(std::string_view(content))}};
    return made;
}

/// A whole envelope, and who can check it.
struct SampleMessage {
    std::string envelope;
    SampleKey signer;
    SampleKey recipient;
    ContentKey key;
    std::vector<Reference> references;

    EbmsResult<CheckedMessage> check(const SecurityPolicy& policy) const { return check_text(envelope, policy); }
    EbmsResult<CheckedMessage> check_text(const std::string& text, const SecurityPolicy& policy) const {
        const std::vector<crypto::Certificate> signers = {signer.certificate};
        const std::vector<DecryptionKey> keys = {{recipient.certificate, recipient.key.get()}};
        return check_message(text, policy, signers, keys);
    }
};

inline SampleMessage sample_message(const SampleOptions& options) {
    SampleMessage made{{},
                       signing_pair(options.sign),
                       recipient_pair(options.encrypt.value_or(KeyTransport::x25519_hkdf)),
                       ContentKey::random(crypto::system_random()),
                       {}};
    const SampleHeader header = sample_header(options.anchor);
    const std::string authority = options.sign == SignatureAlgorithm::rsa_sha256 ? "ca-rsa" : "ca-ed25519";
    const Signer signer{*made.signer.key,
                        options.sign,
                        options.token,
                        {crypto::vector_certificate(authority), made.signer.certificate}};
    std::optional<Encryption> encryption;
    if (options.encrypt)
        encryption = Encryption{*options.encrypt, options.reference, made.recipient.certificate, made.key.copy()};
    auto security =
        make_security(signer, encryption, header.blocks, header.parts, "sample", crypto::system_random()).value();
    made.envelope = envelope_text({security.block,
                                   header.blocks[0].text,
                                   options.anchor ? header.blocks[2].text : std::string(),
                                   {},
                                   header.blocks[1].text});
    made.references = std::move(security.references);
    return made;
}

}  // namespace comity::channel
