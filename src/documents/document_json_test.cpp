// SPDX-License-Identifier: EUPL-1.2
#include "documents/document_json.h"

#include <gtest/gtest.h>

#include "documents/testing/worked_cases.h"

namespace comity::documents {
namespace {

Result<Document> read(const std::string& json) {
    const auto tree = format::read_json(json, "document.json");
    if (!tree) return tl::unexpected(tree.error());
    return read_document(*tree);
}

Document small() {
    Document document;
    document.kind = "letter";
    document.languages = {"en", "ru"};
    document.titles = {"Letter", "Письмо"};
    document.slots = {{"person.name", SlotKind::name, "", {"Anna", "Анна"}, false}};
    TextRun name;
    name.text = "Anna";
    name.slot = 0;
    name.face = TextRun::Face::strong;
    name.footnote = 0;
    Segment words{"p", Segment::Origin::free, 1, {{name}, {}}, {"persons"}};
    Segment note{"note", Segment::Origin::standard, 0, {{}, {}}, {}};
    Segment cell{"cell", Segment::Origin::standard, 0, {{}, {}}, {}};
    Segment title{"attachment.1", Segment::Origin::free, 0, {{}, {}}, {}};
    document.blocks = {Paragraph{Paragraph::Style::note, 3, words}, PageBreak{}, Table{{}, {{cell}}}};
    document.footnotes = {note};
    document.attachments = {Attachment{"warrant-auth", title, 2, "sha256:00"}};
    return document;
}

TEST(DocumentJson, ReadsBackWhatItWrote) {
    const auto back = read(to_json(small()));
    ASSERT_TRUE(back) << to_string(back.error());
    EXPECT_EQ(*back, small());
}

TEST(DocumentJson, ReadsBackEveryTemplateOfOneCaseEach) {
    std::set<std::string> seen;
    for_each_draft([&](const WorkedCase&, const Template& paper, const Draft& draft) {
        if (!seen.insert(paper.id).second) return true;
        const auto back = read(to_json(draft.document));
        EXPECT_TRUE(back && *back == draft.document) << paper.id;
        return seen.size() < real_templates().templates().size();
    });
    EXPECT_EQ(seen.size(), real_templates().templates().size());
}

std::string refusal(const std::string& from, const std::string& to) {
    std::string json = to_json(small());
    const std::size_t at = json.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    const auto back = read(json.replace(at, from.size(), to));
    return back ? "" : back.error().message;
}

TEST(DocumentJson, RefusesWhatDoesNotFit) {
    EXPECT_EQ(refusal("\"draft\":true", "\"drafft\":true"), "the member 'draft' is missing");
    EXPECT_EQ(refusal("\"draft\":true", "\"draft\":true,\"more\":1"), "the member 'more' is not known here");
    EXPECT_EQ(refusal("\"slot\":0", "\"slot\":1"), "a number from 0 to 0 should stand here");
    EXPECT_EQ(refusal("\"slot\":0", "\"slot\":-1"), "a number from 0 to 0 should stand here");
    EXPECT_EQ(refusal("\"source\":1", "\"source\":2"), "a number from 0 to 1 should stand here");
    EXPECT_EQ(refusal("\"id\":\"note\"", "\"id\":\"cell\""), "two segments are named 'cell'");
    EXPECT_EQ(refusal("\"style\":\"note\"", "\"style\":\"loud\""), "'loud' is not known here");
    EXPECT_EQ(refusal("[\"Letter\",\"Письмо\"]", "[\"Letter\"]"), "there is not one title per language");
    EXPECT_EQ(refusal("\"words\":[\"Anna\",\"Анна\"]", "\"words\":[\"Anna\"]"), "there are not words per language");
    EXPECT_EQ(refusal("[[{\"id\":\"cell\"", "[[],[{\"id\":\"cell\""), "the rows of the table are not of one length");
}

TEST(DocumentJson, KeepsWhichTranslationsAreOutdatedAndLeavesItOutWhereNoneIs) {
    Document document;
    document.languages = {"en", "fr", "ru"};
    document.titles = {"", "", ""};
    Paragraph paragraph;
    paragraph.words = {"p", Segment::Origin::free, 0, {{}, {}, {}}, {}};
    document.blocks = {paragraph};
    EXPECT_EQ(to_json(document).find("outdated"), std::string::npos);
    std::get<Paragraph>(document.blocks[0]).words.outdated = {1, 2};
    const auto back = read(to_json(document));
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(*back, document);
    for (const std::vector<std::size_t>& wrong : {std::vector<std::size_t>{0}, {2, 1}, {1, 1}, {3}}) {
        std::get<Paragraph>(document.blocks[0]).words.outdated = wrong;
        EXPECT_FALSE(read(to_json(document))) << wrong.front();
    }
}

TEST(DocumentJson, KeepsItsLimits) {
    const auto with_languages = [](std::size_t count) {
        Document document;
        for (std::size_t i = 0; i < count; ++i) document.languages.push_back("x" + std::to_string(i));
        document.titles = document.languages;
        return read(to_json(document)).has_value();
    };
    EXPECT_TRUE(with_languages(max_document_languages));
    EXPECT_FALSE(with_languages(max_document_languages + 1));
    EXPECT_FALSE(with_languages(0));
    const auto with_slots = [](std::size_t count) {
        Document document = small();
        document.slots.resize(count, document.slots[0]);
        return read(to_json(document)).has_value();
    };
    EXPECT_TRUE(with_slots(max_document_slots));
    EXPECT_FALSE(with_slots(max_document_slots + 1));
    const auto with_segments = [](std::size_t count) {
        Document document;
        document.languages = {"en"};
        document.titles = {""};
        List list;
        for (std::size_t i = 0; i < count; ++i)
            list.items.push_back({std::to_string(i), Segment::Origin::standard, 0, {{}}, {}});
        document.blocks = {list};
        return read(to_json(document)).has_value();
    };
    EXPECT_TRUE(with_segments(max_document_segments));
    EXPECT_FALSE(with_segments(max_document_segments + 1));
}

}  // namespace
}  // namespace comity::documents
