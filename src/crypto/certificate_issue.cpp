// SPDX-License-Identifier: EUPL-1.2
#include "crypto/certificate_issue.h"

#include <algorithm>

#include <arpa/inet.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include "crypto/certificate_handle.h"
#include "crypto/der.h"
#include "crypto/openssl_values.h"
#include "crypto/public_key_handle.h"

namespace comity::crypto {

namespace {

using NamePointer = std::unique_ptr<X509_NAME, Release<X509_NAME_free>>;
using RequestPointer = std::unique_ptr<X509_REQ, Release<X509_REQ_free>>;
using AlgorithmPointer = std::unique_ptr<X509_ALGOR, Release<X509_ALGOR_free>>;
using ExtensionPointer = std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION_free>>;
using BitStringPointer = std::unique_ptr<ASN1_BIT_STRING, Release<ASN1_BIT_STRING_free>>;

tl::unexpected<Error> cannot_write(std::string what) {
    ERR_clear_error();
    return fail(ErrorKind::invalid, "X.509 does not take " + std::move(what), {}, "correct it in what is asked for");
}

struct Scheme {
    SignatureAlgorithm algorithm;
    int identifier;  ///< NID of the signature algorithm
    bool null_parameters;
};

Result<Scheme> scheme_of(const PublicKey& key) {
    switch (key.kind()) {
        case KeyKind::rsa:
            return Scheme{SignatureAlgorithm::rsa_pkcs1_sha256, NID_sha256WithRSAEncryption, true};
        case KeyKind::p256:
            return Scheme{SignatureAlgorithm::ecdsa_p256_sha256, NID_ecdsa_with_SHA256, false};
        case KeyKind::ed25519:
            return Scheme{SignatureAlgorithm::ed25519, NID_ED25519, false};
        case KeyKind::p384:
        case KeyKind::p521:
        case KeyKind::x25519:
            break;
    }
    return wrong_kind_of_key(key, "sign");
}

void set(X509_ALGOR* algorithm, const Scheme& scheme) {
    must_succeed(X509_ALGOR_set0(algorithm, OBJ_nid2obj(scheme.identifier),
                                 scheme.null_parameters ? V_ASN1_NULL : V_ASN1_UNDEF, nullptr) == 1,
                 "X509_ALGOR_set0");
}

/// X.509 writes ECDSA as SEQUENCE { r, s }, XML as r‖s.
std::string as_x509_writes(const std::string& signature, const Scheme& scheme) {
    return scheme.algorithm == SignatureAlgorithm::ecdsa_p256_sha256 ? ecdsa_as_der(signature) : signature;
}

/// SEQUENCE { what is signed, algorithm, BIT STRING }: the outer form of certificates and requests alike.
Result<std::string> signed_form(const std::string& to_be_signed, const Scheme& scheme, const PrivateKey& key) {
    TRY(signature, key.sign(scheme.algorithm, octets(to_be_signed)));
    const std::string value = as_x509_writes(signature, scheme);
    const AlgorithmPointer algorithm(X509_ALGOR_new());
    const BitStringPointer bits(ASN1_BIT_STRING_new());
    must_succeed(algorithm && bits &&
                     ASN1_BIT_STRING_set(bits.get(), reinterpret_cast<unsigned char*>(const_cast<char*>(value.data())),
                                         static_cast<int>(value.size())) == 1,
                 "ASN1_BIT_STRING_set");
    bits->flags &= ~(ASN1_STRING_FLAG_BITS_LEFT | 7L);  // all bits count, also zeros at the end
    bits->flags |= ASN1_STRING_FLAG_BITS_LEFT;
    set(algorithm.get(), scheme);
    return der(der_sequence, to_be_signed + own_der_of(algorithm.get(), i2d_X509_ALGOR) +
                                 own_der_of(bits.get(), i2d_ASN1_BIT_STRING));
}

Result<NamePointer> name_of(const DistinguishedName& name) {
    NamePointer made(X509_NAME_new());
    must_succeed(made != nullptr, "X509_NAME_new");
    for (const auto& part : name) {
        bool first = true;
        for (const NameAttribute& attribute : part) {
            if (X509_NAME_add_entry_by_txt(made.get(), attribute.type.c_str(), MBSTRING_UTF8,
                                           reinterpret_cast<const unsigned char*>(attribute.value.data()),
                                           static_cast<int>(attribute.value.size()), -1, first ? 0 : -1) != 1)
                return cannot_write("'" + attribute.value + "' as attribute " + attribute.type + " of a name");
            first = false;
        }
    }
    return made;
}

std::string usage_text(const KeyUsage& usage) {
    std::string text = "critical";
    const auto add = [&](bool wanted, const char* name) { text += wanted ? std::string(",") + name : ""; };
    add(usage.digital_signature, "digitalSignature");
    add(usage.content_commitment, "nonRepudiation");
    add(usage.key_encipherment, "keyEncipherment");
    add(usage.key_agreement, "keyAgreement");
    add(usage.certificate_signing, "keyCertSign");
    add(usage.crl_signing, "cRLSign");
    return text;
}

Result<std::string> alternative_names(const std::vector<std::string>& hosts) {
    std::string text;
    for (const std::string& host : hosts) {
        unsigned char address[16];
        const bool is_address =
            ::inet_pton(AF_INET, host.c_str(), address) == 1 || ::inet_pton(AF_INET6, host.c_str(), address) == 1;
        const bool is_name = !host.empty() && std::ranges::all_of(host, [](unsigned char c) {
            return std::isalnum(c) != 0 || c == '-' || c == '.';
        });
        if (!is_address && !is_name) return cannot_write("the host '" + host + "'");
        text += (text.empty() ? "" : ",") + std::string(is_address ? "IP:" : "DNS:") + host;
    }
    return text;
}

Result<void> add_extension(X509* certificate, X509V3_CTX* context, int identifier, const std::string& value) {
    const ExtensionPointer extension(X509V3_EXT_nconf_nid(nullptr, context, identifier, value.c_str()));
    if (!extension || X509_add_ext(certificate, extension.get(), -1) != 1)
        return cannot_write("the extension " + value);
    return {};
}

Result<void> add_extensions(X509* certificate, const CertificateOrder& order, X509* issuer) {
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509V3_set_ctx_nodb(&context);
    TRY_VOID(add_extension(certificate, &context, NID_basic_constraints,
                           order.is_authority ? "critical,CA:TRUE" : "critical,CA:FALSE"));
    if (order.usage != KeyUsage{})
        TRY_VOID(add_extension(certificate, &context, NID_key_usage, usage_text(order.usage)));
    TRY_VOID(add_extension(certificate, &context, NID_subject_key_identifier, "hash"));
    TRY_VOID(add_extension(certificate, &context, NID_authority_key_identifier, "keyid"));
    if (order.hosts.empty()) return {};
    TRY(names, alternative_names(order.hosts));
    TRY_VOID(add_extension(certificate, &context, NID_subject_alt_name, names));
    return add_extension(certificate, &context, NID_ext_key_usage, "serverAuth,clientAuth");
}

void set_times(X509* certificate, const CertificateOrder& order) {
    const auto seconds = [](Instant at) { return static_cast<time_t>(at.utc_milliseconds() / 1000); };
    must_succeed(ASN1_TIME_adj(X509_getm_notBefore(certificate), seconds(order.not_before), 0, 0) != nullptr &&
                     ASN1_TIME_adj(X509_getm_notAfter(certificate), seconds(order.not_after), 0, 0) != nullptr,
                 "ASN1_TIME_adj");
}

void set_serial(X509* certificate, const RandomBytes& random) {
    unsigned char octets[16];
    random(octets);
    octets[0] = (octets[0] & 0x7f) | 0x40;  // positive, and of one length
    const BignumPointer number(BN_bin2bn(octets, sizeof octets, nullptr));
    must_succeed(number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr,
                 "BN_to_ASN1_INTEGER");
}

}  // namespace

Result<CertificateRequest> make_request(const DistinguishedName& subject, const PublicKey& key,
                                        const PrivateKey& signer) {
    TRY(scheme, scheme_of(signer.public_key()));
    TRY(name, name_of(subject));
    const RequestPointer request(X509_REQ_new());
    must_succeed(request && X509_REQ_set_version(request.get(), X509_REQ_VERSION_1) == 1 &&
                     X509_REQ_set_subject_name(request.get(), name.get()) == 1 &&
                     X509_REQ_set_pubkey(request.get(), key.handle().key.get()) == 1,
                 "X509_REQ");
    const std::string to_be_signed = own_der_of(request.get(), i2d_re_X509_REQ_tbs);
    TRY(der, signed_form(to_be_signed, scheme, signer));
    return CertificateRequest::from_der(octets(der));
}

Result<CertificateRequest> CertificateRequest::from_der(Octets der) {
    const auto refused = [] {
        ERR_clear_error();
        return fail(ErrorKind::invalid, "this is no request for a certificate", {}, "give PKCS#10 in DER, or in PEM");
    };
    if (der.size() > max_request_octets) {
        return fail(ErrorKind::limit, "the request has " + std::to_string(der.size()) + " octets", {},
                    "at most " + std::to_string(max_request_octets) + " are read");
    }
    const unsigned char* next = der.data();
    const RequestPointer request(d2i_X509_REQ(nullptr, &next, static_cast<long>(der.size())));
    if (!request || next != der.data() + der.size()) return refused();
    std::string again = own_der_of(request.get(), i2d_X509_REQ);
    if (again != as_text(der)) return refused();
    TRY(key, public_key_of(X509_REQ_get0_pubkey(request.get()), Holds::public_part));
    auto subject = distinguished_name_of(X509_REQ_get_subject_name(request.get()));
    if (!subject) return refused();
    return CertificateRequest(std::move(again), *std::move(subject), std::move(key));
}

Result<CertificateRequest> CertificateRequest::from_pem(std::string_view pem) {
    const BioPointer memory(
        BIO_new_mem_buf(pem.data(), static_cast<int>(std::min(pem.size(), 2 * max_request_octets))));
    must_succeed(memory != nullptr, "BIO_new_mem_buf");
    unsigned char* found = nullptr;
    long length = 0;
    if (PEM_bytes_read_bio(&found, &length, nullptr, PEM_STRING_X509_REQ, memory.get(), nullptr, nullptr) != 1)
        return from_der({});
    const Asn1Octets owned(found);
    return from_der({found, static_cast<std::size_t>(length)});
}

std::string CertificateRequest::pem() const {
    const BioPointer memory(BIO_new(BIO_s_mem()));
    must_succeed(memory && PEM_write_bio(memory.get(), PEM_STRING_X509_REQ, "",
                                         reinterpret_cast<const unsigned char*>(der_.data()),
                                         static_cast<long>(der_.size())) > 0,
                 "PEM_write_bio");
    char* start = nullptr;
    const long length = BIO_get_mem_data(memory.get(), &start);
    return {start, static_cast<std::size_t>(length)};
}

bool CertificateRequest::is_signed_by(const PublicKey& key) const {
    const auto* next = reinterpret_cast<const unsigned char*>(der_.data());
    const RequestPointer request(d2i_X509_REQ(nullptr, &next, static_cast<long>(der_.size())));
    const bool good = request && X509_REQ_verify(request.get(), key.handle().key.get()) == 1;
    ERR_clear_error();
    return good;
}

Result<Certificate> issue_certificate(const CertificateOrder& order, const Certificate* issuer,
                                      const PrivateKey& issuer_key, const RandomBytes& random) {
    TRY(scheme, scheme_of(issuer_key.public_key()));
    if (issuer ? !(issuer->public_key() == issuer_key.public_key()) : !(order.public_key == issuer_key.public_key()))
        return cannot_write("a signature by a key that is not the issuer's");
    if (order.not_after < order.not_before) return cannot_write("an end before the beginning");
    TRY(subject, name_of(order.subject));
    const X509Pointer made(X509_new());
    must_succeed(made && X509_set_version(made.get(), X509_VERSION_3) == 1 &&
                     X509_set_subject_name(made.get(), subject.get()) == 1 &&
                     X509_set_pubkey(made.get(), order.public_key.handle().key.get()) == 1,
                 "X509_new");
    set_times(made.get(), order);
    set_serial(made.get(), random);
    X509* const above = issuer ? issuer->handle().x509.get() : made.get();
    must_succeed(X509_set_issuer_name(made.get(), X509_get_subject_name(above)) == 1, "X509_set_issuer_name");
    TRY_VOID(add_extensions(made.get(), order, above));
    // The same algorithm stands inside and outside of what is signed (RFC 5280 section 4.1.1.2).
    set(const_cast<X509_ALGOR*>(X509_get0_tbs_sigalg(made.get())), scheme);
    const std::string to_be_signed = own_der_of(made.get(), i2d_re_X509_tbs);
    TRY(der, signed_form(to_be_signed, scheme, issuer_key));
    return Certificate::from_der(octets(der));
}

}  // namespace comity::crypto
