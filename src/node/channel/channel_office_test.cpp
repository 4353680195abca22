// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "cases/correspondence/lamps.h"
#include "node/channel/test_authorities.h"
#include "record/time_bracket.h"
#include "store/events/record_tables.h"

namespace comity::node {
namespace {

using format::Value;
using testing::Contains;
using testing::HasSubstr;

class Channel : public ::testing::TestWithParam<store::Engine> {
   protected:
    std::string_view standing_here(const std::string& id, std::size_t number = 0) {
        return cases::standing(test_.state(test_.fi, id).transmittals.at(number));
    }

    TestAuthorities test_{GetParam()};
};

TEST_P(Channel, CarriesARequestIntoANewCaseOfTheOtherSide) {
    const std::string id = test_.sealed_request();
    test_.release(id);
    test_.exchange();
    ASSERT_TRUE(test_.answer) << to_string(test_.answer.error());
    ASSERT_TRUE(test_.answer->accepted) << test_.answer->detail;
    // The evidence that it was taken over came back, sealed.
    EXPECT_EQ(standing_here(id), "taken-over");
    EXPECT_EQ(test_.state(test_.fi, id).stage, "taken-over");

    const std::string there = test_.only_case(test_.de);
    const cases::CaseState state = test_.state(test_.de, there);
    EXPECT_EQ(state.kind, cases::Kind::assistance);
    EXPECT_EQ(state.counterpart.text(), "FI");
    EXPECT_EQ(state.owner, "rita");
    EXPECT_EQ(state.foreign_reference, test_.state(test_.fi, id).number);
    ASSERT_EQ(state.documents.size(), 1U);
    EXPECT_EQ(state.documents[0].title, "Letter of request");
    const auto kept = test_.de.contents->find(there, state.documents[0].versions[0].digest);
    ASSERT_TRUE(kept);
    EXPECT_EQ((*test_.de.contents->read(there, *kept, 0, kept->octets))->next().value(), test_.letter);
    ASSERT_EQ(state.tasks.size(), 1U);
    EXPECT_THAT(state.tasks[0].says, HasSubstr("Register SubmitRequest from fi-moj"));
    // The proof of what it is about is kept with the case: what was signed, and what was answered.
    const auto digest = crypto::hex(crypto::sha256("receipt of " + test_.state(test_.fi, id).transmittals[0].uuid));
    EXPECT_TRUE(test_.fi.contents->find(id, digest));
}

TEST_P(Channel, AnswersInTheConversation) {
    const std::string id = test_.sealed_request();
    test_.release(id);
    test_.exchange();
    const std::string there = test_.only_case(test_.de);
    test_.give(test_.de, TestAuthorities::registrar("rita"), there, "register-message",
               Value::object({{"transmittal", "x1"}}));
    const std::string proposal = test_.state(test_.de, there).proposals.at(0).id;
    test_.give(test_.de, TestAuthorities::head("emil"), there, "approve", Value::object({{"proposal", proposal}}));
    test_.exchange();
    ASSERT_TRUE(test_.answer && test_.answer->accepted) << test_.answer->detail;
    const cases::CaseState here = test_.state(test_.fi, id);
    EXPECT_EQ(standing_here(id), "acknowledged");
    test_.give(test_.de, TestAuthorities::officer("anna"), there, "open-message",
               Value::object({{"transmittal", "x1"}}));
    test_.exchange();
    const channel::Lamps lamps = cases::lamps_of(test_.state(test_.fi, id).transmittals.at(0));
    for (std::size_t lamp = 0; lamp < channel::lamp_count; ++lamp)
        EXPECT_EQ(lamps.at(static_cast<channel::Lamp>(lamp)).light, channel::Light::lit) << lamp;
    EXPECT_TRUE(lamps.receipt());
    EXPECT_EQ(here.stage, "acknowledged");
    EXPECT_EQ(here.foreign_reference, test_.state(test_.de, there).number);
    EXPECT_EQ(here.transmittals.at(1).thread, here.transmittals.at(0).thread);
}

TEST_P(Channel, HandsOverOnceWhateverEndsInBetween) {
    const std::string id = test_.sealed_request();
    test_.release(id);
    test_.fi.point->away = true;
    EXPECT_EQ(test_.fi.channel->sending().hand_over().error().kind, ErrorKind::unavailable);
    EXPECT_EQ(standing_here(id), "queued");
    test_.fi.point->away = false;
    // The order went out and the node ended before it noted that: the same order again is the same message.
    {
        const cases::CaseState state = test_.state(test_.fi, id);
        channel::OutgoingOrder order;
        order.id = state.transmittals[0].uuid;
        test_.fi.point->orders.emplace(order.id, order);
    }
    test_.restart();
    ASSERT_TRUE(test_.fi.channel->sending().hand_over());
    EXPECT_EQ(test_.fi.point->repeated, 1);
    EXPECT_EQ(standing_here(id), "submitted");
    EXPECT_EQ(test_.fi.channel->sending().hand_over().value(), 0U);
}

TEST_P(Channel, TakesTheSameDeliveryOnceAndAnswersItAlike) {
    const std::string id = test_.sealed_request();
    test_.release(id);
    ASSERT_TRUE(test_.fi.channel->sending().hand_over());
    test_.carry(test_.fi, test_.de, true);  // the receipt is lost
    ASSERT_TRUE(test_.answer && test_.answer->accepted);
    const channel::DeliveryAnswer first = *test_.answer;
    const std::string there = test_.only_case(test_.de);
    const std::uint64_t version = test_.state(test_.de, there).version();
    test_.restart();
    const auto again = test_.de.channel->intake().deliver(test_.last);
    ASSERT_TRUE(again);
    EXPECT_EQ(*again, first);  // anchor and all
    EXPECT_EQ(test_.only_case(test_.de), there);
    EXPECT_EQ(test_.state(test_.de, there).version(), version);
    channel::Delivery other = test_.last;
    other.references = crypto::sha256(std::string_view("other content"));
    EXPECT_EQ(test_.de.channel->intake().deliver(other).error().kind, ErrorKind::conflict);
    EXPECT_EQ(test_.de.channel->alarms().list().value().at(0).kind, "same-id-other-content");
}

TEST_P(Channel, PeersWitnessEachOthersLogs) {
    const std::string id = test_.sealed_request();
    test_.release(id);
    test_.exchange();
    test_.release(id, "Supplement");
    test_.exchange();
    // Germany's line over Finland's checkpoint came with the receipt, Finland's over Germany's with the next message.
    for (TestAuthority* of : {&test_.fi, &test_.de}) {
        auto lease = test_.database().reader();
        store::RecordTables tables(**lease, of->id);
        const auto cosigned = tables.stores().log.first_checkpoint_from(1, true);
        ASSERT_TRUE(cosigned && *cosigned) << of->id;
        EXPECT_THAT((*cosigned)->cosignatures, HasSubstr("witness")) << of->id;
    }
    EXPECT_TRUE(test_.fi.channel->alarms().list().value().empty());
    // What comes after Germany's word says that it did.
    auto lease = test_.database().reader();
    const auto opened = test_.fi.office->cases->load(**lease, id);
    ASSERT_TRUE(opened) << to_string(opened.error());
    store::RecordTables tables(**lease, test_.fi.id);
    std::vector<std::string> bracketed;
    for (const auto& told : opened->story)
        if (const auto reference = record::cosignature_in(told.payload)) {
            bracketed.push_back(told.event.type);
            const auto checkpoint = tables.stores().log.first_checkpoint_from(reference->size, true);
            ASSERT_TRUE(checkpoint && *checkpoint);
            EXPECT_EQ(*reference, record::reference_to((*checkpoint)->cosignatures, (*checkpoint)->size));
        }
    EXPECT_THAT(bracketed, Contains("channel.receipted"));
    EXPECT_THAT(bracketed, testing::Not(Contains("channel.queued")));
}

TEST_P(Channel, APeerThatWasSilentIsAskedToWitnessWhatTheLogHasBecome) {
    const std::string id = test_.sealed_request();
    test_.release(id);
    test_.exchange();
    Sending& sending = test_.fi.channel->sending();
    ASSERT_EQ(sending.ask_witnesses().value(), 0U) << "they spoke a moment ago";
    test_.give(test_.fi, TestAuthorities::officer("anna"), id, "write-note",
               format::Value::object({{"says", "later"}}));
    test_.at("2026-03-02T11:00:00Z");
    EXPECT_EQ(sending.ask_witnesses().value(), 1U);
    EXPECT_EQ(sending.ask_witnesses().value(), 0U) << "one is on its way";
    const channel::OutgoingOrder& asked = test_.fi.point->orders.at(test_.fi.point->waiting.back());
    EXPECT_EQ(asked.action, "Anchor");
    EXPECT_TRUE(asked.parts.empty());
    test_.exchange();
    EXPECT_TRUE(test_.answer && test_.answer->accepted);
    // What came with it was recorded behind the checkpoint; hour by hour that is asked for too, until nothing is left.
    std::size_t rounds = 0;
    for (const char* hour : {"13", "15", "17", "19", "21"}) {
        test_.at(fmt::format("2026-03-02T{}:00:00Z", hour));
        if (sending.ask_witnesses().value() == 0) break;
        test_.exchange();
        ++rounds;
    }
    EXPECT_LT(rounds, 4U) << "an Anchor message alone makes nothing to be witnessed";
}

TEST_P(Channel, APeerThatCouldNotBeAskedStaysToBeAsked) {
    const std::string id = test_.sealed_request();
    test_.release(id);
    test_.exchange();
    Sending& sending = test_.fi.channel->sending();
    test_.give(test_.fi, TestAuthorities::officer("anna"), id, "write-note",
               format::Value::object({{"says", "later"}}));
    test_.at("2026-03-02T11:00:00Z");
    test_.fi.point->away = true;
    EXPECT_EQ(sending.ask_witnesses().error().kind, ErrorKind::unavailable);
    test_.fi.point->away = false;
    EXPECT_EQ(sending.ask_witnesses().value(), 1U) << "nothing was sent, so nothing is on its way";
    EXPECT_EQ(sending.ask_witnesses().value(), 0U);
}

TEST_P(Channel, APeerWithoutSuchMessagesIsNotTriedAgainAtOnce) {
    const std::string id = test_.sealed_request();
    test_.release(id);
    test_.exchange();
    test_.give(test_.fi, TestAuthorities::officer("anna"), id, "write-note",
               format::Value::object({{"says", "later"}}));
    test_.at("2026-03-02T11:00:00Z");
    test_.fi.point->refuse_orders = true;
    EXPECT_EQ(test_.fi.channel->sending().ask_witnesses().value(), 0U);
    test_.fi.point->refuse_orders = false;
    EXPECT_EQ(test_.fi.channel->sending().ask_witnesses().value(), 0U) << "not before its hour";
}

TEST_P(Channel, ATransmittalThatWaitsIsSealedOnce) {
    const std::string id = test_.sealed_request();
    test_.release(id);
    test_.fi.point->away = true;
    const std::size_t before = test_.fi.contents->list(id).value().size();
    EXPECT_FALSE(test_.fi.channel->sending().hand_over());
    const auto first = test_.fi.contents->list(id).value();
    ASSERT_EQ(first.size(), before + 1) << "the transmittal is durable before it leaves";
    EXPECT_FALSE(test_.fi.channel->sending().hand_over());
    const auto second = test_.fi.contents->list(id).value();
    ASSERT_EQ(second.size(), first.size());
    for (std::size_t i = 0; i < first.size(); ++i)
        EXPECT_EQ(second[i].stored.digest, first[i].stored.digest) << "sealed anew it would have other octets";
}

TEST_P(Channel, WhatCannotGoIsRefusedInWordsAndTheCaseComesBack) {
    const std::string id = test_.sealed_request();
    test_.release(id);
    test_.fi.point->refuse_orders = true;
    ASSERT_TRUE(test_.fi.channel->sending().hand_over());
    const cases::CaseState state = test_.state(test_.fi, id);
    EXPECT_EQ(cases::standing(state.transmittals[0]), "refused");
    EXPECT_EQ(state.stage, "sealed");
    EXPECT_THAT(state.tasks.back().says, HasSubstr("no P-Mode fits"));
}

TEST_P(Channel, AMessageThatContradictsItsTransmittalIsRefused) {
    const std::string id = test_.sealed_request();
    test_.release(id);
    ASSERT_TRUE(test_.fi.channel->sending().hand_over());
    const channel::OutgoingOrder order = test_.fi.point->orders.begin()->second;
    channel::Delivery delivery = test_.fi.point->delivery_of(order, *test_.de.point, std::nullopt);
    delivery.conversation = "0a2f3b0f-6c0d-4b0c-9a53-8d5fb2ac5d10";
    auto answer = test_.de.channel->intake().deliver(delivery);
    ASSERT_TRUE(answer);
    EXPECT_FALSE(answer->accepted);
    EXPECT_EQ(answer->code, "EBMS:0003");
    delivery = test_.fi.point->delivery_of(order, *test_.de.point, std::nullopt);
    delivery.parts.pop_back();
    answer = test_.de.channel->intake().deliver(delivery);
    ASSERT_TRUE(answer);
    EXPECT_FALSE(answer->accepted);
    // A reply to nothing waits for what begins the conversation.
    delivery = test_.fi.point->delivery_of(order, *test_.de.point, std::nullopt);
    delivery.action = "Supplement";
    EXPECT_EQ(test_.de.channel->intake().deliver(delivery).error().kind, ErrorKind::unavailable);
}

TEST_P(Channel, AMessageThatNeverCameIsAskedForAfterItsTime) {
    const std::string id = test_.sealed_request();
    test_.release(id);
    test_.exchange();
    test_.release(id, "Supplement");
    ASSERT_TRUE(test_.fi.channel->sending().hand_over());
    test_.fi.point->waiting.clear();  // it never arrives
    test_.release(id, "Supplement");
    test_.exchange();
    const std::string there = test_.only_case(test_.de);
    ASSERT_EQ(test_.state(test_.de, there).missing.size(), 1U);
    EXPECT_EQ(test_.de.channel->sending().ask_for_missing().value(), 0U);  // not yet
    test_.at("2026-03-02T13:01:00Z");
    EXPECT_EQ(test_.de.channel->sending().ask_for_missing().value(), 1U);
    EXPECT_EQ(test_.de.channel->sending().ask_for_missing().value(), 0U);
    test_.exchange();
    ASSERT_TRUE(test_.answer && test_.answer->accepted) << test_.answer->detail;
    EXPECT_EQ(test_.state(test_.fi, id).transmittals.back().action, "RequestMissing");
}

TEST_P(Channel, SilenceAfterTheReceiptIsAFailureOnOurSideAndALateEvidenceStandsBesideIt) {
    const std::string id = test_.sealed_request();
    test_.release(id);
    ASSERT_TRUE(test_.fi.channel->sending().hand_over());
    test_.carry(test_.fi, test_.de);
    ASSERT_TRUE(test_.fi.channel->filing().file_events(std::chrono::seconds(0)));
    EXPECT_EQ(test_.fi.channel->evidence().fail_overdue().value(), 0U);
    test_.at("2026-03-02T10:01:00Z");
    EXPECT_EQ(test_.fi.channel->evidence().fail_overdue().value(), 1U);
    EXPECT_EQ(standing_here(id), "not-taken-over");
    test_.exchange();
    const channel::Lamps lamps = cases::lamps_of(test_.state(test_.fi, id).transmittals.at(0));
    EXPECT_EQ(lamps.at(channel::Lamp::taken_over).light, channel::Light::disputed);
    EXPECT_EQ(test_.state(test_.fi, id).transmittals.at(0).conflicts.size(), 1U);
}

TEST_P(Channel, AnEvidenceUnderAnotherSealIsRefused) {
    const std::string id = test_.sealed_request();
    test_.release(id);
    ASSERT_TRUE(test_.fi.channel->sending().hand_over());
    test_.carry(test_.fi, test_.de);
    ASSERT_TRUE(test_.de.channel->evidence().issue_due());
    const channel::OutgoingOrder order = test_.de.point->orders.begin()->second;
    const channel::Delivery delivery = test_.de.point->delivery_of(order, *test_.fi.point, std::nullopt);
    test_.alter(test_.fi, delivery.parts[0].file, "RelayAcceptance", "ContentHandover");
    auto answer = test_.fi.channel->intake().deliver(delivery);
    // The file is not the one that was announced, so nothing of it is taken.
    EXPECT_FALSE(answer && answer->accepted);
    EXPECT_EQ(standing_here(id), "submitted");
}

TEST_P(Channel, AnAuthorityIsAChoiceOnlyWhenTwoSaidSo) {
    DirectoryKeeper& keeper = test_.fi.channel->directory();
    // As the command line has it, while the node serves.
    DirectoryKeeper other(*test_.fi.office->authority, *test_.fi.office->writer, test_.database(),
                          test_.fi.channel->configuration(), test_.fi.channel->alarms(), {});
    EXPECT_EQ(other.current().value()->choices().size(), 1U);
    EXPECT_EQ(keeper.propose(TestAuthorities::officer("adam"), "xx-none").error().kind, ErrorKind::not_found);
    Person adam_for_olga = TestAuthorities::officer("adam");
    adam_for_olga.on_behalf_of = "olga";
    ASSERT_TRUE(keeper.propose(adam_for_olga, "fi-moj"));
    EXPECT_EQ(keeper.approve(TestAuthorities::officer("adam"), "fi-moj").error().kind, ErrorKind::forbidden);
    EXPECT_EQ(keeper.approve(TestAuthorities::officer("olga"), "fi-moj").error().kind, ErrorKind::forbidden)
        << "it was proposed in her place";
    ASSERT_EQ(keeper.waiting().value().size(), 1U);
    EXPECT_EQ(keeper.waiting().value()[0].by, (command::Participant{"adam", "olga"}));
    ASSERT_TRUE(keeper.approve(TestAuthorities::officer("eva"), "fi-moj"));
    EXPECT_TRUE(keeper.waiting().value().empty());
    EXPECT_EQ(keeper.current().value()->choices().size(), 2U);
    EXPECT_EQ(other.current().value()->choices().size(), 2U);
}

TEST_P(Channel, AForgedDirectoryIsRefusedAndASecondForOneNumberIsAnAlarm) {
    DirectoryKeeper& keeper = test_.fi.channel->directory();
    std::string forged = test_.fi.point->json;
    forged.replace(forged.find("Ministry"), 8, "Misistry");
    EXPECT_FALSE(keeper.offer(test_.fi.point->note, forged));
    EXPECT_EQ(keeper.offer(test_.fi.point->note, test_.fi.point->json).value(), channel::DirectoryAnswer::same);
}

TEST_P(Channel, EveryVersionOfTheDirectoryIsKeptAsItWasDistributed) {
    DirectoryKeeper& keeper = test_.fi.channel->directory();
    const std::string note = test_.fi.point->note, json = test_.fi.point->json;
    const Instant before = test_.now();
    test_.at("2026-03-03T09:00:00Z");
    test_.publish(2);
    const auto versions = keeper.in_force_at({before, test_.now(), test_.now()}).value();
    ASSERT_EQ(versions.size(), 2U);
    EXPECT_EQ(versions[0].sequence + 1, versions[1].sequence);
    EXPECT_EQ(versions[0].note, note);
    EXPECT_EQ(versions[0].json, json);
    EXPECT_EQ(versions[1].json, test_.fi.point->json);
    EXPECT_TRUE(keeper.in_force_at({parse_instant("2026-03-01T09:00:00Z").value()}).value().empty());
}

TEST_P(Channel, AlarmsStandUntilSomebodySaysWhyTheyMayBePutAside) {
    AlarmBook& alarms = test_.fi.channel->alarms();
    test_.fi.point->tell(channel::EventKind::alarm, "").reason = "spool-full";
    ASSERT_TRUE(test_.fi.channel->filing().file_events(std::chrono::seconds(0)));
    ASSERT_EQ(alarms.list().value().size(), 1U);
    EXPECT_EQ(alarms.list().value()[0].kind, "spool-full");
    EXPECT_FALSE(alarms.clear(TestAuthorities::officer("adam"), 1, ""));
    Person adam_for_olga = TestAuthorities::officer("adam");
    adam_for_olga.on_behalf_of = "olga";
    ASSERT_TRUE(alarms.clear(adam_for_olga, 1, "the disk was cleared"));
    EXPECT_EQ(alarms.list().value()[0].cleared_by, "adam");
    EXPECT_EQ(alarms.list().value()[0].cleared_on_behalf_of, "olga");
    EXPECT_EQ(alarms.list().value()[0].cleared_as, "the disk was cleared");
    EXPECT_EQ(alarms.clear(TestAuthorities::officer("adam"), 1, "again").error().kind, ErrorKind::conflict);
    EXPECT_EQ(alarms.clear(TestAuthorities::officer("adam"), 9, "-").error().kind, ErrorKind::not_found);
}

INSTANTIATE_TEST_SUITE_P(Engines, Channel, ::testing::Values(store::Engine::sqlite, store::Engine::postgres),
                         [](const auto& engine) { return store::testing::to_string(engine.param); });

}  // namespace
}  // namespace comity::node
