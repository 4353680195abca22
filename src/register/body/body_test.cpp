// SPDX-License-Identifier: EUPL-1.2
#include "register/body/body.h"

#include <gmock/gmock.h>

#include "register/test_work.h"

namespace comity::registry {
namespace {

using format::Value;
using ::testing::HasSubstr;

class Bodies : public ::testing::Test, protected TestWork<Body> {
   protected:
    Bodies() : TestWork("CH", "2024-01-22") {
        must("begin-body",
             Value::object(
                 {{"body", "body1"},
                  {"number", "BOD-2024-00001"},
                  {"on", "2024-01-22"},
                  {"title", "Committee of experts on cooperation in criminal matters"},
                  {"kind", "committee"},
                  {"organisation", "Council of Europe"},
                  {"parties", Value::list({Value::object({{"state", "KZ"}}), Value::object({{"state", "TR"}})})},
                  {"owner", "anna"},
                  {"substitute", "boris"}}));
    }
    Value delegate(std::string_view from) {
        return Value::object(
            {{"name", "A. Delegate"}, {"office", "Head of unit"}, {"from", from}, {"source", "letter 1"}});
    }
};

TEST_F(Bodies, WhoTakesPartForUsIsKnownForAnyDay) {
    must("name-delegate", delegate("2024-02-01"));
    must("end-delegate", Value::object({{"delegate", "m1"}, {"on", "2024-06-30"}}));
    EXPECT_FALSE(state.delegates[0].serves_on(day("2024-01-31")));
    EXPECT_TRUE(state.delegates[0].serves_on(day("2024-02-01")));
    EXPECT_TRUE(state.delegates[0].serves_on(day("2024-06-30")));
    EXPECT_FALSE(state.delegates[0].serves_on(day("2024-07-01")));
    EXPECT_THAT(refusal("end-delegate", Value::object({{"delegate", "m1"}, {"on", "2024-07-30"}})),
                HasSubstr("serves until 2024-06-30 already"));
    EXPECT_THAT(refusal("end-delegate", Value::object({{"delegate", "m1"}, {"on", "2024-01-30"}})),
                HasSubstr("is behind"));
    EXPECT_THAT(refusal("end-delegate", Value::object({{"delegate", "m2"}, {"on", "2024-01-30"}})),
                HasSubstr("there is no delegate 'm2' here"));
}

TEST_F(Bodies, ItEndsOnceAndTakesNobodyAnyMore) {
    EXPECT_THAT(refusal("end-body", Value::object({{"on", "2024-01-23"}, {"because", "x"}, {"source", "x"}})),
                HasSubstr("has not come yet"));
    must("end-body", Value::object({{"on", "2024-01-20"}, {"because", "merged"}, {"source", "resolution 5"}}));
    EXPECT_EQ(state.stage_on(day("2024-01-19")), "active");
    EXPECT_EQ(state.stage_on(day("2024-01-20")), "ended");
    EXPECT_EQ(state.ended_source.words, "resolution 5");
    EXPECT_THAT(refusal("name-delegate", delegate("2024-02-01")), HasSubstr("BOD-2024-00001 ended on 2024-01-20"));
    EXPECT_THAT(refusal("end-body", Value::object({{"on", "2024-01-21"}, {"because", "x"}, {"source", "x"}})),
                HasSubstr("ended on"));
}

TEST_F(Bodies, WhatIsSaidAnewReplacesAndWhatIsNotStays) {
    must("describe-body", Value::object({{"seat", "Strasbourg"}}));
    EXPECT_EQ(state.seat, "Strasbourg");
    EXPECT_EQ(state.organisation, "Council of Europe");
    EXPECT_THAT(refusal("describe-body", Value::object({{"title", ""}})), HasSubstr("'title' is empty"));
    EXPECT_EQ(state.parties.size(), 2u);
    must("describe-body", Value::object({{"parties", Value::list()}}));
    EXPECT_TRUE(state.parties.empty());
    EXPECT_THAT(refusal("describe-body", Value::object({{"parties", Value::list({Value::object({{"state", "CH"}})})}})),
                HasSubstr("our own State"));
}

}  // namespace
}  // namespace comity::registry
