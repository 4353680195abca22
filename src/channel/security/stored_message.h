// SPDX-License-Identifier: EUPL-1.2
// For tests: the stored messages of tests/vectors/channel, taken apart far enough to check their security.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "channel/ebms/envelope.h"
#include "channel/ebms/header_reader.h"
#include "channel/ebms/part.h"
#include "channel/mime/multipart_reader.h"
#include "channel/security/content_key.h"
#include "channel/security/policy.h"
#include "channel/security/signature_check.h"
#include "crypto/channel_vectors.h"
#include "format/xml.h"

namespace comity::channel {

/// The envelope and the parts of a stored HTTP request. A receipt has no parts.
struct StoredMessage {
    std::string envelope;
    std::map<std::string, std::string> parts;  ///< by Content-ID; of two with one id the last
};

/// `name` is "as4-115-push-gzip.mime", "variants/r01-good.receipt.xml".
inline StoredMessage stored_message(const std::string& name) {
    const std::string text = crypto::channel_vector(name);
    StoredMessage message;
    if (name.ends_with(".xml")) {
        message.envelope = text;
        return message;
    }
    constexpr std::string_view field = "Content-Type: ";
    const std::string type = text.substr(field.size(), text.find("\r\n") - field.size());
    auto reader = MultipartReader::open(type).value();
    const std::size_t body = text.find("\r\n\r\n") + 4;
    reader.append(octets(text).subspan(body));
    std::string* into = nullptr;
    while (true) {
        const auto event = reader.advance();
        if (!event) break;  // what stood before the fault is enough here
        if (*event == MultipartReader::Event::need_more) reader.finish();
        if (*event == MultipartReader::Event::part)
            into = reader.head().root ? &message.envelope : &message.parts[reader.head().content_id];
        if (*event == MultipartReader::Event::content) into->append(as_text(reader.content()));
        if (*event == MultipartReader::Event::end) break;
    }
    return message;
}

/// The P-Modes pm-115, pm-115-sign and pm-20 as far as they concern security.
inline constexpr SecurityPolicy policy_115{SignatureAlgorithm::rsa_sha256, KeyTransport::rsa_oaep_sha256};
inline constexpr SecurityPolicy policy_115_sign{SignatureAlgorithm::rsa_sha256, std::nullopt};
inline constexpr SecurityPolicy policy_20{SignatureAlgorithm::eddsa_ed25519, KeyTransport::x25519_hkdf};

/// A message that passed steps 3 to 11, as far as these need no P-Mode and no clock.
struct CheckedMessage {
    format::XmlDocument document;
    Envelope envelope;
    Messaging messaging;
    SecurityHeader security;
    PolicyOutcome policy;
    crypto::Certificate signer;
    std::optional<ContentKey> key;
};

/// What the header says of the parts that are to come.
inline EbmsResult<std::vector<AnnouncedPart>> announced_parts(const Messaging& messaging) {
    std::vector<AnnouncedPart> announced;
    if (const auto* message = std::get_if<UserMessage>(&messaging)) {
        TRY(parts, read_parts(*message));
        for (const PartDescription& part : parts)
            announced.push_back({part.content_id, part.compressed ? "application/gzip" : part.mime_type});
    }
    return announced;
}

inline EbmsResult<CheckedMessage> check_message(const std::string& envelope_text, const SecurityPolicy& policy,
                                                std::span<const crypto::Certificate> signers,
                                                std::span<const DecryptionKey> keys) {
    auto document = format::read_xml(envelope_text);
    if (!document) return refuse(EbmsCode::invalid_header, document.error().message);
    auto envelope = read_envelope(*document);
    if (!envelope) {
        if (auto* error = std::get_if<EbmsError>(&envelope.error())) return tl::unexpected(*error);
        return refuse(EbmsCode::invalid_header, std::get<SoapRefusal>(envelope.error()).detail);
    }
    TRY(messaging, read_messaging(envelope->messaging));
    TRY(announced, announced_parts(messaging));
    TRY(security, read_security(envelope->security.value()));
    TRY(checked, check_policy(security, policy, *envelope, announced));
    TRY(named, named_signers(security, signers));
    TRY(signer, check_signature(security, *envelope, checked.places, named));
    std::optional<ContentKey> key;
    if (security.key) {
        TRY(unwrapped, unwrap_content_key(*security.key, keys));
        key = std::move(unwrapped);
    }
    return CheckedMessage{*std::move(document), *std::move(envelope), std::move(messaging), std::move(security),
                          std::move(checked),   std::move(signer),    std::move(key)};
}

}  // namespace comity::channel
