// SPDX-License-Identifier: EUPL-1.2
// Treaties with their parties and articles, the map, and bars of numbers.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "law/testing/real_library.h"
#include "node/site/bar_chart.h"
#include "node/site/instrument_pages.h"
#include "node/site/partner_treaties.h"
#include "node/site/public_site.h"
#include "node/site/world_map.h"

namespace comity::node {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const CivilDate site_day_of_test = parse_date("2026-11-22").value().first;

std::map<std::string, std::string> treaties_of_state(std::string_view state) {
    std::map<std::string, std::string> texts;
    for (SiteFile& file :
         treaty_files({"office", "Office", *StateCode::parse(state)}, law::real_library(), site_day_of_test))
        texts.emplace(std::move(file.path), std::move(file.text));
    return texts;
}

class TreatyPagesOf : public ::testing::Test {
   protected:
    static const std::map<std::string, std::string>& swiss() {
        static const auto made = treaties_of_state("CH");
        return made;
    }
    static const std::map<std::string, std::string>& azerbaijani() {
        static const auto made = treaties_of_state("AZ");
        return made;
    }
};

std::size_t occurrences(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

TEST_F(TreatyPagesOf, TellATreatyItsPartiesAndTheirDays) {
    const std::string& page = swiss().at("en/treaties/coe-024.html");
    EXPECT_THAT(page, HasSubstr("<h1>European Convention on Extradition</h1>"));
    EXPECT_THAT(page, HasSubstr("<time datetime=\"1957-12-13\">13 December 1957</time>"));
    // ETS 24: Türkiye is bound since its entry into force.
    EXPECT_THAT(page, HasSubstr("Türkiye</th><td><time datetime=\"1960-04-18\">"));
    EXPECT_THAT(page, HasSubstr("href=\"http://www.coe.int/fr/web/conventions/full-list/-/conventions/treaty/024\" "
                                "rel=\"noreferrer\""));
    EXPECT_THAT(page, HasSubstr("treaties/coe-024-text.html"));
    EXPECT_THAT(swiss().at("en/treaties/tr.html"), HasSubstr("treaties/coe-024.html"));
    EXPECT_THAT(swiss().at("en/treaties/list.html"), HasSubstr("treaties/coe-024.html"));
    EXPECT_THAT(swiss().at("ru/treaties/coe-024.html"), HasSubstr("Европейская конвенция о выдаче"));
}

TEST_F(TreatyPagesOf, GiveTheArticlesInTheReadersLanguageInTheirOrder) {
    const std::string& page = swiss().at("en/treaties/coe-024-text.html");
    EXPECT_THAT(page, HasSubstr("<h2 id=\"art-1\">Article 1. Obligation to extradite</h2>"));
    EXPECT_THAT(page, HasSubstr("Verified: read in the full text."));
    EXPECT_THAT(page, HasSubstr("not in those of the treaty"));
    EXPECT_LT(page.find("id=\"art-2-1\""), page.find("id=\"art-10\"")) << "2 before 10";
    EXPECT_THAT(swiss().at("fr/treaties/coe-024-text.html"), HasSubstr("Article 1. Obligation d’extrader"));
    EXPECT_THAT(swiss().at("ru/treaties/coe-024-text.html"), HasSubstr("Статья 1. Обязательство выдавать"));
    for (const auto& [path, text] : swiss()) {
        std::set<std::string> ids;
        for (std::size_t at = text.find("<h2 id=\""); at != std::string::npos; at = text.find("<h2 id=\"", at + 1))
            EXPECT_TRUE(ids.insert(text.substr(at + 8, text.find('"', at + 8) - at - 8)).second) << path;
    }
}

TEST_F(TreatyPagesOf, SayWhatWasNotVerifiedAndWhatIsNotHeld) {
    EXPECT_THAT(azerbaijani().at("en/treaties/cis-minsk-1993-text.html"),
                HasSubstr("<p class=\"note\">Not verified against a text.</p>"));
    std::size_t without = 0;
    for (const auto& [path, text] : swiss())
        if (text.find("Only the existence of this treaty") != std::string::npos) {
            EXPECT_FALSE(swiss().contains(path.substr(0, path.size() - 5) + "-text.html")) << path;
            ++without;
        }
    EXPECT_GT(without, 0u);
}

TEST_F(TreatyPagesOf, StayBelowAHundredKibibytesWhoeverTheOwnerIs) {
    for (const auto* pages : {&swiss(), &azerbaijani()})
        for (const auto& [path, text] : *pages) {
            EXPECT_LE(text.size(), 100u * 1024) << path;
            EXPECT_THAT(text, Not(HasSubstr(">mark-"))) << path << " has a mark without words";
        }
}

TEST_F(TreatyPagesOf, ShowTheWorldByFamilyWithATableThatSaysTheSame) {
    const TreatiesOf all = treaties_of(law::real_library(), *StateCode::parse("CH"), site_day_of_test);
    for (const std::string_view family : {"", "extradition", "assistance"}) {
        const TreatiesOf shown = of_family(all, family);
        const std::string& page = swiss().at(fmt::format("en/treaties/{}.html", family.empty() ? "index" : family));
        const std::size_t turkish = shown.at(*StateCode::parse("TR")).size();
        EXPECT_GT(turkish, 0u);
        EXPECT_THAT(page, HasSubstr(fmt::format("<title>Türkiye: {}</title>", turkish)));
        EXPECT_THAT(page, HasSubstr(fmt::format("Türkiye</a></th><td class=\"number\">{}</td>", turkish)));
        const auto marked = std::ranges::count_if(shown, [](const auto& each) { return is_on_map(each.first); });
        EXPECT_EQ(occurrences(page, "<title>") - 1, static_cast<std::size_t>(marked)) << "beside the page's title";
        EXPECT_GE(marked + 1, std::ssize(shown)) << "the European Union alone lies nowhere";
        EXPECT_THAT(page, HasSubstr("takes no position on the status of any territory"));
    }
    EXPECT_LT(of_family(all, "extradition").at(*StateCode::parse("TR")).size(), all.at(*StateCode::parse("TR")).size());
}

TEST(WorldMap, HasAPlaceForEachStateOfTheLibraryAndNoBorder) {
    for (const law::State& state : law::real_library().states()) {
        if (state.test != 0 || state.code.text() == "EU" || state.code.text() == "AQ") continue;
        EXPECT_TRUE(is_on_map(state.code)) << state.code.text();
    }
    EXPECT_LE(world_csv.size(), 40u * 1024);
    const std::string map =
        world_map({{*StateCode::parse("FR"), "France & more", 2, ""}}, *StateCode::parse("CH"), "en");
    EXPECT_EQ(occurrences(map, "<path"), 1u) << "the land alone";
    EXPECT_THAT(map, HasSubstr("<title>France &amp; more: 2</title>"));
    EXPECT_THAT(map, HasSubstr("<circle class=\"own\""));
    EXPECT_THAT(map, Not(HasSubstr("<a ")));
}

TEST(WorldMap, DrawsMarksThatDifferInSizeTooByThirdsOfTheGreatestNumber) {
    const auto state = [](std::string_view code) { return *StateCode::parse(code); };
    const std::string map = world_map({{state("DE"), "Germany", 21, ""},
                                       {state("FR"), "France", 15, ""},
                                       {state("IT"), "Italy", 14, ""},
                                       {state("AT"), "Austria", 7, ""},
                                       {state("TR"), "Türkiye", 0, ""}},
                                      state("CH"), "en");
    const auto drawn = [&](std::string_view title) {
        const std::size_t end = map.find(fmt::format("<title>{}</title>", title));
        const std::size_t begin = map.rfind("<circle", end);
        return map.substr(begin, 18) + map.substr(map.find(" r=", begin), 9);
    };
    EXPECT_EQ(drawn("Germany: 21"), "<circle class=\"n3\" r=\"5.5\">");
    EXPECT_EQ(drawn("France: 15"), "<circle class=\"n3\" r=\"5.5\">");
    EXPECT_EQ(drawn("Italy: 14"), "<circle class=\"n2\" r=\"4.5\">");
    EXPECT_EQ(drawn("Austria: 7"), "<circle class=\"n1\" r=\"3.5\">");
    EXPECT_EQ(drawn("Türkiye: 0"), "<circle class=\"n0\" r=\"2.5\">");
    for (const std::string_view words : {"</svg> 0</li>", "</svg> 1–7</li>", "</svg> 8–14</li>", "</svg> 15–21</li>"})
        EXPECT_THAT(map, HasSubstr(words));
    const std::string few = world_map({{state("FR"), "France", 2, ""}}, state("CH"), "en");
    EXPECT_THAT(few, HasSubstr("</svg> 2</li>"));
    EXPECT_THAT(few, Not(HasSubstr("class=\"n3\"")));
}

TEST(BarChart, IsToScaleAndDrawsNothingForWhatIsWithheld) {
    const std::string chart = bar_chart(
        {{"Asia & more", {{"", 10, "10"}}}, {"Europe", {{"", 40, "40"}, {"out", std::nullopt, "–"}}}}, "Bars");
    EXPECT_THAT(chart, HasSubstr("width=\"250\""));
    EXPECT_THAT(chart, HasSubstr("width=\"1000\""));
    EXPECT_THAT(chart, HasSubstr("class=\"b1\" width=\"0\" height=\"1\"/></svg> out: –</span>"));
    EXPECT_THAT(chart, HasSubstr("Asia &amp; more"));
    EXPECT_THAT(chart, HasSubstr("role=\"img\" aria-label=\"Bars\""));
}

TEST(BarChart, IsLeftOutWhereItWouldShowNothingOrTooMuch) {
    EXPECT_EQ(bar_chart({}, "b"), "");
    EXPECT_EQ(bar_chart({{"a", {{"", 0, "0"}}}}, "b"), "");
    BarGroup group{"a", std::vector<Bar>(most_bars, Bar{"", 1, "1"})};
    EXPECT_NE(bar_chart({group}, "b"), "");
    group.bars.push_back({"", 1, "1"});
    EXPECT_EQ(bar_chart({group}, "b"), "");
}

TEST(SourcesOfTreaties, AreLinksWhereTheyAreAddresses) {
    EXPECT_EQ(
        with_links("see https://a.example/b?c=1&d; from <memory>"),
        "see <a href=\"https://a.example/b?c=1&amp;d\" rel=\"noreferrer\">https://a.example/b?c=1&amp;d</a>; from "
        "&lt;memory&gt;");
    EXPECT_EQ(with_links("javascript:alert(1)"), "javascript:alert(1)");
    EXPECT_EQ(with_links(""), "");
}

}  // namespace
}  // namespace comity::node
