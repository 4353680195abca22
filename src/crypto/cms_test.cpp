// SPDX-License-Identifier: EUPL-1.2
#include "crypto/cms.h"

#include <gtest/gtest.h>

#include "crypto/openssl_program.h"

namespace comity::crypto {
namespace {

const OpensslIssuer& issuer() {
    static const OpensslIssuer made;
    return made;
}

const std::string_view content = "what is signed";

std::string made_by_us() {
    const auto key = private_key_from_pem(Secret(octets(issuer().read("good.key")))).value();
    const std::array path{issuer().certificate("good"), issuer().certificate("ca")};
    return make_detached_signature(sha256(content), *key, path).value();
}

Result<DetachedSignature> read(const std::string& der, std::string_view over = content) {
    const std::array pieces{octets(over.substr(0, 4)), octets(over.substr(4))};
    return read_detached_signature(octets(der), pieces);
}

TEST(a_detached_signature, is_read_as_it_was_made) {
    const auto signature = read(made_by_us());
    ASSERT_TRUE(signature) << to_string(signature.error());
    EXPECT_EQ(signature->signer, issuer().certificate("good"));
    EXPECT_EQ(signature->certificates.size(), 2u);
    EXPECT_TRUE(signature->digest_accepted && signature->digest_right && signature->value_right &&
                signature->certificate_signed);
    EXPECT_FALSE(signature->stamp || signature->signing_time);
    EXPECT_TRUE(read(made_by_us() + std::string(100, '\0'))) << "as PDF pads it";
    EXPECT_FALSE(read(made_by_us() + "x"));
    EXPECT_FALSE(read(made_by_us(), "what is forged")->digest_right);
}

TEST(a_detached_signature, is_accepted_by_openssl) {
    issuer().write("ours.der", made_by_us());
    issuer().write("content", std::string(content));
    issuer().run(
        "cms -verify -cades -binary -inform DER -in ours.der -content content -CAfile ca.crt -purpose any -out out");
}

TEST(a_detached_signature, of_others_is_read) {
    issuer().write("content", std::string(content));
    issuer().run(
        "cms -sign -cades -binary -md sha512 -in content -signer good.crt -inkey good.key -outform DER -out "
        "theirs.der");
    const auto theirs = read(issuer().read("theirs.der"));
    ASSERT_TRUE(theirs) << to_string(theirs.error());
    EXPECT_EQ(theirs->digest, "SHA512");
    EXPECT_TRUE(theirs->digest_right && theirs->value_right && theirs->certificate_signed);
    EXPECT_TRUE(theirs->signing_time);
    issuer().run("cms -sign -binary -md sha1 -in content -signer good.crt -inkey good.key -outform DER -out weak.der");
    const auto weak = read(issuer().read("weak.der"));
    EXPECT_FALSE(weak->digest_accepted || weak->digest_right || weak->value_right || weak->certificate_signed);
    issuer().run(
        "cms -sign -binary -nodetach -in content -signer good.crt -inkey good.key -outform DER -out whole.der");
    EXPECT_EQ(read(issuer().read("whole.der")).error().message,
              "the CMS signature cannot be read: it has a content of its own");
    issuer().run(
        "cms -sign -binary -in content -signer good.crt -inkey good.key -signer bad.crt -inkey bad.key"
        " -outform DER -out two.der");
    EXPECT_EQ(read(issuer().read("two.der")).error().message,
              "the CMS signature cannot be read: it has not one signer");
}

TEST(a_detached_signature, with_one_octet_changed_is_never_right_for_other_content) {
    const std::string right = made_by_us();
    for (std::size_t at = 0; at < right.size(); at += 3) {
        std::string wrong = right;
        wrong[at] = static_cast<char>(wrong[at] ^ 0x55);
        const auto signature = read(wrong, "what is forged");
        EXPECT_FALSE(signature && signature->digest_right && signature->value_right) << at;
    }
}

TEST(a_detached_signature, over_its_limit_is_refused) {
    EXPECT_EQ(read(std::string(max_cms_octets + 1, '0')).error().kind, ErrorKind::limit);
    EXPECT_EQ(read(std::string(max_cms_octets, '0')).error().kind, ErrorKind::invalid);
}

}  // namespace
}  // namespace comity::crypto
