// SPDX-License-Identifier: EUPL-1.2
#include "base/nearest.h"

#include <array>

#include <gtest/gtest.h>

namespace comity {
namespace {

constexpr std::array<std::string_view, 4> facts{"offence.fiscal", "offence.military_only", "person.nationalities",
                                                "request.date_received"};

TEST(nearest, finds_the_name_a_slip_was_meant_for) {
    EXPECT_EQ(nearest("offence.fiskal", facts), "offence.fiscal");
    EXPECT_EQ(nearest("person.nationality", facts), "person.nationalities");
    EXPECT_EQ(nearest("request.date_recieved", facts), "request.date_received");
}

TEST(nearest, ignores_case_and_the_two_hyphens) {
    EXPECT_EQ(nearest("Offence.Military-Only", facts), "offence.military_only");
}

TEST(nearest, says_nothing_where_nothing_is_like_it) {
    EXPECT_EQ(nearest("weather", facts), "");
    EXPECT_EQ(nearest("", facts), "");
    EXPECT_EQ(nearest("offence.fiscal", std::span<const std::string_view>()), "");
}

TEST(nearest, prefers_the_nearer_of_two) {
    constexpr std::array<std::string_view, 2> words{"coe-098", "coe-090"};
    EXPECT_EQ(nearest("coe-0900", words), "coe-090");
    EXPECT_EQ(nearest("coe-098", words), "coe-098");
}

}  // namespace
}  // namespace comity
