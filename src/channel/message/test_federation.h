// SPDX-License-Identifier: EUPL-1.2
// For tests: the authorities xa-moj and xb-moj of the stored directory, their keys, and the time of the stored
// messages.
#pragma once

#include <memory>
#include <string>

#include "channel/directory/document.h"
#include "channel/ebms/names.h"
#include "channel/message/directory_trust.h"
#include "channel/message/vectors.h"
#include "channel/security/make_security.h"
#include "crypto/channel_vectors.h"

namespace comity::channel {

inline Instant test_now() {
    return parse_instant("2026-03-04T10:12:00Z").value();
}

inline std::shared_ptr<const Directory> test_directory() {
    return std::make_shared<Directory>(
        Directory::of(read_directory(vector_text("directory.json")).value(), {}, {}).value());
}

inline PartyId test_party(std::string id) {
    return {std::move(id), std::string(unregistered_party)};
}

/// Trust in that directory; every certificate is said to be unrevoked.
inline std::unique_ptr<Trust> test_trust() {
    return std::make_unique<DirectoryTrust>(
        test_directory(), test_now(),
        std::make_shared<ReadCertificates>(
            std::vector{crypto::vector_certificate("ca-rsa"), crypto::vector_certificate("ca-ed25519")}),
        [](const crypto::Certificate&) {
            return RevocationAnswer{RevocationAnswer::Status::good, test_now(),
                                    parse_instant("2026-12-31T00:00:00Z").value()};
        });
}

/// Profile, algorithm and names of keys that belong together.
struct TestProfile {
    Profile profile;
    SignatureAlgorithm algorithm;
    KeyTransport transport;
    std::string signing;     ///< of the names of key files: "xa-sign-" + this
    std::string encryption;  ///< "xb-enc-" + this
};

inline const TestProfile test_115{Profile::as4_1_15, SignatureAlgorithm::rsa_sha256, KeyTransport::rsa_oaep_sha256,
                                  "rsa", "rsa"};
inline const TestProfile test_20{Profile::as4_2_0, SignatureAlgorithm::eddsa_ed25519, KeyTransport::x25519_hkdf,
                                 "ed25519", "x25519"};

/// A signer of the tests with its key.
struct TestSigner {
    TestSigner(const TestProfile& profile, const std::string& authority)
        : key(crypto::vector_key(authority + "-sign-" + profile.signing)),
          signer{*key,
                 profile.algorithm,
                 SigningToken::x509v3,
                 {crypto::vector_certificate(authority + "-sign-" + profile.signing)}} {}

    std::unique_ptr<crypto::PrivateKey> key;
    Signer signer;
};

}  // namespace comity::channel
