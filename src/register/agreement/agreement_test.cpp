// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "register/agreement/test_agreement.h"

namespace comity::registry {
namespace {

using format::Value;
using ::testing::HasSubstr;

std::vector<std::string> types(const Events& events) {
    std::vector<std::string> types;
    for (const NewEvent& event : *events) types.push_back(event.type);
    return types;
}

Value signed_in_bern() {
    return Value::object({{"place", "Bern"}, {"signatories", Value::list({"A. Example, Prosecutor General"})}});
}

TEST(Agreement, GoesFromIdeaToItsEndStepByStep) {
    TestAgreement test;
    EXPECT_EQ(test.state.stage(), Stage::idea);
    test.today("2024-12-31");
    test.must("make-offer", Value::object({{"by", "us"},
                                           {"state", "KZ"},
                                           {"on", "2024-02-01"},
                                           {"says", "joint rules on digital evidence"},
                                           {"source", "letter 1"}}));
    EXPECT_EQ(test.state.stage(), Stage::idea);
    test.approve_last();
    EXPECT_EQ(test.state.stage(), Stage::proposed);
    test.step("negotiate", "2024-03-01");
    test.step("negotiate", "2024-04-01");
    test.step("initial", "2024-04-02");
    test.step("sign", "2024-05-01", signed_in_bern());
    test.step("begin-procedures", "2024-05-02");
    test.step("enter-into-force", "2024-06-01", Value::object({{"effect", "2024-07-01"}}));
    test.step("suspend", "2024-08-01", Value::object({{"by", "them"}}));
    test.step("resume", "2024-09-01");
    test.step("end", "2024-10-01", Value::object({{"how", "expired"}, {"effect", "2024-10-15"}}));

    for (const auto& [on, stage] : {std::pair("2024-01-31", Stage::idea),
                                    {"2024-02-01", Stage::proposed},
                                    {"2024-03-31", Stage::negotiated},
                                    {"2024-04-30", Stage::initialled},
                                    {"2024-05-01", Stage::signed_by_both},
                                    {"2024-06-30", Stage::procedures},
                                    {"2024-07-01", Stage::in_force},
                                    {"2024-08-31", Stage::suspended},
                                    {"2024-10-14", Stage::in_force},
                                    {"2024-10-15", Stage::ended}})
        EXPECT_EQ(test.state.stage_on(day(on)), stage) << on;
    EXPECT_EQ(to_string(*test.state.signed_on()), "2024-05-01");
    EXPECT_EQ(to_string(*test.state.in_force_since()), "2024-07-01");
}

/// Every step from every stage: what the table of docs/formats/agreements.md says, and nothing else.
TEST(Agreement, TakesNoStepThatItsStageDoesNotAllow) {
    const std::vector<std::vector<std::string>> ways{
        {},
        {"propose"},
        {"negotiate"},
        {"initial"},
        {"sign"},
        {"sign", "begin-procedures"},
        {"enter-into-force"},
        {"enter-into-force", "suspend"},
        {"end"},
    };
    const auto more = [](const std::string& step, Stage stage) {
        Value given = step == "sign" ? signed_in_bern() : Value::object();
        if (step == "suspend") given.set("by", "them");
        if (step == "end")
            given.set("how", stage == Stage::in_force || stage == Stage::suspended ? "expired" : "abandoned");
        return given;
    };
    const std::vector<std::vector<std::string>> allowed{
        {"negotiate", "initial", "sign", "enter-into-force", "end"},
        {"negotiate", "initial", "sign", "enter-into-force", "end"},
        {"negotiate", "initial", "sign", "enter-into-force", "end"},
        {"sign", "enter-into-force", "end"},
        {"begin-procedures", "enter-into-force", "end"},
        {"enter-into-force", "end"},
        {"suspend", "end"},
        {"resume", "end"},
        {},
    };
    for (std::size_t at = 0; at < ways.size(); ++at) {
        for (const std::string step :
             {"negotiate", "initial", "sign", "begin-procedures", "enter-into-force", "suspend", "resume", "end"}) {
            TestAgreement test;
            test.today("2024-12-31");
            for (const std::string& before : ways[at]) {
                if (before == "propose") {
                    test.must("make-offer", Value::object({{"by", "them"},
                                                           {"state", "KZ"},
                                                           {"on", "2024-02-01"},
                                                           {"says", "x"},
                                                           {"source", "letter"}}));
                } else {
                    test.step(before, "2024-03-01", more(before, test.state.stage()));
                }
            }
            ASSERT_EQ(static_cast<std::size_t>(test.state.stage()), at);
            Value given = more(step, test.state.stage());
            given.set("step", step).set("on", "2024-04-01").set("source", "test");
            const bool taken = test.give("take-step", given).has_value();
            EXPECT_EQ(taken, std::ranges::find(allowed[at], step) != allowed[at].end())
                << step << " from " << word(static_cast<Stage>(at));
        }
    }
}

TEST(Agreement, WhatBindsUsWaitsForASecondPerson) {
    TestAgreement test;
    test.today("2024-03-01");
    Value sign = signed_in_bern();
    sign.set("step", "sign").set("on", "2024-03-01").set("source", "protocol");
    EXPECT_EQ(types(test.give("take-step", sign)), std::vector<std::string>{"proposed"});
    EXPECT_EQ(test.state.stage(), Stage::idea);
    EXPECT_THAT(test.refusal("approve", Value::object({{"proposal", "a1"}})), HasSubstr("cannot decide it"));
    EXPECT_EQ(types(test.give("approve", Value::object({{"proposal", "a1"}}), "hana")),
              (std::vector<std::string>{"approved", "step-taken"}));
    EXPECT_EQ(test.state.stage(), Stage::signed_by_both);
    EXPECT_THAT(test.refusal("approve", Value::object({{"proposal", "a1"}}), "hana"), HasSubstr("no longer waits"));
}

TEST(Agreement, WhatWasBeforeTheRegisterKnewOfItIsHistory) {
    TestAgreement test;
    EXPECT_EQ(
        types(test.give("take-step", Value::object({{"step", "sign"}, {"on", "1998-05-04"}, {"source", "archive"}}))),
        std::vector<std::string>{"step-taken"});
    // From the day of entry on it would be an act.
    Value today = signed_in_bern();
    TestAgreement other;
    today.set("step", "sign").set("on", "2024-01-22").set("source", "protocol");
    EXPECT_EQ(types(other.give("take-step", today)), std::vector<std::string>{"proposed"});
}

TEST(Agreement, ASignatureOfNowHasItsPlaceAndSignatories) {
    TestAgreement test;
    EXPECT_THAT(test.refusal("take-step", Value::object({{"step", "sign"}, {"on", "2024-01-22"}, {"source", "x"}})),
                HasSubstr("a signature has its place and its signatories"));
}

TEST(Agreement, ADenunciationTakesEffectAfterItsNotice) {
    TestAgreement test(Value::object({{"notice", "P6M"}}));
    test.today("2024-12-01");
    test.step("enter-into-force", "2024-02-01");
    Value end = Value::object({{"step", "end"},
                               {"how", "denounced"},
                               {"by", "them"},
                               {"on", "2024-05-31"},
                               {"effect", "2024-11-29"},
                               {"source", "note verbale"}});
    EXPECT_THAT(test.refusal("take-step", end), HasSubstr("not before 2024-11-30"));
    end.set("effect", "2024-11-30");
    EXPECT_EQ(types(test.give("take-step", end)), std::vector<std::string>{"step-taken"});
    EXPECT_TRUE(test.state.in_force_on(day("2024-11-29")));
    EXPECT_FALSE(test.state.in_force_on(day("2024-11-30")));
}

TEST(Agreement, OurDenunciationTakesTwoTheirsDoesNot) {
    for (const auto& [by, type] : {std::pair("us", "proposed"), {"them", "step-taken"}}) {
        TestAgreement test;
        test.today("2024-12-01");
        test.step("enter-into-force", "2024-02-01");
        EXPECT_EQ(
            types(test.give(
                "take-step",
                Value::object(
                    {{"step", "end"}, {"how", "denounced"}, {"by", by}, {"on", "2024-05-31"}, {"source", "note"}}))),
            std::vector<std::string>{type})
            << by;
    }
}

TEST(Agreement, ACorrectionChangesWhatIsKnownAndKeepsTheOrder) {
    TestAgreement test;
    test.today("2024-12-01");
    test.step("sign", "2024-03-01", signed_in_bern());
    test.step("enter-into-force", "2024-05-01");
    EXPECT_THAT(
        test.refusal("correct-step",
                     Value::object({{"id", "t1"}, {"on", "2024-05-02"}, {"source", "gazette"}, {"reason", "misread"}})),
        HasSubstr("2024-05-02 is behind step t2"));
    test.must("correct-step",
              Value::object({{"id", "t2"}, {"on", "2024-06-01"}, {"source", "gazette"}, {"reason", "misread"}}));
    EXPECT_FALSE(test.state.in_force_on(day("2024-05-31")));
    EXPECT_TRUE(test.state.in_force_on(day("2024-06-01")));
    EXPECT_EQ(test.state.steps[1].source.words, "gazette");
    EXPECT_EQ(test.state.steps[0].place, "Bern");
    test.must("correct-step",
              Value::object({{"id", "t1"}, {"on", "2024-03-02"}, {"source", "protocol"}, {"reason", "misread"}}));
    EXPECT_EQ(test.state.steps[0].place, "Bern") << "what is not corrected stays";
}

TEST(Agreement, WhatACorrectionMakesBindingWaitsForASecondPerson) {
    TestAgreement test;
    test.today("2024-12-01");
    Value history = signed_in_bern();
    history.set("step", "sign").set("on", "1998-05-04").set("source", "archive");
    EXPECT_EQ(types(test.give("take-step", history)), std::vector<std::string>{"step-taken"});
    const auto moved_to = [](std::string_view on) {
        return Value::object({{"id", "t1"}, {"on", on}, {"source", "protocol"}, {"reason", "misread"}});
    };
    EXPECT_EQ(types(test.give("correct-step", moved_to("1998-05-05"))), std::vector<std::string>{"step-corrected"});
    EXPECT_EQ(types(test.give("correct-step", moved_to("2024-03-01"))), std::vector<std::string>{"proposed"});
    EXPECT_EQ(to_string(*test.state.signed_on()), "1998-05-05");
    test.approve_last();
    EXPECT_EQ(to_string(*test.state.signed_on()), "2024-03-01");
    EXPECT_EQ(types(test.give("correct-step", moved_to("2024-03-02"))), std::vector<std::string>{"step-corrected"})
        << "it binds us already";
}

TEST(Agreement, ACorrectedStepIsWhatAStepMustBe) {
    TestAgreement test(Value::object({{"notice", "P6M"}}));
    test.today("2024-12-01");
    test.step("sign", "2024-03-01", signed_in_bern());
    EXPECT_THAT(
        test.refusal("correct-step",
                     Value::object({{"id", "t1"}, {"signatories", Value::list()}, {"source", "x"}, {"reason", "x"}})),
        HasSubstr("a signature has its place and its signatories"));
    EXPECT_THAT(test.refusal("correct-step",
                             Value::object({{"id", "t1"}, {"effect", "2024-03-02"}, {"source", "x"}, {"reason", "x"}})),
                HasSubstr("'effect' does not belong to 'sign'"));
    test.step("enter-into-force", "2024-04-01");
    test.step("end", "2024-05-01", Value::object({{"how", "denounced"}, {"by", "them"}, {"effect", "2024-11-01"}}));
    EXPECT_THAT(test.refusal("correct-step",
                             Value::object({{"id", "t3"}, {"effect", "2024-10-31"}, {"source", "x"}, {"reason", "x"}})),
                HasSubstr("not before 2024-11-01"));
    test.must("correct-step",
              Value::object({{"id", "t3"}, {"effect", "2024-11-02"}, {"source", "note"}, {"reason", "misread"}}));
}

TEST(Agreement, ItsNameIsNotTakenAwayAndAnAnswerKeepsItsSource) {
    TestAgreement test;
    EXPECT_THAT(test.refusal("describe-agreement", Value::object({{"title", ""}})), HasSubstr("'title' is empty"));
    test.must(
        "make-offer",
        Value::object({{"by", "them"}, {"state", "KZ"}, {"on", "2024-01-22"}, {"says", "x"}, {"source", "letter 1"}}));
    test.must("answer-offer",
              Value::object({{"offer", "o1"}, {"how", "declined"}, {"on", "2024-01-22"}, {"source", "letter 2"}}));
    EXPECT_EQ(test.state.offers[0].source.words, "letter 1");
    EXPECT_EQ(test.state.offers[0].answer_source.words, "letter 2");
}

TEST(Agreement, OnlyTheLastStepIsWithdrawn) {
    TestAgreement test;
    test.today("2024-12-01");
    test.step("negotiate", "2024-03-01");
    test.step("enter-into-force", "2024-05-01");
    EXPECT_THAT(test.refusal("withdraw-step", Value::object({{"id", "t1"}, {"reason", "error"}})),
                HasSubstr("not the last that stands"));
    test.must("withdraw-step", Value::object({{"id", "t2"}, {"reason", "another agreement was meant"}}));
    EXPECT_EQ(test.state.stage(), Stage::negotiated);
    EXPECT_FALSE(test.state.in_force_since());
}

TEST(Agreement, EntersIntoForceSoLongAfterTheLastSideIsThrough) {
    TestAgreement test(Value::object({{"enters_after", "P30D"}}));
    test.today("2024-12-01");
    const StateCode own = test.environment.own;
    test.step("sign", "2024-03-01", signed_in_bern());
    EXPECT_EQ(test.state.procedures_missing(own).size(), 2U);
    test.must("complete-procedure", Value::object({{"side", "CH"}, {"on", "2024-04-01"}, {"source", "decree"}}));
    EXPECT_FALSE(test.state.expected_entry(own));
    EXPECT_THAT(
        test.refusal("complete-procedure", Value::object({{"side", "TR"}, {"on", "2024-04-01"}, {"source", "x"}})),
        HasSubstr("TR is no party"));
    test.must("complete-procedure", Value::object({{"side", "KZ"}, {"on", "2024-05-10"}, {"source", "note"}}));
    EXPECT_EQ(to_string(*test.state.expected_entry(own)), "2024-06-09");
}

TEST(Agreement, TheTermIsProlongedUntilItIsObjectedTo) {
    TestAgreement test(Value::object({{"term", "P5Y"}, {"prolonged_by", "P1M"}}));
    test.today("2024-12-01");
    test.step("enter-into-force", "2019-01-01", Value::object({{"effect", "2019-01-31"}}));
    EXPECT_EQ(to_string(*test.state.term_ends(day("2023-12-31"))), "2024-01-31");
    EXPECT_EQ(to_string(*test.state.term_ends(day("2024-01-31"))), "2024-02-29");
    EXPECT_EQ(to_string(*test.state.term_ends(day("2024-02-29"))), "2024-03-31");
    EXPECT_FALSE(test.state.term_ends(day("2019-01-30"))) << "it was not in force yet";
}

TEST(Agreement, RefusesWhatHasNotHappenedAndWhoIsNoParty) {
    TestAgreement test;
    EXPECT_THAT(
        test.refusal("take-step", Value::object({{"step", "negotiate"}, {"on", "2024-01-23"}, {"source", "x"}})),
        HasSubstr("2024-01-23 has not come yet"));
    EXPECT_THAT(
        test.refusal(
            "make-offer",
            Value::object({{"by", "us"}, {"state", "TR"}, {"on", "2024-01-22"}, {"says", "x"}, {"source", "x"}})),
        HasSubstr("TR is no party"));
    EXPECT_THAT(
        test.refusal("correct-parties",
                     Value::object({{"parties", Value::list({Value::object({{"state", "CH"}})})}, {"reason", "x"}})),
        HasSubstr("our own State"));
    EXPECT_THAT(test.refusal("describe-agreement", Value::object({{"covers", Value::list({"tourism"})}})),
                HasSubstr("'tourism' is no kind of cooperation"));
}

Value among_others() {
    return Value::object(
        {{"observed", true},
         {"parties", Value::list({Value::object({{"state", "US"}, {"authority", "Department of Justice"}}),
                                  Value::object({{"state", "RU"}, {"authority", "Prosecutor General's Office"}})})}});
}

TEST(Agreement, AmongOthersNothingBindsUsAndEverySideIsNamed) {
    TestAgreement test(among_others());
    test.today("2024-12-31");
    EXPECT_TRUE(test.state.observed);
    const auto taken = [&](std::string_view step, std::string_view on, Value more = Value::object()) {
        return types(test.give("take-step", more.set("step", step).set("on", on).set("source", "gazette")));
    };
    const std::vector<std::string> one_person{"step-taken"};
    EXPECT_EQ(taken("propose", "2024-02-01"), one_person);
    EXPECT_EQ(taken("initial", "2024-03-01"), one_person);
    EXPECT_EQ(taken("sign", "2024-04-01"), one_person) << "of others place and signatories may be unknown";
    EXPECT_EQ(test.state.procedures_missing(test.environment.own),
              (std::vector{*StateCode::parse("RU"), *StateCode::parse("US")}));
    EXPECT_THAT(
        test.refusal("complete-procedure", Value::object({{"side", "CH"}, {"on", "2024-04-02"}, {"source", "x"}})),
        HasSubstr("CH is no party"));
    EXPECT_EQ(taken("enter-into-force", "2024-05-01"), one_person);
    EXPECT_EQ(taken("suspend", "2024-06-01", Value::object({{"by", "them"}})), one_person);
    EXPECT_EQ(taken("resume", "2024-07-01"), one_person);
    EXPECT_EQ(taken("end", "2024-08-01", Value::object({{"how", "denounced"}, {"by", "them"}})), one_person);
}

TEST(Agreement, AmongOthersRefusesWhatOnlyASideDoes) {
    TestAgreement test(among_others());
    test.today("2024-12-31");
    EXPECT_THAT(
        test.refusal(
            "make-offer",
            Value::object({{"by", "them"}, {"state", "US"}, {"on", "2024-02-01"}, {"says", "x"}, {"source", "x"}})),
        HasSubstr("is among others"));
    EXPECT_THAT(test.refusal(
                    "add-draft",
                    Value::object(
                        {{"round", 1}, {"by", "us"}, {"on", "2024-02-01"}, {"language", "en"}, {"text", "Article 1"}})),
                HasSubstr("not we did it"));
    test.step("enter-into-force", "2024-05-01");
    EXPECT_THAT(test.refusal("take-step",
                             Value::object({{"step", "suspend"}, {"by", "us"}, {"on", "2024-06-01"}, {"source", "x"}})),
                HasSubstr("not we did it"));
    EXPECT_THAT(test.refusal("describe-agreement", Value::object({{"own_authority", "Office"}})),
                HasSubstr("we are no side of it"));
    const auto corrected_to = [](std::initializer_list<std::string_view> states) {
        Value parties = Value::list();
        for (const std::string_view state : states) parties.append(Value::object({{"state", state}}));
        return Value::object({{"parties", std::move(parties)}, {"reason", "x"}});
    };
    EXPECT_THAT(test.refusal("correct-parties", corrected_to({"US"})), HasSubstr("two States at least"));
    EXPECT_THAT(test.refusal("correct-parties", corrected_to({"US", "CH"})), HasSubstr("our own State"));
    EXPECT_THAT(TestAgreement().refusal("take-step",
                                        Value::object({{"step", "propose"}, {"on", "2024-01-22"}, {"source", "x"}})),
                HasSubstr("make-offer records"));
}

TEST(Agreement, ACommandBasedOnAnOldVersionIsAConflict) {
    TestAgreement test;
    const Command command{
        .name = "describe-agreement", .arguments = Value::object({{"title", "Other"}}), .actor = "anna", .based_on = 7};
    const Events events = decide(test.state, command, test.environment);
    ASSERT_FALSE(events);
    EXPECT_EQ(events.error().kind, ErrorKind::conflict);
}

TEST(Agreement, ATextHasItsLimit) {
    TestAgreement test;
    const auto draft = [](std::size_t octets) {
        return Value::object(
            {{"round", 1}, {"by", "us"}, {"on", "2024-01-22"}, {"language", "en"}, {"text", std::string(octets, 'x')}});
    };
    EXPECT_TRUE(test.give("add-draft", draft(longest_text)));
    const Events over = test.give("add-draft", draft(longest_text + 1));
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error().kind, ErrorKind::limit);
}

}  // namespace
}  // namespace comity::registry
