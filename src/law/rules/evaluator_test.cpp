// SPDX-License-Identifier: EUPL-1.2
// Every construct of the expressions of the law language (docs/law-language.md, section 5), in three values.
#include "law/rules/evaluator.h"

#include "law/testing/small_library.h"

namespace comity::law {
namespace {

/// A library with one ground whose test is the expression; its treaty binds XA and XB.
Library with_test(std::string_view expression, std::string_view more = "") {
    return small_library(
        "instrument t-1 \"Convention\"\n  family extradition\n  role treaty\n  chapter I opt-out 9.2.a\n" +
        std::string(more) + "\nprovision 1 \"Test\" mark T\n  says \"A test.\"\n  ground g.test optional\n    when " +
        std::string(expression) +
        "\n\ninstrument t-2 \"Another\"\n  family extradition\n  role overlay\n\nprovision 1 \"None\" mark T\n  says "
        "\"x\"\n  procedure\n");
}

/// "triggered" (true), "cleared" (false) or "undetermined" (unknown) of the expression for the facts, given as YAML.
std::string value(std::string_view expression, std::string_view facts = "", std::string_view more = "") {
    const Library library = with_test(expression, more);
    const Asked asked(library,
                      "as_of: 2024-06-01\nregister: replace\nfacts:\n  request: {kind: extradition, requesting_state: "
                      "XA, requested_state: XB}\n"
                      "  status: {t-1: {XA: 2000-01-01, XB: 2001-01-01}}\n" +
                          std::string(facts));
    return asked.status("g.test");
}

constexpr std::string_view yes = "triggered";
constexpr std::string_view no = "cleared";
constexpr std::string_view open = "undetermined";

TEST(expression, yes_no_facts) {
    EXPECT_EQ(value("person.minor", "  person: {minor: true}\n"), yes);
    EXPECT_EQ(value("person.minor", "  person: {minor: false}\n"), no);
    EXPECT_EQ(value("person.minor"), open);
    EXPECT_EQ(value("person.minor", "  person: {minor: null}\n"), open);
    EXPECT_EQ(value("person.minor is false", "  person: {minor: false}\n"), yes);
}

TEST(expression, constants) {
    EXPECT_EQ(value("true"), yes);
    EXPECT_EQ(value("false"), no);
    EXPECT_EQ(value("unknown"), open);
}

TEST(expression, and_or_not_in_three_values) {
    EXPECT_EQ(value("person.minor and false"), no);
    EXPECT_EQ(value("person.minor and true"), open);
    EXPECT_EQ(value("person.minor or true"), yes);
    EXPECT_EQ(value("person.minor or false"), open);
    EXPECT_EQ(value("not person.minor"), open);
    EXPECT_EQ(value("not false"), yes);
}

TEST(expression, and_binds_closer_than_or_and_not_closest) {
    EXPECT_EQ(value("true or false and false"), yes);
    EXPECT_EQ(value("(true or false) and false"), no);
    EXPECT_EQ(value("not true or true"), yes);
    EXPECT_EQ(value("not (true or true)"), no);
}

TEST(expression, one_value_of_a_fact) {
    constexpr std::string_view accused = "  person: {role: accused}\n";
    EXPECT_EQ(value("person.role is accused", accused), yes);
    EXPECT_EQ(value("person.role is convicted", accused), no);
    EXPECT_EQ(value("person.role is not convicted", accused), yes);
    EXPECT_EQ(value("person.role is not convicted"), open);
    EXPECT_EQ(value("person.role is one of {witness, accused}", accused), yes);
    EXPECT_EQ(value("person.role is not one of {witness, convicted}", accused), yes);
    EXPECT_EQ(value("person.role is one of {witness}"), open);
}

TEST(expression, sets_and_lists) {
    constexpr std::string_view tags = "  offence: {tags: [genocide, corruption]}\n";
    EXPECT_EQ(value("offence.tags has genocide", tags), yes);
    EXPECT_EQ(value("offence.tags has bombing", tags), no);
    EXPECT_EQ(value("offence.tags has any of {bombing, corruption}", tags), yes);
    EXPECT_EQ(value("offence.tags has all of {genocide, corruption}", tags), yes);
    EXPECT_EQ(value("offence.tags has all of {genocide, bombing}", tags), no);
    EXPECT_EQ(value("offence.tags has genocide"), open);
    EXPECT_EQ(value("offence.tags has genocide", "  offence: {tags: []}\n"), no);
    EXPECT_EQ(value("person.residence has requested_state", "  person: {residence: [XB, XC]}\n"), yes);
    EXPECT_EQ(value("person.residence has requested_state", "  person: {residence: [XC]}\n"), no);
    EXPECT_EQ(value("person.residence has XC", "  person: {residence: XC}\n"), yes);
}

TEST(expression, lists_with_something_in_common) {
    constexpr std::string_view rule = "request.languages shares requested.languages";
    EXPECT_EQ(value(rule, "  request.languages: [fr, en]\n  requested.languages: [de, en]\n"), yes);
    EXPECT_EQ(value(rule, "  request.languages: [fr]\n  requested.languages: [de]\n"), no);
    EXPECT_EQ(value(rule, "  request.languages: [fr]\n"), open);
}

TEST(expression, penalties_compare_by_kind_then_length) {
    const auto at_least_a_year = [](std::string_view penalty) {
        return value("offence.max_penalty >= 1 year", "  offence: {max_penalty: " + std::string(penalty) + "}\n");
    };
    EXPECT_EQ(at_least_a_year("{kind: imprisonment, max: P1Y}"), yes);
    EXPECT_EQ(at_least_a_year("P12M"), yes);
    EXPECT_EQ(at_least_a_year("{kind: imprisonment, max: P11M}"), no);
    EXPECT_EQ(at_least_a_year("P365D"), open);
    EXPECT_EQ(at_least_a_year("{kind: imprisonment}"), open);
    EXPECT_EQ(at_least_a_year("{kind: fine}"), no);
    EXPECT_EQ(at_least_a_year("{kind: life}"), yes);
    EXPECT_EQ(at_least_a_year("{kind: death}"), yes);
    EXPECT_EQ(at_least_a_year("null"), open);
    EXPECT_EQ(value("offence.max_penalty > 1 year", "  offence: {max_penalty: P1Y}\n"), no);
    EXPECT_EQ(value("offence.max_penalty < 1 year", "  offence: {max_penalty: P1Y}\n"), no);
    EXPECT_EQ(value("offence.max_penalty <= 1 year", "  offence: {max_penalty: P1Y}\n"), yes);
    EXPECT_EQ(value("offence.max_penalty = 1 year", "  offence: {max_penalty: P12M}\n"), yes);
    EXPECT_EQ(value("offence.max_penalty != 1 year", "  offence: {max_penalty: P2Y}\n"), yes);
}

TEST(expression, periods_and_numbers) {
    EXPECT_EQ(value("judgment.remaining ≥ 6 months", "  judgment: {remaining: P6M}\n"), yes);
    EXPECT_EQ(value("judgment.remaining >= 6 months", "  judgment: {remaining: P180D}\n"), no);
    EXPECT_EQ(value("judgment.remaining >= 6 months", "  judgment: {remaining: P182D}\n"), open);
    EXPECT_EQ(value("judgment.days > 3", "  judgment: {days: 3.001}\n"), yes);
    EXPECT_EQ(value("judgment.days > 3", "  judgment: {days: 3}\n"), no);
    EXPECT_EQ(value("judgment.days = 3", "  judgment: {days: 3.000}\n"), yes);
}

TEST(expression, days_known_in_part_compare_as_intervals) {
    const auto before_2010 = [](std::string_view day) {
        return value("offence.committed < 2010-06-01", "  offence: {committed: \"" + std::string(day) + "\"}\n");
    };
    EXPECT_EQ(before_2010("2010-05-31"), yes);
    EXPECT_EQ(before_2010("2010-06-01"), no);
    EXPECT_EQ(before_2010("2010-05-?\?"), yes);
    EXPECT_EQ(before_2010("2010-06-?\?"), no);
    EXPECT_EQ(before_2010("2010"), open);
    EXPECT_EQ(value("offence.committed = 2010-06-01", "  offence: {committed: \"2010-06\"}\n"), open);
    EXPECT_EQ(value("offence.committed != 2010-06-01", "  offence: {committed: \"2011\"}\n"), yes);
}

TEST(expression, days_plus_and_minus_a_period) {
    constexpr std::string_view day = "  request.date_received: 2023-08-31\n  decision.date: 2024-02-29\n";
    EXPECT_EQ(value("decision.date >= request.date_received + 6 months", day), yes);
    EXPECT_EQ(value("decision.date > request.date_received + 6 months", day), no);
    EXPECT_EQ(value("decision.date - 6 months = 2023-08-29", day), yes);
    EXPECT_EQ(value("decision.date + 1 month + 1 day = 2024-03-30", day), yes);
    EXPECT_EQ(value("decision.date >= request.date_received + 6 months", "  decision.date: 2024-02-29\n"), open);
}

TEST(expression, days_plus_a_number_that_a_fact_gives) {
    EXPECT_EQ(
        value("decision.date + judgment.days days = 2024-03-10", "  decision.date: 2024-02-29\n  judgment.days: 10\n"),
        yes);
    EXPECT_EQ(
        value("decision.date - judgment.days days = 2024-02-19", "  decision.date: 2024-02-29\n  judgment.days: 10\n"),
        yes);
    EXPECT_EQ(value("decision.date + judgment.days days = 2024-03-10", "  decision.date: 2024-02-29\n"), open);
    EXPECT_EQ(value("decision.date + judgment.days days >= 9999-12-31",
                    "  decision.date: 2024-02-29\n  judgment.days: 999999999999\n"),
              yes);
}

TEST(expression, the_day_of_the_request_and_of_the_question) {
    EXPECT_EQ(value("as_of = 2024-06-01"), yes);
    EXPECT_EQ(value("request_day = 2024-06-01"), yes);
    EXPECT_EQ(value("request_day = 2024-05-02", "  request.date_received: 2024-05-02\n"), yes);
    EXPECT_EQ(value("request_day = 2024-05-01", "  request.date_sent: 2024-05-01\n"), yes);
    EXPECT_EQ(
        value("request_day = 2024-05-02", "  request.date_sent: 2024-05-01\n  request.date_received: 2024-05-02\n"),
        yes);
}

constexpr std::string_view finnish_until_2010 =
    "  person.nationalities: [{state: XB, from: 1990-01-01, to: 2010-12-31}, {state: XC}]\n";

TEST(expression, some_every_and_no_record) {
    EXPECT_EQ(value("some person.nationalities (state is XC)", finnish_until_2010), yes);
    EXPECT_EQ(value("some person.nationalities (state is requesting_state)", finnish_until_2010), no);
    EXPECT_EQ(value("every person.nationalities (state is XC)", finnish_until_2010), no);
    EXPECT_EQ(value("no person.nationalities (state is requesting_state)", finnish_until_2010), yes);
    EXPECT_EQ(value("some person.nationalities (state is XC)"), open);
    EXPECT_EQ(value("some person.nationalities (state is XC)", "  person.nationalities: []\n"), no);
    EXPECT_EQ(value("every person.nationalities (state is XC)", "  person.nationalities: []\n"), yes);
    EXPECT_EQ(value("some person.nationalities (state is XC)", "  person.nationalities: [{from: 2000-01-01}]\n"), open);
    EXPECT_EQ(value("count person.nationalities > 1", finnish_until_2010), yes);
}

TEST(expression, a_record_holds_on_its_days) {
    constexpr std::string_view rule = "some person.nationalities (state is requested_state and holds on decision.date)";
    const auto on = [&](std::string_view day) {
        return value(rule, std::string(finnish_until_2010) + "  decision.date: \"" + std::string(day) + "\"\n");
    };
    EXPECT_EQ(on("1989-12-31"), no);
    EXPECT_EQ(on("1990-01-01"), yes);
    EXPECT_EQ(on("2010-12-31"), yes);
    EXPECT_EQ(on("2011-01-01"), no);
    EXPECT_EQ(on("2010"), yes);
    EXPECT_EQ(on("2010-12..2011-01"), open);
    EXPECT_EQ(value(rule, "  person.nationalities: [XB]\n"), yes);  // without days, always
}

constexpr std::string_view two_offences =
    "  offences: [{id: a, fiscal: true, purpose: prosecution}, {id: b, fiscal: false}]\n";

TEST(expression, over_offences) {
    EXPECT_EQ(value("some offences (fiscal)", two_offences), yes);
    EXPECT_EQ(value("every offences (fiscal)", two_offences), no);
    EXPECT_EQ(value("no offences (purpose is enforcement)", two_offences), open);
    EXPECT_EQ(value("some offences (fiscal)"), open);
    // Each offence looks at the others.
    EXPECT_EQ(value("some other offences (fiscal)", two_offences), "cleared triggered");
}

TEST(expression, an_offence_is_tested_by_itself) {
    EXPECT_EQ(value("offence.fiscal", two_offences), "triggered cleared");
    EXPECT_EQ(value("offence.fiscal", "  offence.fiscal: true\n"), yes);
}

TEST(expression, who_is_bound) {
    EXPECT_EQ(value("both bound by t-1"), yes);
    EXPECT_EQ(value("requested_state bound by t-2"), no);
    EXPECT_EQ(value("requested_state bound by t-1"), yes);
    EXPECT_EQ(value("both bound by t-1 on decision.date", "  decision.date: 2000-06-01\n"), no);
    EXPECT_EQ(value("both bound by t-1 on decision.date", "  decision.date: 2001-01-01\n"), yes);
    EXPECT_EQ(value("both bound by t-1 on decision.date", "  decision.date: \"2000-12..2001-01\"\n"), open);
    EXPECT_EQ(value("both bound by t-1 on decision.date"), open);
}

constexpr std::string_view declares =
    "  declarations: [{state: XB, instrument: t-1, article: \"6(1)\", effect: will not extradite its nationals, value: "
    "30},"
    " {state: XA, instrument: t-1, article: \"9.2.a\"}]\n";

TEST(expression, declarations) {
    constexpr std::string_view meaning = "  effect refuses-nationals on 6 text \"*not extradite*\"\n";
    EXPECT_EQ(value("requested_state declared 6", declares, meaning), yes);
    EXPECT_EQ(value("requested_state declared 6 as refuses-nationals", declares, meaning), yes);
    EXPECT_EQ(value("requested_state declared t-1:6.1", declares, meaning), yes);
    EXPECT_EQ(value("requesting_state declared 6", declares, meaning), no);
    EXPECT_EQ(value("declared 6 by requested_state = 30", declares), yes);
    EXPECT_EQ(value("declared 7 by requested_state = 30", declares), open);
    EXPECT_EQ(value("both accept t-1 chapter I", declares), no);
    EXPECT_EQ(value("both accept t-1 chapter I"), yes);
}

TEST(expression, law_of_a_state_that_is_not_in_the_library_is_unknown) {
    EXPECT_EQ(value("requested_state law death-penalty is abolitionist-all"), open);
    EXPECT_EQ(value("requested_state law death-penalty is not abolitionist-all"), open);
}

TEST(expression, named_expressions) {
    EXPECT_EQ(value("young and false", "", "  let young = person.minor\n"), no);
    EXPECT_EQ(value("young", "  person.minor: true\n", "  let young = person.minor or false\n"), yes);
    EXPECT_EQ(value("threshold = 2023-12-01", "", "  let threshold = as_of - 6 months\n"), yes);
}

TEST(needs, are_the_unknown_facts_a_condition_hangs_on) {
    const Library library = with_test("(person.minor or person.role is accused) and not offence.fiscal");
    const auto needed = [&](std::string_view facts) {
        const Asked asked(library,
                          "as_of: 2024-06-01\nregister: replace\nstatus: {t-1: {XA: 2000-01-01, XB: 2001-01-01}}\n"
                          "facts:\n  request: {kind: extradition, requesting_state: XA, requested_state: XB}\n" +
                              std::string(facts));
        std::string names;
        for (const NeededFact& need : asked.answer().needs_of(asked.answer().grounds.at(0).why)) {
            names += need.fact == none
                         ? "offences "
                         : std::string(library.text(library.facts()[static_cast<std::size_t>(need.fact)].name)) + " ";
        }
        return names;
    };
    EXPECT_EQ(needed(""), "person.minor person.role offences ");
    EXPECT_EQ(needed("  person.minor: true\n  offences: [{id: a}]\n"), "offence.fiscal ");
    EXPECT_EQ(needed("  person: {minor: false, role: accused}\n  offence.fiscal: false\n"), "");
}

}  // namespace
}  // namespace comity::law
