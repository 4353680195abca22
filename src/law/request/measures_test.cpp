// SPDX-License-Identifier: EUPL-1.2
#include "law/request/measures.h"

#include <gtest/gtest.h>

#include "law/testing/asked_request.h"

namespace comity::law {
namespace {

constexpr std::string_view treaties = R"(
instrument e-1 "Extradition"
  family extradition
  role treaty

provision 5 "Tax" mark T
  says "x"
  ground g.fiscal mandatory
    when offence.fiscal

instrument a-1 "Assistance"
  family assistance
  role treaty
  measures evidence

provision 5 "Tax" mark T
  says "x"
  ground g.fiscal optional
    when offence.fiscal
)";

constexpr std::string_view bound =
    "status: {e-1: {XA: 1990-01-01, XB: 1990-01-01}, a-1: {XA: 1990-01-01, XB: 1990-01-01}}\n";

Request ask(const Library& library, std::string_view facts) {
    return asked_request(
        library,
        std::string(bound) + "facts:\n  request: {requesting_state: XA, requested_state: XB}\n" + std::string(facts));
}

std::string outcomes(const Request& request) {
    std::string text;
    for (const Request::Measure& measure : request.measures())
        text += measure.id + " " + std::string(to_string(measure.answer().outcome)) + "; ";
    return text + std::string(to_string(request.outcome()));
}

TEST(Measures, EachHasItsOwnDeterminationAndTheRequestWhatTheyShare) {
    const Library library = small_library(treaties);
    const Request request = ask(library, "  offence.fiscal: true\n  request.measures: [extradition, evidence]\n");
    EXPECT_TRUE(request.several());
    EXPECT_EQ(request.kind(), "mixed");
    EXPECT_EQ(outcomes(request), "extradition refuse-mandatory; evidence may-refuse; partial");
}

TEST(Measures, AnOutcomeAllShareIsThatOfTheRequest) {
    const Library library = small_library(treaties);
    const Request request =
        ask(library, "  offence.fiscal: false\n  request.measures: [evidence, {id: second, measure: evidence}]\n");
    EXPECT_EQ(request.kind(), "assistance");
    EXPECT_EQ(outcomes(request), "evidence must-assist; second must-assist; must-assist");
}

TEST(Measures, OwnFactsTakeThePlaceOfTheCommonOnes) {
    const Library library = small_library(treaties);
    const Request request = ask(library,
                                "  offences: [{id: tax, fiscal: true}]\n"
                                "  request.measures:\n"
                                "    - evidence\n"
                                "    - {id: dotted, measure: evidence, offence.fiscal: false}\n"
                                "    - {id: by-id, measure: evidence, offences: {tax: {fiscal: false}}}\n");
    EXPECT_EQ(outcomes(request), "evidence may-refuse; dotted must-assist; by-id must-assist; partial");
}

TEST(Measures, OneWordStandsForAListOfOne) {
    const Library library = small_library(treaties);
    const Request request = ask(library, "  offence.fiscal: false\n  request.measures: evidence\n");
    EXPECT_TRUE(request.several());
    EXPECT_EQ(request.measures().size(), 1u);
}

TEST(Measures, UnknownIsAbsent) {
    const Library library = small_library(treaties);
    for (const std::string_view value : {"null", "unknown"}) {
        const Request request =
            ask(library, "  request.measures: " + std::string(value) + "\n  request.measure: evidence\n");
        EXPECT_FALSE(request.several());
        EXPECT_EQ(request.measures().front().id, "evidence");
    }
}

TEST(Measures, AQuestionOfOneMeasureAnswersAsBefore) {
    const Library library = small_library(treaties);
    const std::string question = std::string(bound) +
                                 "facts: {request: {requesting_state: XA, requested_state: XB, measure: evidence}, "
                                 "offence.fiscal: true}\n";
    const Asked alone(library, question);
    const Request request = asked_request(library, question);
    EXPECT_EQ(to_json(request.first(), {}), alone.json());
}

TEST(Measures, FaultsAreToldOnceWithTheirPlace) {
    const Library library = small_library(treaties);
    EXPECT_EQ(request_faults(
                  library, "facts: {request.measures: [evidence, {id: b, measure: evidence}], offence.fiskal: true}\n"),
              "question.yaml:1:67: error: there is no fact 'offence.fiskal' (is 'offence.fiscal' meant?)\n");
}

TEST(Measures, WhatCannotStandInAMeasureIsRefused) {
    const Library library = small_library(treaties);
    const auto refused = [&](std::string_view entry) {
        return request_faults(library,
                              "facts: {request.measures: [" + std::string(entry) + "], offences: [{id: tax}]}\n");
    };
    EXPECT_NE(refused("evidense").find("did you mean evidence?"), std::string::npos);
    EXPECT_NE(refused("evidence, evidence").find("two measures have the id 'evidence'"), std::string::npos);
    EXPECT_NE(refused("{id: x}").find("a measure is a word"), std::string::npos);
    EXPECT_NE(refused("{measure: evidence, as_of: 2020-01-01}").find("'as_of' belongs to the request"),
              std::string::npos);
    EXPECT_NE(refused("{measure: evidence, offences: [{id: a}]}").find("offences are listed once"), std::string::npos);
    EXPECT_NE(
        refused("{measure: evidence, offences: {b: {fiscal: true}}}").find("an offence the request does not have"),
        std::string::npos);
    EXPECT_NE(refused("{measure: evidence, request: {requested_state: XC}}").find("names other States"),
              std::string::npos);
    EXPECT_NE(refused("{measure: evidence, request: {measures: [evidence]}}").find("no measures of its own"),
              std::string::npos);
    EXPECT_NE(refused("").find("request.measures is empty"), std::string::npos);
    EXPECT_NE(request_faults(library, "facts: {request.measures: [evidence], request.kind: extradition}\n")
                  .find("stands beside request.measure or request.kind"),
              std::string::npos);
}

TEST(Measures, AreLimitedInNumber) {
    const Library library = small_library(treaties);
    const auto of = [&](std::size_t count) {
        std::string list;
        for (std::size_t i = 0; i < count; ++i) list += "{id: m" + std::to_string(i) + ", measure: evidence}, ";
        return request_faults(library, "facts: {request.measures: [" + list + "]}\n");
    };
    EXPECT_EQ(of(max_measures), "");
    EXPECT_NE(of(max_measures + 1).find("at most 64 measures"), std::string::npos);
}

}  // namespace
}  // namespace comity::law
