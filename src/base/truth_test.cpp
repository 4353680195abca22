// SPDX-License-Identifier: EUPL-1.2
#include "base/truth.h"

#include <array>

#include <gtest/gtest.h>

namespace comity {
namespace {

constexpr Truth no = Truth::no;
constexpr Truth unknown = Truth::unknown;
constexpr Truth yes = Truth::yes;
constexpr std::array all{no, unknown, yes};

TEST(kleene, conjunction) {
    constexpr Truth table[3][3] = {{no, no, no}, {no, unknown, unknown}, {no, unknown, yes}};
    for (std::size_t a = 0; a < 3; ++a) {
        for (std::size_t b = 0; b < 3; ++b) EXPECT_EQ(both(all[a], all[b]), table[a][b]) << a << b;
    }
}

TEST(kleene, disjunction) {
    constexpr Truth table[3][3] = {{no, unknown, yes}, {unknown, unknown, yes}, {yes, yes, yes}};
    for (std::size_t a = 0; a < 3; ++a) {
        for (std::size_t b = 0; b < 3; ++b) EXPECT_EQ(either(all[a], all[b]), table[a][b]) << a << b;
    }
}

TEST(kleene, negation) {
    EXPECT_EQ(!no, yes);
    EXPECT_EQ(!unknown, unknown);
    EXPECT_EQ(!yes, no);
}

TEST(kleene, settling_what_is_unknown_never_turns_an_answer_round) {
    for (Truth settled : {no, yes}) {
        for (Truth other : all) {
            const Truth open_both = both(unknown, other);
            const Truth open_either = either(unknown, other);
            if (open_both != unknown) {
                EXPECT_EQ(both(settled, other), open_both);
            }
            if (open_either != unknown) {
                EXPECT_EQ(either(settled, other), open_either);
            }
        }
    }
}

TEST(truth, has_words) {
    EXPECT_EQ(to_string(yes), "yes");
    EXPECT_EQ(to_string(no), "no");
    EXPECT_EQ(to_string(unknown), "unknown");
}

}  // namespace
}  // namespace comity
