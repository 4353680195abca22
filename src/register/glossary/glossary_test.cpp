// SPDX-License-Identifier: EUPL-1.2
#include "register/glossary/glossary.h"

#include <gmock/gmock.h>

#include "command/printed_page.h"
#include "register/glossary/glossary_csv.h"

namespace comity::registry {
namespace {

using format::Value;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class GlossaryWork : public ::testing::Test {
   protected:
    Result<std::vector<command::NewEvent>> give(std::string_view name, Value arguments, std::uint64_t based_on = 0) {
        auto events = decide(glossary, {std::string(name), std::move(arguments), based_on});
        if (!events) return events;
        for (const command::NewEvent& event : *events) {
            const auto applied =
                apply(glossary, {event.type, &event.payload, {.by = "tanja", .at = {}, .event = glossary.version + 1}});
            if (!applied) throw std::logic_error(to_string(applied.error()));
        }
        return events;
    }
    std::string refusal(std::string_view name, Value arguments, std::uint64_t based_on = 0) {
        const auto events = give(name, std::move(arguments), based_on);
        return events ? "accepted" : to_string(events.error());
    }
    std::string enter(std::string_view english, std::string_view french) {
        return refusal("enter-term", Value::object({{"words", Value::object({{"en", english}, {"fr", french}})}}));
    }
    Value csv(std::string_view text) { return Value::object({{"csv", text}}); }

    Glossary glossary;
};

TEST_F(GlossaryWork, ATermIsEnteredChangedAndWithdrawn) {
    ASSERT_EQ(enter("speciality", " spécialité ;règle de la spécialité; spécialité"), "accepted");
    EXPECT_THAT(glossary.terms[0].words.at("fr"), ElementsAre("spécialité", "règle de la spécialité"));
    ASSERT_EQ(refusal("change-term", Value::object({{"term", "t1"}, {"note", "art. 14"}})), "accepted");
    EXPECT_EQ(glossary.terms[0].note, "art. 14");
    EXPECT_EQ(glossary.terms[0].words.at("en").front(), "speciality") << "what is not mentioned stays";
    EXPECT_THAT(refusal("change-term", Value::object({{"term", "t1"}, {"note", "art. 14"}})), HasSubstr("already"));
    ASSERT_EQ(refusal("withdraw-term", Value::object({{"term", "t1"}, {"reason", "twice"}})), "accepted");
    EXPECT_TRUE(glossary.terms[0].withdrawn);
    EXPECT_THAT(refusal("change-term", Value::object({{"term", "t1"}, {"note", ""}})), HasSubstr("withdrawn"));
    EXPECT_THAT(refusal("withdraw-term", Value::object({{"term", "t9"}, {"reason", "x"}})), HasSubstr("no term 't9'"));
    EXPECT_EQ(enter("speciality", "spécialité; règle de la spécialité"), "accepted")
        << "withdrawn, so it may come anew";
}

TEST_F(GlossaryWork, ATermSaysItInTwoLanguagesAtLeastAndWithinTheLimits) {
    EXPECT_THAT(enter("speciality", ""), HasSubstr("in 1 languages"));
    EXPECT_THAT(refusal("enter-term", Value::object({{"words", "speciality"}})), HasSubstr("is no object"));
    EXPECT_THAT(refusal("enter-term", Value::object({{"words", Value::object({{"en", "x"}, {"French", "y"}})}})),
                HasSubstr("'French' is no language"));
    EXPECT_EQ(enter("a", std::string(longest_term_words, 'b')), "accepted");
    EXPECT_THAT(enter("a", std::string(longest_term_words + 1, 'b')), HasSubstr("at most 400"));
    EXPECT_THAT(enter("a\nb", "c"), HasSubstr("several lines"));
    EXPECT_EQ(enter("c", "d"), "accepted");
    EXPECT_THAT(enter("c", "d"), HasSubstr("t2 says the same"));
}

TEST_F(GlossaryWork, OnlyAChangeOfTheSameTermIsAConflict) {
    enter("a", "b");
    enter("c", "d");
    ASSERT_EQ(refusal("change-term", Value::object({{"term", "t2"}, {"note", "n"}})), "accepted");  // version 3
    EXPECT_EQ(refusal("change-term", Value::object({{"term", "t1"}, {"note", "n"}}), 2), "accepted");
    EXPECT_THAT(refusal("change-term", Value::object({{"term", "t2"}, {"note", "m"}}), 2),
                HasSubstr("changed meanwhile, by tanja"));
    // Version 4 now: t2 was changed by the third event, t1 by the fourth.
    EXPECT_THAT(refusal("import-terms", csv("id,en,fr,note\nt2,c,d,m\n"), 2), HasSubstr("2:1: term t2 was changed"));
    EXPECT_EQ(refusal("import-terms", csv("id,en,fr,note\nt2,c,d,m\nt1,a,b,n\n"), 3), "accepted")
        << "a row that says what is there changes nothing";
    EXPECT_EQ(refusal("import-terms", csv("id,en,fr,note\nt2,c,d,o\n")), "accepted");
}

TEST_F(GlossaryWork, ATableComesBackAsItWentOut) {
    enter("extradition", "extradition");
    enter("=1+1", "\"quoted\", with a comma");
    enter("'=1", "''-x");
    refusal("change-term", Value::object({{"term", "t1"}, {"source", "CETS 24"}, {"note", "two\nlines"}}));
    enter("gone", "parti");
    refusal("withdraw-term", Value::object({{"term", "t4"}, {"reason", "x"}}));
    const std::string table = write_glossary_csv(glossary);
    EXPECT_THAT(table, HasSubstr("'=1+1")) << "no formula for table programs";
    EXPECT_THAT(table, ::testing::Not(HasSubstr("gone")));
    EXPECT_THAT(refusal("import-terms", csv(table)), HasSubstr("says all that already"));
}

TEST_F(GlossaryWork, AnImportChangesWhatItNamesAndEntersTheRest) {
    enter("extradition", "extradition");
    const auto events = give("import-terms", csv("id,en,fr,note\nt1,extradition,extradition,agreed\n"
                                                 ",request,demande,\n,request,demande,\n"));
    ASSERT_TRUE(events) << to_string(events.error());
    EXPECT_EQ(events->size(), 2u) << "a row that says the same enters nothing";
    EXPECT_EQ(glossary.terms[0].note, "agreed");
    EXPECT_EQ(glossary.terms[1].words.at("en").front(), "request");
    EXPECT_THAT(refusal("import-terms", csv("id,en,fr\nt9,a,b\n")), HasSubstr("2:1: the glossary has no term 't9'"));
    EXPECT_THAT(refusal("import-terms", csv("en,fr\nc,d\na,\n")), HasSubstr("3:1: a term with words in 1 languages"));
    EXPECT_EQ(glossary.terms.size(), 2u) << "a table is imported whole or not at all";
    EXPECT_THAT(refusal("import-terms", csv("en,French\na,b\n")), HasSubstr("'French' is no column"));
    EXPECT_THAT(refusal("import-terms", csv("en,fr\n" + std::string(longest_glossary_csv, 'a'))),
                HasSubstr("import it in parts"));
}

TEST_F(GlossaryWork, WhatSomebodyChangedOrWithdrewIsNotFilledInAgain) {
    const auto fill = [&] { return refusal("fill-glossary", csv("en,fr\na,b\nc,d\n")); };
    ASSERT_EQ(fill(), "accepted");
    refusal("change-term", Value::object({{"term", "t1"}, {"words", Value::object({{"en", "a"}, {"fr", "better"}})}}));
    refusal("withdraw-term", Value::object({{"term", "t2"}, {"reason", "not ours"}}));
    EXPECT_THAT(fill(), HasSubstr("already"));
    EXPECT_EQ(glossary.terms.size(), 2u);
}

TEST_F(GlossaryWork, HasAnEnd) {
    std::string table = "en,fr\n";
    for (std::size_t i = 0; i < most_terms; ++i) table += std::to_string(i) + ",x" + std::to_string(i) + "\n";
    ASSERT_EQ(refusal("import-terms", csv(table)), "accepted");
    EXPECT_THAT(enter("one", "more"), HasSubstr("at most 5000"));
}

TEST(GlossaryPage, HasTheCommandsOfTheTable) {
    std::string commands;
    for (const GlossaryCommandKind& kind : glossary_commands())
        if (kind.name != "fill-glossary") commands += command::section_of(kind.entry());
    std::ifstream file("docs/formats/glossary.md");
    const std::string page{std::istreambuf_iterator<char>(file), {}};
    EXPECT_THAT(page, HasSubstr(commands)) << "print it into docs/formats/glossary.md:\n" << commands;
}

}  // namespace
}  // namespace comity::registry
