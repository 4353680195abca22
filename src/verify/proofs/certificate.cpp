// SPDX-License-Identifier: EUPL-1.2
#include "verify/proofs/certificate.h"

#include <algorithm>
#include <array>
#include <memory>

#include <openssl/asn1.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

namespace comity::verify {

namespace {

constexpr int least_rsa_bits = 3072;
constexpr std::size_t p256_half = 32;

template <auto release>
struct Release {
    template <class T>
    void operator()(T* object) const {
        release(object);
    }
};
using X509Pointer = std::unique_ptr<X509, Release<X509_free>>;
using KeyPointer = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using BioPointer = std::unique_ptr<BIO, Release<BIO_free>>;

void release_stack(STACK_OF(X509) * stack) {
    sk_X509_free(stack);
}
using StackPointer = std::unique_ptr<STACK_OF(X509), Release<release_stack>>;

const unsigned char* der_bytes(std::string_view octets) {
    return reinterpret_cast<const unsigned char*>(octets.data());
}

X509Pointer certificate_of(std::string_view der) {
    const unsigned char* at = der_bytes(der);
    X509Pointer certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    return certificate && at == der_bytes(der) + der.size() ? std::move(certificate) : nullptr;
}

std::string der_of(X509* certificate) {
    const int length = i2d_X509(certificate, nullptr);
    if (length <= 0) return "";
    std::string der(static_cast<std::size_t>(length), '\0');
    auto* at = reinterpret_cast<unsigned char*>(der.data());
    i2d_X509(certificate, &at);
    return der;
}

bool fits(EVP_PKEY* key, SignatureMethod method) {
    switch (method) {
        case SignatureMethod::rsa_sha256:
            return EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA && EVP_PKEY_get_bits(key) >= least_rsa_bits;
        case SignatureMethod::ed25519:
            return EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519;
        case SignatureMethod::ecdsa_sha256:
            break;
    }
    std::array<char, 64> group{};
    std::size_t length = 0;
    return EVP_PKEY_get_base_id(key) == EVP_PKEY_EC &&
           EVP_PKEY_get_group_name(key, group.data(), group.size(), &length) == 1 &&
           std::string_view(group.data(), length) == "prime256v1";
}

/// XML Signature has r and s side by side; OpenSSL wants them as a SEQUENCE.
std::string as_sequence(std::string_view halves) {
    if (halves.size() != 2 * p256_half) return "";
    const std::unique_ptr<ECDSA_SIG, Release<ECDSA_SIG_free>> signature(ECDSA_SIG_new());
    BIGNUM* r = BN_bin2bn(der_bytes(halves), p256_half, nullptr);
    BIGNUM* s = BN_bin2bn(der_bytes(halves) + p256_half, p256_half, nullptr);
    if (!signature || !r || !s || ECDSA_SIG_set0(signature.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return "";
    }
    unsigned char* der = nullptr;
    const int length = i2d_ECDSA_SIG(signature.get(), &der);
    if (length <= 0) return "";
    const std::string made(reinterpret_cast<const char*>(der), static_cast<std::size_t>(length));
    OPENSSL_free(der);
    return made;
}

bool may_sign(X509* certificate) {
    const std::uint32_t usage = X509_get_key_usage(certificate);  // all bits where it says nothing
    return (usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
}

}  // namespace

std::optional<SignatureMethod> signature_method_of(std::string_view uri) {
    if (uri == "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256") return SignatureMethod::rsa_sha256;
    if (uri == "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256") return SignatureMethod::ecdsa_sha256;
    if (uri == "http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519") return SignatureMethod::ed25519;
    return std::nullopt;
}

bool certificate_verifies(std::string_view der, SignatureMethod method, std::string_view message,
                          std::string_view signature) {
    const X509Pointer certificate = certificate_of(der);
    EVP_PKEY* key = certificate ? X509_get0_pubkey(certificate.get()) : nullptr;
    if (!key || !fits(key, method)) return false;
    const std::string octets =
        method == SignatureMethod::ecdsa_sha256 ? as_sequence(signature) : std::string(signature);
    const EVP_MD* digest = method == SignatureMethod::ed25519 ? nullptr : EVP_sha256();
    const std::unique_ptr<EVP_MD_CTX, Release<EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
    return context && EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, key) == 1 &&
           EVP_DigestVerify(context.get(), der_bytes(octets), octets.size(), der_bytes(message), message.size()) == 1;
}

Outcome<std::vector<std::string>> read_anchors(const std::string& pem) {
    const BioPointer source(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    std::vector<std::string> anchors;
    while (source) {
        const X509Pointer certificate(PEM_read_bio_X509(source.get(), nullptr, nullptr, nullptr));
        if (!certificate) break;
        if (anchors.size() == max_anchors) return wrong("it has more than 256 certificates");
        anchors.push_back(der_of(certificate.get()));
    }
    const std::string_view begin = "-----BEGIN CERTIFICATE-----";
    std::size_t announced = 0;
    for (std::size_t at = pem.find(begin); at != pem.npos; at = pem.find(begin, at + 1)) ++announced;
    if (anchors.empty() || announced != anchors.size()) return wrong("it is no file of certificates in PEM");
    return anchors;
}

Outcome<std::vector<std::string>> read_certificate_path(std::string_view der) {
    const unsigned char* at = der_bytes(der);
    const std::unique_ptr<STACK_OF(ASN1_TYPE),
                          Release<[](STACK_OF(ASN1_TYPE) * all) { sk_ASN1_TYPE_pop_free(all, ASN1_TYPE_free); }>>
        all(d2i_ASN1_SEQUENCE_ANY(nullptr, &at, static_cast<long>(der.size())));
    if (!all || at != der_bytes(der) + der.size() || sk_ASN1_TYPE_num(all.get()) == 0 ||
        static_cast<std::size_t>(sk_ASN1_TYPE_num(all.get())) > max_path_certificates) {
        return wrong("its path of certificates cannot be read");
    }
    std::vector<std::string> path;
    for (int i = sk_ASN1_TYPE_num(all.get()) - 1; i >= 0; --i) {
        const ASN1_TYPE* each = sk_ASN1_TYPE_value(all.get(), i);
        if (each->type != V_ASN1_SEQUENCE) return wrong("its path of certificates cannot be read");
        const ASN1_STRING* text = each->value.sequence;
        path.emplace_back(reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
                          static_cast<std::size_t>(ASN1_STRING_length(text)));
    }
    return path;
}

Outcome<void> leads_to_anchor(std::string_view der, const std::vector<std::string>& others,
                              const std::vector<std::string>& anchors, std::int64_t seconds) {
    constexpr int longest_path = 4;
    constexpr int no_sha1 = 2;  // of OpenSSL's levels
    const X509Pointer signer = certificate_of(der);
    if (!signer) return wrong("its certificate cannot be read");
    if (!may_sign(signer.get())) return wrong("its certificate is not for signing");
    const std::unique_ptr<X509_STORE, Release<X509_STORE_free>> store(X509_STORE_new());
    const std::unique_ptr<X509_STORE_CTX, Release<X509_STORE_CTX_free>> context(X509_STORE_CTX_new());
    const StackPointer between(sk_X509_new_null());
    if (!store || !context || !between) return wrong("there is no memory to check its certificate");
    for (const std::string& each : anchors) {
        const X509Pointer anchor = certificate_of(each);
        if (anchor) X509_STORE_add_cert(store.get(), anchor.get());
    }
    std::vector<X509Pointer> kept;
    for (const std::string& each : others) {
        X509Pointer other = certificate_of(each);
        if (!other || sk_X509_push(between.get(), other.get()) == 0) return wrong("a certificate cannot be read");
        kept.push_back(std::move(other));
    }
    if (X509_STORE_CTX_init(context.get(), store.get(), signer.get(), between.get()) != 1) {
        return wrong("there is no memory to check its certificate");
    }
    X509_VERIFY_PARAM* rules = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_time(rules, static_cast<time_t>(seconds));
    X509_VERIFY_PARAM_set_depth(rules, longest_path);
    X509_VERIFY_PARAM_set_auth_level(rules, no_sha1);
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);
    if (X509_verify_cert(context.get()) == 1) return {};
    return wrong(std::string("its certificate does not lead to an anchor: ") +
                 X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get())));
}

}  // namespace comity::verify
