// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "register/library/search_index.h"
#include "register/library/search_query.h"
#include "register/library/search_ranking.h"
#include "register/library/snippet.h"

namespace comity::registry {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<QueryWord> words(std::string_view typed) {
    return query_words(typed).value();
}

std::string text_of(const std::vector<SnippetPart>& snippet) {
    std::string text;
    for (const SnippetPart& part : snippet) text += part.found ? "[" + part.text + "]" : part.text;
    return text;
}

/// Texts of one language each, ranked; pages as "text/page".
std::vector<std::string> ranked(const std::vector<std::pair<std::string_view, std::vector<std::string>>>& texts,
                                std::string_view typed) {
    Ranking ranking;
    for (const auto& [language, pages] : texts) ranking.add_text(1, static_cast<std::int64_t>(pages.size()));
    for (const QueryWord& word : words(typed)) {
        ranking.begin_word();
        for (std::size_t text = 0; text < texts.size(); ++text)
            for (const IndexedKey& key : indexed(texts[text].second, 1, texts[text].first))
                if (std::ranges::find(word.keys, key.key) != word.keys.end())
                    ranking.add_postings(text, read_postings(key.postings).value());
    }
    std::vector<std::string> places;
    for (const RankedPage& page : ranking.first(10))
        places.push_back(std::to_string(page.text) + "/" + std::to_string(page.page));
    EXPECT_EQ(ranking.found(), places.size());
    return places;
}

TEST(SearchIndex, HoldsEachKeyWithItsPages) {
    const std::vector<std::string> pages{"Requests and a request.", "", "One request"};
    const auto keys = indexed(pages, 7, "en");
    const auto request = std::ranges::find(keys, "en:request", &IndexedKey::key);
    ASSERT_NE(request, keys.end());
    const auto postings = read_postings(request->postings).value();
    ASSERT_EQ(postings.size(), 2u);
    EXPECT_EQ(postings[0].page, 7);
    EXPECT_EQ(postings[1].page, 9);
    EXPECT_GT(postings[0].weight, postings[1].weight) << "twice on the page weighs more";
    EXPECT_TRUE(std::ranges::is_sorted(keys, {}, &IndexedKey::key));
}

TEST(SearchIndex, LeavesOutWhatIsTooLongForAWord) {
    EXPECT_EQ(indexed(std::vector{std::string(longest_word, '1')}, 1, "en").size(), 1u);
    EXPECT_TRUE(indexed(std::vector{std::string(longest_word + 1, '1')}, 1, "en").empty());
}

TEST(SearchIndex, RefusesRowsThatAreNotItsOwn) {
    EXPECT_THAT(read_postings("3:110 4:47").value(), ElementsAre(Posting{3, 110}, Posting{4, 47}));
    for (const std::string_view broken :
         {"", "3", "3:", ":4", "3:1 ", "3:1  4:2", "-3:1", "3:1x", "99999999999999999999:1"})
        EXPECT_FALSE(read_postings(broken)) << broken;
}

TEST(SearchQuery, IsWordsEachOnce) {
    const auto found = words("Extradition, requests; extradition");
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].word, "extradition");
    EXPECT_THAT(to_string(query_words(" ., ").error()), HasSubstr("no word to look for"));
    EXPECT_THAT(to_string(query_words("\xff").error()), HasSubstr("not UTF-8"));
}

TEST(SearchQuery, HasLimits) {
    std::string typed;
    for (std::size_t word = 0; word < most_query_words; ++word) typed += "w" + std::to_string(word) + " ";
    EXPECT_TRUE(query_words(typed));
    EXPECT_EQ(query_words(typed + "more").error().kind, ErrorKind::limit);
    EXPECT_TRUE(query_words(std::string(longest_word, 'a')));
    EXPECT_EQ(query_words(std::string(longest_word + 1, 'a')).error().kind, ErrorKind::limit);
    EXPECT_TRUE(query_words("a" + std::string(longest_query - 1, ' ')));
    EXPECT_EQ(query_words("a" + std::string(longest_query, ' ')).error().kind, ErrorKind::limit);
}

TEST(SearchRanking, FindsPagesThatHaveAllWordsInWhateverForm) {
    const std::vector<std::pair<std::string_view, std::vector<std::string>>> texts{
        {"en", {"The requested State refused extradition.", "Extraditing nationals is refused.", "Evidence."}},
        {"fr", {"L’extradition des nationaux est refusée."}},
        {"ru", {"В выдаче граждан отказано.", "Запрос о выдаче гражданина."}}};
    EXPECT_THAT(ranked(texts, "extradited national"), ElementsAre("0/2"));
    EXPECT_THAT(ranked(texts, "extradition refusal"), testing::UnorderedElementsAre("0/1", "0/2"));
    EXPECT_THAT(ranked(texts, "extradition custody"), testing::IsEmpty());
    EXPECT_THAT(ranked(texts, "extraditions"), testing::UnorderedElementsAre("0/1", "0/2", "1/1"));
    EXPECT_THAT(ranked(texts, "выдачей гражданину"), ElementsAre("2/2"));
    EXPECT_THAT(ranked(texts, "запросы"), ElementsAre("2/2"));
}

TEST(SearchRanking, PutsRareWordsAndShortPagesFirst) {
    const std::string filler = " other words that say nothing of it, line after line, and fill the page to its end";
    const std::vector<std::pair<std::string_view, std::vector<std::string>>> texts{
        {"en", {"custody" + filler + filler + filler, "custody", "custody custody custody"}}};
    EXPECT_THAT(ranked(texts, "custody"), ElementsAre("0/3", "0/2", "0/1"));
}

TEST(SearchRanking, KeepsTheOrderOfTextsWherePagesAreAlike) {
    const std::vector<std::pair<std::string_view, std::vector<std::string>>> texts{{"en", {"custody", "custody"}},
                                                                                   {"en", {"custody"}}};
    EXPECT_THAT(ranked(texts, "custody"), ElementsAre("0/1", "0/2", "1/1"));
}

TEST(SearchRanking, LeavesOutPagesThatATextHasNot) {
    Ranking ranking;
    ranking.add_text(5, 2);
    ranking.begin_word();
    ranking.add_postings(0, std::vector<Posting>{{4, 100}, {5, 100}, {7, 100}});
    EXPECT_EQ(ranking.found(), 1u);
    EXPECT_EQ(ranking.first(10).front().page, 5);
}

TEST(Snippets, ShowWhereMostOfTheWordsAre) {
    const std::string far(600, '.');
    const std::string page = "A request.\n" + far +
                             "\nWhat the\n requested   State did with the extradition of its nationals" + far + " end";
    EXPECT_EQ(text_of(snippet_of("A request was sent.", "en", words("requests"))), "A [request] was sent");
    EXPECT_THAT(text_of(snippet_of(page, "en", words("extradition national requesting"))),
                HasSubstr("the [requested] State did with the [extradition] of its [nationals]"));
    EXPECT_TRUE(text_of(snippet_of(page, "en", words("nationals"))).starts_with("… "));
    EXPECT_TRUE(snippet_of(page, "en", words("custody")).empty());
}

TEST(Snippets, AreAboutAsLongAsTheySay) {
    std::string page;
    for (int word = 0; word < 500; ++word) page += word == 250 ? "выдача " : "слово ";
    const std::string snippet = text_of(snippet_of(page, "ru", words("выдаче")));
    EXPECT_THAT(snippet, HasSubstr("[выдача]"));
    EXPECT_LE(snippet.size(), snippet_octets + 20);
}

}  // namespace
}  // namespace comity::registry
