// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <fmt/format.h>

#include "channel/ebms/names.h"
#include "channel/ebms/part.h"
#include "channel/security/identifiers.h"
#include "channel/security/security_reader.h"

namespace comity::channel {

using format::XmlElement;

namespace {

/// xenc:EncryptionMethod of RSA-OAEP with SHA-256 twice and no label, or of AES key wrap.
EbmsResult<bool> is_rsa_oaep(const XmlElement& method) {
    TRY_VOID(check_security_attributes(method, {"Algorithm"}));
    if (method.attribute("", "Algorithm") != uri::rsa_oaep) {
        TRY(algorithm, bare_algorithm(method));
        if (algorithm != uri::kw_aes128) return against_policy("the content key is wrapped by another algorithm");
        return false;
    }
    bool digest = false;
    bool mask = false;
    if (method.has_text()) return against_policy("text stands in EncryptionMethod");
    for (const XmlElement& child : method.children()) {
        TRY(algorithm, bare_algorithm(child));
        if (child.is(ns::ds, "DigestMethod") && !std::exchange(digest, true)) {
            if (algorithm != uri::sha256) return against_policy("RSA-OAEP is with another digest than SHA-256");
        } else if (child.is(ns::xenc11, "MGF") && !std::exchange(mask, true)) {
            if (algorithm != uri::mgf1_sha256) return against_policy("RSA-OAEP is with another mask than SHA-256");
        } else {
            return against_policy(fmt::format("RSA-OAEP has a parameter {}", child.name().substr(0, 40)));
        }
    }
    // Without them both are SHA-1 (XML Encryption 1.1 section 5.5.2).
    if (!digest || !mask) return against_policy("RSA-OAEP is with SHA-1");
    return true;
}

EbmsResult<void> read_derivation(const XmlElement& method, EncryptedKey& key) {
    TRY(content, security_content(method, ns::dsigm, {"Algorithm"}));
    if (method.attribute("", "Algorithm") != uri::hkdf) return against_policy("the key is derived by another function");
    TRY(parameters, content.one("HKDFParams"));
    TRY_VOID(content.end());
    TRY(within, security_content(parameters, ns::dsigm, {}));
    TRY(function, within.one("PRF"));
    TRY(algorithm, bare_algorithm(function));
    if (algorithm != uri::hmac_sha256) return against_policy("HKDF is with another function than HMAC-SHA-256");
    TRY(salt, within.one("Salt"));
    TRY_VOID(check_security_attributes(salt, {}));
    TRY(salt_octets, base64_content(salt, max_salt_octets));
    key.salt = std::move(salt_octets);
    if (const auto info = within.maybe("Info")) {
        TRY_VOID(check_security_attributes(*info, {}));
        if (!info->text().empty() || info->has_children()) {
            TRY(octets, base64_content(*info, max_salt_octets));
            key.info = std::move(octets);
        }
    }
    TRY(length, within.one("KeyLength"));
    TRY_VOID(within.end());
    TRY(octets, simple_text(length, {}, Empty::refused, EbmsCode::policy_noncompliance));
    // Counted in octets; peers that count bits exist.
    if (octets != "16") return against_policy("HKDF is to give another length than 16 octets");
    return {};
}

/// The SubjectPublicKeyInfo that stands for an uncompressed point of P-256.
std::string p256_spki(const std::string& point) {
    using namespace std::string_literals;
    return "\x30\x59\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07\x03\x42\x00"s +
           point;
}

EbmsResult<std::string> read_ec_key_value(const XmlElement& key_value) {
    TRY(content, security_content(key_value, ns::dsig11, {}));
    TRY(value, content.one("ECKeyValue"));
    TRY_VOID(content.end());
    TRY(within, security_content(value, ns::dsig11, {"Id"}));
    TRY(curve, within.one("NamedCurve"));
    TRY(point, within.one("PublicKey"));
    TRY_VOID(within.end());
    TRY_VOID(check_security_attributes(curve, {"URI"}));
    if (curve.attribute("", "URI") != uri::p256_curve || curve.has_children() || curve.has_text()) {
        return against_policy("the originator's key is on another curve than P-256");
    }
    TRY_VOID(check_security_attributes(point, {}));
    TRY(octets, base64_content(point, crypto::max_public_key_octets));
    return p256_spki(octets);
}

EbmsResult<void> read_originator(const XmlElement& info, EncryptedKey& key) {
    TRY_VOID(check_security_attributes(info, {}));
    const auto children = info.children();
    if (children.size() != 1 || info.has_text()) return against_policy("OriginatorKeyInfo does not hold one key");
    std::string spki;
    if (key.transport == KeyTransport::x25519_hkdf && children[0].is(ns::dsig11, "DEREncodedKeyValue")) {
        TRY_VOID(check_security_attributes(children[0], {"Id"}));
        TRY(octets, base64_content(children[0], crypto::max_public_key_octets));
        spki = std::move(octets);
    } else if (key.transport == KeyTransport::ecdh_hkdf && children[0].is(ns::ds, "KeyValue")) {
        TRY(value, read_ec_key_value(children[0]));
        spki = std::move(value);
    } else {
        return against_policy("OriginatorKeyInfo holds a key in another form");
    }
    auto originator = crypto::PublicKey::from_spki(octets(spki));
    if (!originator || originator->kind() != recipient_kind(key.transport)) {
        return against_policy("the originator's key is none for this agreement");
    }
    key.originator = *std::move(originator);
    return {};
}

EbmsResult<void> read_agreement(const XmlElement& agreement, EncryptedKey& key, std::vector<Token>& tokens) {
    TRY_VOID(check_security_attributes(agreement, {"Algorithm"}));
    const auto algorithm = agreement.attribute("", "Algorithm");
    if (algorithm == uri::x25519)
        key.transport = KeyTransport::x25519_hkdf;
    else if (algorithm == uri::ecdh_es)
        key.transport = KeyTransport::ecdh_hkdf;
    else
        return against_policy("the key is agreed on by another algorithm");
    const auto children = agreement.children();
    if (agreement.has_text() || children.size() != 3 || !children[0].is(ns::xenc11, "KeyDerivationMethod") ||
        !children[1].is(ns::xenc, "OriginatorKeyInfo") || !children[2].is(ns::xenc, "RecipientKeyInfo")) {
        return against_policy("AgreementMethod does not hold derivation, originator and recipient");
    }
    TRY_VOID(read_derivation(children[0], key));
    TRY_VOID(read_originator(children[1], key));
    TRY(recipient, security_content(children[2], ns::wsse, {}));
    TRY(reference, recipient.one("SecurityTokenReference"));
    TRY_VOID(recipient.end());
    TRY(name, read_certificate_name(reference, tokens));
    key.recipient = std::move(name);
    return {};
}

EbmsResult<std::vector<std::string>> read_reference_list(const XmlElement& list) {
    TRY(content, security_content(list, ns::xenc, {}));
    std::vector<std::string> ids;
    for (const XmlElement& each : content.many("DataReference")) {
        TRY_VOID(check_security_attributes(each, {"URI"}));
        if (each.has_children() || each.has_text()) return against_policy("a DataReference is not empty");
        TRY(id, local_id(each.attribute("", "URI").value_or("")));
        ids.push_back(std::move(id));
        if (ids.size() > max_references) return against_policy("ReferenceList is too long");
    }
    TRY_VOID(content.end());
    return ids;
}

/// That the part is encrypted under the one key of the header.
EbmsResult<void> check_key_info(const XmlElement& info, const EncryptedKey& key) {
    TRY(content, security_content(info, ns::wsse, {"Id"}));
    TRY(reference, content.one("SecurityTokenReference"));
    TRY_VOID(content.end());
    for (const format::XmlAttribute& attribute : reference.attributes()) {
        const bool type = attribute.name == format::XmlName{std::string(ns::wsse11), "TokenType"};
        const bool id = attribute.name == format::XmlName{std::string(ns::wsu), "Id"};
        if (!id && !(type && attribute.value == uri::encrypted_key_token)) {
            return against_policy("an encrypted part refers to another token than an encrypted key");
        }
    }
    TRY(within, Content::within(reference, ns::wsse, EbmsCode::policy_noncompliance));
    TRY(use, within.one("Reference"));
    TRY_VOID(within.end());
    TRY_VOID(check_security_attributes(use, {"URI", "ValueType"}));
    if (use.has_children() || use.has_text()) return against_policy("a key's Reference is not empty");
    TRY(id, local_id(use.attribute("", "URI").value_or("")));
    if (id != key.id) return against_policy("an encrypted part refers to another key than the header's");
    return {};
}

EbmsResult<std::string> read_cipher_reference(const XmlElement& cipher_data) {
    TRY(content, security_content(cipher_data, ns::xenc, {}));
    TRY(reference, content.one("CipherReference"));
    TRY_VOID(content.end());
    TRY(within, security_content(reference, ns::xenc, {"URI"}));
    TRY(transforms, within.one("Transforms"));
    TRY_VOID(within.end());
    TRY(list, security_content(transforms, ns::ds, {}));
    TRY(transform, list.one("Transform"));
    TRY_VOID(list.end());
    TRY(algorithm, bare_algorithm(transform));
    if (algorithm != uri::attachment_ciphertext) return against_policy("a part is encrypted by another transform");
    auto content_id = content_id_of(reference.attribute("", "URI").value_or(""));
    if (!content_id) return against_policy("encrypted data is not in a part of the message");
    return *std::move(content_id);
}

}  // namespace

EbmsResult<EncryptedKey> read_encrypted_key(const XmlElement& element, std::vector<Token>& tokens) {
    TRY(content, security_content(element, ns::xenc, {"Id"}));
    EncryptedKey key;
    key.id = element.attribute("", "Id").value_or("");
    if (key.id.empty()) return against_policy("the encrypted key has no Id, so nothing can refer to it");
    TRY(method, content.one("EncryptionMethod"));
    TRY(oaep, is_rsa_oaep(method));
    // KeyInfo is of another namespace than its neighbours.
    const auto children = element.children();
    if (children.size() != 4 || !children[1].is(ns::ds, "KeyInfo") || !children[2].is(ns::xenc, "CipherData") ||
        !children[3].is(ns::xenc, "ReferenceList")) {
        return against_policy("EncryptedKey does not hold KeyInfo, CipherData and ReferenceList");
    }
    TRY_VOID(check_security_attributes(children[1], {"Id"}));
    const auto info = children[1].children();
    if (info.size() != 1 || children[1].has_text()) return against_policy("KeyInfo does not hold one key");
    if (oaep && info[0].is(ns::wsse, "SecurityTokenReference")) {
        TRY(recipient, read_certificate_name(info[0], tokens));
        key.recipient = std::move(recipient);
    } else if (!oaep && info[0].is(ns::xenc, "AgreementMethod")) {
        TRY_VOID(read_agreement(info[0], key, tokens));
    } else {
        return against_policy("KeyInfo does not say how its algorithm comes to the key");
    }
    TRY(cipher_data, security_content(children[2], ns::xenc, {}));
    TRY(value, cipher_data.one("CipherValue"));
    TRY_VOID(cipher_data.end());
    TRY_VOID(check_security_attributes(value, {}));
    TRY(octets, base64_content(value, max_signature_octets));
    key.cipher_value = std::move(octets);
    TRY(data, read_reference_list(children[3]));
    key.data = std::move(data);
    return key;
}

EbmsResult<EncryptedPart> read_encrypted_part(const XmlElement& element, const std::optional<EncryptedKey>& key) {
    if (!key) return against_policy("a part is encrypted under a key that is not in the header");
    TRY_VOID(check_security_attributes(element, {"Id", "MimeType", "Type"}));
    if (element.attribute("", "Type") != uri::attachment_content_only) {
        return against_policy("encrypted data is something else than the content of a part");
    }
    const auto children = element.children();
    if (element.has_text() || children.size() != 3 || !children[0].is(ns::xenc, "EncryptionMethod") ||
        !children[1].is(ns::ds, "KeyInfo") || !children[2].is(ns::xenc, "CipherData")) {
        return against_policy("EncryptedData does not hold EncryptionMethod, KeyInfo and CipherData");
    }
    TRY(algorithm, bare_algorithm(children[0]));
    if (algorithm != uri::aes128_gcm) return against_policy("a part is encrypted by another algorithm");
    TRY_VOID(check_key_info(children[1], *key));
    TRY(content_id, read_cipher_reference(children[2]));
    EncryptedPart part{element.attribute("", "Id").value_or(""), std::move(content_id),
                       element.attribute("", "MimeType").value_or("")};
    if (part.id.empty() || part.mime_type.empty()) return against_policy("EncryptedData has no Id or no MimeType");
    return part;
}

}  // namespace comity::channel
