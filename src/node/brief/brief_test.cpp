// SPDX-License-Identifier: EUPL-1.2
// The brief on a prepared authority, on both engines: complete, right, and for two readers with different need to know.
#include "node/brief/brief.h"

#include <gmock/gmock.h>

#include "documents/html/render_html.h"
#include "node/brief/brief_paper.h"
#include "node/test_node.h"

namespace comity::node {
namespace {

using format::Value;
using store::Engine;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const StateCode turkey = *StateCode::parse("TR");

class BriefOn : public ::testing::TestWithParam<Engine> {
   protected:
    TestNode test{GetParam()};
    Person anna = TestNode::officer("anna");
    Person clara = TestNode::officer("clara");

    template <class State>
    std::string begin(RegisterDesk<State>& desk, Value given) {
        const auto answer = desk.begin(anna, given.set("substitute", "boris"));
        if (!answer) throw std::runtime_error(to_string(answer.error()));
        return format::read_value(*answer, "answer")->string_at(registry::KindOf<State>::word).value();
    }
    template <class State>
    void give(RegisterDesk<State>& desk, const std::string& id, std::string_view command, Value arguments) {
        const auto given = desk.give(anna, id, {.name = std::string(command), .arguments = std::move(arguments)});
        if (!given) throw std::runtime_error(to_string(given.error()));
    }
    static Value parties(std::string_view state = "TR") { return Value::list({Value::object({{"state", state}})}); }

