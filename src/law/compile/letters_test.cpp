// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "law/testing/small_library.h"

namespace comity::law {
namespace {

std::string refused(std::string_view text) {
    return faults_of(compile_small(text));
}

void expect_fault(std::string_view text, std::string_view words) {
    const std::string faults = refused(text);
    EXPECT_NE(faults.find(words), std::string::npos) << faults;
    EXPECT_NE(faults.find("rules.law:"), std::string::npos) << "no place: " << faults;
}

TEST(CompileLetters, ASeparationHasOneCriterion) {
    expect_fault("separation a \"A\" mark T\n  says \"x\"\n", "a separation has one criterion");
    expect_fault("separation a \"A\" mark T\n  by kind\n  when offence.fiscal\n", "a separation has one criterion");
    expect_fault("separation a \"A\" mark T\n  by weather\n", "kind, basis, authority, channel or language");
    expect_fault("separation a \"A\" mark T\n  because kind\n", "'because' is no clause of a separation");
}

TEST(CompileLetters, EverythingHasAMarkAndItsOwnId) {
    expect_fault("separation a \"A\"\n  by kind\n", "there is no mark of verification");
    expect_fault("separation a \"A\" mark T\n  by kind\nseparation a \"B\" mark T\n  by basis\n",
                 "two with the name 'a'");
}

TEST(CompileLetters, AFormHasASourceAndLinesThatMeanSomething) {
    expect_fault("form f \"F\" mark T\n  field a \"A\"\n", "the form has no source");
    expect_fault("form f \"F\" mark T\n  source \"x\"\n", "the form has no field");
    expect_fault("form f \"F\" mark T\n  source \"x\"\n  field a satisfies nothing\n",
                 "'nothing' is no item of contents");
    expect_fault("form f \"F\" mark T\n  source \"x\"\n  field a\n", "the line has no words");
    expect_fault("form f \"F\" mark T\n  source \"x\"\n  field a \"A\"\n  field a \"B\"\n", "two lines of that name");
    expect_fault("form f \"F\" mark T\n  source \"x\"\n  for x-9\n  field a \"A\"\n", "'x-9' is no instrument");
    expect_fault("form f \"F\" mark T\n  source \"x\"\n  measures flying\n  field a \"A\"\n", "'flying' is no measure");
}

TEST(CompileLetters, WhatIsReadStandsInTheLibrary) {
    const Library library = small_library(
        "competence police when request.measure is evidence\ncompetence mla\n"
        "separation a \"A\" fr \"B\" mark C\n  says \"x\"\n  source \"s\"\n  outcome may-refuse, must-refuse\n"
        "form f \"F\" mark M\n  source \"s\"\n  unread\n  measures evidence\n"
        "  field who \"who\" required satisfies authority or purpose\n  field day \"day\"\n");
    ASSERT_EQ(library.competences().size(), 2u);
    EXPECT_EQ(library.competences()[1].when, none);
    ASSERT_EQ(library.separations().size(), 1u);
    EXPECT_EQ(library.separations()[0].outcomes.count, 2u);
    EXPECT_EQ(library.text(library.separations()[0].title, "fr"), "B");
    ASSERT_EQ(library.forms().size(), 1u);
    EXPECT_TRUE(library.forms()[0].unread);
    const auto fields = library.of(library.form_fields(), library.forms()[0].fields);
    ASSERT_EQ(fields.size(), 2u);
    EXPECT_TRUE(fields[0].required);
    EXPECT_EQ(fields[0].satisfies.count, 2u);
    EXPECT_FALSE(fields[1].required);
}

TEST(CompileLetters, ReturnReasonsStandUnderContentsOnly) {
    constexpr std::string_view head =
        "instrument t-1 \"T\"\n  family assistance\n  role practice\nprovision 1 \"P\" mark T\n  says \"x\"\n";
    expect_fault(std::string(head) + "  documents\n    need warrant\n    returned for \"x\"\n",
                 "'returned' is no clause");
    EXPECT_EQ(refused(std::string(head) + "  contents usual\n    need purpose\n    returned for \"x\"\n"), "");
}

}  // namespace
}  // namespace comity::law
