// SPDX-License-Identifier: EUPL-1.2
// What the channel asks of a store (channel/delivery/outbox.h, inbox.h), on both engines.
#include <memory>
#include <thread>
#include <vector>

#include "store/channel/directory_table.h"
#include "store/channel/fragment_table.h"
#include "store/channel/inbox_table.h"
#include "store/channel/outbox_table.h"
#include "store/channel/schema.h"
#include "store/contract/engines.h"

namespace comity::store {
namespace {

using channel::Added;
using channel::ChannelEvent;
using channel::EventKind;
using channel::OutgoingMessage;
using channel::ReceivedMessage;
using channel::SendState;

Instant at(std::int64_t milliseconds) {
    return *Instant::at(milliseconds);
}

OutgoingMessage prepared(const std::string& id) {
    OutgoingMessage message;
    message.id = id;
    message.order = "{\"id\":\"" + id + "\"}";
    message.order_digest = crypto::sha256(octets(message.order));
    message.recipient = "xb-moj";
    message.conversation = "c-" + id;
    message.created = at(1000);
    message.version = 1;
    return message;
}

ChannelEvent event(EventKind kind, const std::string& id, std::int64_t time = 1000) {
    ChannelEvent event;
    event.kind = kind;
    event.id = id;
    event.time = at(time);
    return event;
}

class Channel : public EachEngine {
   protected:
    void SetUp() override {
        const Schema schema = channel_schema();
        ASSERT_TRUE(good(migrate(**database_->writer(), {&schema, 1})));
    }

