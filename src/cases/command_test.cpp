// SPDX-License-Identifier: EUPL-1.2
#include <set>

#include <gmock/gmock.h>

#include "cases/test_case.h"

namespace comity::cases {
namespace {

using format::Value;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Command, NamesAndAddressesAreUnique) {
    std::set<std::string_view> names;
    std::set<std::string_view> addresses;
    for (const CommandKind& kind : commands()) {
        EXPECT_TRUE(names.insert(kind.name).second) << kind.name;
        if (kind.resource.empty()) continue;
        EXPECT_TRUE(addresses.insert(kind.resource).second) << kind.resource;
        EXPECT_FALSE(kind.says.empty()) << kind.name;
    }
}

TEST(Command, EveryFaultOfTheArgumentsIsToldAtOnce) {
    TestCase test("extradition", "incoming", "CH", "TR", "2024-01-22");
    const Error error =
        test.refused("anna", "record-custody", Value::object({{"subject", "s1"}, {"basis", "wrong"}, {"when", "now"}}));
    EXPECT_THAT(error.message, HasSubstr("'basis' must be one of: provisional"));
    EXPECT_THAT(error.message, HasSubstr("'when' is not known to record-custody"));
    EXPECT_THAT(error.message, HasSubstr("'since' is missing"));
}

TEST(Command, WhoeverSawAnOlderVersionIsToldSo) {
    TestCase test("extradition", "incoming", "CH", "TR", "2024-01-22");
    const std::uint64_t seen = test.state().version();
    test.give("boris", "write-note", Value::object({{"says", "called the embassy"}}));
    const Error error = test.refused("anna", "write-note", Value::object({{"says", "called too"}}), seen);
    EXPECT_EQ(error.kind, ErrorKind::conflict);
    EXPECT_THAT(error.message, HasSubstr("moved on"));
}

TEST(Command, ALaterFactSupersedesAndNeverOverwrites) {
    TestCase test("extradition", "incoming", "CH", "TR", "2024-01-22");
    test.fact("request.date_received", "2024-01-10");
    test.fact("request.date_received", "2024-01-11");
    const auto& entries = test.state().facts.at({.fact = "request.date_received"});
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries.front().value, "\"2024-01-10\"");
    EXPECT_EQ(test.state().fact({.fact = "request.date_received"})->value, "\"2024-01-11\"");
}

TEST(Command, WhatIsNotKnownIsRecordedWithItsReason) {
    TestCase test("extradition", "incoming", "CH", "TR", "2024-01-22");
    test.give("anna", "record-unknown",
              Value::object({{"fact", "person.nationalities"}, {"reason", "the consulate has not answered"}}));
    EXPECT_EQ(test.state().fact({.fact = "person.nationalities"})->unknown, "the consulate has not answered");
}

TEST(Command, AFactTheLawDoesNotKnowIsRefusedWithTheWayOut) {
    TestCase test("extradition", "incoming", "CH", "TR", "2024-01-22");
    const Error error =
        test.refused("anna", "record-fact", Value::object({{"fact", "person.hat_size"}, {"value", "7"}}));
    EXPECT_THAT(error.message, HasSubstr("no fact 'person.hat_size'"));
    EXPECT_THAT(error.hint, HasSubstr("comity law facts"));
}

TEST(Command, AValueTheLawCannotReadIsRefusedBeforeItIsRecorded) {
    TestCase test("extradition", "incoming", "CH", "TR", "2024-01-22");
    test.refused("anna", "record-fact",
                 Value::object({{"fact", "custody.arrest_date"}, {"value", "the day after the feast"}}));
    EXPECT_EQ(test.state().fact({.fact = "custody.arrest_date"}), nullptr);
}

TEST(Command, OwnerAndSubstituteAreTwoPersons) {
    TestCase test("extradition", "incoming", "CH", "TR", "2024-01-22");
    EXPECT_EQ(test.refused("anna", "assign-case", Value::object({{"owner", "dora"}, {"substitute", "dora"}})).kind,
              ErrorKind::invalid);
    test.give("anna", "assign-case", Value::object({{"owner", "dora"}, {"substitute", "boris"}}));
    EXPECT_EQ(test.state().owner, "dora");
}

