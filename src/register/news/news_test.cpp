// SPDX-License-Identifier: EUPL-1.2
#include "register/news/news.h"

#include <gmock/gmock.h>

#include "register/test_work.h"

namespace comity::registry {
namespace {

using format::Value;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class NewsWork : public ::testing::Test {
   protected:
    void SetUp() override {
        work.must("begin-news",
                  Value::object({{"news", "n1"},
                                 {"number", "NWS-2026-00001"},
                                 {"on", "2026-11-20"},
                                 {"title", "Working title"},
                                 {"owner", "edda"},
                                 {"substitute", "emil"},
                                 {"tags", Value::list({"visits"})},
                                 {"states", Value::list({"KZ"})}}),
                  "edda");
    }
    void write(std::string_view language, std::string_view words) {
        work.must("write-text",
                  Value::object({{"language", language}, {"headline", words}, {"text", std::string(words) + " text"}}),
                  "edda");
    }
    void write_all(std::string_view words) {
        for (const std::string_view language : public_languages) write(language, words);
    }
    static Value note() { return Value::object({{"note", "The day"}, {"note_fr", "Le jour"}, {"note_ru", "День"}}); }
    static Value because() {
        return Value::object({{"because", "Wrong"}, {"because_fr", "Faux"}, {"because_ru", "Неверно"}});
    }
    std::string headline_on(std::string_view on) {
        const Revision* revision = work.state.public_on(day(on));
        return revision ? revision->in("fr").headline : "";
    }

    TestWork<NewsItem> work{"CH", "2026-11-22"};
};

TEST_F(NewsWork, IsPublishedOnlyInAllThreeLanguages) {
    write("en", "Visit");
    write("ru", "Визит");
    EXPECT_THAT(work.refusal("publish-news", Value::object(), "edda"), HasSubstr("no text in 'fr'"));
    write("fr", "Visite");
    EXPECT_EQ(work.refusal("publish-news", Value::object(), "edda"), "accepted");
}

TEST_F(NewsWork, IsPublicOnceASecondPersonApprovedIt) {
    write_all("Visit");
    work.must("publish-news", Value::object(), "edda");
    EXPECT_EQ(work.state.proposals.back().act, "publish");
    EXPECT_EQ(headline_on("2026-11-22"), "");
    EXPECT_THAT(work.refusal("approve", Value::object({{"proposal", "a1"}}), "edda"), HasSubstr("edda proposed this"));
    work.approve_last();
    EXPECT_EQ(headline_on("2026-11-22"), "Visit");
    EXPECT_EQ(headline_on("2026-11-21"), "");
    EXPECT_EQ(work.state.stage_on(day("2026-11-22")), "published");
}

TEST_F(NewsWork, StaysAsItWasShownToWhoeverApprovesIt) {
    write_all("Visit");
    work.must("publish-news", Value::object(), "edda");
    const Value other = Value::object({{"language", "en"}, {"headline", "Other"}, {"text", "t"}});
    EXPECT_THAT(work.refusal("write-text", other, "edda"), HasSubstr("a1 waits for a second person"));
    EXPECT_THAT(work.refusal("describe-news", Value::object({{"title", "x"}}), "edda"), HasSubstr("a1 waits"));
    EXPECT_THAT(work.refusal("publish-news", Value::object(), "edda"), HasSubstr("a1 waits"));
    work.must("withdraw-proposal", Value::object({{"proposal", "a1"}}), "edda");
    EXPECT_EQ(work.refusal("write-text", other, "edda"), "accepted");
}

TEST_F(NewsWork, AppearsOnTheDayItIsMeantForButNotBeforeItIsApproved) {
    write_all("Visit");
    work.agreed("publish-news", Value::object({{"on", "2026-12-01"}}));
    EXPECT_EQ(work.state.stage_on(day("2026-11-30")), "draft");
    EXPECT_EQ(headline_on("2026-12-01"), "Visit");

    TestWork<NewsItem> late = work;
    late.state.revisions.clear();
    late.must("publish-news", Value::object({{"on", "2026-11-22"}}), "edda");
    late.today("2026-11-25");
    late.approve_last();
    EXPECT_EQ(late.state.first_on(), day("2026-11-25"));
}

TEST_F(NewsWork, IsCorrectedWithANoteThatReadersSee) {
    write_all("Visit on Monday");
    work.agreed("publish-news", Value::object());
    write_all("Visit on Tuesday");
    EXPECT_EQ(headline_on("2026-11-22"), "Visit on Monday") << "a draft of the correction is not public";
    work.today("2026-11-24");
    work.agreed("correct-news", note());
    EXPECT_EQ(headline_on("2026-11-24"), "Visit on Tuesday");
    EXPECT_EQ(headline_on("2026-11-23"), "Visit on Monday");
    EXPECT_EQ(work.state.first_on(), day("2026-11-22")) << "it keeps its place in the archive";
    const Value all = shown_to_all(work.state, day("2026-11-24"));
    EXPECT_EQ(
        *all.find("corrections"),
        Value::list({Value::object(
            {{"on", "2026-11-24"}, {"note", Value::object({{"en", "The day"}, {"fr", "Le jour"}, {"ru", "День"}})}})}));
    EXPECT_THAT(work.refusal("publish-news", Value::object(), "edda"), HasSubstr("published already"));
    EXPECT_THAT(work.refusal("correct-news", note().set("note_fr", std::string(longest_headline + 1, 'n')), "edda"),
                HasSubstr("'note_fr' has 301 octets"));
}

TEST_F(NewsWork, IsWithdrawnWithAReasonAndNotChangedAfterwards) {
    EXPECT_THAT(work.refusal("withdraw-news", because(), "edda"), HasSubstr("was not published"));
    EXPECT_THAT(work.refusal("correct-news", note(), "edda"), HasSubstr("is not public"));
    write_all("Visit");
    work.agreed("publish-news", Value::object());
    work.today("2026-11-24");
    work.agreed("withdraw-news", because());
    EXPECT_EQ(work.state.stage_on(day("2026-11-24")), "withdrawn");
    EXPECT_EQ(headline_on("2026-11-24"), "");
    EXPECT_EQ(headline_on("2026-11-23"), "Visit");
    EXPECT_EQ(work.state.withdrawn_because[1], "Faux");
    EXPECT_THAT(work.refusal("correct-news", note(), "edda"), HasSubstr("is not public"));
    EXPECT_THAT(work.refusal("describe-news", Value::object({{"title", "x"}}), "edda"), HasSubstr("was withdrawn"));
}

TEST_F(NewsWork, TellsTheHouseMoreThanThePublic) {
    write_all("Visit");
    work.agreed("publish-news", Value::object());
    write("en", "Draft of a correction");
    const std::string told = format::canonical_json(shown_to_all(work.state, day("2026-11-22"))).value();
    for (const std::string_view unpublished : {"Working title", "Draft of a correction", "edda", "emil", "hana"})
        EXPECT_EQ(told.find(unpublished), std::string::npos) << unpublished;
    EXPECT_NE(format::canonical_json(shown(work.state, day("2026-11-22"))).value().find("Draft of a correction"),
              std::string::npos);
}

TEST_F(NewsWork, TakesTextsThatFitAPublicPage) {
    const auto refusal = [&](std::size_t headline, std::size_t text) {
        return work.refusal(
            "write-text",
            Value::object(
                {{"language", "en"}, {"headline", std::string(headline, 'h')}, {"text", std::string(text, 't')}}),
            "edda");
    };
    EXPECT_EQ(refusal(longest_headline, longest_news_text), "accepted");
    EXPECT_THAT(refusal(longest_headline + 1, 1), HasSubstr("at most 300"));
    EXPECT_THAT(refusal(1, longest_news_text + 1), HasSubstr("at most 300 and 18000"));
}

TEST_F(NewsWork, TakesTagsThatCanStandInAnAddressAndStatesByTheirLetters) {
    const auto refusal = [&](std::string_view member, Value::List items) {
        return work.refusal("describe-news", Value::object({{member, Value::list(std::move(items))}}), "edda");
    };
    EXPECT_EQ(refusal("tags", {"digital-assets", "2026"}), "accepted");
    EXPECT_THAT(work.state.tags, ElementsAre("digital-assets", "2026"));
    for (const std::string_view tag : {"", "Digital", "a/b", "ä", "<b>"})
        EXPECT_THAT(refusal("tags", {std::string(tag)}), HasSubstr("is no tag")) << tag;
    EXPECT_EQ(refusal("tags", {std::string(40, 'a')}), "accepted");
    EXPECT_THAT(refusal("tags", {std::string(41, 'a')}), HasSubstr("is no tag"));
    Value::List tags;
    for (std::size_t i = 0; i < most_tags; ++i) tags.emplace_back("t" + std::to_string(i));
    EXPECT_EQ(refusal("tags", tags), "accepted");
    tags.emplace_back("one-more");
    EXPECT_THAT(refusal("tags", tags), HasSubstr("at most 20"));
    EXPECT_THAT(refusal("tags", {"a", "a"}), HasSubstr("a is named twice"));
    EXPECT_THAT(refusal("states", {"KZ", "KZ"}), HasSubstr("KZ is named twice"));
    EXPECT_THAT(refusal("states", {"Kazakhstan"}), HasSubstr("is no State"));
}

}  // namespace
}  // namespace comity::registry
