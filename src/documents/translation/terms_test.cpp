// SPDX-License-Identifier: EUPL-1.2
#include "documents/translation/terms.h"

#include <gmock/gmock.h>

namespace comity::documents {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::vector<TermWords> terms{
    {{"en", {"assistance"}}, {"fr", {"aide"}}, {"ru", {"содействие"}}},
    {{"en", {"mutual legal assistance"}}, {"fr", {"entraide judiciaire"}}, {"ru", {"правовая помощь"}}},
    {{"en", {"requested State"}}, {"fr", {"État requis"}}, {"ru", {"запрашиваемое государство"}}},
    {{"en", {"extradition"}}, {"ru", {"выдача", "экстрадиция"}}},
};

std::vector<std::string> found(std::string_view text, std::string_view language) {
    std::vector<std::string> words;
    for (const auto& one : TermFinder(terms, language).find(text))
        words.emplace_back(text.substr(one.begin, one.end - one.begin));
    return words;
}

Document document(std::string_view source, std::string_view translation) {
    Document made;
    made.languages = {"en", "ru"};
    made.titles = {"", ""};
    Segment words;
    words.id = "facts";
    const auto passage = [](std::string_view text) {
        Passage runs(1);
        runs[0].text = text;
        return text.empty() ? Passage{} : runs;
    };
    words.versions = {passage(source), passage(translation)};
    made.blocks.emplace_back(Paragraph{.words = std::move(words)});
    return made;
}

TEST(Terms, AreFoundInTheFormsOfTheirWords) {
    EXPECT_THAT(found("The requested States were asked.", "en"), ElementsAre("requested States"));
    EXPECT_THAT(found("о правовой помощи и выдаче", "ru"), ElementsAre("правовой помощи", "выдаче"));
    EXPECT_THAT(found("l’entraide judiciaire que l’État requis accorde", "fr"),
                ElementsAre("l’entraide judiciaire", "l’État requis"));
    EXPECT_THAT(found("Nothing of it", "en"), IsEmpty());
    EXPECT_THAT(found("", "en"), IsEmpty());
}

TEST(Terms, OfWordsThatOverlapTheLongestCounts) {
    EXPECT_THAT(found("Mutual legal assistance is assistance.", "en"),
                ElementsAre("Mutual legal assistance", "assistance"));
    EXPECT_THAT(found("mutual legal", "en"), IsEmpty()) << "a part is not the term";
}

TEST(Terms, ATranslationWithNoneOfTheWordsIsHinted) {
    const auto missing = [](std::string_view translation) {
        std::vector<std::pair<std::size_t, bool>> told;
        for (const TermUse& use : terms_used(document("Extradition by the requested State", translation), 1, terms))
            told.emplace_back(use.term, use.missing);
        return told;
    };
    using Told = std::pair<std::size_t, bool>;
    EXPECT_THAT(missing("Экстрадиции запрашиваемым государством"), ElementsAre(Told{3, false}, Told{2, false}));
    EXPECT_THAT(missing("Передача этим государством"), ElementsAre(Told{3, true}, Told{2, true}));
    EXPECT_THAT(missing(""), ElementsAre(Told{3, false}, Told{2, false})) << "nothing is translated yet";
}

TEST(Terms, WithoutWordsInTheOtherLanguageNothingIsHinted) {
    const std::vector<TermWords> one{{{"en", {"extradition"}}, {"fr", {"extradition"}}}};
    EXPECT_THAT(terms_used(document("Extradition", "Выдача"), 1, one), IsEmpty());
}

TEST(Terms, WordsOfTheTermWithinALongerTermOfTheTranslationCount) {
    EXPECT_FALSE(terms_used(document("assistance", "содействие"), 1, terms)[0].missing);
    const std::vector<TermWords> nested{{{"en", {"aid"}}, {"ru", {"помощь"}}},
                                        {{"en", {"legal aid"}}, {"ru", {"правовая помощь"}}}};
    EXPECT_FALSE(terms_used(document("aid", "правовая помощь"), 1, nested)[0].missing);
}

}  // namespace
}  // namespace comity::documents
