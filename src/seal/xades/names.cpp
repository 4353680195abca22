// SPDX-License-Identifier: EUPL-1.2
#include "seal/xades/names.h"

#include <algorithm>

#include "crypto/certificate_chain.h"

namespace comity::seal {

namespace {

constexpr std::array<SignatureMethod, 2> methods{
    {{"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", crypto::SignatureAlgorithm::rsa_pkcs1_sha256,
      crypto::KeyKind::rsa},
     {"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", crypto::SignatureAlgorithm::ecdsa_p256_sha256,
      crypto::KeyKind::p256}}};

using crypto::DigestKind;
using crypto::SignatureScheme;

/// RFC 6931 sections 2.3.2 to 2.3.6 and 2.3.10.
constexpr std::array<ForeignMethod, 9> foreign_methods{
    {{"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", SignatureScheme::rsa_pkcs1, DigestKind::sha256},
     {"http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", SignatureScheme::rsa_pkcs1, DigestKind::sha384},
     {"http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", SignatureScheme::rsa_pkcs1, DigestKind::sha512},
     {"http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1", SignatureScheme::rsa_pss, DigestKind::sha256},
     {"http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1", SignatureScheme::rsa_pss, DigestKind::sha384},
     {"http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1", SignatureScheme::rsa_pss, DigestKind::sha512},
     {"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", SignatureScheme::ecdsa, DigestKind::sha256},
     {"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384", SignatureScheme::ecdsa, DigestKind::sha384},
     {"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512", SignatureScheme::ecdsa, DigestKind::sha512}}};

}  // namespace

const SignatureMethod* method_for(const crypto::PublicKey& key) {
    for (const SignatureMethod& method : methods) {
        const bool large = key.kind() != crypto::KeyKind::rsa || key.bits() >= crypto::min_chain_rsa_bits;
        if (method.kind == key.kind() && large) return &method;
    }
    return nullptr;
}

const ForeignMethod* method_named(std::string_view uri) {
    for (const ForeignMethod& method : foreign_methods)
        if (method.uri == uri) return &method;
    return nullptr;
}

bool is_own_method(std::string_view uri) {
    return std::ranges::find(methods, uri, &SignatureMethod::uri) != methods.end();
}

std::optional<DigestKind> digest_named(std::string_view uri) {
    if (uri == sha256_uri) return DigestKind::sha256;
    if (uri == "http://www.w3.org/2001/04/xmldsig-more#sha384") return DigestKind::sha384;
    if (uri == "http://www.w3.org/2001/04/xmlenc#sha512") return DigestKind::sha512;
    return std::nullopt;
}

std::optional<format::CanonicalForm> canonical_form_named(std::string_view uri) {
    if (uri == exclusive_uri) return format::CanonicalForm::exclusive_1_0;
    if (uri == "http://www.w3.org/TR/2001/REC-xml-c14n-20010315") return format::CanonicalForm::inclusive_1_0;
    if (uri == "http://www.w3.org/2006/12/xml-c14n11") return format::CanonicalForm::inclusive_1_1;
    return std::nullopt;
}

}  // namespace comity::seal
