// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "crypto/certificate_handle.h"
#include "crypto/cms.h"
#include "crypto/der.h"
#include "crypto/openssl_values.h"

namespace comity::crypto {

namespace {

constexpr unsigned char context_0 = 0xA0;  ///< [0], constructed

std::string identifier(int nid) {
    return own_der_of(OBJ_nid2obj(nid), i2d_ASN1_OBJECT);
}

std::string algorithm(int nid, bool null_parameters) {
    const std::string null("\x05\x00", 2);
    return der(der_sequence, identifier(nid) + (null_parameters ? null : ""));
}

std::string attribute(int nid, std::string_view value) {
    return der(der_sequence, identifier(nid) + der(der_set, value));
}

/// DER orders the elements of a set by their octets (X.690 section 11.6).
std::string set_content(std::vector<std::string> elements) {
    std::ranges::sort(elements);
    std::string content;
    for (const std::string& element : elements) content += element;
    return content;
}

/// RFC 5652 section 11, RFC 5035 section 3: the certificate by its SHA-256, the default of ESSCertIDv2.
std::string attributes(const Sha256& content, const Certificate& signer) {
    const std::string id = der(der_sequence, der(der_octet_string, as_text(signer.digest())));
    return set_content({attribute(NID_pkcs9_contentType, identifier(NID_pkcs7_data)),
                        attribute(NID_pkcs9_messageDigest, der(der_octet_string, as_text(content))),
                        attribute(NID_id_smime_aa_signingCertificateV2, der(der_sequence, der(der_sequence, id)))});
}

std::string issuer_and_serial(const Certificate& certificate) {
    X509* const x509 = certificate.handle().x509.get();
    return der(der_sequence, own_der_of(X509_get_issuer_name(x509), i2d_X509_NAME) +
                                 own_der_of(X509_get0_serialNumber(x509), i2d_ASN1_INTEGER));
}

}  // namespace

Result<std::string> make_detached_signature(const Sha256& content, const PrivateKey& key,
                                            std::span<const Certificate> path) {
    const bool own = !path.empty() && path.front().public_key() == key.public_key();
    const KeyKind kind = key.public_key().kind();
    if (!own || (kind != KeyKind::rsa && kind != KeyKind::p256)) {
        return fail(ErrorKind::invalid, "the key and certificate cannot sign", {},
                    "give an RSA key or one on P-256, with its certificate");
    }
    const std::string signed_attributes = attributes(content, path.front());
    // Signed as a SET, written as [0] (RFC 5652 section 5.4).
    const std::string to_sign = der(der_set, signed_attributes);
    const bool rsa = kind == KeyKind::rsa;
    TRY(raw,
        key.sign(rsa ? SignatureAlgorithm::rsa_pkcs1_sha256 : SignatureAlgorithm::ecdsa_p256_sha256, octets(to_sign)));
    const std::string version_1 = der(der_integer, "\x01");
    const std::string sha256_algorithm = algorithm(NID_sha256, true);
    const std::string signer_info =
        der(der_sequence,
            version_1 + issuer_and_serial(path.front()) + sha256_algorithm + der(context_0, signed_attributes) +
                (rsa ? algorithm(NID_sha256WithRSAEncryption, true) : algorithm(NID_ecdsa_with_SHA256, false)) +
                der(der_octet_string, rsa ? raw : ecdsa_as_der(raw)));
    std::vector<std::string> certificates;
    for (const Certificate& each : path) certificates.push_back(each.der());
    const std::string signed_data =
        der(der_sequence, version_1 + der(der_set, sha256_algorithm) + der(der_sequence, identifier(NID_pkcs7_data)) +
                              der(context_0, set_content(std::move(certificates))) + der(der_set, signer_info));
    return der(der_sequence, identifier(NID_pkcs7_signed) + der(context_0, signed_data));
}

}  // namespace comity::crypto
