// SPDX-License-Identifier: EUPL-1.2
#include "cases/lifecycle/onward.h"

#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace comity::cases {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> onward_words(Kind kind, std::string_view stage) {
    std::vector<std::string> words;
    for (const Step* step : onward_while_held(lifecycle(kind, Direction::incoming), stage))
        words.emplace_back(step->word);
    return words;
}

// European Convention on Extradition, article 16(4): who is provisionally arrested waits for the request. That the
// period ends is no way on while the person is held: release comes first.
TEST(Onward, provisional_arrest_waits_for_the_request) {
    EXPECT_THAT(onward_words(Kind::provisional_arrest, "awaiting-request"), ElementsAre("passed-to-extradition"));
}

TEST(Onward, what_leads_back_is_no_way_on) {
    EXPECT_THAT(onward_words(Kind::extradition, "formal-check"), ElementsAre("legal-check-begun"));
    EXPECT_THAT(onward_words(Kind::extradition, "legal-check"),
                ElementsAre("brought-before-court", "decision-proposed"));
    EXPECT_THAT(onward_words(Kind::extradition, "decision-proposed"),
                ElementsAre("granted", "granted-in-part", "refused"));
}

// European Convention on Extradition, article 18(4): who was not taken over waits for a new day, or is released.
TEST(Onward, a_surrender_that_failed_is_no_way_on) {
    EXPECT_THAT(onward_words(Kind::extradition, "handover-planned"),
                ElementsAre("surrendered", "surrendered-temporarily"));
}

TEST(Onward, nothing_leads_on_from_the_end_or_from_nowhere) {
    EXPECT_THAT(onward_words(Kind::extradition, "closed"), IsEmpty());
    EXPECT_THAT(onward_words(Kind::extradition, "watched"), IsEmpty());  // closing wants that nobody is held
    EXPECT_THAT(onward_words(Kind::extradition, "no such stage"), IsEmpty());
}

TEST(Onward, every_way_on_leads_behind_the_stage_and_may_be_taken_in_it) {
    for (const KindWord& kind : kinds())
        for (const Direction direction : {Direction::incoming, Direction::outgoing}) {
            const Lifecycle& of = lifecycle(kind.kind, direction);
            for (const Stage& stage : of.stages)
                for (bool others = false; const Step* step : onward_while_held(of, stage.word)) {
                    SCOPED_TRACE(std::string(kind.word) + " " + std::string(stage.word) + " " +
                                 std::string(step->word));
                    EXPECT_TRUE(may_follow(of, *step, stage.word));
                    EXPECT_GT(of.stage(step->to), &stage);
                    EXPECT_NE(step->liberty, Liberty::begins);
                    EXPECT_FALSE(step->nobody_held);
                    EXPECT_FALSE(others && step->by == Actor::authority) << "own acts come first";
                    others = others || step->by != Actor::authority;
                }
        }
}

}  // namespace
}  // namespace comity::cases
