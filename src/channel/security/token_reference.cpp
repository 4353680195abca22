// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <fmt/format.h>

#include "channel/ebms/names.h"
#include "channel/security/identifiers.h"
#include "channel/security/security_reader.h"
#include "crypto/certificate_chain.h"
#include "format/base64.h"

namespace comity::channel {

using format::XmlElement;

namespace {

EbmsResult<CertificateName> read_key_identifier(const XmlElement& identifier) {
    TRY_VOID(check_security_attributes(identifier, {"EncodingType", "ValueType"}));
    const auto encoding = identifier.attribute("", "EncodingType");
    if (encoding && *encoding != uri::base64_binary) return against_policy("a KeyIdentifier is not in Base64");
    const auto type = identifier.attribute("", "ValueType");
    TRY(octets, base64_content(identifier, crypto::max_certificate_octets));
    if (type == uri::subject_key_identifier) return CertificateName(SubjectKeyName{std::move(octets)});
    if (type == uri::thumbprint_sha1) return CertificateName(ThumbprintName{std::move(octets)});
    return against_policy("a KeyIdentifier is of a type that is not known");
}

/// Without the white space around it that a pretty printer leaves. Blanks within count, and so does an escaped one at
/// the end.
std::string trimmed_name(const std::string& text) {
    constexpr std::string_view white_space = " \t\r\n";
    const std::size_t begin = std::min(text.find_first_not_of(white_space), text.size());
    std::size_t end = text.find_last_not_of(white_space) + 1;
    if (end > begin && text[end - 1] == '\\' && end < text.size()) ++end;
    return text.substr(begin, end - begin);
}

EbmsResult<CertificateName> read_issuer_serial(const XmlElement& data) {
    TRY(content, security_content(data, ns::ds, {}));
    TRY(pair, content.one("X509IssuerSerial"));
    TRY_VOID(content.end());
    TRY(within, security_content(pair, ns::ds, {}));
    TRY(issuer, within.one("X509IssuerName"));
    TRY(serial, within.one("X509SerialNumber"));
    TRY_VOID(within.end());
    TRY_VOID(check_security_attributes(issuer, {}));
    if (issuer.has_children()) return against_policy("X509IssuerName holds elements");
    std::string name = trimmed_name(issuer.text());
    TRY(number, simple_text(serial, {}, Empty::refused, EbmsCode::policy_noncompliance));
    return CertificateName(IssuerSerialName{std::move(name), std::move(number)});
}

EbmsResult<CertificateName> read_token_use(const XmlElement& reference, std::vector<Token>& tokens) {
    // ValueType is not compared with the token's: some products write X509v3 for a path as well.
    TRY_VOID(check_security_attributes(reference, {"URI", "ValueType"}));
    TRY(id, local_id(reference.attribute("", "URI").value_or("")));
    if (reference.has_children() || reference.has_text()) return against_policy("a token's Reference is not empty");
    const auto token = std::ranges::find(tokens, id, &Token::id);
    if (token == tokens.end()) return against_policy("a Reference names no token of the header");
    token->used = true;
    return CertificateName(token->certificate);
}

}  // namespace

tl::unexpected<EbmsError> against_policy(std::string_view detail) {
    return refuse(EbmsCode::policy_noncompliance, std::string(detail));
}

EbmsResult<void> check_security_attributes(const XmlElement& element, std::initializer_list<std::string_view> allowed) {
    for (const format::XmlAttribute& attribute : element.attributes()) {
        const bool known = attribute.name.space.empty()
                               ? std::ranges::find(allowed, attribute.name.local) != allowed.end()
                               : attribute.name.space == ns::wsu && attribute.name.local == "Id";
        if (!known) return against_policy(fmt::format("{} has an attribute that is not known", element.name()));
    }
    return {};
}

EbmsResult<Content> security_content(const XmlElement& element, std::string_view space,
                                     std::initializer_list<std::string_view> attributes) {
    TRY_VOID(check_security_attributes(element, attributes));
    return Content::within(element, space, EbmsCode::policy_noncompliance);
}

EbmsResult<std::string> base64_content(const XmlElement& element, std::size_t max) {
    if (element.has_children()) return against_policy(fmt::format("{} holds elements", element.name()));
    std::string text = element.text();
    // Base64 of XML Schema: white space may stand anywhere.
    std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    if (text.size() > max_security_text) return against_policy(fmt::format("{} is too long", element.name()));
    auto octets = format::from_base64(text);
    if (!octets || octets->empty() || octets->size() > max) {
        return against_policy(fmt::format("{} is no Base64 of 1 to {} octets", element.name(), max));
    }
    return *std::move(octets);
}

EbmsResult<std::string> bare_algorithm(const XmlElement& element) {
    TRY_VOID(check_security_attributes(element, {"Algorithm"}));
    if (element.has_children() || element.has_text()) {
        return against_policy(fmt::format("{} has a parameter that is not known", element.name()));
    }
    return element.attribute("", "Algorithm").value_or("");
}

EbmsResult<std::string> local_id(std::string_view uri) {
    if (uri.size() < 2 || uri.front() != '#') return against_policy("a reference does not name an id of the header");
    return std::string(uri.substr(1));
}

EbmsResult<Token> read_token(const XmlElement& token) {
    TRY_VOID(check_security_attributes(token, {"EncodingType", "ValueType"}));
    const auto encoding = token.attribute("", "EncodingType");
    if (encoding && *encoding != uri::base64_binary) return against_policy("a token is not in Base64");
    const auto type = token.attribute("", "ValueType");
    TRY(octets, base64_content(token, 4 * crypto::max_certificate_octets));
    Token read;
    read.id = token.attribute(ns::wsu, "Id").value_or("");
    if (read.id.empty()) return against_policy("a token has no wsu:Id, so nothing can refer to it");
    if (type == uri::x509v3) {
        read.certificate.certificate = std::move(octets);
    } else if (type == uri::x509_pki_path) {
        auto path = crypto::pki_path_elements(comity::octets(octets));
        if (!path) return against_policy("a token of X509PKIPathv1: " + path.error().message);
        read.certificate.certificate = std::move(path->back());
        path->pop_back();
        for (const std::string& element : *path) {
            auto certificate = crypto::Certificate::from_der(comity::octets(element));
            if (!certificate) return against_policy("a token of X509PKIPathv1: " + certificate.error().message);
            read.certificate.path.push_back(*std::move(certificate));
        }
    } else {
        return against_policy("a token is of a type that is not known");
    }
    return read;
}

EbmsResult<CertificateName> read_certificate_name(const XmlElement& reference, std::vector<Token>& tokens) {
    for (const format::XmlAttribute& attribute : reference.attributes()) {
        const bool id = attribute.name == format::XmlName{std::string(ns::wsu), "Id"};
        const bool type = attribute.name == format::XmlName{std::string(ns::wsse11), "TokenType"};
        if (!id && !type) return against_policy("SecurityTokenReference has an attribute that is not known");
    }
    const auto children = reference.children();
    if (children.size() != 1 || reference.has_text()) {
        return against_policy("SecurityTokenReference does not hold one reference");
    }
    const XmlElement& child = children.front();
    if (child.is(ns::wsse, "Reference")) return read_token_use(child, tokens);
    if (child.is(ns::wsse, "KeyIdentifier")) return read_key_identifier(child);
    if (child.is(ns::ds, "X509Data")) return read_issuer_serial(child);
    return against_policy("SecurityTokenReference names a certificate in a way that is not known");
}

bool names(const CertificateName& name, const crypto::Certificate& certificate) {
    struct Compare {
        const crypto::Certificate& certificate;

        bool operator()(const CertificateToken& token) const { return token.certificate == certificate.der(); }
        bool operator()(const SubjectKeyName& key) const {
            return certificate.subject_key_identifier() == key.identifier;
        }
        bool operator()(const IssuerSerialName& pair) const { return certificate.is_named(pair.issuer, pair.serial); }
        bool operator()(const ThumbprintName& print) const { return as_text(certificate.thumbprint()) == print.sha1; }
    };
    return std::visit(Compare{certificate}, name);
}

}  // namespace comity::channel
