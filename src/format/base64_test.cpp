// SPDX-License-Identifier: EUPL-1.2
#include "format/base64.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace comity::format {
namespace {

TEST(base64, gives_the_examples_of_rfc_4648_section_10) {
    const std::pair<const char*, const char*> examples[] = {{"", ""},
                                                            {"f", "Zg=="},
                                                            {"fo", "Zm8="},
                                                            {"foo", "Zm9v"},
                                                            {"foob", "Zm9vYg=="},
                                                            {"fooba", "Zm9vYmE="},
                                                            {"foobar", "Zm9vYmFy"}};
    for (const auto& [plain, encoded] : examples) {
        EXPECT_EQ(base64(octets(plain)), encoded);
        EXPECT_EQ(from_base64(encoded).value(), plain);
    }
}

TEST(base64, the_alphabets_differ_in_the_last_two_letters) {
    EXPECT_EQ(base64(octets("\xFB\xFF\xBF")), "+/+/");
    EXPECT_EQ(base64_url(octets("\xFB\xFF\xBF")), "-_-_");
    EXPECT_FALSE(from_base64("-_-_"));
    EXPECT_FALSE(from_base64_url("+/+/"));
}

TEST(base64_url, gives_the_example_of_rfc_7515_appendix_c) {
    EXPECT_EQ(base64_url(octets("\x03\xEC\xFF\xE0\xC1")), "A-z_4ME");
    EXPECT_EQ(from_base64_url("A-z_4ME").value(), "\x03\xEC\xFF\xE0\xC1");
    EXPECT_FALSE(from_base64_url("A-z_4ME="));
}

TEST(base64, there_is_one_text_for_octets) {
    for (const char* bad : {"Zg", "Zg=", "Zg===", "Z===", "====", "Zm9v====", "Zh==", "Zm9=", "Zm 9v", "Zm9v\n",
                            "\nZm9v", "=Zm9", "Zg==Zg==", "Z", "Zm9\xC3", "Z\0m9"})
        EXPECT_FALSE(from_base64(bad)) << bad;
    EXPECT_FALSE(from_base64(std::string_view("Zm9\0", 4)));
    for (const char* bad : {"Z", "Zm9vZ", "Zh", "Zm9", "Zg==", "Zm9 v"}) EXPECT_FALSE(from_base64_url(bad)) << bad;
}

TEST(base64, says_what_is_wrong) {
    EXPECT_EQ(to_string(from_base64("Zm9v Zg=").error()),
              "this is not base64: character 5 is not of its alphabet (copy it again, whole and unchanged)");
    EXPECT_EQ(from_base64("Zm9vZg").error().message, "this is not base64: its length is not a multiple of 4");
    EXPECT_EQ(from_base64("====").error().message, "this is not base64: a group consists of padding");
    EXPECT_EQ(from_base64("Zh==").error().message, "this is not base64: its last letter carries bits of no octet");
    EXPECT_EQ(from_base64_url("Zm9vZ").error().message,
              "this is not base64url without padding: 5 letters do not make whole octets");
}

RC_GTEST_PROP(base64, gives_back_any_octets, (const std::string& plain)) {
    RC_ASSERT(from_base64(base64(octets(plain))).value() == plain);
    RC_ASSERT(from_base64_url(base64_url(octets(plain))).value() == plain);
}

}  // namespace
}  // namespace comity::format
