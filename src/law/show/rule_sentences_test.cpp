// SPDX-License-Identifier: EUPL-1.2
#include "law/show/rule_sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "law/rules/condition_words.h"
#include "law/testing/small_library.h"

namespace comity::law {
namespace {

/// The rules of one provision in sentences, a line each.
std::string sentences(const std::string& rules) {
    const Library library = small_library(
        "instrument t-1 \"Treaty\"\n  family extradition\n  role treaty\n"
        "provision 1 \"Title\" mark T\n  says \"x\"\n" +
        rules);
    std::string all;
    for (const Rule& rule : library.rules()) {
        for (const std::string& line : rule_sentences(library, rule)) all += line + "\n";
    }
    return all;
}

TEST(RuleSentences, AConditionSaysWhenItIsMetAndWhatFollows) {
    EXPECT_EQ(sentences("  condition c.min-penalty scope\n    applies when offence.purpose is prosecution\n"
                        "    requires offence.max_penalty >= 1 year\n    excludes \"too light\"\n"),
              "Condition of scope c.min-penalty: met if the offence.max_penalty is at least one year.\n"
              "It is looked at only if the offence.purpose is “prosecution”.\n"
              "If it is not met, the instrument does not answer the request: too light.\n");
}

TEST(RuleSentences, ManyPartsBecomeAListAndTheContraryIsCarriedIntoTheWords) {
    EXPECT_EQ(sentences("  ground g.fiscal optional self-judging\n"
                        "    when offence.fiscal and not (offence.political or offence.purpose is enforcement)\n"
                        "      and (person.minor or offence.tags has any of {genocide, bombing})\n"
                        "    except 1 when request.channel is not one of {diplomatic, interpol}\n"),
              "Ground of refusal g.fiscal, optional: made out if all of these hold:\n"
              "  - “offence.fiscal” is answered yes\n"
              "  - “offence.political” is answered no\n"
              "  - the offence.purpose is not “enforcement”\n"
              "  - one of these holds:\n"
              "    - “person.minor” is answered yes\n"
              "    - “genocide” or “bombing” is among the offence.tags\n"
              "Only the requested authority can find it made out.\n"
              "It is cleared (t-1:1) if the request.channel is neither “diplomatic” nor “interpol”.\n");
}

TEST(RuleSentences, ClocksCountInWords) {
    EXPECT_EQ(sentences("  clock k.arrest custody \"Provisional arrest\"\n    from custody.arrest_date\n"
                        "    lasts 18 days when person.minor\n    lasts first of month after 3 months\n"
                        "    while custody.basis is provisional\n    met by request.date_received\n"
                        "    then must release\n"),
              "Clock on custody k.arrest, “Provisional arrest”.\n"
              "It runs from “custody.arrest_date”, day zero.\n"
              "It lasts eighteen days if “person.minor” is answered yes.\n"
              "It lasts to the first day of the month after three months.\n"
              "It runs only while the custody.basis is “provisional”.\n"
              "It is met when “request.date_received” is not later than its last day.\n"
              "After it: must release.\n");
}

TEST(RuleSentences, WhatNoFileCanShowIsSaidSo) {
    EXPECT_EQ(sentences("  duty d.tell\n    owed when unknown\n    open when true ask offence.fiscal\n"),
              "Duty d.tell: owed if a person finds so; the file cannot show it.\n"
              "It stays open, and “offence.fiscal” is asked.\n");
}

TEST(RuleSentences, EffectsPapersFormAndCostNameWhatTheyAreAbout) {
    EXPECT_EQ(sentences("  ground g.fiscal mandatory\n    when offence.fiscal\n"
                        "  exception to g.fiscal when both bound by t-1\n  hardens g.fiscal when true\n"
                        "  documents\n    need warrant or judgment when offence.purpose is enforcement\n"
                        "  formal channel or missing\n    requires request.channel is diplomatic\n"
                        "  cost requesting_state\n  permits when person.minor\n  procedure\n"),
              "Ground of refusal g.fiscal, mandatory: made out if “offence.fiscal” is answered yes.\n"
              "This clears g.fiscal if both States are bound by t-1.\n"
              "This makes mandatory g.fiscal.\n"
              "These papers are needed:\n"
              "  - “warrant” or “judgment”, if the offence.purpose is “enforcement”\n"
              "Form (channel): in order if the request.channel is “diplomatic”.\n"
              "Otherwise it is missing, and can be supplied.\n"
              "The requesting State bears the cost.\n"
              "The act is allowed without a duty if “person.minor” is answered yes.\n"
              "Text for the reader; no result is computed from it.\n");
}

TEST(ConditionWords, RecordsDaysAndDeclarations) {
    const std::string said = sentences(
        "  ground g.nationality optional\n"
        "    when some person.nationalities (state is requested_state and holds on decision.date)\n"
        "      and requested_state declared 6 and decision.date > request.date_received + 6 months\n");
    EXPECT_EQ(said,
              "Ground of refusal g.nationality, optional: made out if all of these hold:\n"
              "  - among the person.nationalities there is one where its state is the requested State and it holds on "
              "“decision.date”\n"
              "  - the requested State has made a declaration under article 6 of t-1\n"
              "  - “decision.date” is after six months after “request.date_received”\n");
}

TEST(ConditionWords, NumbersAndPeriods) {
    EXPECT_EQ(number_words(0), "zero");
    EXPECT_EQ(number_words(13), "thirteen");
    EXPECT_EQ(number_words(40), "forty");
    EXPECT_EQ(number_words(99), "ninety-nine");
    EXPECT_EQ(number_words(100), "100");
    EXPECT_EQ(number_words(-1), "-1");
    EXPECT_EQ(period_in_words({3, 0, 0}), "three months");
    EXPECT_EQ(period_in_words({18, 1, 0}), "one year, six months and one day");
    EXPECT_EQ(period_in_words({0, 0, 96}), "ninety-six hours");
    EXPECT_EQ(period_in_words({}), "no time");
}

}  // namespace
}  // namespace comity::law
