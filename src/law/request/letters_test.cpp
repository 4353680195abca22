// SPDX-License-Identifier: EUPL-1.2
#include "law/request/letters.h"

#include <set>

#include <gtest/gtest.h>

#include "law/testing/asked_request.h"
#include "law/testing/real_library.h"

namespace comity::law {
namespace {

constexpr std::string_view treaty = R"(
instrument e-1 "Extradition"
  family extradition
  role treaty

provision 1 "Scope" mark T
  says "x"
  condition
    requires offence.fiscal or not offence.fiscal

instrument a-1 "Assistance"
  family assistance
  role treaty
  measures evidence

provision 5 "Tax" mark T
  says "x"
  ground g.fiscal optional
    when offence.fiscal

provision 14 "Contents" mark T
  says "x"
  contents
    need authority

provision 15 "Channel" mark T
  says "x"
  formal channel
    requires request.channel is diplomatic and not person.minor
      or request.channel is interpol and person.minor

instrument a-2 "Transfer"
  family assistance
  role treaty
  measures transfer-sentenced

provision 1 "Scope" mark T
  says "x"
  condition
    requires offence.fiscal or not offence.fiscal

instrument p-1 "Practice"
  family assistance
  role practice

provision base "Base" mark T
  says "x"
  contents usual
    need authority
    need purpose
    returned for "no purpose" fr "sans but" ru "нет цели"
)";

constexpr std::string_view separations = R"(
separation kind "Kind" mark T
  by kind

separation basis "Basis" mark T
  by basis

separation channel "Channel" mark T
  by channel

separation political "Political" mark T
  when offence.political

separation drags "Drags" mark T
  outcome may-refuse
)";

std::string question(std::string_view measures, std::string_view more = "") {
    return "status: {e-1: {XA: 1990-01-01, XB: 1990-01-01}, a-1: {XA: 1990-01-01, XB: 1990-01-01}, "
           "a-2: {XA: 1990-01-01, XB: 1990-01-01}}\n"
           "facts:\n  request: {requesting_state: XA, requested_state: XB}\n  person.minor: false\n" +
           std::string(more) + "  request.measures: " + std::string(measures) + "\n";
}

std::string split(std::string_view measures) {
    const Library library = small_library(std::string(treaty) + std::string(separations));
    return split_of(asked_request(library, question(measures, "  offence.fiscal: false\n")));
}

TEST(Letters, MeasuresWithoutADifferenceTravelTogether) {
    EXPECT_EQ(split("[evidence, {id: second, measure: evidence}]"), "evidence, second");
}

TEST(Letters, ExtraditionIsApartAndSoIsAnotherBasis) {
    EXPECT_EQ(
        split("[evidence, extradition, transfer-sentenced]"),
        "evidence [kind: extradition] [basis: transfer-sentenced] | extradition [kind: evidence, transfer-sentenced] "
        "| transfer-sentenced [kind: extradition] [basis: evidence]");
}

TEST(Letters, AConditionIsToldOfThePartItIsTrueOf) {
    EXPECT_EQ(split("[evidence, {id: p, measure: evidence, offence.political: true}, {id: q, measure: evidence}]"),
              "evidence, q | p [political: evidence, q]");
}

TEST(Letters, AMeasureThatMayBeRefusedDoesNotDragTheOthers) {
    EXPECT_EQ(split("[{id: tax, measure: evidence, offence.fiscal: true}, evidence]"),
              "tax [drags: evidence] | evidence");
}

TEST(Letters, NoCommonChannelIsAReason) {
    EXPECT_EQ(split("[evidence, {id: child, measure: evidence, person.minor: true}]"),
              "evidence [channel: child] | child [channel: evidence]");
}

TEST(Letters, WithoutSeparationsAllTravelTogether) {
    const Library library = small_library(treaty);
    EXPECT_EQ(split_of(asked_request(library, question("[evidence, extradition]", "  offence.fiscal: false\n"))),
              "evidence, extradition");
}

TEST(Letters, WhatIsInForceRequiresAndPracticeAddsWithoutAnyEffect) {
    const Library library = small_library(treaty);
    const Request request = asked_request(
        library, question("[evidence]",
                          "  offence.fiscal: false\n  request.channel: diplomatic\n  request.contains: [authority]\n"));
    const Letter letter = letters_of(request).front();
    EXPECT_EQ(contents_text(library, letter.contents), "authority required met, purpose usual missing");
    ASSERT_EQ(letter.contents.returned.size(), 1u);
    EXPECT_EQ(library.text(letter.contents.returned[0].words, "ru"), "нет цели");
    EXPECT_EQ(to_string(request.outcome()), "must-assist");
}

