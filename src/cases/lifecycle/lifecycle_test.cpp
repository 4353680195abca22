// SPDX-License-Identifier: EUPL-1.2
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cases/lifecycle/lifecycle.h"

namespace comity::cases {
namespace {

using ::testing::Contains;

std::string name(const Lifecycle& of) {
    return std::string(words(of.kind).word) + " " + std::string(word(of.direction));
}

template <class Check>
void for_each_lifecycle(Check check) {
    for (const KindWord& kind : kinds())
        for (const Direction direction : {Direction::incoming, Direction::outgoing}) {
            const Lifecycle& of = lifecycle(kind.kind, direction);
            SCOPED_TRACE(name(of));
            check(of);
        }
}

TEST(Lifecycle, EveryKindAndDirectionHasItsOwn) {
    for_each_lifecycle([](const Lifecycle& of) {
        EXPECT_EQ(&lifecycle(of.kind, of.direction), &of);
        EXPECT_FALSE(of.stages.empty());
        EXPECT_FALSE(of.steps.empty());
    });
    EXPECT_EQ(lifecycle(Kind::extradition, Direction::incoming).kind, Kind::extradition);
    EXPECT_EQ(lifecycle(Kind::spontaneous_information, Direction::outgoing).direction, Direction::outgoing);
    EXPECT_EQ(lifecycle(Kind::spontaneous_information, Direction::outgoing).kind, Kind::spontaneous_information);
}

TEST(Lifecycle, EveryStageMapsToACommonStageAndOnlyClosedIsClosed) {
    for_each_lifecycle([](const Lifecycle& of) {
        std::set<std::string_view> seen;
        for (const Stage& stage : of.stages) {
            EXPECT_TRUE(seen.insert(stage.word).second) << stage.word;
            EXPECT_THAT(common_stages(of.direction), Contains(stage.common)) << stage.word;
            EXPECT_EQ(stage.open, stage.common != "closed") << stage.word;
            EXPECT_EQ(of.stage(stage.word), &stage);
        }
        EXPECT_EQ(of.stage("no such stage"), nullptr);
    });
}

TEST(Lifecycle, StepsNameStagesOfTheirTableAndHaveWordsOfTheirOwn) {
    for_each_lifecycle([](const Lifecycle& of) {
        for (const Step& step : of.steps) {
            EXPECT_EQ(of.step(step.word), &step) << step.word << " stands twice";
            EXPECT_FALSE(step.says.empty()) << step.word;
            for (const std::string_view stage : step.from) EXPECT_NE(of.stage(stage), nullptr) << step.word << stage;
            if (!step.to.empty()) {
                EXPECT_NE(of.stage(step.to), nullptr) << step.word << step.to;
            }
        }
        EXPECT_EQ(of.step("no such step"), nullptr);
    });
}

TEST(Lifecycle, WhatCanHappenToAnyCaseIsUnderstoodInEveryOpenStage) {
    for_each_lifecycle([](const Lifecycle& of) {
        for (const std::string_view word :
             {"postponed", "resumed", "partly-granted", "conditional", "withdrawn", "died", "escaped", "re-arrested",
              "consent-given", "consent-revoked", "supplementary-request", "competing-request", "nationality-changed",
              "released-by-court", "reminder-sent"}) {
            const Step* const step = of.step(word);
            ASSERT_NE(step, nullptr) << word;
            for (const Stage& stage : of.stages)
                EXPECT_EQ(may_follow(of, *step, stage.word), stage.open) << word << " in " << stage.word;
        }
    });
}

// The way out because the request lost its object is open everywhere; a case must not depend on it.
TEST(Lifecycle, EveryStageLeadsToClosingOnItsOwn) {
    for_each_lifecycle([](const Lifecycle& of) {
        std::set<std::string_view> leads{"closed"};
        for (bool grown = true; grown;) {
            grown = false;
            for (const Step& step : of.steps)
                if (step.to != "ending" && leads.contains(step.to))
                    for (const std::string_view from : step.from) grown = leads.insert(from).second || grown;
        }
        for (const Stage& stage : of.stages) EXPECT_TRUE(leads.contains(stage.word)) << stage.word;
    });
}

TEST(Lifecycle, OnlyWhatIsOursIsAnActAndNeedsASecondPerson) {
    for_each_lifecycle([](const Lifecycle& of) {
        for (const Step& step : of.steps) {
            if (step.act == Act::none) continue;
            EXPECT_TRUE(step.by == Actor::authority || step.by == Actor::executing_body) << step.word;
        }
    });
}

TEST(Lifecycle, ARefusalAPostponementAndAReleaseByUsGiveTheirReason) {
    for_each_lifecycle([](const Lifecycle& of) {
        for (const Step& step : of.steps)
            if (step.word == "refused" || step.word == "postponed" || step.word == "without-object" ||
                (step.word == "released" && of.direction == Direction::incoming)) {
                EXPECT_TRUE(step.reason) << step.word;
            }
    });
}

TEST(Measures, FinishedStagesAreReachedAndUnfinishedOnesLeadToThem) {
    for (const Direction direction : {Direction::incoming, Direction::outgoing}) {
        const Course& of = measure_course(direction);
        std::set<std::string_view> reached{of.stages.front().word};
        for (bool grown = true; grown;) {
            grown = false;
            for (const Step& step : of.steps)
                for (const std::string_view from : step.from)
                    if (reached.contains(from) && !step.to.empty()) grown = reached.insert(step.to).second || grown;
        }
        for (const Stage& stage : of.stages) {
            EXPECT_TRUE(reached.contains(stage.word)) << stage.word;
            EXPECT_THAT(common_stages(direction), Contains(stage.common)) << stage.word;
        }
        for (const Step& step : of.steps) {
            EXPECT_EQ(of.step(step.word), &step) << step.word;
            EXPECT_FALSE(step.from.empty()) << step.word;
            EXPECT_NE(of.stage(step.to), nullptr) << step.word;
            EXPECT_FALSE(about_subject(step)) << step.word;
        }
    }
}

}  // namespace
}  // namespace comity::cases
