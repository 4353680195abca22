// SPDX-License-Identifier: EUPL-1.2
// How a server speaks TLS: versions, suites and groups are fixed (docs/formats/http.md, "TLS").
#pragma once

#include <filesystem>

namespace comity::net {

// Who a client is, is for the handler to judge: the handshake proves only that it holds the key of its certificate.
enum class ClientCertificates {
    none,      // not asked for
    optional,  // asked for; the handler sees whether one came
    required,  // without one the handshake fails
};

enum class TlsVersion { v1_2, v1_3 };

struct TlsOptions {
    std::filesystem::path certificate_chain;  // PEM, the server's own first
    std::filesystem::path private_key;        // PEM without a password, readable by its owner only
    ClientCertificates client_certificates = ClientCertificates::none;
    TlsVersion oldest = TlsVersion::v1_2;
};

// As OpenSSL names them. 1.2 only with forward secrecy and AES-GCM.
inline constexpr const char* tls_1_2_suites =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:"
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384";
inline constexpr const char* tls_1_3_suites =
    "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256";
inline constexpr const char* tls_groups = "X25519:P-256:P-384:P-521";
// OpenSSL 3.5 and later: recorded traffic must stay closed for decades.
inline constexpr const char* tls_groups_with_mlkem = "X25519MLKEM768:X25519:P-256:P-384:P-521";

}  // namespace comity::net