    std::unique_ptr<Database> database_ = open();
    GroupCommit writes_{*database_, "xa-moj"};
    OutboxTable outbox_{*database_, writes_, "xa-moj"};
    InboxTable inbox_{*database_, writes_, "xa-moj"};
    DirectoryTable directories_{*database_, "xa-moj"};
};

TEST_P(Channel, AnOrderIsAddedOnce) {
    EXPECT_EQ(outbox_.add(prepared("d-1")), Added::fresh);
    EXPECT_EQ(outbox_.add(prepared("d-1")), Added::known);
    auto other = prepared("d-1");
    other.order_digest = crypto::sha256(std::string_view("other"));
    EXPECT_EQ(outbox_.add(other), Added::other_content);
    EXPECT_EQ(**outbox_.find("d-1"), prepared("d-1"));
    EXPECT_FALSE(outbox_.find("d-2")->has_value());
    OutboxTable elsewhere(*database_, writes_, "xc-moj");
    EXPECT_FALSE(elsewhere.find("d-1")->has_value());
}

TEST_P(Channel, EveryMemberOfAMessageIsKept) {
    ASSERT_TRUE(good(outbox_.add(prepared("d-1"))));
    auto message = **outbox_.find("d-1");
    message.state = SendState::waiting_retry;
    message.mpc = "urn:x-comity:mpc:xb-moj";
    message.message_id = "1@gw";
    message.pmode = "pm-20";
    message.directory = 7;
    message.signing = crypto::sha256(std::string_view("s"));
    message.encryption = crypto::sha256(std::string_view("e"));
    message.references = crypto::sha256(std::string_view("r"));
    message.file = "a1";
    message.content_type = "multipart/related; boundary=\"x\"";
    message.size = std::uint64_t{3} << 33;
    message.spooled = at(1);
    message.tries = 5;
    message.tries_before = 2;
    message.first_try = at(2);
    message.next_try = at(3);
    message.invalid_receipts = 1;
    message.alarmed = true;
    message.code = "EBMS:0202";
    message.reason = "peer-busy";
    ASSERT_TRUE(good(outbox_.change(message, {})));
    EXPECT_EQ(message.version, 2);
    EXPECT_EQ(**outbox_.find("d-1"), message);
    EXPECT_EQ(**outbox_.find_message("1@gw"), message);
    EXPECT_FALSE(outbox_.find_message("2@gw")->has_value());
}

TEST_P(Channel, AMessageIsCutWithAllItsFragmentsOrNotAtAll) {
    ASSERT_TRUE(good(outbox_.add(prepared("d-1"))));
    auto source = **outbox_.find("d-1");
    source.state = SendState::in_flight;
    source.fragments = 2;
    std::vector<channel::Outbox::Fragment> fragments;
    for (const char* id : {"d-1#1", "d-1#2"}) {
        OutgoingMessage fragment = prepared(id);
        fragment.source = "d-1";
        fragment.state = SendState::spooled;
        fragment.file = id;
        fragment.message_id = std::string(id) + "@gw";
        fragments.push_back({fragment, "header"});
    }
    auto stale = source;
    stale.version = 7;
    EXPECT_FALSE(outbox_.cut(stale, {}, {}, fragments));
    EXPECT_TRUE(outbox_.fragments("d-1")->empty());
    ASSERT_TRUE(good(outbox_.cut(source, {event(EventKind::spooled, "d-1")}, {"envelope", ""}, fragments)));
    EXPECT_EQ(**outbox_.find("d-1"), source);
    const auto kept = *outbox_.fragments("d-1");
    ASSERT_EQ(kept.size(), 2u);
    EXPECT_EQ(kept[1].id, "d-1#2");
    EXPECT_EQ(kept[1].source, "d-1");
    EXPECT_EQ(kept[1].state, SendState::spooled);
    EXPECT_EQ(outbox_.papers("d-1#1")->header, "header");
    source.state = SendState::receipted;
    ASSERT_TRUE(good(outbox_.change(source, {})));
    ASSERT_TRUE(good(outbox_.forget("d-1")));
    EXPECT_TRUE(outbox_.fragments("d-1")->empty()) << "they go with it";
}

TEST_P(Channel, GroupsAreKeptWithTheirFragmentsUntilTheyAreOverAndOld) {
    FragmentTable table(*database_, writes_, "xa-moj");
    KeptGroup group;
    group.signer = "xb-moj";
    group.group_id = "s@gw";
    group.pmode = "pm-20";
    group.certificate = std::string("\0der", 4);
    group.flags = {"revocation-unknown", "directory-grace"};
    group.first = at(1000);
    const KeptFragment second{2, "2@gw", crypto::sha256(std::string_view("2")), std::uint64_t{3} << 33, "f2", "e2"};
    const KeptFragment first{1, "1@gw", crypto::sha256(std::string_view("1")), 5, "f1", "e1"};
    ASSERT_TRUE(good(table.add(group, second)));
    EXPECT_FALSE(table.add(group, second));
    group.state = GroupState::complete;
    ASSERT_TRUE(good(table.add(group, first)));
    EXPECT_EQ(*table.find("xb-moj", "s@gw"), group);
    EXPECT_FALSE(table.find("xc-moj", "s@gw")->has_value());
    std::vector listed{first, second};
    for (KeptFragment& one : listed) one.envelope.clear();
    EXPECT_EQ(*table.fragments("xb-moj", "s@gw"), listed);
    EXPECT_EQ(*table.fragment("xb-moj", "s@gw", 2), second);
    group.state = GroupState::answering;
    group.answer = "<receipt/>";
    group.tries = 3;
    group.next_try = at(9);
    ASSERT_TRUE(good(table.change(group)));
    EXPECT_EQ(*table.unfinished(), std::vector{group});
    EXPECT_EQ((*table.fragment("xb-moj", "s@gw", 2))->envelope, "") << "what is answered is read no more";
    ASSERT_TRUE(good(table.forget(at(2000))));
    EXPECT_EQ(table.fragments("xb-moj", "s@gw")->size(), 2u) << "not over";
    group.state = GroupState::over;
    ASSERT_TRUE(good(table.change(group)));
    EXPECT_TRUE(table.unfinished()->empty());
    ASSERT_TRUE(good(table.forget(at(1000))));
    EXPECT_TRUE(table.find("xb-moj", "s@gw")->has_value()) << "not old";
    ASSERT_TRUE(good(table.forget(at(1001))));
    EXPECT_FALSE(table.find("xb-moj", "s@gw")->has_value());
    EXPECT_TRUE(table.fragments("xb-moj", "s@gw")->empty());
}

TEST_P(Channel, AChangeOverAnOldVersionIsRefusedWhole) {
    ASSERT_TRUE(good(outbox_.add(prepared("d-1"))));
    auto first = **outbox_.find("d-1");
    auto second = first;
    first.state = SendState::spooled;
    ASSERT_TRUE(good(outbox_.change(first, {event(EventKind::spooled, "d-1")})));
    second.state = SendState::cancelled;
    const auto refused = outbox_.change(second, {event(EventKind::cancelled, "d-1")});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::conflict);
    EXPECT_EQ((*outbox_.find("d-1"))->state, SendState::spooled);
    EXPECT_EQ(outbox_.events(0, 10)->size(), 1u);
}

TEST_P(Channel, EventsAreNumberedWithoutAGapAndNumbersAreNotGivenTwice) {
    ASSERT_TRUE(good(outbox_.tell({event(EventKind::alarm, "", 10), event(EventKind::alarm, "", 20)})));
    ASSERT_TRUE(good(outbox_.add(prepared("d-1"))));
    auto message = **outbox_.find("d-1");
    message.state = SendState::spooled;
    ASSERT_TRUE(good(outbox_.change(message, {event(EventKind::spooled, "d-1", 30)})));
    const auto all = *outbox_.events(0, 10);
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[0].sequence, 1);
    EXPECT_EQ(all[2].sequence, 3);
    EXPECT_EQ(all[2].kind, EventKind::spooled);
    EXPECT_EQ(outbox_.events(1, 1)->at(0).sequence, 2);
    EXPECT_EQ(outbox_.last_event(), 3);

