// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <fmt/format.h>

#include "channel/ebms/names.h"
#include "channel/security/identifiers.h"
#include "channel/security/security_header.h"
#include "channel/security/security_reader.h"

namespace comity::channel {

using format::XmlElement;

namespace {

/// What a signature is made of goes through readers of the header as well, whose refusals are of another step.
template <class T>
EbmsResult<T> as_policy(EbmsResult<T> outcome) {
    if (!outcome) outcome.error().code = EbmsCode::policy_noncompliance;
    return outcome;
}

EbmsResult<std::vector<Reference>> read_references(Content& content) {
    std::vector<Reference> references;
    for (const XmlElement& each : content.many("Reference")) {
        if (references.size() == max_references) return against_policy("the signature has too many references");
        TRY(reference, as_policy(read_reference(each)));
        references.push_back(std::move(reference));
    }
    return references;
}

EbmsResult<SignatureHeader> read_signature(const XmlElement& signature, std::vector<Token>& tokens) {
    TRY(content, security_content(signature, ns::ds, {"Id"}));
    TRY(signed_info, content.one("SignedInfo"));
    TRY(value, content.one("SignatureValue"));
    TRY(key_info, content.one("KeyInfo"));
    TRY_VOID(content.end());

    TRY(within, security_content(signed_info, ns::ds, {"Id"}));
    TRY(canonicalization, within.one("CanonicalizationMethod"));
    TRY(method, within.one("SignatureMethod"));
    TRY(references, read_references(within));
    TRY_VOID(within.end());
    TRY_VOID(check_security_attributes(canonicalization, {"Algorithm"}));
    if (canonicalization.attribute("", "Algorithm") != uri::exclusive_c14n) {
        return against_policy("SignedInfo has another canonical form than the exclusive one without comments");
    }
    TRY(prefixes, as_policy(read_prefix_list(canonicalization)));
    TRY(named, bare_algorithm(method));
    const auto algorithm = signature_algorithm_of(named);
    if (!algorithm) return against_policy("the signature is of an algorithm that no profile has");
    TRY_VOID(check_security_attributes(value, {"Id"}));
    TRY(octets, base64_content(value, max_signature_octets));

    TRY(key, security_content(key_info, ns::wsse, {"Id"}));
    TRY(reference, key.one("SecurityTokenReference"));
    TRY_VOID(key.end());
    TRY(signer, read_certificate_name(reference, tokens));
    if (std::holds_alternative<ThumbprintName>(signer)) {
        return against_policy("the signer's certificate is named by a SHA-1 thumbprint");
    }
    return SignatureHeader{signed_info,           std::move(prefixes), *algorithm,
                           std::move(references), std::move(octets),   std::move(signer)};
}

/// The children by what they are; anything else is refused.
struct Blocks {
    std::vector<XmlElement> tokens;
    std::vector<XmlElement> signatures;
    std::vector<XmlElement> keys;
    std::vector<XmlElement> data;
};

EbmsResult<Blocks> blocks_of(const XmlElement& security) {
    for (const format::XmlAttribute& attribute : security.attributes()) {
        const bool must_understand = attribute.name == format::XmlName{std::string(ns::s12), "mustUnderstand"};
        const bool id = attribute.name == format::XmlName{std::string(ns::wsu), "Id"};
        if (!must_understand && !id) return against_policy("Security has a role, or an attribute that is not known");
    }
    if (security.has_text()) return against_policy("text stands in Security");
    Blocks blocks;
    for (const XmlElement& child : security.children()) {
        if (child.is(ns::wsse, "BinarySecurityToken"))
            blocks.tokens.push_back(child);
        else if (child.is(ns::ds, "Signature"))
            blocks.signatures.push_back(child);
        else if (child.is(ns::xenc, "EncryptedKey"))
            blocks.keys.push_back(child);
        else if (child.is(ns::xenc, "EncryptedData"))
            blocks.data.push_back(child);
        else
            return against_policy(fmt::format("{} stands in Security", child.name().substr(0, 40)));
    }
    return blocks;
}

}  // namespace

EbmsResult<SecurityHeader> read_security(const XmlElement& security) {
    TRY(blocks, blocks_of(security));
    if (blocks.signatures.size() != 1) {
        return against_policy(fmt::format("Security has {} signatures", blocks.signatures.size()));
    }
    if (blocks.keys.size() > 1) return against_policy("Security has several encrypted keys");
    if (blocks.tokens.size() > max_tokens) return against_policy("Security has too many tokens");
    std::vector<Token> tokens;
    for (const XmlElement& each : blocks.tokens) {
        TRY(token, read_token(each));
        tokens.push_back(std::move(token));
    }
    TRY(signature, read_signature(blocks.signatures.front(), tokens));
    SecurityHeader header{std::move(signature), std::nullopt, {}};
    if (!blocks.keys.empty()) {
        TRY(key, read_encrypted_key(blocks.keys.front(), tokens));
        header.key = std::move(key);
    }
    if (blocks.data.size() > max_references) return against_policy("Security has too many encrypted parts");
    for (const XmlElement& each : blocks.data) {
        TRY(part, read_encrypted_part(each, header.key));
        header.parts.push_back(std::move(part));
    }
    if (!std::ranges::all_of(tokens, &Token::used)) return against_policy("a token is there that nothing refers to");
    return header;
}

std::optional<SignatureAlgorithm> signature_method_of(const XmlElement& security) {
    for (const XmlElement& signature : security.children(ns::ds, "Signature"))
        for (const XmlElement& signed_info : signature.children(ns::ds, "SignedInfo"))
            for (const XmlElement& method : signed_info.children(ns::ds, "SignatureMethod"))
                return signature_algorithm_of(method.attribute("", "Algorithm").value_or(""));
    return std::nullopt;
}

}  // namespace comity::channel
