// SPDX-License-Identifier: EUPL-1.2
#include "documents/guard/parallel_text.h"

#include <gtest/gtest.h>

#include "documents/testing/worked_cases.h"

namespace comity::documents {
namespace {

using Kind = Difference::Kind;

TextRun words(std::string text, int slot = none) {
    TextRun run;
    run.text = std::move(text);
    run.slot = slot;
    return run;
}

/// One free paragraph in English and Russian, and the name of the case.
Document paper(std::string en, std::string ru) {
    Document document;
    document.languages = {"en", "ru"};
    document.slots = {{"person.name", SlotKind::name, "", {"Anna Example", "Анна Экземпл"}, false}};
    Paragraph paragraph;
    paragraph.words.id = "p";
    paragraph.words.origin = Segment::Origin::free;
    paragraph.words.versions = {{words(std::move(en))}, {words(std::move(ru))}};
    document.blocks = {paragraph};
    return document;
}

constexpr const char* english =
    "Anna Example did not pay EUR 1,200.00 on 5 May 2024: article 6 and article 12, see page 17.";
constexpr const char* russian =
    "Анна Экземпл не уплатила 1200,00 EUR 5 мая 2024 г.: статья 6 и статья 12, см. лист 17.";

Difference only(const Document& document) {
    const std::vector<Difference> found = differences(document);
    EXPECT_EQ(found.size(), 1u);
    for (const Difference& each : found)
        SCOPED_TRACE(std::string(to_string(each.kind)) + " " + each.source.says + " | " + each.other.says);
    return found.empty() ? Difference{} : found.front();
}

std::string russian_with(const std::string& from, const std::string& to) {
    std::string text = russian;
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos);
    return text.replace(at, from.size(), to);
}

TEST(ParallelText, RaisesNothingWhereBothSayTheSame) {
    EXPECT_TRUE(differences(paper(english, russian)).empty());
}

TEST(ParallelText, FindsAnotherDayInBothVersions) {
    const std::string text = russian_with("5 мая", "6 мая");
    const Difference found = only(paper(english, text));
    EXPECT_EQ(found.kind, Kind::date);
    EXPECT_EQ(found.source.says, "2024-05-05");
    EXPECT_EQ(found.other.says, "2024-05-06");
    EXPECT_EQ(std::string(english).substr(found.source.begin, found.source.end - found.source.begin), "5 May 2024");
    EXPECT_EQ(text.substr(found.other.begin, found.other.end - found.other.begin), "6 мая 2024");
}

TEST(ParallelText, NamesATranslationWhoseSourceWasWordedAnewThoughBothAgree) {
    Document document = paper(english, russian);
    std::get<Paragraph>(document.blocks[0]).words.outdated = {1};
    const Difference found = only(document);
    EXPECT_EQ(found.kind, Kind::outdated);
    EXPECT_EQ(to_string(found.kind), "outdated");
    EXPECT_EQ(found.source.language, "en");
    EXPECT_EQ(found.other.language, "ru");
}

TEST(ParallelText, FindsAnotherSum) {
    const Difference found = only(paper(english, russian_with("1200,00", "1210,00")));
    EXPECT_EQ(found.kind, Kind::sum);
    EXPECT_EQ(found.source.says, "EUR 1200");
    EXPECT_EQ(found.other.says, "EUR 1210");
}

TEST(ParallelText, FindsADroppedNot) {
    const Difference found = only(paper(english, russian_with("не ", "")));
    EXPECT_EQ(found.kind, Kind::negation);
    EXPECT_EQ(std::string(english).substr(found.source.begin, found.source.end - found.source.begin), "not");
    EXPECT_EQ(found.other.end, 0u);
}

TEST(ParallelText, FindsTwoArticlesSwapped) {
    const Difference found = only(paper(english, russian_with("статья 6 и статья 12", "статья 12 и статья 6")));
    EXPECT_EQ(found.kind, Kind::provision);
    EXPECT_EQ(found.source.says, "article 6");
    EXPECT_EQ(found.other.says, "article 12");
}

TEST(ParallelText, FindsANameSpelledOtherwise) {
    const Difference found = only(paper(english, russian_with("Анна Экземпл ", "Анна Экзэмпл ")));
    EXPECT_EQ(found.kind, Kind::name);
    EXPECT_EQ(found.source.says, "Anna Example");
}

TEST(ParallelText, KnowsANameInEveryCaseAndFindsAnotherSpellingOfItsParts) {
    EXPECT_TRUE(differences(paper("A letter to Anna Example", "Письмо Анне Экземпл")).empty());
    EXPECT_TRUE(differences(paper("Ms Example left.", "Г-жа Экземпл уехала.")).empty());
    EXPECT_EQ(only(paper("Ms Example left.", "Г-жа Экзампл уехала.")).kind, Kind::name);
}

TEST(ParallelText, FindsASentenceThatWasLeftOut) {
    const Difference found = only(paper("He left on foot that day. The police arrived later. They found some bags.",
                                        "Он ушёл пешком. Они нашли сумки."));
    EXPECT_EQ(found.kind, Kind::value);
    EXPECT_EQ(found.source.says, "3 sentences");
    EXPECT_EQ(found.other.says, "2 sentences");
}

TEST(ParallelText, FindsANotThatMovedToAnotherSentence) {
    const auto found = differences(paper("It did not happen. He knew.", "Это было. Он не знал."));
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].kind, Kind::negation);
}

TEST(ParallelText, FindsAnotherPage) {
    EXPECT_EQ(only(paper(english, russian_with("лист 17", "лист 71"))).kind, Kind::number);
}

TEST(ParallelText, FindsAPassageWithoutTranslation) {
    Document document = paper(english, russian);
    std::get<Paragraph>(document.blocks[0]).words.versions[1].clear();
    EXPECT_EQ(only(document).kind, Kind::untranslated);
}

TEST(ParallelText, FindsEveryChangeOfASlotInOneVersion) {
    const Document clean = first_draft("extradition-prosecution").second.document;
    ASSERT_TRUE(differences(clean).empty());
    std::size_t changed = 0;
    for (std::size_t at = 0; at < segments_of(clean).size(); ++at) {
        for (std::size_t run = 0; run < segments_of(clean)[at]->versions[2].size(); ++run) {
            Document document = clean;
            TextRun& there = segments_of(document)[at]->versions[2][run];
            if (there.slot == none || document.slots[static_cast<std::size_t>(there.slot)].kind == SlotKind::text)
                continue;
            there.text += "7";
            const auto found = differences(document);
            ASSERT_EQ(found.size(), 1u) << segments_of(clean)[at]->id;
            EXPECT_EQ(found[0].segment, segments_of(clean)[at]->id);
            EXPECT_EQ(found[0].other.language, "ru");
            ++changed;
        }
    }
    EXPECT_GE(changed, 10u);
}

}  // namespace
}  // namespace comity::documents
