// SPDX-License-Identifier: EUPL-1.2
#include "channel/security/make_security.h"

#include <fmt/format.h>

#include "channel/ebms/names.h"
#include "channel/security/identifiers.h"
#include "channel/security/signature_check.h"
#include "crypto/certificate_chain.h"
#include "format/base64.h"
#include "format/xml_writer.h"

namespace comity::channel {

using format::XmlWriter;

namespace {

Reference reference(std::string uri, std::string_view transform, const crypto::Sha256& digest) {
    return {std::move(uri), {{std::string(transform), {}}}, std::string(uri::sha256), std::string(as_text(digest))};
}

/// A key that was changed without its certificate would make messages that everybody refuses.
Result<void> check(const Signer& signer) {
    const char* const way_out = "take the certificate that was issued for the signing key of this profile";
    if (signer.path.empty()) return fail(ErrorKind::invalid, "there is no certificate of the signer", {}, way_out);
    const crypto::PublicKey& key = signer.path.back().public_key();
    if (!(key == signer.key.public_key())) {
        return fail(ErrorKind::invalid, "the signer's certificate is of another key", {}, way_out);
    }
    if (key.kind() != crypto::kind_for(primitive_of(signer.algorithm)) ||
        (key.kind() == crypto::KeyKind::rsa && key.bits() < min_signing_rsa_bits)) {
        return fail(ErrorKind::invalid,
                    fmt::format("the signer's key, {} of {} bits, is not one for {}", name_of(key.kind()), key.bits(),
                                name_of(signer.algorithm)),
                    {}, way_out);
    }
    return {};
}

std::string token_octets(const Signer& signer) {
    if (signer.token == SigningToken::x509v3) return signer.path.back().der();
    return crypto::to_pki_path(signer.path);
}

/// Of every signature of that signer.
std::size_t signature_octets(const Signer& signer) {
    constexpr std::size_t of_curve = 64;  // r‖s, R‖S
    if (signer.algorithm != SignatureAlgorithm::rsa_sha256) return of_curve;
    return static_cast<std::size_t>(signer.key.public_key().bits() + 7) / 8;
}

Result<std::string> security_block(const Signer& signer, const std::string& encrypted, const std::string& signed_info,
                                   const std::string& signature, std::string_view ids) {
    const std::string token_id = fmt::format("_x509-{}", ids);
    const std::string token_type(signer.token == SigningToken::x509v3 ? uri::x509v3 : uri::x509_pki_path);
    XmlWriter xml(channel_prefixes);
    xml.element("wsse:Security", {{"S12:mustUnderstand", "true"}}, [&] {
        xml.raw(encrypted);
        xml.element(
            "wsse:BinarySecurityToken",
            {{"EncodingType", std::string(uri::base64_binary)}, {"ValueType", token_type}, {"wsu:Id", token_id}},
            format::base64(octets(token_octets(signer))));
        xml.element("ds:Signature", {{"Id", fmt::format("_sig-{}", ids)}}, [&] {
            xml.raw(signed_info);
            xml.element("ds:SignatureValue", {}, format::base64(octets(signature)));
            xml.element("ds:KeyInfo", {}, [&] {
                xml.element("wsse:SecurityTokenReference", {}, [&] {
                    xml.element("wsse:Reference", {{"URI", "#" + token_id}, {"ValueType", token_type}});
                });
            });
        });
    });
    return std::move(xml).finish();
}

}  // namespace

std::vector<Reference> references_of(std::span<const SignedBlock> blocks, std::span<const OutgoingPart> parts) {
    std::vector<Reference> references;
    references.reserve(blocks.size() + parts.size());
    for (const SignedBlock& block : blocks)
        references.push_back(reference("#" + block.id, uri::exclusive_c14n, crypto::sha256(octets(block.text))));
    for (const OutgoingPart& part : parts)
        references.push_back(reference("cid:" + part.content_id, uri::attachment_content, part.digest));
    return references;
}

Result<std::string> signed_info_of(SignatureAlgorithm algorithm, std::span<const Reference> references) {
    XmlWriter xml(channel_prefixes);
    xml.element("ds:SignedInfo", {}, [&] {
        xml.element("ds:CanonicalizationMethod", {{"Algorithm", std::string(uri::exclusive_c14n)}});
        xml.element("ds:SignatureMethod", {{"Algorithm", std::string(uri_of(algorithm))}});
        for (const Reference& each : references) write_reference(xml, each);
    });
    return std::move(xml).finish();
}

Result<MadeSecurity> make_security(const Signer& signer, const std::optional<Encryption>& encryption,
                                   std::span<const SignedBlock> blocks, std::span<const OutgoingPart> parts,
                                   std::string_view ids, const crypto::RandomBytes& random) {
    TRY_VOID(check(signer));
    std::string encrypted;
    if (encryption && !parts.empty()) {
        TRY(made, encryption_blocks(*encryption, parts, ids, random));
        encrypted = std::move(made);
    }
    return make_security(signer, encrypted, blocks, parts, ids);
}

Result<MadeSecurity> make_security(const Signer& signer, const std::string& encryption_blocks,
                                   std::span<const SignedBlock> blocks, std::span<const OutgoingPart> parts,
                                   std::string_view ids) {
    TRY_VOID(check(signer));
    std::vector<Reference> references = references_of(blocks, parts);
    TRY(signed_info, signed_info_of(signer.algorithm, references));
    TRY(signature, signer.key.sign(primitive_of(signer.algorithm), octets(signed_info)));
    TRY(block, security_block(signer, encryption_blocks, signed_info, signature, ids));
    return MadeSecurity{std::move(block), std::move(references)};
}

Result<std::string> security_without_signature(const Signer& signer, const std::string& encryption_blocks,
                                               std::span<const SignedBlock> blocks, std::span<const OutgoingPart> parts,
                                               std::string_view ids) {
    TRY_VOID(check(signer));
    TRY(signed_info, signed_info_of(signer.algorithm, references_of(blocks, parts)));
    const std::string zeros(signature_octets(signer), '\0');
    return security_block(signer, encryption_blocks, signed_info, zeros, ids);
}

}  // namespace comity::channel
