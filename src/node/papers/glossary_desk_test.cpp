// SPDX-License-Identifier: EUPL-1.2
#include "node/papers/glossary_desk.h"

#include <gmock/gmock.h>

#include "node/test_node.h"
#include "register/glossary/glossary_csv.h"

namespace comity::node {
namespace {

using format::Value;
using ::testing::HasSubstr;

class GlossaryDeskOn : public ::testing::TestWithParam<store::Engine> {
   protected:
    GlossaryDesk desk() {
        return {*test.office().authority, *test.office().writer, test.node().database(), test.node().law()};
    }
    static Person with(std::string account, access::Role role) {
        return {.account = std::move(account), .roles = role, .unit = "", .on_behalf_of = "", .fresh = true};
    }
    static Value words(std::string_view english, std::string_view french) {
        return Value::object({{"words", Value::object({{"en", english}, {"fr", french}})}});
    }

    TestNode test{GetParam()};
    Person tanja = with("tanja", access::Role::translator);
};

TEST_P(GlossaryDeskOn, BeginsWithTheTermsOfTheLawLibraryAndIsThereAfterARestart) {
    EXPECT_TRUE(desk().open(tanja)->glossary.terms.empty());
    ASSERT_TRUE(desk().give(tanja, {"fill-glossary", Value::object(), 0}));
    test.open();
    const auto opened = desk().open(TestNode::officer("anna"));
    ASSERT_TRUE(opened) << to_string(opened.error());
    const auto& terms = opened->glossary.terms;
    const auto named = [&](std::string_view english) {
        const auto at = std::ranges::find_if(
            terms, [&](const registry::Term& term) { return term.words.at("en").front() == english; });
        return at == terms.end() ? std::string() : registry::joined_words(at->words.at("ru"));
    };
    EXPECT_EQ(named("requested State"), "запрашиваемое государство");
    EXPECT_EQ(named("accession"), "присоединение") << "two terms of one row";
    EXPECT_EQ(named("speciality"), "специализация; правило конкретности") << "two words of one term";
    EXPECT_EQ(named("bank account"), "банковский счёт") << "a word of a fact";
    EXPECT_EQ(named("stream"), "") << "a word of the program";
    EXPECT_EQ(terms.front().mark.by, "tanja");
}

TEST_P(GlossaryDeskOn, IsForThoseWhoWordPapers) {
    for (const access::Role role : {access::Role::registrar, access::Role::auditor, access::Role::public_editor}) {
        const Person other = with("other", role);
        EXPECT_EQ(desk().open(other).error().kind, ErrorKind::forbidden);
        EXPECT_EQ(desk().give(other, {"enter-term", words("a", "b"), 0}).error().kind, ErrorKind::forbidden);
    }
    EXPECT_TRUE(desk().give(TestNode::head("hana", "u1"), {"enter-term", words("a", "b"), 0}));
}

TEST_P(GlossaryDeskOn, IsTheAuthoritysOwnStreamTwiceGivenOnceRecorded) {
    const Writer::Once once{.key = "tanja/k1", .request = {}};
    const auto first = desk().give(tanja, {"enter-term", words("a", "b"), 0}, once);
    const auto again = desk().give(tanja, {"enter-term", words("a", "b"), 0}, once);
    ASSERT_TRUE(first && again);
    EXPECT_EQ(*first, *again);
    EXPECT_EQ(desk().open(tanja)->story.size(), 1u);
    EXPECT_THAT(to_string(desk().give(tanja, {"enter-term", words("a", "b"), 0}).error()), HasSubstr("says the same"));
}

TEST(LawTerms, AreATableWithWordsInThreeLanguagesEach) {
    const auto rows = registry::read_glossary_csv(law_terms(law::real_library()));
    ASSERT_TRUE(rows) << to_string(rows.error());
    EXPECT_GT(rows->size(), 60u);
    for (const registry::TermRow& row : *rows) {
        EXPECT_EQ(row.words.size(), 3u) << row.words.begin()->second.front();
        EXPECT_TRUE(registry::check_term_words(row.words)) << row.words.begin()->second.front();
        EXPECT_FALSE(row.source.empty());
    }
}

INSTANTIATE_TEST_SUITE_P(Engines, GlossaryDeskOn, ::testing::Values(store::Engine::sqlite, store::Engine::postgres),
                         [](const auto& engine) { return store::testing::to_string(engine.param); });

}  // namespace
}  // namespace comity::node
