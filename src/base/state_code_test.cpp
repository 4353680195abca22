// SPDX-License-Identifier: EUPL-1.2
#include "base/state_code.h"

#include <gtest/gtest.h>

namespace comity {
namespace {

TEST(state_code, is_two_capital_letters) {
    EXPECT_EQ(StateCode::parse("FI")->text(), "FI");
    for (const char* text : {"", "F", "fi", "FIN", "F1", "Ф", "  "}) EXPECT_FALSE(StateCode::parse(text)) << text;
}

TEST(state_code, x_codes_are_test_states_except_kosovo) {
    EXPECT_TRUE(StateCode::parse("XA")->is_test_state());
    EXPECT_FALSE(StateCode::parse("XK")->is_test_state());
    EXPECT_FALSE(StateCode::parse("FI")->is_test_state());
}

TEST(state_code, orders_as_its_letters_and_survives_packing) {
    EXPECT_LT(*StateCode::parse("AT"), *StateCode::parse("BE"));
    EXPECT_LT(*StateCode::parse("BA"), *StateCode::parse("BE"));
    EXPECT_EQ(StateCode::from_packed(StateCode::parse("CH")->packed()), *StateCode::parse("CH"));
    EXPECT_FALSE(StateCode().known());
    EXPECT_EQ(StateCode().text(), "");
}

}  // namespace
}  // namespace comity
