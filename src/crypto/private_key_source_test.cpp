// SPDX-License-Identifier: EUPL-1.2
#include "crypto/private_key_source.h"

#include <gtest/gtest.h>

#include "crypto/openssl_program.h"
#include "crypto/pkcs11_private_key.h"
#include "crypto/secret_file.h"
#include "crypto/softhsm_token.h"

namespace comity::crypto {
namespace {

const std::string_view message = "what is sealed";

bool signs(const PrivateKey& key) {
    const auto signature = key.sign(SignatureAlgorithm::ecdsa_p256_sha256, octets(message));
    return signature &&
           key.public_key().verifies(SignatureAlgorithm::ecdsa_p256_sha256, octets(message), octets(*signature));
}

Secret secret(std::string_view text) {
    return Secret(octets(text));
}

TEST(a_pkcs12_file, gives_key_and_path) {
    const OpensslIssuer issuer;
    issuer.run("pkcs12 -export -inkey good.key -in good.crt -certfile ca.crt -passout pass:opens -out good.p12");
    const std::string file = issuer.read("good.p12");
    const auto opened = read_pkcs12(octets(file), secret("opens"));
    ASSERT_TRUE(opened) << to_string(opened.error());
    ASSERT_EQ(opened->path.size(), 2u);
    EXPECT_EQ(opened->path[0], issuer.certificate("good"));
    EXPECT_EQ(opened->path[1], issuer.certificate("ca"));
    EXPECT_EQ(opened->key->public_key(), opened->path[0].public_key());
    EXPECT_TRUE(signs(*opened->key));
    const auto message = [&](std::string_view octets, std::string_view password) {
        return read_pkcs12(comity::octets(octets), secret(password)).error().message;
    };
    EXPECT_EQ(message(file, "wrong"), "the PKCS#12 file cannot be used: it does not open with this password");
    EXPECT_EQ(message("no", "opens"), "the PKCS#12 file cannot be used: its form is another");
    EXPECT_EQ(message(file + "x", "opens"), "the PKCS#12 file cannot be used: its form is another");
    issuer.run("pkcs12 -export -nokeys -in good.crt -passout pass:opens -out bare.p12");
    EXPECT_EQ(message(issuer.read("bare.p12"), "opens"),
              "the PKCS#12 file cannot be used: a key and its certificate are not both in it");
    EXPECT_EQ(read_pkcs12(octets(std::string(max_pkcs12_octets + 1, '0')), secret("")).error().kind, ErrorKind::limit);
    EXPECT_EQ(read_pkcs12(octets(std::string(max_pkcs12_octets, '0')), secret("")).error().kind, ErrorKind::invalid);
}

class APrivateKey : public SoftHsm {};

TEST_F(APrivateKey, is_opened_where_its_reference_says) {
    const auto made = make_private_key(KeyKind::p256).value();
    const SecretFile file(as_text(made.pem.octets()));
    const auto opened = open_private_key("file:" + file.path().filename().string(), file.path().parent_path(), "");
    ASSERT_TRUE(opened) << to_string(opened.error());
    EXPECT_TRUE(signs(**opened));
    ASSERT_TRUE(make_token_private_key({module, "Ministry", "source"}, pin(), KeyKind::p256, PrivateKeyUse::sign));
    const SecretFile pin_file("7531\n");
    const std::string reference = std::string("pkcs11:") + module + ";Ministry;source";
    const auto token =
        open_private_key(reference, pin_file.path().parent_path(), "file:" + pin_file.path().filename().string());
    ASSERT_TRUE(token) << to_string(token.error());
    EXPECT_TRUE(signs(**token));
    EXPECT_EQ(open_private_key(reference, "/", "").error().message, "where the PIN of the token lies is not said");
    EXPECT_EQ(open_private_key("pkcs11:a;b", "/", "").error().message, "\"pkcs11:a;b\" names no key of a token");
    EXPECT_EQ(open_private_key("key.pem", "/", "").error().message, "\"key.pem\" is not where a key can lie");
}

}  // namespace
}  // namespace comity::crypto
