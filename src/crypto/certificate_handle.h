// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "crypto/certificate.h"
#include "crypto/openssl_objects.h"

namespace comity::crypto {

struct Certificate::Handle {
    X509Pointer x509;
    std::string der;
    Sha256 digest;
    std::array<unsigned char, 20> thumbprint;
    std::string serial;
    DistinguishedName issuer;
    DistinguishedName subject;
    std::optional<std::string> subject_key_identifier;
    Instant not_before;
    Instant not_after;
    PublicKey public_key;
    std::optional<KeyUsage> key_usage;
    bool is_authority;
};

/// Nothing where it has too many parts or a value that is no string.
std::optional<DistinguishedName> distinguished_name_of(const X509_NAME* name);

}  // namespace comity::crypto