    void prepare_register() {
        Register& registry = *test.office().registry;
        const std::string agreement =
            begin(registry.agreements,
                  Value::object({{"title", "Memorandum"}, {"kind", "memorandum"}, {"parties", parties()}}));
        give(registry.agreements, agreement, "make-offer",
             Value::object({{"by", "them"},
                            {"state", "TR"},
                            {"on", "2023-11-22"},
                            {"says", "a draft on digital evidence"},
                            {"source", "letter 1"}}));
        begin(registry.agreements,
              Value::object({{"title", "Of another State"}, {"kind", "memorandum"}, {"parties", parties("KZ")}}));
        const std::string programme =
            begin(registry.programmes,
                  Value::object(
                      {{"title", "Programme"}, {"parties", parties()}, {"from", "2023-01-01"}, {"to", "2024-12-31"}}));
        give(registry.programmes, programme, "add-item",
             Value::object({{"subject", "x"}, {"form", "seminar"}, {"from", "2023-01-01"}, {"to", "2023-06-30"}}));
        const auto meeting = [&](std::string_view on) {
            return begin(registry.meetings, Value::object({{"title", "Consultations"},
                                                           {"kind", "bilateral"},
                                                           {"parties", parties()},
                                                           {"from", on},
                                                           {"to", on}}));
        };
        const std::string last = meeting("2023-12-05");
        give(registry.meetings, last, "add-member",
             Value::object(
                 {{"side", "them"}, {"state", "TR"}, {"name", "N. Example"}, {"office", "Judge"}, {"role", "head"}}));
        give(registry.meetings, last, "record-held", Value::object({{"source", "report"}}));
        give(registry.meetings, last, "record-decision",
             Value::object({{"says", "send the list"}, {"by", "us"}, {"owner", "boris"}, {"due", "2024-01-15"}}));
        const std::string next = meeting("2024-02-20");
        give(registry.meetings, next, "add-point",
             Value::object({{"subject", "Pending requests"}, {"by", "us"}, {"says", "ask for dates"}}));
    }
    /// 500: 480 of anna's, 20 that only clara may see.
    void prepare_cases() {
        for (int at = 0; at < 480; ++at) test.open_case("Secret name " + std::to_string(at));
        for (int at = 0; at < 20; ++at)
            ASSERT_TRUE(test.cases().open_case(clara, Value::object({{"kind", "assistance"},
                                                                     {"direction", "outgoing"},
                                                                     {"counterpart", "TR"},
                                                                     {"title", "Other"},
                                                                     {"substitute", "dora"},
                                                                     {"unit", "u2"}})));
    }
    Result<Brief> brief(const Person& person, StateCode state = turkey) {
        return brief_for(*test.office().registry, test.node().database(), test.node().law(),
                         {"ch-bj", person, test.office().writer->now()}, state);
    }
    static std::vector<std::string> counted(const Brief& brief) {
        std::vector<std::string> lines;
        for (const BriefCases& line : brief.cases)
            lines.push_back(line.kind + " " + line.direction + " " + std::to_string(line.open));
        return lines;
    }
};

TEST_P(BriefOn, WhatTheCounterpartAgreesWithOthersStandsApart) {
    Register& registry = *test.office().registry;
    const std::string observed =
        begin(registry.agreements,
              Value::object(
                  {{"title", "Among others"},
                   {"kind", "memorandum"},
                   {"observed", true},
                   {"parties", Value::list({Value::object({{"state", "US"}}), Value::object({{"state", "TR"}})})}}));
    give(registry.agreements, observed, "take-step",
         Value::object({{"step", "negotiate"}, {"on", "2013-09-11"}, {"source", "newspaper, 2013-09-11"}}));
    const Brief found = brief(clara).value();
    EXPECT_THAT(found.agreements, IsEmpty());
    ASSERT_EQ(found.observed.size(), 1u);
    const std::string paper = documents::render_html(brief_paper(found, test.node().law(), "fr", "Clara").value(), {});
    EXPECT_THAT(paper, HasSubstr("nous n’y sommes pas partie"));
    EXPECT_THAT(paper, HasSubstr("newspaper, 2013-09-11"));
    EXPECT_THAT(paper, HasSubstr("TR, US"));
    EXPECT_THAT(brief(clara, *StateCode::parse("US")).value().observed.size(), 1u);
    EXPECT_THAT(brief(clara, *StateCode::parse("KZ")).value().observed, IsEmpty());
}

TEST_P(BriefOn, ItHoldsWhatTheRegisterHasOfTheCounterpartAndNothingOfOthers) {
    prepare_register();
    const Brief found = brief(clara).value();
    ASSERT_EQ(found.agreements.size(), 1u);
    EXPECT_EQ(found.agreements[0].title, "Memorandum");
    const auto offers = open_offers_of(found);
    ASSERT_EQ(offers.size(), 1u);
    EXPECT_EQ(offers[0].days, 61);
    ASSERT_EQ(found.programmes.size(), 1u);
    EXPECT_EQ(registry::last_held(found.meetings, turkey, found.on)->number, "MTG-2024-00001");
    EXPECT_EQ(registry::next_planned(found.meetings, turkey, found.on)->number, "MTG-2024-00002");
    const auto tasks = registry::left_tasks(found.meetings, turkey, found.on);
    ASSERT_EQ(tasks.size(), 1u);
    EXPECT_EQ(tasks[0].decision->status_on(found.on), registry::TaskStatus::late);
    EXPECT_EQ(registry::met_persons(found.meetings, turkey, found.on)[0].name, "N. Example");
    const Brief other = brief(clara, *StateCode::parse("FR")).value();
    EXPECT_THAT(other.agreements, IsEmpty());
    EXPECT_THAT(other.meetings, IsEmpty());
}

TEST_P(BriefOn, TreatiesAreThoseOfTheLawLibraryInBothDirections) {
    const Brief found = brief(clara).value();
    ASSERT_EQ(found.treaties.size(), 4u);
    for (const BriefTreaties& line : found.treaties) EXPECT_EQ(line.answer, "treaty");
    EXPECT_THAT(found.treaties[0].governing, ElementsAre("coe-024")) << "both are parties to the convention of 1957";
    EXPECT_TRUE(found.treaties[0].ours);
    EXPECT_FALSE(found.treaties[1].ours);
}

TEST_P(BriefOn, CasesAreCountedForEachReaderAndNeverNamed) {
    prepare_register();
    prepare_cases();
    const Brief annas = brief(anna).value();
    EXPECT_THAT(counted(annas), ElementsAre("extradition incoming 480"));
    EXPECT_THAT(counted(brief(clara).value()), ElementsAre("assistance outgoing 20"));
    EXPECT_THAT(counted(brief(TestNode::officer("stranger")).value()), IsEmpty());
    const std::string page = documents::render_html(brief_paper(annas, test.node().law(), "en", "anna").value(), {});
    EXPECT_THAT(page, HasSubstr("480"));
    EXPECT_THAT(page, Not(HasSubstr("Secret name")));
    EXPECT_THAT(page, Not(HasSubstr("EXT-I-")));
}

TEST_P(BriefOn, ThePaperHasEverySectionOnItsPageInTheLanguageOfTheReader) {
    prepare_register();
    const Brief found = brief(anna).value();
    const auto words = [&](std::string_view language) {
        const documents::Document paper = brief_paper(found, test.node().law(), language, "anna").value();
        std::string text = paper.titles.front() + "\n";
        for (const documents::Segment* segment : documents::segments_of(paper))
            text += documents::plain_text(segment->versions.front()) + "\n";
        return text;
    };
    const std::string russian = words("ru");
    for (const std::string_view expected :
         {"Справка: Турция", "Последняя: MTG-2024-00001", "Pending requests", "N. Example", "просрочено", "мы: boris",
          "coe-024", "a draft on digital evidence", "PRG-2024-00001"})
        EXPECT_THAT(russian, HasSubstr(expected));
    EXPECT_THAT(words("fr"), HasSubstr("État au 2024-01-22, pour anna"));
    const documents::Document paper = brief_paper(found, test.node().law(), "en", "anna").value();
    EXPECT_EQ(std::ranges::count_if(
                  paper.blocks, [](const auto& block) { return std::holds_alternative<documents::PageBreak>(block); }),
              4);
    EXPECT_THAT(to_string(brief_paper(found, test.node().law(), "az", "anna").error()), HasSubstr("one of en, fr, ru"));
}

TEST_P(BriefOn, ItIsForWhoMayListTheRegisterAndForACounterpart) {
    Person administrator = anna;
    administrator.roles = access::Role::administrator;
    EXPECT_EQ(brief(administrator).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(brief(anna, *StateCode::parse("CH")).error().kind, ErrorKind::invalid);
}

INSTANTIATE_TEST_SUITE_P(Engines, BriefOn, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return store::testing::to_string(engine.param); });

}  // namespace
}  // namespace comity::node
