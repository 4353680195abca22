// SPDX-License-Identifier: EUPL-1.2
#include "documents/completeness/completeness.h"

#include <gtest/gtest.h>

#include "documents/testing/worked_cases.h"

namespace comity::documents {
namespace {

/// Azerbaijan asks Finland, under the 1959 convention and its protocols.
std::unique_ptr<law::QuestionInput> question(const std::string& more) {
    const auto trees =
        format::read_yaml("as_of: 2026-11-21\nfacts: {request: {requesting_state: AZ, requested_state: FI, " + more +
                              "}, offences: [{id: a}]}",
                          "question");
    return bound(trees->front());
}

Draft draft_of(std::string_view id, const std::string& more, const std::function<void(PaperInput&)>& change = {}) {
    const law::Determination determination(question(more));
    PaperInput input = full_paper(determination.question());
    if (change) change(input);
    return assemble(real_templates(), *real_templates().find(id), determination, input);
}

std::vector<std::string> keys(const std::vector<Requirement>& requirements) {
    std::vector<std::string> all;
    for (const Requirement& each : requirements) all.push_back(each.key);
    return all;
}

TEST(Completeness, FindsNothingMissingInALetterThatSaysAll) {
    const std::string more = "measure: bank-accounts";
    const Draft draft = draft_of("bank-records", more);
    EXPECT_EQ(keys(missing_of(completeness(draft.document, question(more)))), std::vector<std::string>{});
}

TEST(Completeness, NamesWhatIsMissingWithItsClause) {
    const std::string more = "measure: bank-accounts";
    const Draft draft = draft_of("bank-records", more, [](PaperInput& input) {
        input.fields.erase(*real_templates().find_field("investigation.authority"));
        input.fields.erase(*real_templates().find_field("measure.purpose"));
    });
    const auto missing = missing_of(completeness(draft.document, question(more)));
    const auto authority = std::ranges::find(missing, "authority", &Requirement::key);
    ASSERT_NE(authority, missing.end());
    EXPECT_EQ(authority->clauses.front(), "coe-030:14.1");
    EXPECT_FALSE(authority->attachment);
}

TEST(Completeness, SaysWhereTheLetterAnswersAPoint) {
    const std::string more = "measure: service";
    const auto all = completeness(draft_of("service", more).document, question(more));
    const auto served = std::ranges::find(all, "name-address-person-served", &Requirement::key);
    ASSERT_NE(served, all.end());
    EXPECT_EQ(served->state, Requirement::State::present);
    EXPECT_EQ(served->segments, std::vector<std::string>{"addressee"});
}

TEST(Completeness, WantsThePapersOfArticle12UntilTheyAreAttached) {
    const auto with_purpose = [] {
        const auto trees = format::read_yaml(
            "as_of: 2023-03-21\nfacts: {request: {requesting_state: XA, requested_state: XB, kind: extradition, "
            "procedure: extradition}, status: {coe-024: {XA: {from: 1995-01-01}, XB: {from: 1990-01-01}}}, "
            "offences: [{id: a, purpose: prosecution}]}",
            "question");
        return bound(trees->front());
    };
    const law::Determination determination(with_purpose());
    PaperInput input = full_paper(determination.question());
    const Template& paper = *real_templates().find("extradition-prosecution");
    const auto without =
        missing_of(completeness(assemble(real_templates(), paper, determination, input).document, with_purpose()));
    const auto warrant = std::ranges::find(without, "warrant-auth", &Requirement::key);
    ASSERT_NE(warrant, without.end());
    EXPECT_TRUE(warrant->attachment);
    EXPECT_EQ(warrant->clauses.front(), "coe-024:12.2.a");
    input.attachments = {{"warrant-auth", {{"", "Warrant"}}, 2, ""}};
    const auto with =
        missing_of(completeness(assemble(real_templates(), paper, determination, input).document, with_purpose()));
    EXPECT_EQ(std::ranges::find(with, "warrant-auth", &Requirement::key), with.end());
}

}  // namespace
}  // namespace comity::documents