TEST(Letters, ALackOfWhatIsRequiredReturnsTheLetter) {
    const Library library = small_library(treaty);
    const Request request = asked_request(
        library, question("[evidence]",
                          "  offence.fiscal: false\n  request.channel: diplomatic\n  request.contains: [purpose]\n"));
    EXPECT_EQ(contents_text(library, letters_of(request).front().contents),
              "authority required missing, purpose usual met");
    EXPECT_EQ(to_string(request.outcome()), "returned-for-completion");
}

TEST(Letters, ContentsNotRecordedAreNotKnown) {
    const Library library = small_library(treaty);
    const Request request = asked_request(library, question("[evidence]"));
    EXPECT_EQ(contents_text(library, letters_of(request).front().contents),
              "authority required undetermined, purpose usual undetermined");
}

TEST(Letters, OneLetterLacksWhatAnyOfItsMeasuresLacks) {
    const Library library = small_library(treaty);
    const Request request =
        asked_request(library, question("[{measure: evidence, request.contains: [authority, purpose]}, "
                                        "{id: b, measure: evidence, request.contains: [purpose]}]"));
    EXPECT_EQ(contents_text(library, letters_of(request).front().contents),
              "authority required missing, purpose usual met");
}

TEST(Letters, EveryOutcomeASeparationNamesIsOne) {
    std::set<std::string_view> known;
    for (int i = 0; i <= static_cast<int>(Outcome::returned_for_completion); ++i)
        known.insert(to_string(static_cast<Outcome>(i)));
    const Library& library = real_library();
    EXPECT_FALSE(library.separations().empty());
    for (const Separation& separation : library.separations()) {
        for (TextId word : library.of(library.words(), separation.outcomes))
            EXPECT_TRUE(known.contains(library.text(word))) << library.text(word);
        EXPECT_TRUE(separation.says.fr != 0 && separation.says.ru != 0) << library.text(separation.id);
    }
}

TEST(Letters, EveryMeasureOfAssistanceHasAGoodLetterAndAFormThatFitsIt) {
    const Library& library = real_library();
    for (const RequestKind& kind : request_kinds(library)) {
        if (kind.family != Family::assistance || kind.name == "spontaneous-information" ||
            kind.name == "police-information")
            continue;
        const Request request = asked_request(
            library, "facts: {request: {requesting_state: AZ, requested_state: FI, measures: [" + kind.name + "]}}\n");
        const std::vector<Letter> letters = letters_of(request);
        ASSERT_EQ(letters.size(), 1u);
        EXPECT_GE(letters[0].contents.items.size(), 2u) << kind.name;
        EXPECT_FALSE(forms_of_letter(request, letters[0]).empty()) << kind.name;
    }
}

TEST(Letters, FormsForWhatGovernsComeFirstAndTellWhichLinesAreFilled) {
    const Library& library = real_library();
    const Request request =
        asked_request(library,
                      "as_of: 2026-11-21\nfacts:\n  request: {requesting_state: AZ, requested_state: FI, "
                      "measure: preserve-data, contains: [authority, necessity]}\n");
    const std::vector<const Form*> forms = forms_for(request.measures().front());
    ASSERT_FALSE(forms.empty());
    EXPECT_EQ(library.text(forms.front()->id), "t-cy-preservation");
    std::string filled;
    for (const FormField& field : library.of(library.form_fields(), forms.front()->fields))
        filled += std::string(library.text(field.key)) + " " +
                  std::string(to_string(status_of(library, field, request.first()))) + "; ";
    EXPECT_EQ(
        filled,
        "requesting-authority met; contact missing; offence-facts missing; data missing; custodian not-applicable; "
        "necessity met; intention missing; confidentiality not-applicable; ");
}

TEST(Letters, LanguagesAndChannelsFollowFromTheRulesAndDeclarations) {
    const Library& library = real_library();
    const Request request =
        asked_request(library,
                      "as_of: 2026-11-21\nfacts:\n  request: {requesting_state: AZ, requested_state: FI, "
                      "measures: [{measure: take-evidence, request.urgent: true}, "
                      "{id: slow, measure: take-evidence, request.urgent: false}]}\n");
    const auto words = [&](const std::vector<TextId>& list) {
        std::string all;
        for (TextId word : list) all += (all.empty() ? "" : " ") + std::string(library.text(word));
        return all;
    };
    const Determination& urgent = *request.measures()[0].determination;
    const Determination& slow = *request.measures()[1].determination;
    EXPECT_EQ(words(choice_of(urgent, language_rules(urgent)).accepted), "en fi sv");
    EXPECT_EQ(words(choice_of(slow, channel_rules(slow)).accepted), "moj-to-moj central");
    EXPECT_NE(words(choice_of(urgent, channel_rules(urgent)).accepted).find("direct-authority"), std::string::npos);
}

}  // namespace
}  // namespace comity::law
