// SPDX-License-Identifier: EUPL-1.2
#include "documents/assembly/paper_input.h"

#include <gtest/gtest.h>

#include "documents/testing/worked_cases.h"

namespace comity::documents {
namespace {

std::string faults_of(const std::string& yaml) {
    const auto trees = format::read_yaml(yaml, "case.yaml");
    if (!trees) return to_string(trees.error());
    law::Faults faults;
    const auto input = read_paper_input(real_templates(), trees->front(), faults);
    EXPECT_EQ(input.has_value(), !faults.any_error());
    std::string all;
    for (const law::Fault& fault : faults.list()) all += law::to_string(fault) + "\n";
    return all;
}

TEST(PaperInput, ReadsEveryTypeOfField) {
    EXPECT_EQ(faults_of("languages: [en, ru]\n"
                        "fields:\n"
                        "  paper.date: 2026-11-21\n"
                        "  paper.reference: A-1\n"
                        "  person.name: {en: Anna, ru: Анна}\n"
                        "  sender.authority: Ministry\n"
                        "  freeze.amount: EUR 250000.00\n"
                        "  sentence.served: P1Y6M\n"
                        "  surrender.custody-days: 12\n"
                        "  bank.accounts: [A, B]\n"
                        "offences: {theft: {offence.title: {en: Theft, ru: Кража}}}\n"
                        "attachments: [{paper: warrant_auth, title: Warrant, pages: 3}]\n"),
              "");
}

TEST(PaperInput, RefusesWhatDoesNotFitWithItsPlace) {
    EXPECT_EQ(faults_of("fields: {person.nmae: Anna}"),
              "case.yaml:1:10: error: unknown field 'person.nmae' (did you mean 'person.name'?)\n");
    EXPECT_EQ(faults_of("fields: {paper.date: tomorrow}"),
              "case.yaml:1:22: error: 'tomorrow' is no date (write it as 2026-11-21)\n");
    EXPECT_EQ(faults_of("fields: {paper.date: 2026-11}"),
              "case.yaml:1:22: error: '2026-11' is no date (write it as 2026-11-21)\n");
    EXPECT_EQ(faults_of("fields: {freeze.amount: 12}"),
              "case.yaml:1:25: error: '12' is no money (write it as EUR 250000.00)\n");
    EXPECT_EQ(faults_of("fields: {bank.accounts: A}"), "case.yaml:1:25: error: expected a list (write [ …, … ])\n");
    EXPECT_EQ(faults_of("fields: {offence.title: x}"),
              "case.yaml:1:10: error: 'offence.title' belongs to one offence (write it under offences)\n");
    EXPECT_EQ(faults_of("offences: {a: {person.name: x}}"),
              "case.yaml:1:16: error: 'person.name' belongs to the paper (write it under fields)\n");
    EXPECT_EQ(faults_of("attachments: [{paper: warrrant}]"),
              "case.yaml:1:23: error: 'warrrant' is no paper of the law library (the values of request.documents and "
              "request.contains)\n");
    EXPECT_EQ(faults_of("languages: [en, en]"),
              "case.yaml:1:17: error: 'en' is named twice (name each language once)\n");
    EXPECT_NE(faults_of("colour: red"), "");
    EXPECT_NE(faults_of("[]"), "");
}

TEST(PaperInput, KeepsItsLimits) {
    const auto list_of = [](const std::string& name, const std::string& item, std::size_t count) {
        std::string text = name + ": [";
        for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : ", ") + item;
        return text + "]";
    };
    EXPECT_EQ(faults_of("fields: {" + list_of("bank.accounts", "A", max_list_entries) + "}"), "");
    EXPECT_NE(faults_of("fields: {" + list_of("bank.accounts", "A", max_list_entries + 1) + "}"), "");
    EXPECT_EQ(faults_of(list_of("attachments", "{title: A}", max_attachments)), "");
    EXPECT_NE(faults_of(list_of("attachments", "{title: A}", max_attachments + 1)), "");
    EXPECT_EQ(faults_of("languages: [en, fr, ru, ar, es, zh]"), "");
    EXPECT_NE(faults_of("languages: [en, fr, ru, ar, es, zh, de]"), "");
}

TEST(PaperInput, TakesThePaperOutOfACaseFile) {
    auto trees = format::read_yaml("as_of: 2026-11-21\npaper: {languages: [en]}\nfacts: {}\n", "case.yaml");
    const auto paper = take_paper(trees->front());
    ASSERT_TRUE(paper);
    EXPECT_NE(paper->find("languages"), nullptr);
    EXPECT_EQ(trees->front().keys.size(), 2u);
    EXPECT_FALSE(take_paper(trees->front()));
}

TEST(PaperInput, MarksWhatWaitsForATranslationWhereItStands) {
    const auto trees = format::read_yaml(
        "languages: [en, ru]\nfields: {handling.authority: Court, registry.number: N-1, "
        "sender.address: Main Street}\n",
        "case.yaml");
    law::Faults faults;
    const auto input = read_paper_input(real_templates(), trees->front(), faults);
    ASSERT_TRUE(input);
    auto [worked, draft] = first_draft("acknowledgement");
    const law::Determination determination(bound(worked.question));
    draft = assemble(real_templates(), *real_templates().find("acknowledgement"), determination, *input);
    const auto segments = segments_of(draft.document);
    const auto address = std::ranges::find(segments, "sender-address", &Segment::id);
    ASSERT_NE(address, segments.end());
    EXPECT_EQ(plain_text((*address)->versions[0]), "Main Street");
    EXPECT_EQ(plain_text((*address)->versions[1]), "⟦требуется перевод: Main Street⟧");
    const auto gap = std::ranges::find(draft.gaps, "sender.address", &Gap::slot);
    ASSERT_NE(gap, draft.gaps.end());
    EXPECT_EQ(gap->language, "ru");
}

}  // namespace
}  // namespace comity::documents