    ASSERT_TRUE(good(outbox_.forget_events(3, at(30))));
    EXPECT_EQ(outbox_.events(0, 10)->size(), 1u);
    ASSERT_TRUE(good(outbox_.forget_events(3, at(31))));
    EXPECT_TRUE(outbox_.events(0, 10)->empty());
    EXPECT_EQ(outbox_.last_event(), 3);
    ASSERT_TRUE(good(outbox_.tell({event(EventKind::alarm, "")})));
    EXPECT_EQ(outbox_.events(0, 10)->at(0).sequence, 4);
}

TEST_P(Channel, PapersStayUntilTheMessageIsForgotten) {
    const std::string octets_of_header("<h\0\xff", 5);
    ASSERT_TRUE(good(outbox_.add(prepared("d-1"))));
    auto message = **outbox_.find("d-1");
    message.state = SendState::spooled;
    const std::string body(20'000, '\0');
    ASSERT_TRUE(good(outbox_.change(message, {}, {octets_of_header, "", body})));
    EXPECT_FALSE(outbox_.forget("d-1"));
    message.state = SendState::receipted;
    ASSERT_TRUE(good(outbox_.change(message, {}, {"", "<receipt/>"})));
    EXPECT_EQ(outbox_.papers("d-1")->header, octets_of_header);
    EXPECT_EQ(outbox_.papers("d-1")->signal, "<receipt/>");
    EXPECT_EQ(outbox_.papers("d-1")->body, body);
    ASSERT_TRUE(good(outbox_.forget("d-1")));
    EXPECT_FALSE(outbox_.find("d-1")->has_value());
    EXPECT_EQ(outbox_.papers("d-1")->header, "");
    EXPECT_EQ(outbox_.papers("d-1")->body, "");
}

TEST_P(Channel, WhatIsNotOverIsListedInTheOrderItCame) {
    for (const auto* id : {"d-2", "d-1", "d-3", "d-4"}) ASSERT_TRUE(good(outbox_.add(prepared(id))));
    auto message = **outbox_.find("d-1");
    message.state = SendState::refused;
    ASSERT_TRUE(good(outbox_.change(message, {})));
    message = **outbox_.find("d-3");
    message.state = SendState::in_flight;
    ASSERT_TRUE(good(outbox_.change(message, {})));
    std::string ids;
    const auto all = *outbox_.unfinished();
    for (const auto& unfinished : all) ids += unfinished.id + " ";
    EXPECT_EQ(ids, "d-2 d-3 d-4 ");
    EXPECT_EQ(outbox_.counts()->at(SendState::prepared), 2);
    EXPECT_EQ(outbox_.counts()->at(SendState::refused), 1);
}

TEST_P(Channel, FilesAreNamedAsLongAsTheyMayBePosted) {
    const auto with = [&](const std::string& id, SendState state, std::int64_t spooled) {
        ASSERT_TRUE(good(outbox_.add(prepared(id))));
        auto message = **outbox_.find(id);
        message.state = state;
        message.file = id;
        message.spooled = at(spooled);
        ASSERT_TRUE(good(outbox_.change(message, {})));
    };
    with("waits", SendState::waiting_retry, 1);
    with("unproven", SendState::unproven, 1);
    with("old", SendState::receipted, 1);
    with("new", SendState::receipted, 10);
    with("refused", SendState::refused, 10);
    with("cancelled", SendState::cancelled, 10);
    auto files = *outbox_.spooled_files(at(10));
    std::sort(files.begin(), files.end());
    EXPECT_EQ(files, (std::vector<std::string>{"new", "unproven", "waits"}));
}

TEST_P(Channel, APullGetsTheOldestThatIsDueInItsOwnQueue) {
    for (const auto* id : {"d-1", "d-2", "d-3"}) {
        ASSERT_TRUE(good(outbox_.add(prepared(id))));
        auto message = **outbox_.find(id);
        message.mpc = std::string(id) == "d-3" ? "" : "mpc-b";
        message.state = SendState::spooled;
        ASSERT_TRUE(good(outbox_.change(message, {})));
    }
    EXPECT_FALSE(outbox_.oldest_queued("mpc-c", at(0))->has_value());
    EXPECT_FALSE(outbox_.oldest_queued("", at(0))->has_value());
    auto first = **outbox_.oldest_queued("mpc-b", at(0));
    EXPECT_EQ(first.id, "d-1");
    first.state = SendState::in_flight;
    ASSERT_TRUE(good(outbox_.change(first, {})));
    EXPECT_EQ((*outbox_.oldest_queued("mpc-b", at(0)))->id, "d-2");
    first.state = SendState::waiting_retry;
    first.next_try = at(500);
    ASSERT_TRUE(good(outbox_.change(first, {})));
    EXPECT_EQ((*outbox_.oldest_queued("mpc-b", at(499)))->id, "d-2");
    EXPECT_EQ((*outbox_.oldest_queued("mpc-b", at(500)))->id, "d-1");
}

TEST_P(Channel, AReceivedMessageIsKeptOnceWithItsReceipt) {
    const ReceivedMessage message{"xb-moj", "1@gw", crypto::sha256(std::string_view("r")), "pm", at(5), "<r\0>", 0};
    ASSERT_TRUE(good(inbox_.add(message)));
    auto second = message;
    second.receipt = "<other/>";
    EXPECT_EQ(inbox_.add(second).error().kind, ErrorKind::conflict);
    EXPECT_EQ(**inbox_.find("xb-moj", "1@gw"), message);
    EXPECT_FALSE(inbox_.find("xc-moj", "1@gw")->has_value());
    ASSERT_TRUE(good(inbox_.count_copy("xb-moj", "1@gw")));
    EXPECT_EQ((*inbox_.find("xb-moj", "1@gw"))->copies, 1);
    EXPECT_EQ(inbox_.forget(at(5)), 0);
    EXPECT_EQ(inbox_.forget(at(6)), 1);
    EXPECT_FALSE(inbox_.find("xb-moj", "1@gw")->has_value());
}

TEST_P(Channel, OfTwoThatKeepOneMessageAtOnceOneDoes) {
    const ReceivedMessage message{"xb-moj", "1@gw", {}, "pm", at(5), "<r/>", 0};
    std::vector<int> kept(4, 0);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < kept.size(); ++i)
            threads.emplace_back([&, i] { kept[i] = inbox_.add(message) ? 1 : 0; });
    }
    EXPECT_EQ(std::count(kept.begin(), kept.end(), 1), 1);
}

