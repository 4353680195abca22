// SPDX-License-Identifier: EUPL-1.2
#include "seal/xades/names.h"

#include "crypto/certificate_chain.h"

namespace comity::seal {

namespace {

constexpr std::array<SignatureMethod, 2> methods{
    {{"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", crypto::SignatureAlgorithm::rsa_pkcs1_sha256,
      crypto::KeyKind::rsa},
     {"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", crypto::SignatureAlgorithm::ecdsa_p256_sha256,
      crypto::KeyKind::p256}}};

}  // namespace

const SignatureMethod* method_for(const crypto::PublicKey& key) {
    for (const SignatureMethod& method : methods) {
        const bool large = key.kind() != crypto::KeyKind::rsa || key.bits() >= crypto::min_chain_rsa_bits;
        if (method.kind == key.kind() && large) return &method;
    }
    return nullptr;
}

const SignatureMethod* method_named(std::string_view uri) {
    for (const SignatureMethod& method : methods)
        if (method.uri == uri) return &method;
    return nullptr;
}

std::optional<format::CanonicalForm> canonical_form_named(std::string_view uri) {
    if (uri == exclusive_uri) return format::CanonicalForm::exclusive_1_0;
    if (uri == "http://www.w3.org/TR/2001/REC-xml-c14n-20010315") return format::CanonicalForm::inclusive_1_0;
    if (uri == "http://www.w3.org/2006/12/xml-c14n11") return format::CanonicalForm::inclusive_1_1;
    return std::nullopt;
}

}  // namespace comity::seal
