// SPDX-License-Identifier: EUPL-1.2
#include "channel/security/identifiers.h"

namespace comity::channel {

namespace {

struct Row {
    SignatureAlgorithm algorithm;
    std::string_view uri;
    crypto::SignatureAlgorithm primitive;
};

constexpr Row rows[] = {
    {SignatureAlgorithm::rsa_sha256, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
     crypto::SignatureAlgorithm::rsa_pkcs1_sha256},
    {SignatureAlgorithm::eddsa_ed25519, "http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519",
     crypto::SignatureAlgorithm::ed25519},
    {SignatureAlgorithm::ecdsa_sha256, "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
     crypto::SignatureAlgorithm::ecdsa_p256_sha256},
};

const Row& row_of(SignatureAlgorithm algorithm) {
    for (const Row& row : rows)
        if (row.algorithm == algorithm) return row;
    return rows[0];
}

}  // namespace

std::string_view uri_of(SignatureAlgorithm algorithm) {
    return row_of(algorithm).uri;
}

std::optional<SignatureAlgorithm> signature_algorithm_of(std::string_view uri) {
    for (const Row& row : rows)
        if (row.uri == uri) return row.algorithm;
    return std::nullopt;
}

crypto::SignatureAlgorithm primitive_of(SignatureAlgorithm algorithm) {
    return row_of(algorithm).primitive;
}

crypto::KeyKind recipient_kind(KeyTransport transport) {
    switch (transport) {
        case KeyTransport::rsa_oaep_sha256:
            return crypto::KeyKind::rsa;
        case KeyTransport::x25519_hkdf:
            return crypto::KeyKind::x25519;
        case KeyTransport::ecdh_hkdf:
            return crypto::KeyKind::p256;
    }
    return crypto::KeyKind::rsa;
}

}  // namespace comity::channel