TEST_P(Channel, DirectoriesOnlyGoOn) {
    EXPECT_FALSE(directories_.newest()->has_value());
    ASSERT_TRUE(good(directories_.add({6, at(1), "note6", "{}"})));
    ASSERT_TRUE(good(directories_.add({7, at(2), "note7", "{ }"})));
    EXPECT_EQ(directories_.add({7, at(3), "again", "{}"}).error().kind, ErrorKind::conflict);
    EXPECT_EQ(directories_.add({5, at(3), "older", "{}"}).error().kind, ErrorKind::conflict);
    EXPECT_EQ(directories_.sequences(), (std::vector<std::int64_t>{6, 7}));
    EXPECT_EQ((*directories_.newest())->note, "note7");
    EXPECT_EQ((*directories_.find(6))->json, "{}");
    ASSERT_TRUE(good(directories_.touch(7, at(9))));
    EXPECT_EQ((*directories_.newest())->fetched, at(9));
}

TEST_P(Channel, WhatWasCommittedIsThereForTheNextProcess) {
    ASSERT_TRUE(good(outbox_.add(prepared("d-1"))));
    ASSERT_TRUE(good(outbox_.tell({event(EventKind::alarm, "")})));
    const auto reopened = open();
    GroupCommit writes(*reopened, "xa-moj");
    OutboxTable again(*reopened, writes, "xa-moj");
    EXPECT_EQ(again.unfinished()->size(), 1u);
    EXPECT_EQ(again.events(0, 10)->size(), 1u);
}

