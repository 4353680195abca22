// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "channel/ebms/names.h"
#include "channel/security/identifiers.h"
#include "channel/security/make_security.h"
#include "crypto/aes_key_wrap.h"
#include "crypto/hkdf.h"
#include "format/base64.h"
#include "format/xml_writer.h"

namespace comity::channel {

using format::XmlWriter;

namespace {

constexpr std::size_t salt_octets = 32;

/// A content key wrapped for its recipient.
struct WrappedKey {
    std::string cipher_value;
    std::optional<crypto::PublicKey> originator;
    std::string salt;
};

/// Fresh for every message (section 6.2): a key that were used twice would tie messages together.
Result<std::unique_ptr<crypto::PrivateKey>> ephemeral_key(KeyTransport transport, const crypto::RandomBytes& random) {
    if (transport == KeyTransport::x25519_hkdf) {
        const crypto::Secret scalar = crypto::Secret::random(32, random);
        return crypto::x25519_private_key(scalar.octets().first<32>());
    }
    TRY(made, crypto::make_private_key(crypto::KeyKind::p256));
    return std::move(made.key);
}

Result<WrappedKey> wrap(const Encryption& encryption, const crypto::RandomBytes& random) {
    const crypto::PublicKey& recipient = encryption.recipient.public_key();
    if (encryption.transport == KeyTransport::rsa_oaep_sha256) {
        TRY(cipher_value, recipient.encrypt_oaep(encryption.key.octets()));
        return WrappedKey{std::move(cipher_value), std::nullopt, {}};
    }
    TRY(ephemeral, ephemeral_key(encryption.transport, random));
    std::string salt(salt_octets, '\0');
    random({reinterpret_cast<unsigned char*>(salt.data()), salt.size()});
    TRY(agreed, ephemeral->derive(recipient));
    const crypto::Secret wrapping = crypto::hkdf_sha256(agreed.octets(), octets(salt), {}, crypto::gcm_key_octets);
    TRY(cipher_value, crypto::wrap_key(wrapping.octets(), encryption.key.octets()));
    return WrappedKey{std::move(cipher_value), ephemeral->public_key(), std::move(salt)};
}

Result<void> check(const Encryption& encryption) {
    const auto refused = [&](std::string reason) {
        return fail(ErrorKind::invalid, "the recipient's certificate cannot be encrypted for: " + std::move(reason), {},
                    "let the recipient's authority list a certificate of the profile in the directory");
    };
    const crypto::PublicKey& key = encryption.recipient.public_key();
    if (key.kind() != recipient_kind(encryption.transport)) {
        return refused(fmt::format("its key is {}", name_of(key.kind())));
    }
    if (key.kind() == crypto::KeyKind::rsa && key.bits() < 3072) return refused("its RSA key has under 3072 bits");
    const auto& usage = encryption.recipient.key_usage();
    const bool fits = !usage || (key.kind() == crypto::KeyKind::rsa ? usage->key_encipherment : usage->key_agreement);
    if (!fits) return refused("its key usage says otherwise");
    if (encryption.reference == KeyReference::ski && !encryption.recipient.subject_key_identifier()) {
        return refused("it has no SubjectKeyIdentifier to name it by");
    }
    return {};
}

void write_recipient(XmlWriter& xml, const Encryption& encryption, const std::string& token_id) {
    xml.element("wsse:SecurityTokenReference", {}, [&] {
        switch (encryption.reference) {
            case KeyReference::ski:
                xml.element("wsse:KeyIdentifier",
                            {{"EncodingType", std::string(uri::base64_binary)},
                             {"ValueType", std::string(uri::subject_key_identifier)}},
                            format::base64(octets(encryption.recipient.subject_key_identifier().value_or(""))));
                break;
            case KeyReference::issuer_serial:
                xml.element("ds:X509Data", {}, [&] {
                    xml.element("ds:X509IssuerSerial", {}, [&] {
                        xml.element("ds:X509IssuerName", {}, to_string(encryption.recipient.issuer()));
                        xml.element("ds:X509SerialNumber", {}, encryption.recipient.serial());
                    });
                });
                break;
            case KeyReference::bst:
                xml.element("wsse:Reference", {{"URI", "#" + token_id}, {"ValueType", std::string(uri::x509v3)}});
                break;
        }
    });
}

void write_agreement(XmlWriter& xml, const Encryption& encryption, const WrappedKey& wrapped,
                     const std::string& token_id) {
    const bool x25519 = encryption.transport == KeyTransport::x25519_hkdf;
    xml.element("xenc:AgreementMethod", {{"Algorithm", std::string(x25519 ? uri::x25519 : uri::ecdh_es)}}, [&] {
        xml.element("xenc11:KeyDerivationMethod", {{"Algorithm", std::string(uri::hkdf)}}, [&] {
            xml.element("dsigm:HKDFParams", {}, [&] {
                xml.element("dsigm:PRF", {{"Algorithm", std::string(uri::hmac_sha256)}});
                xml.element("dsigm:Salt", {}, format::base64(octets(wrapped.salt)));
                xml.element("dsigm:KeyLength", {}, "16");
            });
        });
        xml.element("xenc:OriginatorKeyInfo", {}, [&] {
            const std::string& spki = wrapped.originator->spki();
            if (x25519) {
                xml.element("dsig11:DEREncodedKeyValue", {}, format::base64(octets(spki)));
                return;
            }
            xml.element("ds:KeyValue", {}, [&] {
                xml.element("dsig11:ECKeyValue", {}, [&] {
                    xml.element("dsig11:NamedCurve", {{"URI", std::string(uri::p256_curve)}});
                    // The uncompressed point is the end of the SubjectPublicKeyInfo.
                    xml.element("dsig11:PublicKey", {}, format::base64(octets(spki).last(65)));
                });
            });
        });
        xml.element("xenc:RecipientKeyInfo", {}, [&] { write_recipient(xml, encryption, token_id); });
    });
}

void write_key(XmlWriter& xml, const Encryption& encryption, const WrappedKey& wrapped, std::size_t parts,
               std::string_view ids) {
    const std::string token_id = fmt::format("_x509r-{}", ids);
    xml.element("xenc:EncryptedKey", {{"Id", fmt::format("_ek-{}", ids)}}, [&] {
        if (encryption.transport == KeyTransport::rsa_oaep_sha256) {
            xml.element("xenc:EncryptionMethod", {{"Algorithm", std::string(uri::rsa_oaep)}}, [&] {
                xml.element("ds:DigestMethod", {{"Algorithm", std::string(uri::sha256)}});
                xml.element("xenc11:MGF", {{"Algorithm", std::string(uri::mgf1_sha256)}});
            });
            xml.element("ds:KeyInfo", {}, [&] { write_recipient(xml, encryption, token_id); });
        } else {
            xml.element("xenc:EncryptionMethod", {{"Algorithm", std::string(uri::kw_aes128)}});
            xml.element("ds:KeyInfo", {}, [&] { write_agreement(xml, encryption, wrapped, token_id); });
        }
        xml.element("xenc:CipherData", {},
                    [&] { xml.element("xenc:CipherValue", {}, format::base64(octets(wrapped.cipher_value))); });
        xml.element("xenc:ReferenceList", {}, [&] {
            for (std::size_t i = 0; i < parts; ++i)
                xml.element("xenc:DataReference", {{"URI", fmt::format("#_ed{}-{}", i, ids)}});
        });
    });
}

void write_data(XmlWriter& xml, const OutgoingPart& part, std::size_t number, std::string_view ids) {
    xml.element("xenc:EncryptedData",
                {{"Id", fmt::format("_ed{}-{}", number, ids)},
                 {"MimeType", part.mime_type},
                 {"Type", std::string(uri::attachment_content_only)}},
                [&] {
                    xml.element("xenc:EncryptionMethod", {{"Algorithm", std::string(uri::aes128_gcm)}});
                    xml.element("ds:KeyInfo", {}, [&] {
                        xml.element("wsse:SecurityTokenReference",
                                    {{"wsse11:TokenType", std::string(uri::encrypted_key_token)}},
                                    [&] { xml.element("wsse:Reference", {{"URI", fmt::format("#_ek-{}", ids)}}); });
                    });
                    xml.element("xenc:CipherData", {}, [&] {
                        xml.element("xenc:CipherReference", {{"URI", "cid:" + part.content_id}}, [&] {
                            xml.element("xenc:Transforms", {}, [&] {
                                xml.element("ds:Transform", {{"Algorithm", std::string(uri::attachment_ciphertext)}});
                            });
                        });
                    });
                });
}

template <class Write>
Result<std::string> one_block(Write write) {
    XmlWriter xml(channel_prefixes);
    write(xml);
    return std::move(xml).finish();
}

}  // namespace

Result<std::string> encryption_blocks(const Encryption& encryption, std::span<const OutgoingPart> parts,
                                      std::string_view ids, const crypto::RandomBytes& random) {
    TRY_VOID(check(encryption));
    TRY(wrapped, wrap(encryption, random));
    TRY(text, one_block([&](XmlWriter& xml) { write_key(xml, encryption, wrapped, parts.size(), ids); }));
    if (encryption.reference == KeyReference::bst) {
        // The token before its use, as phase4 has it.
        TRY(token, one_block([&](XmlWriter& xml) {
                xml.element("wsse:BinarySecurityToken",
                            {{"EncodingType", std::string(uri::base64_binary)},
                             {"ValueType", std::string(uri::x509v3)},
                             {"wsu:Id", fmt::format("_x509r-{}", ids)}},
                            format::base64(octets(encryption.recipient.der())));
            }));
        text.insert(0, token);
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        TRY(data, one_block([&](XmlWriter& xml) { write_data(xml, parts[i], i, ids); }));
        text += data;
    }
    return text;
}

}  // namespace comity::channel
