// SPDX-License-Identifier: EUPL-1.2
#include "format/base32.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace comity::format {
namespace {

TEST(base32, gives_the_examples_of_rfc_4648_section_10) {
    const std::pair<const char*, const char*> examples[] = {{"", ""},
                                                            {"f", "MY======"},
                                                            {"fo", "MZXQ===="},
                                                            {"foo", "MZXW6==="},
                                                            {"foob", "MZXW6YQ="},
                                                            {"fooba", "MZXW6YTB"},
                                                            {"foobar", "MZXW6YTBOI======"}};
    for (const auto& [plain, encoded] : examples) {
        EXPECT_EQ(base32(octets(plain)), encoded);
        EXPECT_EQ(from_base32(encoded).value(), plain);
        const std::string unpadded = std::string(encoded).substr(0, std::string_view(encoded).find('='));
        EXPECT_EQ(base32_unpadded(octets(plain)), unpadded);
        EXPECT_EQ(from_base32_unpadded(unpadded).value(), plain);
    }
}

TEST(base32, there_is_one_text_for_octets) {
    for (const char* bad : {"MY", "MY=====", "mzxw6ytb", "MZ======", "M=======", "MZX=====", "MZXW6Y==", "MZXW6YT1",
                            "MZXW6YT8", "MZXW 6YT", "========"})
        EXPECT_FALSE(from_base32(bad)) << bad;
    for (const char* bad : {"M", "MZX", "MZXW6Y", "MZ", "MY======", "mY", "M0"})
        EXPECT_FALSE(from_base32_unpadded(bad)) << bad;
    EXPECT_EQ(from_base32_unpadded("MZX").error().message,
              "this is not base32 without padding: 3 letters do not make whole octets");
}

RC_GTEST_PROP(base32, gives_back_any_octets, (const std::string& plain)) {
    RC_ASSERT(from_base32(base32(octets(plain))).value() == plain);
    RC_ASSERT(from_base32_unpadded(base32_unpadded(octets(plain))).value() == plain);
}

}  // namespace
}  // namespace comity::format
