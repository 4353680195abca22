// SPDX-License-Identifier: EUPL-1.2
// Agreements, programmes and meetings on the public site, its calendar, and what its pages are found by.
#include <map>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "law/testing/real_library.h"
#include "node/site/site_search.h"
#include "register/agreement/test_agreement.h"

namespace comity::node {
namespace {

using format::Value;
using registry::day;
using registry::TestAgreement;
using registry::TestWork;
using ::testing::HasSubstr;
using ::testing::Not;

Value publication(std::string_view title, std::string_view title_ru, Value::List fields) {
    return Value::object({{"title", title},
                          {"title_fr", "Accord"},
                          {"title_ru", title_ru},
                          {"source", "Gazette <3>"},
                          {"language", "az"},
                          {"fields", Value::list(std::move(fields))}});
}

Value side(std::string_view state) {
    return Value::object({{"state", state}, {"authority", "Baş Prokurorluq & Co"}});
}

registry::PublicPart<registry::Agreement> agreement(int number, Value::List parties, std::string_view in_force,
                                                    bool observed = false) {
    TestAgreement work(Value::object({{"number", fmt::format("AGR-2024-{:05}", number)},
                                      {"parties", Value::list(std::move(parties))},
                                      {"covers", Value::list({"assistance", "training"})},
                                      {"channel", "central-authorities"},
                                      {"languages", Value::list({"en", "ru"})},
                                      {"term", "P5Y"},
                                      {"observed", observed}}));
    work.today("2024-03-01");
    work.step("sign", "2024-02-10", Value::object({{"place", "Bakı"}, {"signatories", Value::list({"A. Head"})}}));
    if (!in_force.empty()) work.step("enter-into-force", "2024-02-20", Value::object({{"effect", in_force}}));
    work.must("add-text", Value::object({{"language", "az"}, {"text", "Maddə 1"}, {"source", "s"}}));
    work.agreed("publish-page", publication(fmt::format("Memorandum {}", number), "О запросах",
                                            {"stage", "signature", "coverage", "term", "texts"}));
    return *work.state.page.current;
}

registry::PublicPart<registry::Programme> programme() {
    TestWork<registry::Programme> work("CH", "2024-01-22");
    work.must("begin-programme", Value::object({{"programme", "p1"},
                                                {"number", "PRG-2024-00001"},
                                                {"on", "2024-01-22"},
                                                {"title", "t"},
                                                {"parties", Value::list({side("AZ")})},
                                                {"from", "2024-01-01"},
                                                {"to", "2025-12-31"},
                                                {"owner", "anna"},
                                                {"substitute", "boris"}}));
    work.must("add-item", Value::object({{"subject", "Protection of vulnerable groups"},
                                         {"form", "seminar"},
                                         {"from", "2024-05-01"},
                                         {"to", "2024-05-02"}}));
    work.agreed("publish-page", publication("Programme", "Программа", {"items"}));
    return *work.state.page.current;
}

registry::PublicPart<registry::Meeting> meeting() {
    TestWork<registry::Meeting> work("CH", "2024-01-22");
    work.must("begin-meeting", Value::object({{"meeting", "m1"},
                                              {"number", "MTG-2024-00001"},
                                              {"on", "2024-01-22"},
                                              {"title", "t"},
                                              {"kind", "bilateral"},
                                              {"parties", Value::list({side("AZ")})},
                                              {"from", "2024-03-12"},
                                              {"to", "2024-03-13"},
                                              {"place", "Bakı"},
                                              {"owner", "anna"},
                                              {"substitute", "boris"}}));
    work.must("cancel-meeting", Value::object({{"on", "2024-01-22"}, {"because", "b"}, {"source", "s"}}));
    work.agreed("publish-page", publication("Meeting; in Baku", "Встреча", {"place", "outcome"}));
    return *work.state.page.current;
}

class RegisterPages : public ::testing::Test {
   protected:
    static const SiteOwner& owner() {
        static const SiteOwner is{"ch-bj", "Office", *StateCode::parse("CH"), true};
        return is;
    }
    static const std::vector<SiteFile>& files() {
        static const std::vector<SiteFile> made = [] {
            PublicRecord record{.on = day("2026-11-22")};
            record.agreements = {agreement(1, {side("AZ")}, "2024-02-20"),
                                 agreement(2, {side("AZ"), side("KZ")}, "2024-02-21"), agreement(3, {side("TR")}, ""),
                                 agreement(4, {side("FR")}, "2027-01-01"),
                                 agreement(5, {side("US"), side("RU")}, "2024-02-20", true)};
            record.programmes = {programme()};
            record.meetings = {meeting()};
            record.withdrawn = {{.plural = "news",
                                 .number = "NWS-2026-00009",
                                 .on = day("2026-11-20"),
                                 .because = {"Not <so>", "Faux", "Не так"}}};
            return site_files(owner(), law::real_library(), record);
        }();
        return made;
    }
    static std::string page(std::string_view path) {
        for (const SiteFile& file : files())
            if (file.path == path) return file.text;
        ADD_FAILURE() << "no " << path;
        return {};
    }
    static std::string looked_for(std::string_view language, std::string_view typed) {
        static const SiteSearch search(files());
        return search.answer(owner(), day("2026-11-22"), language, typed).value().text;
    }
};

TEST_F(RegisterPages, SayInForceSinceOnlyOfWhatIsInForce) {
    EXPECT_THAT(page("en/agreements/agr-2024-00002.html"), HasSubstr("In force since"));
    EXPECT_THAT(page("en/agreements/agr-2024-00004.html"), Not(HasSubstr("In force since"))) << "from 2027 on";
}

TEST_F(RegisterPages, SayPlainlyThatAnAgreementIsAmongOthersAndNeverCountIt) {
    EXPECT_THAT(page("en/agreements/agr-2024-00005.html"), HasSubstr("this authority is no side of it"));
    EXPECT_THAT(page("ru/agreements/agr-2024-00005.html"), HasSubstr("этот орган в нём не участвует"));
    EXPECT_THAT(page("en/agreements/observed.html"), HasSubstr("Memorandum 5</a>"));
    EXPECT_THAT(page("en/agreements/index.html"), Not(HasSubstr("Memorandum 5")));
    EXPECT_THAT(page("en/agreements/index.html"), HasSubstr("observed.html"));
    EXPECT_THAT(page("en/agreements/kind-memorandum.html"), Not(HasSubstr("Memorandum 5")));
    EXPECT_THAT(page("en/agreements/map.html"), Not(HasSubstr("United States")));
    EXPECT_THAT(page("en/agreements/agr-2024-00003.html"), Not(HasSubstr("no side")));
}

TEST_F(RegisterPages, TellAnAgreementInTheWordsOfEachLanguage) {
    EXPECT_THAT(page("en/agreements/agr-2024-00002.html"), HasSubstr("<h1>Memorandum 2</h1>"));
    EXPECT_THAT(page("ru/agreements/agr-2024-00002.html"), HasSubstr("<dd>действует</dd>"));
    EXPECT_THAT(page("fr/agreements/agr-2024-00002.html"), HasSubstr("5 ans"));
    EXPECT_THAT(page("en/agreements/agr-2024-00002.html"),
                HasSubstr("<span lang=\"az\" dir=\"ltr\">Baş Prokurorluq &amp; Co</span>"));
    EXPECT_THAT(page("en/agreements/agr-2024-00001.html"), HasSubstr("Gazette &lt;3&gt;"));
    EXPECT_EQ(page("data/agr-2024-00001-x1.txt"), "Maddə 1");
    EXPECT_THAT(page("en/agreements/agr-2024-00001.html"), HasSubstr("href=\"../../data/agr-2024-00001-x1.txt\""));
}

TEST_F(RegisterPages, CountAgreementsInForceAndThePartnersTheyAreWith) {
    // In force on 22 November 2026 are the first, with AZ, and the second, with AZ and KZ.
    EXPECT_THAT(
        page("en/agreements/index.html"),
        HasSubstr("Agreements in force: <data value=\"2\">2</data>. Partner States: <data value=\"2\">2</data>."));
    EXPECT_THAT(page("en/agreements/index.html"),
                HasSubstr("<tr><th scope=\"row\">Azerbaijan</th><td class=\"number\">2</td></tr>"));
    EXPECT_THAT(page("en/agreements/index.html"), Not(HasSubstr("<th scope=\"row\">France</th>")));
    EXPECT_THAT(page("en/agreements/state-fr.html"), HasSubstr("Memorandum 4</a> (signed)"));
    EXPECT_THAT(page("en/agreements/state-az.html"), Not(HasSubstr("Memorandum 3")));
}

TEST_F(RegisterPages, TellSubjectsOfAProgrammeAndNoProgressThatIsNotPublic) {
    const std::string programme = page("en/programmes/prg-2024-00001.html");
    EXPECT_THAT(programme, HasSubstr("Protection of vulnerable groups"));
    EXPECT_THAT(programme, Not(HasSubstr("Outcome")));
    EXPECT_THAT(programme, HasSubstr("<td>seminar</td>"));
}

TEST_F(RegisterPages, GiveACalendarOfMeetingsAndItemsInWhichWhatWasCancelledSaysSo) {
    const std::string calendar = page("ru/calendar.ics");
    EXPECT_THAT(calendar, HasSubstr("UID:MTG-2024-00001.ru@ch-bj\r\n"));
    EXPECT_THAT(calendar, HasSubstr("SUMMARY:Встреча\r\nLOCATION:Bakı\r\n"));
    EXPECT_THAT(calendar, HasSubstr("STATUS:CANCELLED\r\n"));
    EXPECT_THAT(calendar, HasSubstr("UID:PRG-2024-00001-i1.ru@ch-bj\r\n"));
    EXPECT_THAT(calendar, Not(HasSubstr("CONFIDENTIAL")));
    EXPECT_THAT(page("en/calendar.ics"), HasSubstr("SUMMARY:Meeting\\; in Baku\r\n"));
}

TEST_F(RegisterPages, SayWhyAPageWasWithdrawnWhereItStood) {
    EXPECT_THAT(page("en/news/nws-2026-00009.html"), HasSubstr("</time>: Not &lt;so&gt;</p>"));
    EXPECT_THAT(page("ru/news/nws-2026-00009.html"), HasSubstr("Не так"));
}

TEST_F(RegisterPages, AreFoundByFormsOfWordsAmongPagesInTheLanguage) {
    EXPECT_THAT(looked_for("en", "groups protected"), HasSubstr("programmes/prg-2024-00001.html"));
    EXPECT_THAT(looked_for("en", "vulnerability"), HasSubstr("prg-2024-00001")) << "word forms";
    EXPECT_THAT(looked_for("ru", "запрос"), HasSubstr("href=\"../ru/agreements/agr-2024-00001.html\""));
    EXPECT_THAT(looked_for("ru", "запросами"), Not(HasSubstr("../en/agreements")));
    EXPECT_THAT(looked_for("en", "seminar"), HasSubstr("<mark>seminar</mark>"));
    EXPECT_THAT(looked_for("fr", "accords"), HasSubstr("agr-2024-00001"));
    EXPECT_THAT(looked_for("en", "andorra"), HasSubstr("treaties/ad.html"));
    EXPECT_THAT(looked_for("en", "andorra"), Not(HasSubstr("treaties/coe-024.html"))) << "parties are not searched";
    EXPECT_THAT(looked_for("en", "zyx"), HasSubstr("No page has all these words."));
    EXPECT_THAT(looked_for("en", "\"><script>"), Not(HasSubstr("<script")));
    EXPECT_THAT(looked_for("en", std::string(501, 'a')), HasSubstr("too long to look for"));
    EXPECT_THAT(looked_for("en", std::string(501, 'a')), Not(HasSubstr("No page has all these words.")));
    EXPECT_THAT(looked_for("en", ""), Not(HasSubstr("No page has all these words.")));
}

TEST_F(RegisterPages, GiveWhatWasFoundPageByPageEachOnce) {
    std::vector<SiteFile> many;
    for (int i = 0; i < 120; ++i)
        many.push_back(
            {.path = fmt::format("en/p{:03}.html", i), .title = "P", .language = "en", .words = "common r&d"});
    const SiteSearch search(many);
    std::multiset<std::string> seen;
    for (std::size_t page = 1; page <= 3; ++page) {
        const std::string text = search.answer(owner(), day("2026-11-22"), "en", "common r&d", page).value().text;
        EXPECT_THAT(text, HasSubstr("Pages found: 120"));
        EXPECT_THAT(text, HasSubstr(fmt::format("<ol start=\"{}\">", (page - 1) * pages_of_an_answer + 1)));
        EXPECT_EQ(text.find("search?q=common%20r%26d&amp;page=") != std::string::npos, true);
        for (const SiteFile& file : many)
            if (text.find("href=\"../" + file.path) != std::string::npos) seen.insert(file.path);
    }
    EXPECT_EQ(seen.size(), 120u);
    EXPECT_EQ(std::set(seen.begin(), seen.end()).size(), 120u);
    EXPECT_EQ(search.answer(owner(), day("2026-11-22"), "en", "common", 4).error().kind, ErrorKind::not_found);
    EXPECT_EQ(search.answer(owner(), day("2026-11-22"), "en", "common", 0).error().kind, ErrorKind::not_found);
    EXPECT_TRUE(search.answer(owner(), day("2026-11-22"), "en", "zyx", 1)) << "nothing found has a page that says so";
}

TEST_F(RegisterPages, ShowPartnersOnAMapByKindWithATableThatSaysTheSame) {
    for (const std::string_view path : {"en/agreements/map.html", "en/agreements/map-memorandum.html"}) {
        EXPECT_THAT(page(path), HasSubstr("<a href=\"state-az.html\" tabindex=\"-1\"><circle class=\"n2\""));
        EXPECT_THAT(page(path), HasSubstr("<title>Azerbaijan: 2</title>"));
        EXPECT_THAT(page(path), HasSubstr("state-az.html\">Azerbaijan</a></th><td class=\"number\">2</td>"));
        EXPECT_THAT(page(path), Not(HasSubstr("Germany")));
    }
    EXPECT_THAT(page("en/agreements/index.html"), HasSubstr("agreements/map.html"));
}

TEST_F(RegisterPages, HaveAFormForWordsOnlyWhereAProgramAnswersIt) {
    EXPECT_THAT(page("en/search.html"), HasSubstr("<form role=\"search\" action=\"search\" method=\"get\">"));
    SiteOwner exported = owner();
    exported.answers_search = false;
    for (const SiteFile& file : contents_files(exported, law::real_library(), day("2026-11-22"), files())) {
        EXPECT_THAT(file.text, Not(HasSubstr("<form"))) << file.path;
    }
    std::set<std::string> listed;
    for (const SiteFile& file : contents_files(exported, law::real_library(), day("2026-11-22"), files()))
        if (file.path.starts_with("en/search") && file.text.find("agr-2024-00003.html") != std::string::npos)
            listed.insert(file.path);
    EXPECT_EQ(listed.size(), 1u) << "every page stands in the list once";
}

TEST_F(RegisterPages, ReadMarkupAsTheWordsItShows) {
    EXPECT_EQ(text_of_markup("<p>a &lt;b&gt;</p><td>c &amp; &quot;d&quot;"), " a <b>  c & \"d\"");
    EXPECT_EQ(text_of_markup("<p"), " ");
}

}  // namespace
}  // namespace comity::node
