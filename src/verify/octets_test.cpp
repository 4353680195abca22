// SPDX-License-Identifier: EUPL-1.2
#include "verify/octets.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace comity::verify {
namespace {

std::string digits(std::string_view octets) {
    std::string text;
    for (const unsigned char octet : octets) {
        text += "0123456789abcdef"[octet >> 4];
        text += "0123456789abcdef"[octet & 15];
    }
    return text;
}

std::string octets_of(std::string_view text) {
    std::string octets;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        octets += static_cast<char>(std::stoi(std::string(text.substr(i, 2)), nullptr, 16));
    }
    return octets;
}

TEST(sha256, gives_the_example_of_fips_180) {
    EXPECT_EQ(digits(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(ed25519, verifies_the_second_test_of_rfc_8032_and_no_other_message) {
    const std::string key = octets_of("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    const std::string signature = octets_of(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    EXPECT_TRUE(ed25519_verifies(key, "\x72", signature));
    EXPECT_FALSE(ed25519_verifies(key, "\x73", signature));
    EXPECT_FALSE(ed25519_verifies(key, "\x72", signature.substr(1)));
    EXPECT_FALSE(ed25519_verifies(key.substr(1), "\x72", signature));
    EXPECT_FALSE(ed25519_verifies("", "\x72", ""));
}

TEST(base64, gives_the_examples_of_rfc_4648) {
    const std::pair<const char*, const char*> examples[] = {
        {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"foobar", "Zm9vYmFy"}};
    for (const auto& [octets, text] : examples) {
        EXPECT_EQ(to_base64(octets), text);
        EXPECT_EQ(from_base64(text), octets);
    }
}

TEST(base64, takes_only_what_an_encoder_writes) {
    for (const char* text :
         {"Z", "Zg", "Zg=", "Zh==", "Zg==\n", " Zg==", "Zm9v=", "Zm9=v", "====", "Zg==Zg==", "Z-==", "Zm8"}) {
        EXPECT_EQ(from_base64(text), std::nullopt) << text;
    }
}

RC_GTEST_PROP(base64, gives_octets_back, (const std::string& octets)) {
    RC_ASSERT(from_base64(to_base64(octets)) == octets);
}

}  // namespace
}  // namespace comity::verify
