// SPDX-License-Identifier: EUPL-1.2
#include <set>

#include <gmock/gmock.h>

#include "cases/correspondence/tables.h"
#include "cases/lifecycle/lifecycle.h"
#include "cases/test_case.h"

namespace comity::cases {
namespace {

using format::Value;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view uuid = "8d5fb2ac-6c0d-4b0c-9a53-0a2f3b0f5d10";
constexpr std::string_view thread = "0a2f3b0f-6c0d-4b0c-9a53-8d5fb2ac5d10";

Value sending(std::string_view channel, std::string_view action, std::string_view to = "de-bfj") {
    return Value::object({{"channel", channel}, {"action", action}, {"to", to}, {"uuid", uuid}, {"thread", thread}});
}

/// A request of ours, sealed and ready to go.
TestCase sealed_request() {
    TestCase test("assistance", "outgoing", "FI", "DE", "2026-03-02");
    test.step("drafting-begun");
    test.step("submitted");
    test.step("approved");
    test.give("anna", "add-document",
              Value::object({{"kind", "letter"},
                             {"title", "Letter of request"},
                             {"origin", "own"},
                             {"language", "en"},
                             {"media_type", "application/pdf"},
                             {"digest", std::string(64, 'a')},
                             {"bytes", 1000}}));
    test.fly();
    test.step("sealed");
    return test;
}

void release(TestCase& test, Value arguments) {
    EXPECT_THAT(test.give("anna", "dispatch", std::move(arguments)), ElementsAre("proposed"));
    test.give("clara", "approve", Value::object({{"proposal", test.state().proposals.back().id}}));
}

void prove(TestCase& test, std::string_view evidence, std::string_view at, std::string_view digest = "") {
    Value arguments = Value::object({{"transmittal", "x1"}, {"evidence", evidence}, {"at", at}});
    if (!digest.empty()) arguments.set("digest", digest);
    test.give("node", "record-evidence", std::move(arguments));
}

std::string current_fact(const TestCase& test, std::string_view name) {
    const FactEntry* entry = test.state().fact({.fact = std::string(name)});
    return entry ? entry->value : "";
}

TEST(Correspondence, TablesNameStepsThatAreAndEventsThatFold) {
    std::set<std::string_view> steps;
    for (const KindWord& kind : kinds())
        for (const Direction direction : {Direction::incoming, Direction::outgoing})
            for (const Step& step : lifecycle(kind.kind, direction).steps) steps.insert(step.word);
    for (const ActionKind& action : action_kinds()) {
        for (const std::string& step : action.as_sent) EXPECT_THAT(steps, Contains(step)) << action.word;
        for (const std::string& step : action.as_received) EXPECT_THAT(steps, Contains(step)) << action.word;
    }
    for (const Channel& channel : channels()) {
        std::set<std::string> events;
        for (const EvidenceKind& kind : evidence_kinds())
            if (kind.channel == channel.word) events.insert(kind.event);
        // Whatever the way, dispatch and acknowledgement can be proven.
        EXPECT_THAT(events, Contains("channel.submitted")) << channel.word;
        EXPECT_THAT(events, Contains("case.acknowledged")) << channel.word;
    }
    std::set<std::string_view> known;
    for (const EventType& type : event_types()) known.insert(type.type);
    for (const EvidenceKind& kind : evidence_kinds()) EXPECT_THAT(known, Contains(kind.event));
    for (const Milestone& milestone : milestones()) {
        if (milestone.fact.empty()) continue;
        EXPECT_NE(law::real_library().find_fact(milestone.fact), law::none) << milestone.fact;
    }
}

TEST(Correspondence, PaperByPostIsReleasedByTwoAndMovesTheCaseWhenItLeft) {
    TestCase test = sealed_request();
    Value arguments = sending("post", "SubmitRequest", "Bundesamt für Justiz");
    arguments.set("documents", Value::list({"d1"}));
    release(test, std::move(arguments));
    ASSERT_EQ(test.state().transmittals.size(), 1U);
    EXPECT_EQ(standing(test.state().transmittals[0]), "queued");
    EXPECT_EQ(test.state().stage, "sealed");
    EXPECT_EQ(test.state().transmittals[0].thread, "");  // paper has none

    test.at("2026-03-03T16:00:00Z");
    test.give("rita", "file-evidence",
              Value::object({{"transmittal", "x1"},
                             {"evidence", "posting-receipt"},
                             {"at", "2026-03-03T15:10:00+02:00"},
                             {"says", "RR 123 456 785 FI"}}));
    EXPECT_EQ(standing(test.state().transmittals[0]), "submitted");
    EXPECT_EQ(test.state().stage, "dispatched");
    EXPECT_EQ(current_fact(test, "request.date_sent"), R"("2026-03-03")");
    EXPECT_EQ(current_fact(test, "transmission.submitted_at"), R"("2026-03-03T15:10:00+02:00")");
    EXPECT_TRUE(test.runs("practice/acknowledgement"));

    test.at("2026-03-10T09:00:00Z");
    test.give("rita", "file-evidence",
              Value::object({{"transmittal", "x1"},
                             {"evidence", "advice-of-receipt"},
                             {"at", "2026-03-06T11:00:00+01:00"},
                             {"document", "d1"}}));
    EXPECT_EQ(standing(test.state().transmittals[0]), "delivered");
    EXPECT_EQ(test.state().stage, "taken-over");
    EXPECT_EQ(current_fact(test, "request.date_received"), R"("2026-03-06")");
    EXPECT_EQ(current_fact(test, "transmission.delivered_at"), R"("2026-03-06T11:00:00+01:00")");
}

TEST(Correspondence, ARequestThatIsNotSealedDoesNotGo) {
    TestCase test("assistance", "outgoing", "FI", "DE", "2026-03-02");
    EXPECT_THAT(test.refused("anna", "dispatch", sending("post", "SubmitRequest")).message,
                HasSubstr("cannot go while the case is at 'need'"));
    // A pre-flight that is stale stops it even where the stage would do.
    TestCase stale = sealed_request();
    stale.fact("request.urgent", Value(true));
    EXPECT_EQ(stale.refused("anna", "dispatch", sending("post", "SubmitRequest")).kind, ErrorKind::conflict);
}

TEST(Correspondence, EveryChannelHasItsOwnEvidence) {
    TestCase test = sealed_request();
    release(test, sending("bag", "SubmitRequest"));
    const Error error = test.refused(
        "rita", "file-evidence",
        Value::object(
            {{"transmittal", "x1"}, {"evidence", "posting-receipt"}, {"at", "2026-03-02T10:00:00Z"}, {"says", "-"}}));
    EXPECT_THAT(error.message, HasSubstr("'posting-receipt' is no evidence of the channel bag"));
    EXPECT_THAT(error.hint, HasSubstr("bag-list"));
    // What has not left has not arrived.
    EXPECT_THAT(test.refused("rita", "file-evidence",
                             Value::object({{"transmittal", "x1"},
                                            {"evidence", "receipt-of-note"},
                                            {"at", "2026-03-02T10:00:00Z"},
                                            {"says", "-"}}))
                    .message,
                HasSubstr("it is not recorded that x1 left"));
    // Evidence is a document, or words that say how it is known.
    EXPECT_THAT(
        test.refused("rita", "file-evidence",
                     Value::object({{"transmittal", "x1"}, {"evidence", "bag-list"}, {"at", "2026-03-02T10:00:00Z"}}))
            .message,
        HasSubstr("neither 'document' nor 'says'"));
}

TEST(Correspondence, TheOfficialChannelLightsItsPlacesOneByOne) {
    TestCase test = sealed_request();
    release(test, sending("as4", "SubmitRequest"));
    const auto now = [&] { return standing(test.state().transmittals[0]); };
    EXPECT_EQ(test.state().transmittals[0].sequence, 1);
    EXPECT_EQ(test.state().transmittals[0].thread, thread);
    EXPECT_THAT(test.refused("anna", "file-evidence",
                             Value::object({{"transmittal", "x1"},
                                            {"evidence", "as4-receipt"},
                                            {"at", "2026-03-02T12:00:00Z"},
                                            {"says", "-"}}))
                    .message,
                HasSubstr("files its evidence itself"));
    prove(test, "submission-acceptance", "2026-03-02T12:00:00Z");
    EXPECT_EQ(test.state().stage, "dispatched");
    prove(test, "as4-receipt", "2026-03-02T12:00:01Z", std::string(64, 'b'));
    EXPECT_EQ(now(), "receipted");
    EXPECT_EQ(test.state().stage, "dispatched");  // the receipt of a machine starts nothing
    prove(test, "relay-acceptance", "2026-03-02T12:00:02Z");
    EXPECT_EQ(now(), "taken-over");
    EXPECT_EQ(test.state().stage, "taken-over");
    test.at("2026-03-03T12:00:00Z");
    prove(test, "content-consignment", "2026-03-03T08:00:00Z");
    prove(test, "content-handover", "2026-03-03T09:00:00Z");
    EXPECT_EQ(now(), "opened");
    test.give("node", "receive-message",
              Value::object({{"uuid", "u2"},
                             {"thread", thread},
                             {"sequence", 1},
                             {"channel", "as4"},
                             {"action", "Acknowledge"},
                             {"from", "de-bfj"},
                             {"reference", "9351 E - 17/26"},
                             {"at", "2026-03-03T10:00:00Z"}}));
    EXPECT_EQ(now(), "acknowledged");
    EXPECT_EQ(test.state().stage, "acknowledged");
    EXPECT_EQ(test.state().foreign_reference, "9351 E - 17/26");
    EXPECT_TRUE(test.state().transmittals[0].conflicts.empty());
}

TEST(Correspondence, WhatBecomesOfAMessageHoldsUpNobodysEntryButItsRefusalDoes) {
    TestCase test = sealed_request();
    release(test, sending("as4", "SubmitRequest"));
    prove(test, "submission-acceptance", "2026-03-02T12:00:00Z");
    const std::uint64_t seen = test.state().version();
    prove(test, "as4-receipt", "2026-03-02T12:00:01Z", std::string(64, 'b'));
    EXPECT_GT(test.state().version(), seen);
    const Value note = Value::object({{"says", "called the embassy"}});
    EXPECT_TRUE(test.try_to("anna", "write-note", note, seen));
    test.give("node", "record-evidence",
              Value::object({{"transmittal", "x1"},
                             {"evidence", "relay-rejection"},
                             {"at", "2026-03-02T12:00:02Z"},
                             {"says", "not for us"}}));
    EXPECT_EQ(test.try_to("anna", "write-note", note, seen).error().kind, ErrorKind::conflict);
}

TEST(Correspondence, TheSameEvidenceTwiceIsOneAndAnotherOfItsKindIsAConflict) {
    TestCase test = sealed_request();
    release(test, sending("as4", "SubmitRequest"));
    prove(test, "submission-acceptance", "2026-03-02T12:00:00Z");
    prove(test, "as4-receipt", "2026-03-02T12:00:01Z", std::string(64, 'b'));
    prove(test, "as4-receipt", "2026-03-02T12:00:01Z", std::string(64, 'b'));
    EXPECT_EQ(test.state().transmittals[0].proofs.size(), 2U);
    prove(test, "as4-receipt", "2026-03-02T12:00:01Z", std::string(64, 'c'));
    EXPECT_EQ(test.state().transmittals[0].proofs.size(), 3U);
    EXPECT_THAT(test.state().transmittals[0].conflicts, ElementsAre(HasSubstr("they differ")));
}

TEST(Correspondence, LateAndContradictingEvidenceIsShownBesideTheOther) {
    TestCase test = sealed_request();
    release(test, sending("as4", "SubmitRequest"));
    prove(test, "submission-acceptance", "2026-03-02T12:00:00Z");
    test.at("2026-03-03T12:10:00Z");
    prove(test, "as4-missing-receipt", "2026-03-03T12:00:00Z");
    EXPECT_EQ(standing(test.state().transmittals[0]), "unproven");
    EXPECT_THAT(test.state().tasks.back().says, HasSubstr("no receipt came"));
    EXPECT_EQ(test.state().stage, "dispatched");  // the peer may have it
    prove(test, "relay-acceptance", "2026-03-02T12:00:02Z");
    EXPECT_EQ(standing(test.state().transmittals[0]), "taken-over");
    EXPECT_THAT(test.state().transmittals[0].conflicts, ElementsAre(HasSubstr("as4-missing-receipt")));
    EXPECT_NE(test.state().tasks.back().done_because, "");
}

TEST(Correspondence, WhatWasRefusedGoesAgainByAnotherWay) {
    TestCase test = sealed_request();
    release(test, sending("as4", "SubmitRequest"));
    prove(test, "submission-acceptance", "2026-03-02T12:00:00Z");
    Value again = sending("bag", "SubmitRequest");
    again.set("replaces", "x1");
    EXPECT_THAT(test.refused("anna", "dispatch", again).message, HasSubstr("needs no replacement"));
    test.give("node", "record-evidence",
              Value::object({{"transmittal", "x1"},
                             {"evidence", "as4-error"},
                             {"at", "2026-03-02T12:00:00Z"},
                             {"code", "EBMS:0010"},
                             {"says", "no P-Mode fits"}}));
    EXPECT_EQ(test.state().stage, "sealed");
    EXPECT_THAT(test.state().tasks.back().says, HasSubstr("no P-Mode fits"));
    test.fly();  // the day it first left is a fact, and the draft is put to the law anew
    release(test, again);
    EXPECT_EQ(test.state().transmittals[1].replaces, "x1");
    EXPECT_EQ(test.state().tasks.back().done_because, "sent anew");
}

Value coming(std::string_view id, std::int64_t sequence, std::string_view action) {
    return Value::object({{"uuid", id},
                          {"thread", thread},
                          {"sequence", sequence},
                          {"channel", "as4"},
                          {"action", action},
                          {"from", "de-bfj"},
                          {"at", "2026-03-02T11:00:00Z"}});
}

TEST(Correspondence, ARequestReceivedIsRegisteredAndItsAcknowledgementProposed) {
    TestCase test("assistance", "incoming", "FI", "DE", "2026-03-02");
    Value request = coming("u1", 1, "SubmitRequest");
    request.set("reference", "9351 E - 17/26").set("checks", Value::list({"the authority is known"}));
    test.give("node", "receive-message", request);
    EXPECT_EQ(test.state().stage, "received");
    EXPECT_EQ(current_fact(test, "request.date_received"), R"("2026-03-02")");
    EXPECT_EQ(current_fact(test, "transmission.taken_over_at"), R"("2026-03-02T11:00:00Z")");
    ASSERT_EQ(test.state().tasks.size(), 1U);
    EXPECT_THAT(test.state().tasks[0].says, HasSubstr("the authority is known"));
    EXPECT_TRUE(test.give("node", "receive-message", request).empty());  // the same again is nothing new

    const Value registering = Value::object(
        {{"transmittal", "x1"}, {"foreign_reference", "9351 E - 17/26"}, {"uuid", "u-ack"}, {"thread", "t-new"}});
    test.give("rita", "register-message", registering);
    EXPECT_EQ(test.state().stage, "registered");
    EXPECT_EQ(test.state().tasks[0].done_because, "registered");
    EXPECT_EQ(standing(test.state().transmittals[0]), "delivered");
    EXPECT_NE(current_fact(test, "transmission.delivered_at"), "");
    EXPECT_EQ(test.refused("rita", "register-message", registering).kind, ErrorKind::conflict);

    ASSERT_EQ(test.state().proposals.size(), 1U);
    EXPECT_EQ(test.refused("rita", "approve", Value::object({{"proposal", "a1"}})).kind, ErrorKind::forbidden);
    test.give("clara", "approve", Value::object({{"proposal", "a1"}}));
    const Transmittal& answer = test.state().transmittals.back();
    EXPECT_EQ(answer.action, "Acknowledge");
    EXPECT_EQ(answer.thread, thread);  // the conversation of the request
    test.give("node", "record-evidence",
              Value::object(
                  {{"transmittal", answer.id}, {"evidence", "submission-acceptance"}, {"at", "2026-03-02T12:00:00Z"}}));
    EXPECT_EQ(test.state().steps.back().step, "acknowledged");
    EXPECT_FALSE(test.runs("practice/acknowledgement"));

    test.give("anna", "open-message", Value::object({{"transmittal", "x1"}}));
    EXPECT_EQ(standing(test.state().transmittals[0]), "opened");
    EXPECT_TRUE(test.give("anna", "open-message", Value::object({{"transmittal", "x1"}})).empty());
}

TEST(Correspondence, AGapInTheThreadIsToldOnceAndEndsWhenTheMessageComes) {
    TestCase test("assistance", "incoming", "FI", "DE", "2026-03-02");
    test.give("node", "receive-message", coming("u1", 1, "SubmitRequest"));
    EXPECT_TRUE(test.state().missing.empty());
    EXPECT_THAT(test.give("node", "receive-message", coming("u4", 4, "Supplement")), Contains("channel.gap"));
    ASSERT_EQ(test.state().missing.size(), 1U);
    EXPECT_THAT(test.state().missing[0].sequences, ElementsAre(2, 3));
    const Value asking = Value::object({{"thread", thread}, {"uuid", "u-ask"}});
    EXPECT_THAT(test.give("node", "ask-missing", asking), ElementsAre("channel.queued"));
    EXPECT_EQ(test.state().transmittals.back().party, "de-bfj");
    EXPECT_THAT(test.state().transmittals.back().missing, ElementsAre(2, 3));
    EXPECT_TRUE(test.give("node", "ask-missing", asking).empty());  // once
    EXPECT_THAT(test.give("node", "receive-message", coming("u3", 3, "Supplement")), Not(Contains("channel.gap")));
    EXPECT_THAT(test.state().missing[0].sequences, ElementsAre(2));
    test.give("node", "receive-message", coming("u2", 2, "Supplement"));
    EXPECT_TRUE(test.state().missing.empty());
}

TEST(Correspondence, PaperThatArrivesIsEnteredByHand) {
    TestCase test("extradition", "incoming", "FI", "DE", "2026-03-02");
    const Value paper = Value::object({{"channel", "bag"},
                                       {"action", "SubmitRequest"},
                                       {"from", "Auswärtiges Amt"},
                                       {"at", "2026-03-01T10:00:00+02:00"}});
    test.give("rita", "record-arrival", paper);
    EXPECT_EQ(test.state().transmittals[0].party, "Auswärtiges Amt");
    EXPECT_TRUE(test.state().transmittals[0].proofs.empty());
    Value machine = paper;
    machine.set("channel", "as4");
    EXPECT_THAT(test.refused("rita", "record-arrival", machine).message, HasSubstr("delivers by itself"));
    Value future = paper;
    future.set("at", "2026-03-03T10:00:00+02:00");
    EXPECT_EQ(test.refused("rita", "record-arrival", future).kind, ErrorKind::invalid);
}

}  // namespace
}  // namespace comity::cases