TEST(Command, WhatNeedsTwoPersonsIsProposedAndCarriedOutWhenApproved) {
    TestCase test("extradition", "incoming", "CH", "TR", "2024-01-22");
    test.give("anna", "add-subject", person("accused", "Ali Example"));
    test.give("anna", "record-custody",
              Value::object({{"subject", "s1"}, {"basis", "provisional"}, {"since", "2024-01-21T06:30:00+01:00"}}));
    EXPECT_THAT(test.give("anna", "silence-clock",
                          Value::object({{"clock", "k.ece-18/s1"}, {"until", "2024-02-01"}, {"reason", "r"}})),
                ElementsAre("proposed"));
    test.give("clara", "return-proposal", Value::object({{"proposal", "a1"}, {"comments", "say more"}}));
    EXPECT_EQ(test.state().proposal("a1")->status, Proposal::Status::returned);
    EXPECT_EQ(test.refused("clara", "approve", Value::object({{"proposal", "a1"}})).kind, ErrorKind::conflict);
}

TEST(Command, AStandInGivesThemselvesNoAccessThatOutlastsIt) {
    TestCase test("assistance", "incoming", "FI", "AZ", "2026-11-21");
    test.give("anna", "add-measure", Value::object({{"word", "bank-accounts"}}));
    const auto in_place_of_hana = [&](std::string_view command, Value arguments) {
        return decide(
            test.state(),
            {.name = std::string(command), .arguments = std::move(arguments), .actor = "carl", .on_behalf_of = "hana"},
            test.environment());
    };
    const auto to = [](std::string_view account) {
        return std::vector<std::pair<std::string_view, Value>>{
            {"grant-access", Value::object({{"account", account}, {"reason", "r"}, {"until", "2026-12-21T12:00:00Z"}})},
            {"join-team", Value::object({{"account", account}})},
            {"assign-case", Value::object({{"owner", account}, {"substitute", "boris"}})},
            {"assign-case", Value::object({{"owner", "anna"}, {"substitute", account}})},
            {"assign-measure", Value::object({{"measure", "m1"}, {"executor", account}})}};
    };
    for (const auto& [command, arguments] : to("carl")) {
        const auto decided = in_place_of_hana(command, arguments);
        ASSERT_FALSE(decided) << command;
        EXPECT_EQ(decided.error().kind, ErrorKind::forbidden) << command;
        EXPECT_THAT(decided.error().hint, HasSubstr("leave it to hana")) << command;
        EXPECT_TRUE(test.try_to("carl", command, arguments)) << command << ": in his own name";
    }
    for (const auto& [command, arguments] : to("dora")) EXPECT_TRUE(in_place_of_hana(command, arguments)) << command;
}

TEST(Command, AnAssistanceCaseHasMeasuresOfTheLawLibrary) {
    TestCase test("assistance", "incoming", "FI", "AZ", "2026-11-21");
    EXPECT_EQ(test.refused("anna", "add-measure", Value::object({{"word", "mind-reading"}})).kind, ErrorKind::invalid);
    test.give("anna", "add-measure", Value::object({{"word", "bank-accounts"}, {"says", "account at Example Bank"}}));
    EXPECT_EQ(test.state().measure("m1")->word, "bank-accounts");
    // Two States bound by the European Convention on mutual assistance: the law answers at once.
    EXPECT_TRUE(test.state().determined.contains("/m1"));
}

TEST(Command, AnEventTypeOfANewerProgramIsNotSkipped) {
    CaseState state;
    const Value payload = Value::object();
    const auto applied =
        apply(state, {.sequence = 1, .type = "time-travelled", .actor = "x", .at = {}, .payload = &payload});
    ASSERT_FALSE(applied);
    EXPECT_THAT(applied.error().hint, HasSubstr("newer"));
}

TEST(Command, FoldingTheEventsAgainGivesTheSameCase) {
    TestCase test("extradition", "incoming", "CH", "TR", "2024-01-22");
    test.give("anna", "add-subject", person("accused", "Ali Example"));
    test.give("anna", "record-custody",
              Value::object({{"subject", "s1"}, {"basis", "provisional"}, {"since", "2024-01-21T06:30:00+01:00"}}));
    CaseState again;
    for (const NewEvent& event : test.events())
        ASSERT_TRUE(apply(again, {.sequence = again.version() + 1,
                                  .type = event.type,
                                  .actor = "anna",
                                  .at = test.environment().now,
                                  .payload = &event.payload}));
    EXPECT_EQ(again.clocks.size(), test.state().clocks.size());
    EXPECT_EQ(again.stage, test.state().stage);
    EXPECT_EQ(again.version(), test.state().version());
}

}  // namespace
}  // namespace comity::cases
