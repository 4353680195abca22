// SPDX-License-Identifier: EUPL-1.2
#include "documents/document.h"

#include <gtest/gtest.h>

namespace comity::documents {
namespace {

Segment segment(std::string id, std::string en, std::string fr) {
    Segment made;
    made.id = std::move(id);
    made.versions = {{TextRun{std::move(en)}}, {TextRun{std::move(fr)}}};
    return made;
}

Document letter() {
    Document document;
    document.languages = {"en", "fr"};
    document.blocks = {Heading{1, segment("facts", "Facts", "Faits")},
                       List{true, {segment("list.1", "one", "un"), segment("list.2", "two", "deux")}},
                       Table{{segment("head", "Name", "Nom")}, {{segment("row.1", "A", "A")}}}};
    document.footnotes = {segment("note", "See", "Voir")};
    document.attachments = {Attachment{"warrant-auth", segment("annex.1", "Warrant", "Mandat"), 2, {}}};
    return document;
}

TEST(Document, NamesItsSegmentsInReadingOrder) {
    std::vector<std::string> ids;
    const Document document = letter();
    for (const Segment* part : segments_of(document)) ids.push_back(part->id);
    EXPECT_EQ(ids, (std::vector<std::string>{"facts", "list.1", "list.2", "head", "row.1", "note", "annex.1"}));
}

TEST(Document, LetsSegmentsBeChangedWhereTheyStand) {
    Document document = letter();
    segments_of(document)[3]->versions[1] = {TextRun{"Prénom"}};
    EXPECT_EQ(plain_text(std::get<Table>(document.blocks[2]).head[0].versions[1]), "Prénom");
}

TEST(Document, FindsTheVersionOfALanguage) {
    EXPECT_EQ(version_of(letter(), "fr"), 1u);
    EXPECT_EQ(version_of(letter(), "ru"), std::nullopt);
}

TEST(Document, JoinsTheRunsOfAPassage) {
    EXPECT_EQ(plain_text({TextRun{"on "}, TextRun{"1 May 2024", TextRun::Face::strong, 0}, TextRun{"."}}),
              "on 1 May 2024.");
}

TEST(Document, KnowsWhichLanguagesRunFromTheRight) {
    EXPECT_TRUE(right_to_left("ar"));
    EXPECT_TRUE(right_to_left("fa-IR"));
    EXPECT_FALSE(right_to_left("ru"));
    EXPECT_FALSE(right_to_left("arn"));
}

}  // namespace
}  // namespace comity::documents
