// SPDX-License-Identifier: EUPL-1.2
#include "crypto/foreign_signature.h"

#include <gtest/gtest.h>

#include "crypto/der.h"
#include "crypto/openssl_program.h"

namespace comity::crypto {
namespace {

struct Case {
    std::string key;      ///< what the openssl program makes
    std::string digest;   ///< as it names it
    std::string options;  ///< of the signature
    SignatureScheme scheme;
    DigestKind kind;
    std::size_t octets;  ///< of r and s each; 0 for RSA
};

const std::string ec = "-algorithm EC -pkeyopt ec_paramgen_curve:";
const std::string rsa = "-algorithm RSA -pkeyopt rsa_keygen_bits:2048";
const std::string pss = "-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:";

/// r‖s of SEQUENCE { INTEGER r, INTEGER s } with lengths of one octet each but, on P-521, that of the sequence.
std::string joined(const std::string& der, std::size_t half) {
    std::string whole;
    std::size_t at = static_cast<unsigned char>(der[1]) == 0x81 ? 3 : 2;
    for (int i = 0; i < 2; ++i) {
        const auto length = static_cast<std::size_t>(der[at + 1]);
        std::string number = der.substr(at + 2, length);
        while (number.size() > half) number.erase(0, 1);
        whole += std::string(half - number.size(), '\0') + number;
        at += 2 + length;
    }
    return whole;
}

/// The public key, and the signature as XML Signature writes it.
std::pair<PublicKey, std::string> signed_by_openssl(const Case& one, const OpensslFolder& folder) {
    folder.run("genpkey " + one.key + " -out key");
    folder.run("pkey -in key -pubout -outform DER -out public");
    folder.run("dgst -" + one.digest + " " + one.options + " -sign key -out value message");
    const std::string value = folder.read("value");
    return {PublicKey::from_spki(octets(folder.read("public"))).value(),
            one.octets == 0 ? value : joined(value, one.octets)};
}

TEST(signatures_of_others, are_verified_whatever_they_digest_with) {
    const OpensslFolder folder;
    const std::string message = "the message";
    folder.write("message", message);
    for (const Case& one : {Case{ec + "P-256", "sha512", "", SignatureScheme::ecdsa, DigestKind::sha512, 32},
                            Case{ec + "P-384", "sha384", "", SignatureScheme::ecdsa, DigestKind::sha384, 48},
                            Case{ec + "P-521", "sha512", "", SignatureScheme::ecdsa, DigestKind::sha512, 66},
                            Case{rsa, "sha384", "", SignatureScheme::rsa_pkcs1, DigestKind::sha384, 0},
                            Case{rsa, "sha512", pss + "digest", SignatureScheme::rsa_pss, DigestKind::sha512, 0}}) {
        const auto [key, value] = signed_by_openssl(one, folder);
        EXPECT_TRUE(verifies(key, one.scheme, one.kind, octets(message), octets(value))) << one.key << one.digest;
        EXPECT_FALSE(verifies(key, one.scheme, one.kind, octets("another"), octets(value)));
        const auto other = one.kind == DigestKind::sha512 ? DigestKind::sha384 : DigestKind::sha512;
        EXPECT_FALSE(verifies(key, one.scheme, other, octets(message), octets(value))) << "another digest";
        const bool is_rsa = one.octets == 0;
        EXPECT_FALSE(verifies(key, is_rsa ? SignatureScheme::ecdsa : SignatureScheme::rsa_pkcs1, one.kind,
                              octets(message), octets(value)))
            << "another kind of key";
        EXPECT_FALSE(verifies(key, one.scheme, one.kind, octets(message), octets(value).first(value.size() - 1)));
        EXPECT_FALSE(verifies(key, one.scheme, one.kind, octets(message), {}));
    }
}

/// RFC 6931 section 2.3.10: the salt is as long as the digest.
TEST(signatures_of_others, have_the_salt_that_their_name_says) {
    const OpensslFolder folder;
    const std::string message = "the message";
    folder.write("message", message);
    const Case one{rsa, "sha256", pss + "20", SignatureScheme::rsa_pss, DigestKind::sha256, 0};
    const auto [key, value] = signed_by_openssl(one, folder);
    EXPECT_FALSE(verifies(key, one.scheme, one.kind, octets(message), octets(value)));
}

}  // namespace
}  // namespace comity::crypto
