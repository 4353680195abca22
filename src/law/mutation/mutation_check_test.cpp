// SPDX-License-Identifier: EUPL-1.2
#include "law/mutation/mutation_check.h"

#include <gtest/gtest.h>

#include "law/mutation/explanations.h"
#include "law/testing/small_library.h"

namespace comity::law {
namespace {

const std::string treaty =
    "instrument t-1 \"Treaty\"\n  family extradition\n  role treaty\n"
    "provision 2 \"Minimum\" mark T\n  says \"x\"\n  condition c.min-penalty\n    requires offence.max_penalty >= 1 "
    "year\n";

std::string example(const std::string& name, const std::string& penalty, const std::string& status) {
    return "example \"" + name +
           "\"\n  as of 2024-06-01\n"
           "  given request: {kind: extradition, requesting_state: XA, requested_state: XB}\n"
           "  given status: {t-1: {XA: 2000-01-01, XB: 2000-01-01}}\n"
           "  given offences: [{id: o1, max_penalty: {kind: imprisonment, max: " +
           penalty + "}}]\n  expect t-1:2 " + status + "\n";
}

/// One line per fault of the law no example notices.
std::string unnoticed(const std::string& law) {
    const CompiledLaw compiled = compile_small(law);
    EXPECT_EQ(faults_of(compiled), "");
    const auto library = Library::from_bytes(compiled.image);
    const auto report = check_mutants(*library, compiled.examples, {});
    if (!report) return to_string(report.error());
    EXPECT_EQ(report->mutants, report->noticed + report->survivors.size());
    std::string all;
    for (const Survivor& survivor : report->survivors)
        all += to_string(survivor.place) + " " + survivor.rule + "; " + survivor.change + "\n";
    return all;
}

TEST(Mutation, AComparisonIsTriedOnlyByTheBoundary) {
    EXPECT_EQ(unnoticed(treaty + example("Far above", "P5Y", "met") + example("Far below", "P1M", "not-met")),
              "rules.law:6 t-1:2 condition c.min-penalty; requires: offence.max_penalty > P1Y\n"
              "rules.law:6 t-1:2 condition c.min-penalty; requires: offence.max_penalty >= P11M\n"
              "rules.law:6 t-1:2 condition c.min-penalty; requires: offence.max_penalty >= P1Y1M\n");
    EXPECT_EQ(unnoticed(treaty + example("A year", "P1Y", "met") + example("Eleven months", "P11M", "not-met")), "");
}

TEST(Mutation, WithoutAnExampleEverythingGoesUnnoticed) {
    EXPECT_EQ(unnoticed(treaty).substr(0, 75),
              "rules.law:6 t-1:2 condition c.min-penalty; requires: not (offence.max_penal");
}

TEST(Mutation, KindsOfGroundsAndExceptionsAreTried) {
    const std::string ground =
        "instrument t-1 \"Treaty\"\n  family extradition\n  role treaty\n"
        "provision 3 \"Fiscal\" mark T\n  says \"x\"\n  ground g.fiscal mandatory\n    when offence.fiscal\n"
        "    except 3 when offence.political\n";
    const std::string given =
        "  as of 2024-06-01\n  given request: {kind: extradition, requesting_state: XA, requested_state: XB}\n"
        "  given status: {t-1: {XA: 2000-01-01, XB: 2000-01-01}}\n";
    const std::string triggered = "example \"a\"\n" + given +
                                  "  given offences: [{id: o1, fiscal: true, political: false}]\n"
                                  "  expect t-1:3 triggered\n";
    EXPECT_EQ(unnoticed(ground + triggered), "rules.law:6 t-1:3 ground g.fiscal; optional instead of mandatory\n");
    EXPECT_EQ(unnoticed(ground + triggered + "  expect t-1:3 kind mandatory\n"), "");
}

TEST(Mutation, ExamplesThatFailAlreadyCannotTell) {
    EXPECT_EQ(
        unnoticed(treaty + example("Wrong", "P5Y", "not-met")),
        "rules.law:13:3: the examples do not hold as the law stands: expected t-1:2 not-met, got met (o1) (`comity "
        "law check` names them all)");
}

TEST(Mutation, ExplanationsCoverSurvivorsAndAreMissedWhenTheyDoNot) {
    const std::vector<Survivor> survivors{{{"a.law", 3, 0}, "t-1:2 condition", "requires: offence.fiscal"},
                                          {{"a.law", 9, 0}, "t-1:3 procedure", "applies when: not offence.fiscal"}};
    auto rows =
        read_explanations("rule,change,reason\n* procedure,*,text only\nt-9:1 ground,*,gone\n", "explained.csv");
    ASSERT_TRUE(rows);
    const std::vector<Survivor> rest = unexplained(survivors, *rows);
    ASSERT_EQ(rest.size(), 1U);
    EXPECT_EQ(rest.front().rule, "t-1:2 condition");
    EXPECT_EQ(rows->at(0).survivors, 1U);
    EXPECT_EQ(rows->at(1).survivors, 0U);
    EXPECT_EQ(to_string(rows->at(1).place), "explained.csv:3:1");
    EXPECT_FALSE(rows->at(0).is_debt());
}

TEST(Mutation, ADebtIsNoReason) {
    const auto rows = read_explanations("rule,change,reason\n*,*,not tried yet\n", "explained.csv");
    ASSERT_TRUE(rows);
    EXPECT_TRUE(rows->front().is_debt());
}

TEST(Mutation, AnExplanationNeedsAReason) {
    const auto rows = read_explanations("rule,change,reason\nt-1:2 condition,*,\n", "explained.csv");
    ASSERT_FALSE(rows);
    EXPECT_EQ(to_string(rows.error()),
              "explained.csv:2:1: a change no example notices needs a reason (say why it cannot show, or write an "
              "example and take the row out)");
}

}  // namespace
}  // namespace comity::law
