// SPDX-License-Identifier: EUPL-1.2
#include "documents/translation/earlier.h"

#include <gmock/gmock.h>

namespace comity::documents {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TextRun words(std::string_view text, int slot = none) {
    TextRun run;
    run.text = text;
    run.slot = slot;
    return run;
}

Segment segment(std::string_view id, Passage source, Passage translation) {
    Segment made;
    made.id = id;
    made.origin = Segment::Origin::free;
    made.versions = {std::move(source), std::move(translation)};
    return made;
}

Document paper(std::vector<Segment> segments, std::string_view name = "person.name") {
    Document made;
    made.languages = {"en", "fr"};
    made.titles = {"", ""};
    made.slots = {{std::string(name), SlotKind::name, "", {"Rashad Example", "Rashad Example"}, false}};
    for (Segment& each : segments) made.blocks.emplace_back(Paragraph{Paragraph::Style::body, 0, std::move(each)});
    return made;
}

TEST(Likeness, IsTheShareOfWordsThatNeedNotChange) {
    EXPECT_EQ(likeness("He paid no tax.", "he paid no tax", "en"), 100);
    EXPECT_EQ(likeness("one two three four five six seven eight nine ten",
                       "one two three four five six seven eight nine", "en"),
              90);
    EXPECT_EQ(likeness("one two three four", "one two four three", "en"), 50);
    EXPECT_EQ(likeness("", "", "en"), 100);
    EXPECT_LT(likeness("a b c", "a", "en"), least_likeness);
}

TEST(Likeness, OfLongPassagesOnlyTheSameAreAlike) {
    std::string longest;
    for (std::size_t i = 0; i < most_compared_words; ++i) longest += "word ";
    EXPECT_EQ(likeness(longest, longest + "more", "en"), 0) << "one word too long";
    EXPECT_EQ(likeness(longest + "more", longest + "more", "en"), 100);
    EXPECT_EQ(likeness(longest, longest.substr(5) + "more", "en"), 99) << "99 of 100 at the edge";
}

TEST(Earlier, TheLikestTranslationComesFirst) {
    const Document earlier =
        paper({segment("a", {words("He paid no tax in the year 2024.")}, {words("En 2024, rien.")}),
               segment("b", {words("He paid no tax.")}, {words("Il n’a payé aucun impôt.")}),
               segment("c", {words("Something else altogether.")}, {words("Autre chose.")})});
    const Document here = paper({segment("x", {words("He paid no tax")}, {})});
    EXPECT_THAT(earlier_translations(earlier, here, *segments_of(here)[0], "fr"),
                ElementsAre(EarlierTranslation{"He paid no tax.", "Il n’a payé aucun impôt.", 100}));
    EXPECT_THAT(earlier_translations(earlier, here, *segments_of(here)[0], "ru"), IsEmpty());
}

TEST(Earlier, WhatFactsOfAnotherCaseGaveStandsAsSlotsOfThisOneOrNotAtAll) {
    const Segment said = segment("a", {words("Seized by "), words("Rashad Example", 0), words(" at home in the town.")},
                                 {words("Saisi par "), words("Rashad Example", 0), words(" à la maison.")});
    const Document here =
        paper({segment("x", {words("Seized by "), words("Ivan Other", 0), words(" at home in the town.")}, {})});
    const auto found = earlier_translations(paper({said}), here, *segments_of(here)[0], "fr");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].likeness, 100);
    EXPECT_EQ(found[0].translation, "Saisi par {person.name} à la maison.");
    const auto strange = earlier_translations(paper({said}, "bank.holder"), here, *segments_of(here)[0], "fr");
    ASSERT_EQ(strange.size(), 1U);
    EXPECT_EQ(strange[0].translation, "Saisi par … à la maison.");
    EXPECT_EQ(strange[0].likeness, 87) << "one word of eight is another";
}

TEST(Earlier, OnlyWhatAPersonTranslatedAndNobodyHasToLookAtAgainIsOffered) {
    Segment standard = segment("a", {words("He paid.")}, {words("Il a payé.")});
    standard.origin = Segment::Origin::standard;
    Segment outdated = segment("b", {words("He paid.")}, {words("Il paya.")});
    outdated.outdated = {1};
    const Segment untranslated = segment("c", {words("He paid.")}, {});
    const Document here = paper({segment("x", {words("He paid.")}, {})});
    EXPECT_THAT(earlier_translations(paper({standard, outdated, untranslated}), here, *segments_of(here)[0], "fr"),
                IsEmpty());
}

}  // namespace
}  // namespace comity::documents
