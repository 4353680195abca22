// SPDX-License-Identifier: EUPL-1.2
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cases/act.h"
#include "cases/kind.h"

namespace comity::cases {
namespace {

TEST(Kind, EveryKindIsFoundByItsWordAndHasLettersOfItsOwn) {
    std::set<std::string_view> letters;
    for (const KindWord& entry : kinds()) {
        EXPECT_EQ(parse_kind(entry.word).value(), entry.kind);
        EXPECT_EQ(&words(entry.kind), &entry);
        EXPECT_TRUE(letters.insert(entry.letters).second) << entry.word;
    }
    EXPECT_EQ(letters.size(), 14U);
}

TEST(Kind, AnUnknownWordIsToldWithTheKnownOnes) {
    const auto kind = parse_kind("extraditon");
    ASSERT_FALSE(kind);
    EXPECT_EQ(kind.error().kind, ErrorKind::invalid);
    EXPECT_THAT(kind.error().hint, ::testing::HasSubstr("extradition, provisional-arrest"));
}

TEST(Act, WordsAreReadBack) {
    for (int at = 0; at <= static_cast<int>(Act::restrict); ++at)
        EXPECT_EQ(parse_act(word(static_cast<Act>(at))).value(), static_cast<Act>(at));
    for (int at = 0; at <= static_cast<int>(Touch::release); ++at)
        EXPECT_EQ(parse_touch(word(static_cast<Touch>(at))).value(), static_cast<Touch>(at));
}

}  // namespace
}  // namespace comity::cases
