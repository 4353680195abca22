// SPDX-License-Identifier: EUPL-1.2
#include "documents/html/render_html.h"

#include <gtest/gtest.h>

namespace comity::documents {
namespace {

Segment segment(std::string id, const std::vector<std::string>& versions) {
    Segment made;
    made.id = std::move(id);
    for (const std::string& version : versions) {
        made.versions.emplace_back(1);
        made.versions.back()[0].text = version;
    }
    return made;
}

Document letter() {
    Document document;
    document.languages = {"en", "ar"};
    document.titles = {"Request <1>", "طلب"};
    Paragraph title;
    title.style = Paragraph::Style::title;
    title.words = segment("title", {"Request <1> & more", "طلب"});
    document.blocks = {title, List{true, {segment("list.1", {"one", "واحد"}), segment("list.2", {"two", "اثنان"})}}};
    return document;
}

TEST(Html, GivesEveryVersionItsLanguageAndDirection) {
    const std::string html = render_html(letter(), {});
    EXPECT_NE(html.find("<div lang=\"en\"><h1 id=\"title\">Request &lt;1&gt; &amp; more</h1>"), std::string::npos);
    EXPECT_NE(html.find("<div lang=\"ar\" dir=\"rtl\"><h1 id=\"title-ar\">طلب</h1>"), std::string::npos);
    EXPECT_NE(html.find("<title>Request &lt;1&gt;</title>"), std::string::npos);
}

TEST(Html, NumbersTheItemsOfAListThoughTheyStandApart) {
    const std::string html = render_html(letter(), {{"en"}, {}});
    EXPECT_NE(html.find("<ol start=\"2\"><li id=\"list.2\">two</li></ol>"), std::string::npos);
    EXPECT_EQ(html.find("واحد"), std::string::npos);
}

TEST(Html, MarksADraftAndWhatIsMissing) {
    Document document = letter();
    document.slots = {{"person.name", SlotKind::name, "", {"⟦name⟧", "⟦name⟧"}, true}};
    auto& title = std::get<Paragraph>(document.blocks[0]).words;
    title.versions[0][0].slot = 0;
    const std::string html = render_html(document, {{}, "Draft"});
    EXPECT_NE(html.find("<p class=\"draft\" role=\"note\">Draft</p>"), std::string::npos);
    EXPECT_NE(html.find("<span class=\"gap\" data-slot=\"person.name\">"), std::string::npos);
    document.draft = false;
    EXPECT_EQ(render_html(document, {{}, "Draft"}).find("class=\"draft\""), std::string::npos);
}

}  // namespace
}  // namespace comity::documents
