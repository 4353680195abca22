// SPDX-License-Identifier: EUPL-1.2
// The site of a prepared record: what stands on it, what does not, and that every page can be read by any program.
#include "node/site/public_site.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "format/base64.h"
#include "law/testing/real_library.h"
#include "node/site/site_search.h"
#include "register/test_work.h"

namespace comity::node {
namespace {

using format::Value;
using registry::day;
using registry::NewsItem;
using registry::Statistic;
using registry::TestWork;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view hostile = "<script>alert(\"x\")</script> & 'y'";

Value entered(std::string_view word, std::string_view number, Value more) {
    return more.set(word, "id" + std::string(number))
        .set("number", number)
        .set("on", "2026-11-20")
        .set("owner", "marker-owner")
        .set("substitute", "marker-substitute");
}

NewsItem item(std::string_view number, std::string_view headline, std::string_view text = "One.\n\nTwo.") {
    TestWork<NewsItem> work("CH", "2026-11-20");
    work.must("begin-news", entered("news", number,
                                    Value::object({{"title", "marker-title"},
                                                   {"tags", Value::list({"visits"})},
                                                   {"states", Value::list({"KZ"})}})));
    const auto write = [&](std::string_view language, std::string_view words) {
        work.must("write-text", Value::object({{"language", language}, {"headline", headline}, {"text", words}}));
    };
    for (const std::string_view language : registry::public_languages) write(language, text);
    write("ar", "نص");
    work.agreed("publish-news", Value::object({{"reason", "marker-reason"}}));
    work.must("write-text",
              Value::object({{"language", "en"}, {"headline", "marker-draft"}, {"text", "marker-draft"}}));
    return work.state;
}

Statistic statistic() {
    TestWork<Statistic> work("CH", "2026-11-20");
    work.must("begin-statistic", entered("statistic", "STA-2026-00001",
                                         Value::object({{"title", hostile},
                                                        {"title_fr", "Demandes"},
                                                        {"title_ru", "Запросы"},
                                                        {"about", "cases"},
                                                        {"rows", "kind"},
                                                        {"columns", "direction"}})));
    std::vector<registry::CountedCase> cases;
    for (int i = 0; i < 30; ++i)
        cases.push_back({fmt::format("marker-case-{}", i), i < 3 ? "extradition" : "assistance",
                         i % 2 == 0 ? "incoming" : "outgoing", *StateCode::parse("TR"), day("2026-03-01"), false});
    registry::CountTable table = registry::count_cases(cases, "kind", "direction");
    if (!registry::withhold(table, {})) throw std::logic_error("withhold");
    work.agreed("publish-table", Value::object({{"until", "2026-10-31"},
                                                {"cells", registry::cells_value(table)},
                                                {"counted", registry::counted_value(table, "cases")},
                                                {"reason", "marker-reason"}}));
    return work.state;
}

class Site : public ::testing::Test {
   protected:
    static const std::map<std::string, std::string>& pages() {
        static const auto made = [] {
            const PublicRecord record{day("2026-11-22"), {item("NWS-2026-00001", hostile)}, {statistic()}};
            std::map<std::string, std::string> texts;
            for (SiteFile& file :
                 site_files({"ch-bj", "Office of <Justice>", *StateCode::parse("CH")}, law::real_library(), record))
                texts.emplace(std::move(file.path), std::move(file.text));
            return texts;
        }();
        return made;
    }
    static const std::string& page(const std::string& path) { return pages().at(path); }
};

TEST_F(Site, HoldsEachPageInThreeLanguages) {
    for (const std::string_view language : registry::public_languages)
        for (const std::string_view path :
             {"index.html", "news/index.html", "news/2026.html", "news/nws-2026-00001.html", "news/tag-visits.html",
              "news/state-kz.html", "news.atom", "statistics/index.html", "statistics/sta-2026-00001.html",
              "treaties/index.html", "treaties/tr.html"})
            EXPECT_TRUE(pages().contains(fmt::format("{}/{}", language, path))) << language << " " << path;
    EXPECT_THAT(page("fr/news/index.html"), HasSubstr("<html lang=\"fr\""));
    EXPECT_THAT(page("ru/treaties/index.html"), HasSubstr("Договоры"));
}

TEST_F(Site, LinksOnlyToWhatIsThere) {
    int links = 0;
    for (const auto& [path, text] : pages()) {
        std::string folder = path.substr(0, path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1);
        for (std::size_t at = text.find("href=\""); at != std::string::npos; at = text.find("href=\"", at + 1)) {
            std::string to = text.substr(at + 6, text.find('"', at + 6) - at - 6);
            if (to.starts_with('#') || to.starts_with("http")) continue;
            std::string from = folder;
            while (to.starts_with("../")) {
                to.erase(0, 3);
                ASSERT_FALSE(from.empty()) << path;
                from.pop_back();
                from.erase(from.rfind('/') == std::string::npos ? 0 : from.rfind('/') + 1);
            }
            // A text in a further language has its neighbours in the three only where the item itself stands there.
            EXPECT_TRUE(pages().contains(from + to)) << path << " links to " << from + to;
            ++links;
        }
    }
    EXPECT_GT(links, 1'000);
}

TEST_F(Site, EscapesWhateverPeopleEntered) {
    for (const auto& [path, text] : pages()) {
        if (path.ends_with(".ics")) continue;  // no markup: RFC 5545 escapes otherwise
        EXPECT_THAT(text, Not(HasSubstr("<script"))) << path;
        EXPECT_THAT(text, Not(HasSubstr("Office of <Justice>"))) << path;
    }
    EXPECT_THAT(page("en/news/nws-2026-00001.html"),
                HasSubstr("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp;"));
    EXPECT_THAT(page("en/statistics/index.html"), HasSubstr("&lt;script&gt;"));
}

TEST_F(Site, TellsNothingThatIsNotPublic) {
    for (const auto& [path, text] : pages()) EXPECT_EQ(text.find("marker-"), std::string::npos) << path;
}

TEST_F(Site, StaysBelowAHundredKibibytesAPage) {
    for (const auto& [path, text] : pages()) EXPECT_LE(text.size(), 100u * 1024) << path;
    // The worst that is accepted: every octet must be escaped.
    const std::string headline(registry::longest_headline, '&'), text(registry::longest_news_text, '&');
    PublicRecord record{day("2026-11-22"), {}, {}};
    record.news.push_back(item("NWS-2026-00000", headline, text));
    for (int i = 1; i < 101; ++i)
        record.news.push_back(item(fmt::format("NWS-2026-{:05}", i), std::string(registry::longest_headline, 'h')));
    const auto files = record_files({"ch-bj", "Office", *StateCode::parse("CH")}, law::real_library(), record);
    std::set<std::string> paths;
    for (const SiteFile& file : files) {
        if (file.path.ends_with(".html")) {
            EXPECT_LE(file.text.size(), 100u * 1024) << file.path;
        }
        paths.insert(file.path);
    }
    EXPECT_TRUE(paths.contains("en/news/index-p2.html")) << "the hundred and first";
}

TEST_F(Site, ReadsFromRightToLeftWhereTheTextDoes) {
    EXPECT_THAT(page("ar/news/nws-2026-00001.html"), HasSubstr("<main id=\"content\" lang=\"ar\" dir=\"rtl\">"));
    EXPECT_THAT(page("ar/news/nws-2026-00001.html"), HasSubstr("<title lang=\"ar\" dir=\"rtl\">"));
    EXPECT_THAT(page("en/news/nws-2026-00001.html"), HasSubstr("<title>"));
    EXPECT_THAT(page("en/news/nws-2026-00001.html"), HasSubstr("href=\"../../ar/news/nws-2026-00001.html\""));
}

TEST_F(Site, NamesWhatIsFoundInItsOwnLanguageAndDirection) {
    const std::array files{SiteFile{.path = "ar/news/a.html", .title = "خبر", .language = "ar", .words = "نص طويل"},
                           SiteFile{.path = "en/news/a.html", .title = "Item", .language = "en", .words = "نص long"}};
    const std::string found =
        SiteSearch(files)
            .answer({"ch-bj", "Office", *StateCode::parse("CH"), true}, day("2026-11-22"), "en", "نص")
            .value()
            .text;
    EXPECT_THAT(found, HasSubstr("<a href=\"../ar/news/a.html\" lang=\"ar\" dir=\"rtl\">خبر</a><br>\n<span "
                                 "lang=\"ar\" dir=\"rtl\">"));
    EXPECT_THAT(found, HasSubstr("<a href=\"../en/news/a.html\">Item</a>"));
}

TEST_F(Site, ShowsATableWithItsHeadsAndWhatIsWithheld) {
    const std::string& table = page("en/statistics/sta-2026-00001.html");
    EXPECT_THAT(table, HasSubstr("<th scope=\"col\">incoming</th>"));
    EXPECT_THAT(table, HasSubstr("<th scope=\"row\">extradition</th>"));
    EXPECT_THAT(table, HasSubstr("<td class=\"number\">30</td>"));
    EXPECT_THAT(table, HasSubstr("<td class=\"number\">–</td>"));
    EXPECT_THAT(table, HasSubstr("are not told"));
    EXPECT_THAT(table, Not(HasSubstr("class=\"chart\""))) << "all is withheld: there is nothing to draw";
    EXPECT_THAT(page("data/sta-2026-00001.csv"), HasSubstr("\"extradition\",\"\",,\r\n"));
    EXPECT_THAT(page("data/sta-2026-00001.csv"), HasSubstr("\"\",\"\",30,\r\n"));
}

TEST(SiteOfATableThatStandsAgain, HasBarsAndSaysWhyTheNewerOneWasWithdrawn) {
    TestWork<Statistic> work("CH", "2026-11-20");
    work.must(
        "begin-statistic",
        entered("statistic", "STA-2026-00002",
                Value::object(
                    {{"title", "T"}, {"title_fr", "T"}, {"title_ru", "T"}, {"about", "cases"}, {"rows", "kind"}})));
    std::vector<registry::CountedCase> cases;
    for (int i = 0; i < 40; ++i)
        cases.push_back({fmt::format("c{}", i), i < 10 ? "extradition" : "assistance", "incoming",
                         *StateCode::parse("TR"), day("2026-03-01"), false});
    const registry::CountTable table = registry::count_cases(cases, "kind", "");
    for (const std::string_view until : {"2026-09-30", "2026-10-31"})
        work.agreed("publish-table", Value::object({{"until", until},
                                                    {"cells", registry::cells_value(table)},
                                                    {"counted", registry::counted_value(table, "cases")}}));
    work.agreed("withdraw-table", Value::object({{"edition", "e2"},
                                                 {"because", "marker-because"},
                                                 {"note", "Counted <twice>"},
                                                 {"note_fr", "Compté deux fois"},
                                                 {"note_ru", "Учтено дважды"}}));
    PublicRecord record{.on = day("2026-11-22")};
    record.statistics = {work.state};
    std::map<std::string, std::string> texts;
    for (SiteFile& file : record_files({"ch-bj", "Office", *StateCode::parse("CH")}, law::real_library(), record))
        texts.emplace(std::move(file.path), std::move(file.text));
    const std::string& page = texts.at("en/statistics/sta-2026-00002.html");
    EXPECT_THAT(page, HasSubstr("aria-label=\"The numbers of the table below as bars\""));
    EXPECT_THAT(page,
                HasSubstr("<span class=\"of\">extradition</span>\n<span class=\"bar\"><svg viewBox=\"0 0 1000 1\" "
                          "preserveAspectRatio=\"none\"><rect class=\"b0\" width=\"333\""));
    EXPECT_THAT(page, HasSubstr("</time>: Counted &lt;twice&gt;</p>"));
    EXPECT_THAT(texts.at("fr/statistics/sta-2026-00002.html"), HasSubstr("Compté deux fois"));
    for (const auto& [path, text] : texts) EXPECT_THAT(text, Not(HasSubstr("marker-"))) << path;
}

NewsItem with_pictures(std::string_view number, int count, std::string_view words, std::size_t text) {
    TestWork<NewsItem> work("CH", "2026-11-20");
    work.must("begin-news", entered("news", number, Value::object({{"title", "t"}})));
    for (const std::string_view language : {"en", "fr", "ru", "ar"})
        work.must("write-text",
                  Value::object({{"language", language}, {"headline", "h"}, {"text", std::string(text, '&')}}));
    const std::string jpeg = format::base64(octets("\xFF\xD8\xFF drawn"));
    for (int i = 0; i < count; ++i)
        work.must("add-picture", Value::object({{"alternative", words},
                                                {"alternative_fr", "Deux personnes"},
                                                {"alternative_ru", words},
                                                {"credit", words},
                                                {"large", jpeg},
                                                {"large_width", 960},
                                                {"large_height", 640},
                                                {"small", jpeg},
                                                {"small_width", 480},
                                                {"small_height", 320}}));
    work.agreed("publish-news", Value::object());
    return work.state;
}

TEST_F(Site, ShowsPicturesInTwoSizesWithWhatTheyShowAndTheirCredit) {
    const PublicRecord record{.on = day("2026-11-22"), .news = {with_pictures("NWS-2026-00007", 2, "Two <people>", 9)}};
    std::map<std::string, SiteFile> files;
    for (SiteFile& file : record_files({"ch-bj", "Office", *StateCode::parse("CH")}, law::real_library(), record))
        files.emplace(file.path, file);
    const std::string& english = files.at("en/news/nws-2026-00007.html").text;
    EXPECT_THAT(english, HasSubstr("<img src=\"../../data/nws-2026-00007-p1-960.jpg\" "
                                   "srcset=\"../../data/nws-2026-00007-p1-480.jpg 480w, "
                                   "../../data/nws-2026-00007-p1-960.jpg 960w\" sizes=\"(min-width: 42rem) 40rem, "
                                   "100vw\" width=\"960\" height=\"640\" alt=\"Two &lt;people&gt;\">"));
    EXPECT_THAT(english, HasSubstr("p2-960.jpg"));
    EXPECT_LT(english.find("p1-960.jpg"), english.find("loading=\"lazy\"")) << "below the text alone";
    EXPECT_LT(english.find("&amp;&amp;"), english.find("p2-960.jpg"));
    EXPECT_THAT(english, HasSubstr("<figcaption>Photograph: Two &lt;people&gt;</figcaption>"));
    EXPECT_THAT(files.at("fr/news/nws-2026-00007.html").text, HasSubstr("alt=\"Deux personnes\""));
    EXPECT_THAT(files.at("ar/news/nws-2026-00007.html").text,
                HasSubstr("class=\"photograph\" lang=\"en\" dir=\"ltr\""));
    for (const std::string_view path : {"data/nws-2026-00007-p1-480.jpg", "data/nws-2026-00007-p2-960.jpg"}) {
        EXPECT_EQ(files.at(std::string(path)).type, "image/jpeg");
        EXPECT_EQ(files.at(std::string(path)).text, "\xFF\xD8\xFF drawn");
    }
    EXPECT_THAT(std::string(site_policy), HasSubstr("img-src 'self';"));
}

TEST_F(Site, APageStaysBelow100KiBWithAllThePicturesItMayHave) {
    constexpr std::size_t said = registry::longest_note * 2 + registry::octets_around_a_picture;
    const std::size_t text = registry::longest_news_text - registry::most_pictures * said;
    const PublicRecord record{.on = day("2026-11-22"),
                              .news = {with_pictures("NWS-2026-00007", static_cast<int>(registry::most_pictures),
                                                     std::string(registry::longest_note, '&'), text)}};
    constexpr std::size_t budget = 100 * 1024;
    const std::vector<SiteFile> files =
        record_files({"ch-bj", "Office", *StateCode::parse("CH")}, law::real_library(), record);
    const auto style = std::ranges::find(files, "site.css", &SiteFile::path);
    for (const SiteFile& file : files)
        if (file.path.ends_with("nws-2026-00007.html")) {
            EXPECT_LT(file.text.size() + style->text.size(), budget) << file.path;
        }
}

TEST_F(Site, NamesTheTreatiesInForceWithAState) {
    EXPECT_THAT(page("en/treaties/tr.html"), HasSubstr("European Convention on Extradition"));
    EXPECT_THAT(page("en/treaties/tr.html"), HasSubstr("extradition"));
}

TEST_F(Site, NeedsNoScriptAndNothingOfOthers) {
    EXPECT_THAT(std::string(site_policy), Not(HasSubstr("script-src")));
    EXPECT_THAT(std::string(site_policy), HasSubstr("default-src 'none'"));
    for (const auto& [path, text] : pages()) {
        EXPECT_THAT(text, Not(HasSubstr(" style=\""))) << path;
        // Sources are linked; following such a link tells the other side nothing of the reader.
        std::size_t others = 0;
        for (std::size_t at = text.find("href=\"http"); at != std::string::npos;
             at = text.find("href=\"http", at + 1)) {
            EXPECT_EQ(text.substr(at - 3, 3), "<a ") << path;
            EXPECT_EQ(text.substr(text.find('"', at + 6), 19), "\" rel=\"noreferrer\">") << path;
            ++others;
        }
        EXPECT_TRUE(others == 0 || path.find("/treaties/") != std::string::npos) << path;
        EXPECT_THAT(text, Not(HasSubstr("src="))) << path;
    }
}

}  // namespace
}  // namespace comity::node
