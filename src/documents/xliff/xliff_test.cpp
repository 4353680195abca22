// SPDX-License-Identifier: EUPL-1.2
#include "documents/xliff/xliff.h"

#include <gtest/gtest.h>

#include "documents/assembly/assemble.h"
#include "documents/testing/worked_cases.h"

namespace comity::documents {
namespace {

TextRun run(std::string text, int slot = none, TextRun::Face face = TextRun::Face::plain) {
    TextRun made;
    made.text = std::move(text);
    made.slot = slot;
    made.face = face;
    return made;
}

/// A paragraph a person wrote in English, with a name in it, and a standard heading.
Document letter() {
    Document document;
    document.languages = {"en", "ru"};
    document.titles = {"Letter", "Письмо"};
    document.reference = "A-1";
    document.slots = {
        {"person.name", SlotKind::name, "", {"Anna", "Анна"}, false},
        {"facts.summary", SlotKind::text, "", {"It was dark.", "⟦требуется перевод: It was dark.⟧"}, false}};
    Heading heading;
    heading.words = {"facts-title", Segment::Origin::standard, 0, {{run("Facts")}, {run("Обстоятельства дела")}}, {}};
    Paragraph facts;
    facts.words = {"facts",
                   Segment::Origin::standard,
                   0,
                   {{run("It was dark.", 1)}, {run("⟦требуется перевод: It was dark.⟧", 1)}},
                   {}};
    Paragraph own;
    own.words = {
        "own",
        Segment::Origin::free,
        0,
        {{run("Anna", 0), run(" & <others> were "), run("not", none, TextRun::Face::strong), run(" there.")}, {}},
        {}};
    document.blocks = {heading, facts, own};
    return document;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from << " in " << text;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

/// As a translator's tool would send it back.
std::string translated() {
    std::string xliff = to_xliff(letter(), "en", "ru").value();
    xliff = replaced(xliff, "<x:source>It was dark.</x:source>",
                     "<x:source>It was dark.</x:source><x:target>Было темно.</x:target>");
    const std::size_t end = xliff.find("</x:source>", xliff.find("name=\"own\"")) + 11;
    return xliff.insert(
        end,
        "<x:target><x:pc id=\"c2\" subType=\"xlf:b\" type=\"fmt\">Не</x:pc> было там <x:ph disp=\"A > B\" id=\"c1\" "
        "equiv=\"person.name\"/> &amp; &lt;иных&gt;.</x:target>");
}

TEST(Xliff, SendsWhatPeopleWroteAndShowsTheRest) {
    const auto xliff = to_xliff(letter(), "en", "ru");
    ASSERT_TRUE(xliff);
    EXPECT_EQ(
        *xliff,
        "<x:xliff xmlns:x=\"urn:oasis:names:tc:xliff:document:2.0\" srcLang=\"en\" trgLang=\"ru\" version=\"2.1\">"
        "<x:file id=\"f1\" original=\"A-1\">"
        "<x:unit canResegment=\"no\" id=\"u1\" name=\"facts-title\" translate=\"no\">"
        "<x:segment id=\"s1\" state=\"final\"><x:source>Facts</x:source><x:target>Обстоятельства "
        "дела</x:target></x:segment></x:unit>"
        "<x:unit canResegment=\"no\" id=\"u2\" name=\"field:facts.summary\" translate=\"yes\">"
        "<x:segment id=\"s1\" state=\"initial\"><x:source>It was dark.</x:source></x:segment></x:unit>"
        "<x:unit canResegment=\"no\" id=\"u3\" name=\"facts\" translate=\"no\"><x:notes><x:note>facts.summary = "
        "⟦требуется перевод: It was dark.⟧</x:note></x:notes>"
        "<x:segment id=\"s1\" state=\"final\"><x:source><x:ph canCopy=\"no\" canDelete=\"no\" disp=\"It was dark.\" "
        "equiv=\"facts.summary\" id=\"c1\"></x:ph></x:source><x:target><x:ph canCopy=\"no\" canDelete=\"no\" "
        "disp=\"⟦требуется перевод: It was dark.⟧\" equiv=\"facts.summary\" "
        "id=\"c1\"></x:ph></x:target></x:segment></x:unit>"
        "<x:unit canResegment=\"no\" id=\"u4\" name=\"own\" translate=\"yes\"><x:notes><x:note>person.name = "
        "Анна</x:note></x:notes>"
        "<x:segment id=\"s1\" state=\"initial\"><x:source><x:ph canCopy=\"no\" canDelete=\"no\" disp=\"Anna\" "
        "equiv=\"person.name\" id=\"c1\"></x:ph> &amp; &lt;others&gt; were <x:pc id=\"c2\" subType=\"xlf:b\" "
        "type=\"fmt\">not</x:pc> there.</x:source></x:segment></x:unit></x:file></x:xliff>");
}

TEST(Xliff, PutsTranslationsWhereTheyBelongWithSlotsInTheirOwnLanguage) {
    const auto back = from_xliff(letter(), translated());
    ASSERT_TRUE(back) << to_string(back.error());
    EXPECT_EQ(back->taken, 2u);
    EXPECT_TRUE(back->refused.empty());
    const auto segments = segments_of(back->document);
    EXPECT_EQ(plain_text(segments[1]->versions[1]), "Было темно.");
    EXPECT_EQ(plain_text(segments[2]->versions[1]), "Не было там Анна & <иных>.");
    EXPECT_EQ(segments[2]->versions[1][0].face, TextRun::Face::strong);
    EXPECT_EQ(segments[2]->versions[1][2].slot, 0);
    EXPECT_TRUE(gaps_of(back->document).empty());
}

TEST(Xliff, RefusesATranslationOfWhatReadsOtherwiseNow) {
    Document changed = letter();
    std::get<Paragraph>(changed.blocks[2]).words.versions[0][1].text = " and others were ";
    const auto back = from_xliff(changed, translated());
    ASSERT_TRUE(back);
    EXPECT_EQ(back->taken, 1u);
    ASSERT_EQ(back->refused.size(), 1u);
    EXPECT_EQ(back->refused[0].name, "own");
    EXPECT_EQ(back->refused[0].reason, "the paper reads otherwise now: translate it anew");
}

TEST(Xliff, RefusesATranslationThatLostASlotOrHasItTwice) {
    const std::string code = "<x:ph disp=\"A > B\" id=\"c1\" equiv=\"person.name\"/>";
    for (const std::string& instead : {std::string(), code + code}) {
        const auto back = from_xliff(letter(), replaced(translated(), code, instead));
        ASSERT_TRUE(back);
        ASSERT_EQ(back->refused.size(), 1u);
        EXPECT_EQ(back->refused[0].reason, "a slot is missing, or stands there too often");
    }
}

TEST(Xliff, DoesNotTakeChangesOfStandardWording) {
    const auto back = from_xliff(letter(), replaced(translated(), "Обстоятельства дела", "Иное"));
    ASSERT_TRUE(back);
    EXPECT_EQ(plain_text(segments_of(back->document)[0]->versions[1]), "Обстоятельства дела");
}

TEST(Xliff, RefusesOtherLanguagesAndOtherFiles) {
    EXPECT_FALSE(to_xliff(letter(), "en", "en"));
    EXPECT_FALSE(to_xliff(letter(), "en", "fr"));
    EXPECT_FALSE(from_xliff(letter(), replaced(translated(), "trgLang=\"ru\"", "trgLang=\"fr\"")));
    EXPECT_FALSE(from_xliff(letter(), replaced(translated(), "version=\"2.1\"", "version=\"1.2\"")));
    EXPECT_FALSE(from_xliff(letter(), "<x/>"));
    EXPECT_FALSE(from_xliff(letter(), "no"));
    EXPECT_FALSE(from_xliff(letter(), std::string(max_xliff_bytes + 1, ' ')));
}

TEST(Xliff, TellsWhatItBringsAndTakesWhatIsNamed) {
    const auto all = from_xliff(letter(), translated());
    ASSERT_TRUE(all);
    EXPECT_EQ(all->language, "ru");
    ASSERT_EQ(all->units.size(), 2u);
    EXPECT_EQ(all->units[0].name, "field:facts.summary");
    EXPECT_EQ(plain_text(all->units[0].after), "Было темно.");
    EXPECT_TRUE(all->units[0].before.empty());
    const auto one = from_xliff(letter(), translated(), {}, std::set<std::string>{"own"});
    ASSERT_TRUE(one);
    ASSERT_EQ(one->units.size(), 1u);
    EXPECT_EQ(one->units[0].name, "own");
    EXPECT_EQ(one->document.slots[1], letter().slots[1]) << "the field was not named";
}

TEST(Xliff, WhatWasWordedAnewIsToBeTranslatedAgainAndIsNotLookedAtByComingBackAsItWent) {
    Document changed = letter();
    Segment& own = std::get<Paragraph>(changed.blocks[2]).words;
    own.versions[1] = {run("Анна", 0), run(" была там.")};
    own.outdated = {1};
    const std::string xliff = to_xliff(changed, "en", "ru").value();
    const std::size_t at = xliff.find("name=\"own\"");
    EXPECT_NE(xliff.find("state=\"initial\"", at), std::string::npos);
    const auto unread = from_xliff(changed, xliff);
    ASSERT_TRUE(unread);
    EXPECT_TRUE(is_outdated(*segments_of(unread->document)[2], 1));
    std::string read = xliff;
    read.replace(read.find("state=\"initial\"", at), 15, "state=\"reviewed\"");
    const auto back = from_xliff(changed, read);
    ASSERT_TRUE(back);
    EXPECT_FALSE(is_outdated(*segments_of(back->document)[2], 1)) << "a translator said so";
}

TEST(Xliff, BringsBackEveryPaperUnchanged) {
    const Document paper = first_draft("bank-records").second.document;
    const auto xliff = to_xliff(paper, "en", "ru");
    ASSERT_TRUE(xliff);
    const auto back = from_xliff(paper, *xliff);
    ASSERT_TRUE(back);
    EXPECT_TRUE(back->refused.empty());
    EXPECT_GT(back->taken, 10u);
    EXPECT_EQ(back->document, paper);
}

}  // namespace
}  // namespace comity::documents
