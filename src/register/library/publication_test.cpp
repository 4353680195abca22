// SPDX-License-Identifier: EUPL-1.2
#include "register/library/publication.h"

#include <gmock/gmock.h>

#include "register/library/pages.h"
#include "register/test_work.h"

namespace comity::registry {
namespace {

using format::Value;
using ::testing::HasSubstr;

class Publications : public ::testing::Test, protected TestWork<Publication> {
   protected:
    Publications() : TestWork("CH", "2024-01-22") {
        must("begin-publication", Value::object({{"publication", "p1"},
                                                 {"number", "LIB-2024-00001"},
                                                 {"on", "2024-01-22"},
                                                 {"title", "Requests to Kazakhstan"},
                                                 {"kind", "country-note"},
                                                 {"states", Value::list({"KZ"})},
                                                 {"rests_on", Value::list({"cis-minsk:56"})},
                                                 {"owner", "anna"},
                                                 {"substitute", "boris"}}));
    }
    static Value edition(std::string_view on = "2024-01-20") {
        return Value::object({{"label", "1st edition"}, {"on", on}, {"source", "file 12"}});
    }
    static Value text(std::string_view words, int first_page = 1, std::string_view language = "en") {
        return Value::object({{"edition", "e1"}, {"language", language}, {"text", words}, {"first_page", first_page}});
    }
    static Value force(std::string_view from, std::string_view edition = "e1") {
        return Value::object({{"edition", edition}, {"from", from}, {"source", "order 3"}});
    }
    static Value review(std::string_view edition = "e1") {
        return Value::object({{"edition", edition}, {"on", "2024-01-22"}});
    }
    /// e1 reviewed, with two pages in English.
    void reviewed() {
        must("prepare-edition", edition());
        must("add-text", text("how requests succeed\fwhich languages"));
        must("review-edition", review(), "boris");
    }
    static Value to(std::initializer_list<std::string_view> states, std::string_view language = "en") {
        Value receivers = Value::list();
        for (const std::string_view state : states)
            receivers.append(Value::object({{"state", state}, {"authority", "Prosecution"}}));
        return Value::object({{"edition", "e1"},
                              {"to", std::move(receivers)},
                              {"on", "2024-01-22"},
                              {"language", language},
                              {"source", "letter 7"}});
    }
};

TEST_F(Publications, AreReviewedByAnotherAndPutInForceByTwo) {
    must("prepare-edition", edition());
    EXPECT_THAT(refusal("review-edition", review(), "boris"), HasSubstr("has no text"));
    must("add-text", text("how requests succeed"));
    EXPECT_THAT(refusal("put-in-force", force("2024-02-01")), HasSubstr("was not reviewed"));
    EXPECT_THAT(refusal("review-edition", review()), HasSubstr("does not review it"));
    must("review-edition", review(), "boris");
    EXPECT_EQ(state.status_on(state.editions[0], day("2024-01-22")), "reviewed");
    must("put-in-force", force("2024-02-01"));
    EXPECT_FALSE(state.editions[0].from) << "a second person has to agree";
    EXPECT_THAT(refusal("approve", Value::object({{"proposal", "a1"}})), HasSubstr("cannot decide it"));
    approve_last();
    EXPECT_EQ(state.status_on(state.editions[0], day("2024-01-31")), "adopted");
    EXPECT_EQ(state.stage_on(day("2024-01-31")), "in-preparation");
    EXPECT_EQ(state.stage_on(day("2024-02-01")), "in-force");
    EXPECT_THAT(refusal("add-text", text("more", 2)), HasSubstr("is a new edition"));
}

TEST_F(Publications, OtherWordsAreReviewedAgain) {
    reviewed();
    must("add-text", text("a third page", 3));
    EXPECT_THAT(refusal("put-in-force", force("2024-02-01")), HasSubstr("was not reviewed"));
    must("review-edition", review(), "boris");
    must("withdraw-text", Value::object({{"text_id", "x2"}, {"because", "of another paper"}}));
    EXPECT_FALSE(state.editions[0].reviewed_on);
    EXPECT_THAT(refusal("withdraw-text", Value::object({{"text_id", "x2"}, {"because", "again"}})),
                HasSubstr("withdrawn already"));
}

TEST_F(Publications, PagesFollowEachOtherInEachLanguage) {
    must("prepare-edition", edition());
    must("add-text", text("one\ftwo"));
    EXPECT_THAT(refusal("add-text", text("two again", 2)), HasSubstr("text x1 has the pages 1 to 2 already"));
    must("add-text", text("quatre", 4, "fr"));
    must("add-text", text("four", 4));
    EXPECT_THAT(refusal("review-edition", review(), "boris"), HasSubstr("in en lacks the pages from 3 to 3"));
    must("add-text", text("three", 3));
    must("review-edition", review(), "boris");
    EXPECT_THAT(refusal("add-text", text("x", 0)), HasSubstr("pages count from 1"));
    EXPECT_THAT(refusal("add-text", text("x", static_cast<int>(last_page) + 1)), HasSubstr("pages count from 1"));
    must("add-text", text("the last", static_cast<int>(last_page), "ru"));
    EXPECT_THAT(refusal("add-text", text("x", 1, "russian")), HasSubstr("is no language"));
}

// The first axis: days on which each edition holds. A new edition ends the one before; a withdrawal does so at once.
TEST_F(Publications, AnEditionHoldsUntilTheNextOrItsWithdrawal) {
    reviewed();
    agreed("put-in-force", force("2024-02-01"));
    today("2024-03-01");
    must("prepare-edition", edition("2024-03-01"));
    Value second = text("the law moved");
    second.set("edition", "e2");
    must("add-text", std::move(second));
    Value second_review = review("e2");
    second_review.set("on", "2024-03-01");
    must("review-edition", std::move(second_review), "boris");
    agreed("put-in-force", force("2024-04-01", "e2"));
    EXPECT_EQ(state.edition_on(day("2024-03-31"))->id, "e1");
    EXPECT_EQ(state.edition_on(day("2024-04-01"))->id, "e2");
    EXPECT_EQ(state.status_on(state.editions[0], day("2024-04-01")), "superseded");
    EXPECT_EQ(to_string(*state.in_force(state.editions[0])->last), "2024-03-31");

    today("2024-05-10");
    agreed("withdraw-edition",
           Value::object({{"edition", "e2"}, {"on", "2024-05-10"}, {"because", "denounced"}, {"source", "note 4"}}));
    EXPECT_EQ(state.stage_on(day("2024-05-09")), "in-force");
    EXPECT_EQ(state.stage_on(day("2024-05-10")), "out-of-force") << "the first edition does not come back";
    EXPECT_EQ(state.status_on(state.editions[1], day("2024-05-10")), "withdrawn");
}

TEST_F(Publications, WhatIsPreparedLaterAndHoldsTodayIsNoHistory) {
    reviewed();
    agreed("put-in-force", force("2024-02-01"));
    today("2024-06-01");
    must("prepare-edition", edition("1998-01-01"));
    Value second = text("of old");
    second.set("edition", "e2");
    must("add-text", std::move(second));
    EXPECT_THAT(refusal("put-in-force", force("1998-01-02", "e2")), HasSubstr("e2 was not reviewed"));
    Value over = force("1998-01-02", "e2");
    over.set("until", "1999-12-31");
    must("put-in-force", std::move(over));
    EXPECT_EQ(state.edition_on(day("1999-01-01"))->id, "e2") << "what held only before the entry is history";
}

TEST_F(Publications, WhoGaveTheTextsDoesNotReviewThemAndWhatWaitsStays) {
    must("prepare-edition", edition("2024-01-22"));
    must("add-text", text("words"), "boris");
    EXPECT_THAT(refusal("review-edition", review("e1"), "boris"), HasSubstr("or gave its texts"));
    must("review-edition", review("e1"), "clara");
    must("put-in-force", force("2024-02-01"));
    EXPECT_THAT(refusal("withdraw-text", Value::object({{"text_id", "x1"}, {"because", "x"}})),
                HasSubstr("a1 waits for a second person"));
}

TEST_F(Publications, ALastDayEndsAnEdition) {
    reviewed();
    Value until = force("2024-02-01");
    until.set("until", "2024-12-31");
    agreed("put-in-force", std::move(until));
    EXPECT_EQ(state.stage_on(day("2024-12-31")), "in-force");
    EXPECT_EQ(state.status_on(state.editions[0], day("2025-01-01")), "expired");
}

// The second axis: what was recorded in error is said anew, by two persons where it says when it holds.
TEST_F(Publications, DaysInForceAreCorrectedByTwo) {
    reviewed();
    agreed("put-in-force", force("2024-02-01"));
    must("correct-edition", Value::object({{"edition", "e1"}, {"from", "2024-02-15"}, {"because", "misread"}}));
    EXPECT_EQ(to_string(*state.editions[0].from), "2024-02-01");
    approve_last();
    EXPECT_EQ(to_string(*state.editions[0].from), "2024-02-15");
    must("correct-edition", Value::object({{"edition", "e1"}, {"label", "first"}, {"because", "misspelt"}}));
    EXPECT_EQ(state.editions[0].label, "first") << "its name is corrected by one";
    EXPECT_THAT(
        refusal("correct-edition", Value::object({{"edition", "e1"}, {"from", "2024-01-01"}, {"because", "misread"}})),
        HasSubstr("is behind"));
}

TEST_F(Publications, WhatWasInForceBeforeTheDayOfEntryIsHistory) {
    must("prepare-edition", edition("2019-05-01"));
    must("add-text", text("an old paper"));
    must("put-in-force", force("2019-06-01"));
    EXPECT_EQ(state.stage_on(day("2019-06-01")), "in-force") << "recorded by one, with its source";
}

TEST_F(Publications, WhatIsInForceIsGivenToOthersAndEachAcknowledges) {
    reviewed();
    EXPECT_THAT(refusal("disseminate", to({"KZ"})), HasSubstr("was not in force on 2024-01-22"));
    agreed("put-in-force", force("2024-01-22"));
    EXPECT_THAT(refusal("disseminate", to({"KZ"}, "ru")), HasSubstr("has no text in 'ru'"));
    must("disseminate", to({"KZ", "TR", "CH"}));
    ASSERT_EQ(state.disseminations.size(), 3u) << "each authority apart, our own among them";
    EXPECT_EQ(state.disseminations[1].id, "s2");
    EXPECT_THAT(refusal("disseminate", to({"TR"})), HasSubstr("on 2024-01-22 already (s2)"));

    const auto receipt = [](std::string_view on) {
        return Value::object({{"dissemination", "s2"}, {"on", on}, {"by", "registry"}, {"source", "letter 9"}});
    };
    EXPECT_THAT(refusal("acknowledge", receipt("2024-01-21")), HasSubstr("is behind"));
    EXPECT_THAT(refusal("acknowledge", receipt("2024-01-23")), HasSubstr("has not come yet"));
    must("acknowledge", receipt("2024-01-22"));
    EXPECT_EQ(state.disseminations[1].acknowledged_by, "registry");
    EXPECT_FALSE(state.disseminations[0].acknowledged_on);
    EXPECT_THAT(refusal("acknowledge", receipt("2024-01-22")), HasSubstr("acknowledged on 2024-01-22 already"));
}

TEST_F(Publications, MayBeForNamedReadersOnly) {
    EXPECT_TRUE(state.may_be_read_by("carla"));
    EXPECT_THAT(refusal("open-publication", Value::object({{"because", "x"}})), HasSubstr("open to the house already"));
    must("restrict-publication", Value::object({{"readers", Value::list({"hana"})}, {"because", "their secret"}}));
    EXPECT_FALSE(state.may_be_read_by("carla"));
    for (const std::string_view reader : {"hana", "anna", "boris"}) EXPECT_TRUE(state.may_be_read_by(reader));
    must("open-publication", Value::object({{"because", "published there"}}));
    EXPECT_TRUE(state.may_be_read_by("carla"));
}

TEST_F(Publications, AreAboutStatesEachNamedOnce) {
    EXPECT_EQ(states_of(state.parties), std::vector{*StateCode::parse("KZ")});
    EXPECT_THAT(refusal("describe-publication", Value::object({{"states", Value::list({"TR", "KZ", "TR"})}})),
                HasSubstr("TR is named twice"));
    EXPECT_THAT(refusal("describe-publication", Value::object({{"states", Value::list({"Turkey"})}})),
                HasSubstr("'Turkey' is no State"));
    must("describe-publication", Value::object({{"states", Value::list({"CH"})}}));
    EXPECT_TRUE(has_party(state.parties, environment.own)) << "a paper may be about our own State";
    EXPECT_EQ(state.rests_on.size(), 1u) << "what is not mentioned stays";
}

TEST(Pages, ArePartedByFormFeeds) {
    const auto pages = pages_of("one\n\f\fthree\f");
    ASSERT_TRUE(pages);
    EXPECT_EQ(*pages, (std::vector<std::string>{"one\n", "", "three"}));
    EXPECT_THAT(to_string(pages_of(" \f\n").error()), HasSubstr("has no words"));
    EXPECT_THAT(to_string(pages_of("\xff").error()), HasSubstr("is not UTF-8"));
    EXPECT_THAT(to_string(pages_of(std::string_view("a\0b", 3)).error()), HasSubstr("has a zero octet"));
}

TEST(Pages, HaveLimits) {
    EXPECT_TRUE(pages_of(std::string(longest_page, 'a')));
    EXPECT_EQ(pages_of(std::string(longest_page + 1, 'a')).error().kind, ErrorKind::limit);
    std::string many;
    for (std::size_t page = 0; page < most_pages; ++page) many += "a\f";
    EXPECT_EQ(pages_of(many)->size(), most_pages);
    EXPECT_EQ(pages_of(many + "a").error().kind, ErrorKind::limit);
    std::string longest;
    while (longest.size() + longest_page < longest_text) longest += std::string(longest_page - 1, 'a') + '\f';
    longest.resize(longest_text, 'a');
    EXPECT_TRUE(pages_of(longest));
    EXPECT_EQ(pages_of(longest + "a").error().kind, ErrorKind::limit);
}

}  // namespace
}  // namespace comity::registry