class ChannelMigrations : public EachEngine {};

TEST_P(ChannelMigrations, PapersMoveOutOfTheRowsTheyStoodIn) {
    const auto database = open();
    const Schema now = channel_schema();
    const Schema before{now.module, now.migrations.first(2)};
    {
        auto writer = database->writer();
        ASSERT_TRUE(good(migrate(**writer, {&before, 1})));
        const crypto::Sha256 none{};
        ASSERT_TRUE(good((*writer)->run(
            "INSERT INTO channel_outgoing (authority, id, number, version, state, recipient, conversation, urgent, mpc,"
            " created, order_json, order_digest, pmode, directory, signing, encryption, reference_digest, file,"
            " content_type, size, tries, tries_before, invalid_receipts, alarmed, code, reason, header)"
            " VALUES ('xa-moj', 'd-1', 1, 1, 'spooled', 'xb-moj', 'c', 0, '', 0, '{}', $1, '', 0, $1, $1, $1, 'f', '',"
            " 0, 0, 0, 0, 0, '', '', $2)",
            {none, Value::bytes("<h/>")})));
        ASSERT_TRUE(good(migrate(**writer, {&now, 1})));
    }
    GroupCommit writes(*database, "xa-moj");
    OutboxTable outbox(*database, writes, "xa-moj");
    EXPECT_EQ(outbox.papers("d-1")->header, "<h/>");
    EXPECT_EQ(outbox.papers("d-1")->signal, "");
    auto message = **outbox.find("d-1");
    EXPECT_EQ(message.file, "f");
    message.state = SendState::receipted;
    ASSERT_TRUE(good(outbox.change(message, {}, {"", "<receipt/>"})));
    EXPECT_EQ(outbox.papers("d-1")->header, "<h/>");
    EXPECT_EQ(outbox.papers("d-1")->signal, "<receipt/>");
}

COMITY_EACH_ENGINE(Channel);
COMITY_EACH_ENGINE(ChannelMigrations);

}  // namespace
}  // namespace comity::store
