// SPDX-License-Identifier: EUPL-1.2
#include "law/compile/added_conditions.h"

#include <gtest/gtest.h>

#include "law/rules/evaluator.h"
#include "law/testing/small_library.h"

namespace comity::law {
namespace {

constexpr std::string_view treaty = R"(
instrument t-1 "Convention"
  family extradition
  role treaty
  rank 30
  opened 1960-01-01
provision 1 "Minors" fr "Mineurs" ru "Несовершеннолетние" mark T
  ground g.minor mandatory
    when person.minor
)";

Cursor cursor_of(const std::string& text, Faults& faults) {
    const auto statements = read_statements(text, "condition", faults);
    return {statements.front().tokens, statements.front().place, faults};
}

TEST(AddedConditions, AreEvaluatedLikeThoseOfTheLaw) {
    const Library library = small_library(treaty);
    AddedConditions added(library);
    Faults faults;
    Cursor first = cursor_of("person.minor and custody.basis is provisional", faults);
    const auto minor = added.read(first);
    Cursor second = cursor_of("offence.fiscal", faults);
    const auto fiscal = added.read(second);
    ASSERT_TRUE(faults.list().empty());
    EXPECT_FALSE(minor.of_offence);
    EXPECT_TRUE(fiscal.of_offence);
    const auto extended = added.finish();
    ASSERT_TRUE(extended) << to_string(extended.error());

    const Determination determination(
        bound_question(*extended,
                       "facts: {request: {kind: extradition}, person: {minor: true}, custody: {basis: provisional}, "
                       "offences: [{id: a, fiscal: false}, {id: b, fiscal: true}, {id: c}]}"));
    const Evaluator evaluator(determination.situation());
    EXPECT_EQ(evaluator.test(minor.id, 0), Truth::yes);
    EXPECT_EQ(evaluator.test(fiscal.id, 0), Truth::no);
    EXPECT_EQ(evaluator.test(fiscal.id, 1), Truth::yes);
    EXPECT_EQ(evaluator.test(fiscal.id, 2), Truth::unknown);
}

TEST(AddedConditions, LeaveTheAnswersOfTheLibraryAsTheyAre) {
    const Library library = small_library(treaty);
    AddedConditions added(library);
    Faults faults;
    Cursor cursor = cursor_of("offence.tags has genocide", faults);
    added.read(cursor);
    const auto extended = added.finish();
    ASSERT_TRUE(extended);
    const std::string question =
        "as_of: 2024-06-01\nregister: replace\nstatus: {t-1: {XA: 2000-01-01, XB: 2000-01-01}}\n"
        "facts: {request: {kind: extradition, requesting_state: XA, requested_state: XB}, person: {minor: true}}\n";
    EXPECT_EQ(Asked(library, question).status("g.minor"), "triggered");
    EXPECT_EQ(Asked(*extended, question).status("g.minor"), "triggered");
}

TEST(AddedConditions, RefuseAFactTheLibraryDoesNotHave) {
    AddedConditions added(small_library(treaty));
    Faults faults;
    Cursor cursor = cursor_of("person.minr", faults);
    EXPECT_EQ(added.read(cursor).id, none);
    ASSERT_EQ(faults.list().size(), 1u);
    EXPECT_EQ(to_string(faults.list()[0]),
              "condition:1:12: error: 'person.minr' is no fact and no named expression (is 'person.minor' meant?)");
}

}  // namespace
}  // namespace comity::law
