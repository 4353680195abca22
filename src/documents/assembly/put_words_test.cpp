// SPDX-License-Identifier: EUPL-1.2
#include "documents/assembly/put_words.h"

#include <gtest/gtest.h>

#include "documents/assembly/rebind.h"

namespace comity::documents {
namespace {

/// A paragraph in two languages that stands on a day.
Document letter(std::string day = "2024-03-01", std::string english = "1 March 2024",
                std::string russian = "1 марта 2024 г.") {
    Document made;
    made.languages = {"en", "ru"};
    made.slots = {{"custody.arrest_date", SlotKind::date, std::move(day), {english, russian}, false}};
    Segment segment;
    segment.id = "arrest";
    segment.versions = {{{"Arrested on ", TextRun::Face::plain, none, none}, {english, TextRun::Face::plain, 0, none}},
                        {{"Задержан ", TextRun::Face::plain, none, none}, {russian, TextRun::Face::plain, 0, none}}};
    made.blocks.emplace_back(Paragraph{Paragraph::Style::body, 0, segment});
    return made;
}

std::string words(const Document& document, std::size_t version) {
    return plain_text(segments_of(document).front()->versions[version]);
}

TEST(PutWords, ATranslationIsOutdatedOnceItsSourceIsWordedAnewUntilSomebodyLooksAgain) {
    Document document = letter();
    ASSERT_TRUE(put_words(document, "arrest", "ru", "Взят {custody.arrest_date}."));
    const Segment& segment = *segments_of(document).front();
    EXPECT_TRUE(segment.outdated.empty()) << "a translation outdates nothing";
    ASSERT_TRUE(put_words(document, "arrest", "en", "Seized on {custody.arrest_date}."));
    EXPECT_TRUE(is_outdated(segment, 1));
    EXPECT_FALSE(is_outdated(segment, 0));
    ASSERT_TRUE(put_words(document, "arrest", "en", "Seized on {custody.arrest_date}."));
    EXPECT_TRUE(is_outdated(segment, 1)) << "the same words again change nothing";
    ASSERT_TRUE(look_again(document, "arrest", "ru"));
    EXPECT_TRUE(segment.outdated.empty());
    EXPECT_FALSE(look_again(document, "arrest", "ru")) << "nobody has to";
    ASSERT_TRUE(put_words(document, "arrest", "en", "Seized."));
    ASSERT_TRUE(put_words(document, "arrest", "ru", "Взят."));
    EXPECT_TRUE(segment.outdated.empty()) << "translated anew";
}

TEST(PutWords, ChangedFactsOutdateNoTranslationAndKeepTheMark) {
    Document document = letter();
    ASSERT_TRUE(put_words(document, "arrest", "en", "Seized on {custody.arrest_date}."));
    const Document fresh = letter("2024-03-02", "2 March 2024", "2 марта 2024 г.");
    EXPECT_TRUE(is_outdated(*segments_of(with_changes(document, fresh, {"arrest"})).front(), 1));
    Document seen = document;
    ASSERT_TRUE(look_again(seen, "arrest", "ru"));
    EXPECT_FALSE(is_outdated(*segments_of(with_changes(seen, fresh, {"arrest"})).front(), 1));
}

TEST(PutWords, StandWhereTheTemplatesStoodAndStayBoundToTheFact) {
    Document document = letter();
    ASSERT_TRUE(put_words(document, "arrest", "en", "He was taken on {custody.arrest_date} at noon."));
    EXPECT_EQ(words(document, 0), "He was taken on 1 March 2024 at noon.");
    EXPECT_EQ(words(document, 1), "Задержан 1 марта 2024 г.");
    EXPECT_EQ(segments_of(document).front()->origin, Segment::Origin::free);
    // The fact changes: the person's words are offered with the new day, and stay otherwise.
    const Document fresh = letter("2024-03-02", "2 March 2024", "2 марта 2024 г.");
    const auto changes = changes_between(document, fresh);
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].kind, Change::Kind::free);
    EXPECT_EQ(words(with_changes(document, fresh, {"arrest"}), 0), "He was taken on 2 March 2024 at noon.");
    EXPECT_EQ(words(with_changes(document, fresh, {}), 0), "He was taken on 1 March 2024 at noon.");
}

TEST(PutWords, AreRefusedWhereTheyCannotStand) {
    Document document = letter();
    const auto refusal = [&](std::string_view segment, std::string_view language, std::string_view text) {
        const auto put = put_words(document, segment, language, text);
        return put ? "put" : put.error().message;
    };
    EXPECT_EQ(refusal("trial", "en", "x"), "passage 'trial' in 'en': the paper has no such passage");
    EXPECT_EQ(refusal("arrest", "fr", "x"), "passage 'arrest' in 'fr': the paper has no such version");
    EXPECT_EQ(refusal("arrest", "en", "  "), "passage 'arrest' in 'en': there are no words");
    EXPECT_EQ(refusal("arrest", "en", "a\nb"), "passage 'arrest' in 'en': it goes over several lines");
    EXPECT_EQ(refusal("arrest", "en", "on {custody.day}"),
              "passage 'arrest' in 'en': the paper has no slot 'custody.day'");
    EXPECT_EQ(refusal("arrest", "en", "on {custody"), "passage 'arrest' in 'en': a brace is not closed");
    EXPECT_EQ(document, letter());
}

TEST(PutWords, HaveALimit) {
    Document document = letter();
    EXPECT_TRUE(put_words(document, "arrest", "en", std::string(max_passage_octets, 'x')));
    const auto over = put_words(document, "arrest", "en", std::string(max_passage_octets + 1, 'x'));
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error().kind, ErrorKind::limit);
}

}  // namespace
}  // namespace comity::documents
