// SPDX-License-Identifier: EUPL-1.2
#include "register/news/news.h"

#include <gmock/gmock.h>

#include "format/base64.h"
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

Value drawn(std::string_view alternative, std::size_t octets = 100) {
    const std::string jpeg = format::base64(comity::octets("\xFF\xD8\xFF" + std::string(octets - 3, 'x')));
    return Value::object({{"alternative", alternative},
                          {"alternative_fr", "Deux personnes"},
                          {"alternative_ru", "Два человека"},
                          {"credit", "A. Example"},
                          {"large", jpeg},
                          {"large_width", 960},
                          {"large_height", 640},
                          {"small", jpeg},
                          {"small_width", 480},
                          {"small_height", 320}});
}

TEST_F(NewsWork, APictureSaysWhatItShowsInEveryLanguageAndWhoMadeIt) {
    for (const std::string_view lacking : {"alternative", "alternative_fr", "alternative_ru", "credit"}) {
        EXPECT_THAT(work.refusal("add-picture", drawn("Two people").set(lacking, ""), "edda"), HasSubstr(lacking));
        EXPECT_THAT(work.refusal("add-picture", drawn("Two people").set(lacking, std::string(301, 'x')), "edda"),
                    HasSubstr("301 octets"));
    }
    work.must("add-picture", drawn("Two people"), "edda");
    ASSERT_EQ(work.state.pictures.size(), 1u);
    EXPECT_EQ(work.state.pictures[0].alternative[1], "Deux personnes");
    EXPECT_EQ(work.state.pictures[0].large.jpeg->size(), 100u);
    work.must("describe-picture",
              Value::object({{"picture", "p1"},
                             {"alternative", "Three people"},
                             {"alternative_fr", "Trois personnes"},
                             {"alternative_ru", "Три человека"},
                             {"credit", "B. Example"}}),
              "edda");
    EXPECT_EQ(work.state.pictures[0].alternative[0], "Three people");
    EXPECT_EQ(work.state.pictures[0].credit, "B. Example");
}

TEST_F(NewsWork, APictureIsWhatTheNodeDrewWithinItsBounds) {
    EXPECT_EQ(work.refusal("add-picture", drawn("At the edge", largest_picture), "edda"), "accepted");
    EXPECT_THAT(work.refusal("add-picture", drawn("Over it", largest_picture + 1), "edda"), HasSubstr("at most 61440"));
    EXPECT_THAT(work.refusal("add-picture", drawn("Wide").set("large_width", 961), "edda"), HasSubstr("at most"));
    EXPECT_THAT(work.refusal("add-picture", drawn("None").set("small", "JVBERi0="), "edda"), HasSubstr("no JPEG"));
    for (std::size_t more = 1; more < most_pictures; ++more) work.must("add-picture", drawn("One more"), "edda");
    EXPECT_THAT(work.refusal("add-picture", drawn("Too many"), "edda"), HasSubstr("6 pictures"));
}

TEST_F(NewsWork, PicturesArePublishedWithTheTextsAndStayAsTheyWereApproved) {
    write_all("Visit");
    work.must("add-picture", drawn("First"), "edda");
    work.must("publish-news", Value::object(), "edda");
    EXPECT_THAT(work.refusal("add-picture", drawn("Second"), "edda"), HasSubstr("a1 waits"));
    EXPECT_THAT(work.refusal("remove-picture", Value::object({{"picture", "p1"}}), "edda"), HasSubstr("a1 waits"));
    work.approve_last();
    work.must("remove-picture", Value::object({{"picture", "p1"}}), "edda");
    work.must("add-picture", drawn("Second"), "edda");
    EXPECT_EQ(work.state.pictures.at(0).id, "p2") << "an address never shows another picture";
    ASSERT_EQ(work.state.public_on(day("2026-11-22"))->pictures.size(), 1u);
    EXPECT_EQ(work.state.public_on(day("2026-11-22"))->pictures[0].alternative[0], "First");
    ASSERT_NE(work.state.picture("p1"), nullptr) << "what was public is kept";
    EXPECT_EQ(picture_file(work.state, *work.state.picture("p1"), work.state.picture("p1")->large),
              "nws-2026-00001-p1-960.jpg");
    work.must("correct-news", note(), "edda");
    work.approve_last();
    EXPECT_EQ(work.state.public_on(day("2026-11-22"))->pictures[0].alternative[0], "Second");
}

TEST_F(NewsWork, TextAndPicturesTogetherFitOnAPage) {
    write_all("Visit");
    work.must("add-picture", drawn("Two people"), "edda");  // with its credit and marks 10 + 10 + 150 octets
    const auto long_text = [](std::size_t octets) {
        return Value::object({{"language", "en"}, {"headline", "h"}, {"text", std::string(octets, 'x')}});
    };
    work.must("write-text", long_text(longest_news_text - 169), "edda");
    EXPECT_THAT(work.refusal("publish-news", Value::object(), "edda"), HasSubstr("'en' and its pictures have 18001"));
    work.must("write-text", long_text(longest_news_text - 170), "edda");
    EXPECT_EQ(work.refusal("publish-news", Value::object(), "edda"), "accepted");
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
