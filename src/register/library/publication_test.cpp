// SPDX-License-Identifier: EUPL-1.2
#include "register/library/publication.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "law/compile/compile.h"

#include "register/library/pages.h"
#include "register/test_work.h"

namespace comity::registry {
namespace {

using format::Value;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

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

Value looked(std::string_view on, std::string_view says = "checked") {
    return Value::object({{"on", on}, {"says", says}});
}

// The law under a publication: it rests on article 9 of a treaty, of which two libraries say different things.
class PublicationsOnLaw : public Publications {
   protected:
    PublicationsOnLaw() {
        environment.law = &before;
        must("describe-publication", Value::object({{"rests_on", Value::list({"a-1:9"})}}));
    }
    static law::Library library(const std::string& says) {
        law::CompiledLaw law = law::compile_texts(
            {{"facts.law", "fact request.kind : one of extradition, transit\n"},
             {"a-1.law",
              "instrument a-1 \"A treaty\"\n  family extradition\n  role treaty\n\nprovision 8 \"Other\" mark "
              "T\n  says \"Other.\"\n  procedure\n" +
                  says}});
        return law::Library::from_bytes(std::move(law.image)).value();
    }
    static std::string article(std::string_view says) {
        return fmt::format("\nprovision 9 \"Ne bis in idem\" mark T\n  says \"{}\"\n  procedure\n", says);
    }
    /// What the node records when it runs with that library; the types of the events.
    std::vector<std::string> replay(const law::Library& law) {
        std::vector<std::string> types;
        for (const NewEvent& event : compared_with_law(state, law, environment.today)) {
            types.push_back(event.type);
            EXPECT_TRUE(apply(state, {.sequence = state.version() + 1,
                                      .type = event.type,
                                      .actor = "node",
                                      .at = environment.now,
                                      .payload = &event.payload}));
        }
        return types;
    }

    law::Library before = library(article("Not twice."));
    law::Library after = library(article("Twice, if new facts appear."));
    law::Library gone = library("");
};

TEST_F(PublicationsOnLaw, TellOnceThatTheLawMovedUntilSomebodyLooked) {
    EXPECT_THAT(replay(before), IsEmpty());
    EXPECT_FALSE(state.waits_for_a_look());
    today("2024-02-01");
    EXPECT_THAT(replay(after), ElementsAre("law-moved"));
    ASSERT_TRUE(state.waits_for_a_look());
    EXPECT_EQ(to_string(state.law_moved->on), "2024-02-01");
    EXPECT_EQ(to_string(state.law_moved->due), "2024-03-02");
    const Value law = *shown(state, environment.today).find("law");
    const Value& moved = law.find("provisions")->as_list()->front();
    EXPECT_EQ(moved.string_at("provision"), "a-1:9");
    EXPECT_THAT(moved.string_at("before").value(), HasSubstr("Not twice."));
    EXPECT_THAT(moved.string_at("now").value(), HasSubstr("Twice, if new facts appear."));
    EXPECT_THAT(replay(after), IsEmpty()) << "told already";

    EXPECT_THAT(refusal("confirm-law", looked("2024-01-31")), HasSubstr("2024-01-31"));
    EXPECT_THAT(refusal("confirm-law", looked("2024-02-02")), HasSubstr("2024-02-02"));
    must("confirm-law", looked("2024-02-01"));
    EXPECT_FALSE(state.waits_for_a_look());
    EXPECT_EQ(state.law_confirmed.back().says, "checked");
    EXPECT_THAT(replay(after), IsEmpty()) << "what was looked at is how the law reads";
    EXPECT_THAT(replay(before), ElementsAre("law-moved")) << "and another reading is a move again";
}

TEST_F(PublicationsOnLaw, AreStillRightOnlyWhereTheLawMoved) {
    EXPECT_THAT(refusal("confirm-law", looked("2024-01-22")), HasSubstr("reads as when somebody looked last"));
}

TEST_F(PublicationsOnLaw, TellThatAProvisionIsGoneAndThatItIsBack) {
    EXPECT_THAT(replay(gone), ElementsAre("law-moved"));
    EXPECT_EQ(state.law_moved->now.front().words, "");
    EXPECT_THAT(replay(after), ElementsAre("law-moved")) << "it moved once more";
    EXPECT_THAT(replay(before), ElementsAre("law-moved-back"));
    EXPECT_FALSE(state.waits_for_a_look());
}

TEST_F(PublicationsOnLaw, DoNotForgetAMoveByBeingDescribedAnew) {
    replay(after);
    environment.law = &after;
    must("describe-publication", Value::object({{"rests_on", Value::list({"a-1:9", "a-1:8"})}}));
    EXPECT_TRUE(state.waits_for_a_look());
    EXPECT_THAT(state.law_as_read("a-1:9")->words, HasSubstr("Not twice."));
    EXPECT_THAT(refusal("describe-publication", Value::object({{"rests_on", Value::list({"a-1:99"})}})),
                HasSubstr("the law library has no provision 'a-1:99'"));
    EXPECT_THAT(refusal("describe-publication", Value::object({{"rests_on", Value::list({"a-1:9", "a-1:9"})}})),
                HasSubstr("is named twice"));
    Value many = Value::list();
    for (int i = 0; i < 65; ++i) many.append(Value(fmt::format("a-1:{}", i)));
    EXPECT_THAT(refusal("describe-publication", Value::object({{"rests_on", std::move(many)}})),
                HasSubstr("64 at most"));
    must("describe-publication", Value::object({{"rests_on", Value::list({"a-1:8"})}}));
    EXPECT_FALSE(state.waits_for_a_look()) << "it rests on the article no more";
    EXPECT_THAT(replay(after), IsEmpty());
}

TEST_F(PublicationsOnLaw, OfWhichNothingHoldsAnyMoreWaitForNobody) {
    reviewed();
    agreed("put-in-force", force("2024-01-22"));
    replay(after);
    ASSERT_TRUE(state.waits_for_a_look());
    agreed("withdraw-edition",
           Value::object({{"edition", "e1"}, {"on", "2024-01-22"}, {"because", "the law moved"}, {"source", "note"}}));
    EXPECT_FALSE(state.waits_for_a_look());
}

// What was entered before readings were kept: the first comparison notes them and tells of no move.
TEST_F(Publications, WithoutAReadingGetOneFromTheNode) {
    const law::CompiledLaw law =
        law::compile_texts({{"facts.law", "fact request.kind : one of extradition, transit\n"}});
    const law::Library library = law::Library::from_bytes(law.image).value();
    const auto found = compared_with_law(state, library, environment.today);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front().type, "law-read");
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
