// SPDX-License-Identifier: EUPL-1.2
#include "channel/delivery/answer.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "channel/delivery/inbox.h"
#include "channel/delivery/references.h"

namespace comity::channel {
namespace {

using namespace std::chrono_literals;

const Instant noon = *parse_instant("2026-03-04T12:00:00Z");
const RetrySchedule three{{1s, 2s, 4s}};

Instant after(std::chrono::milliseconds time) {
    return *Instant::at(noon.utc_milliseconds() + time.count());
}

OutgoingMessage posted(int tries = 1) {
    OutgoingMessage message;
    message.id = "d-41";
    message.message_id = "1@gw.xa.example";
    message.recipient = "xb-moj";
    message.conversation = "c";
    message.references = crypto::sha256(std::string_view("refs"));
    message.state = SendState::in_flight;
    message.created = noon;
    message.spooled = noon;
    message.first_try = noon;
    message.tries = tries;
    return message;
}

ReceivedSignal receipt() {
    ReceivedSignal signal;
    signal.ref_to_message_id = "1@gw.xa.example";
    signal.timestamp = noon;
    signal.signed_by_peer = true;
    signal.receipt = true;
    signal.references = posted().references;
    signal.references_equal = true;
    return signal;
}

ReceivedSignal error(std::string code, bool failure = true) {
    ReceivedSignal signal;
    signal.ref_to_message_id = "1@gw.xa.example";
    signal.timestamp = noon;
    signal.signed_by_peer = true;
    signal.errors = {{std::move(code), failure}};
    return signal;
}

// State, code and reason after an answer to the given try.
std::string end_of(const TryOutcome& outcome, int tries = 1, Certificates certificates = Certificates::unchanged) {
    const auto message = posted(tries);
    const auto change = advance(message, judge(message, outcome, certificates, noon), three, noon, 0);
    if (!change) return "impossible";
    return std::string(name_of(change->message.state)) + " " + change->message.code + " " + change->message.reason;
}

std::string after_signal(ReceivedSignal signal, int tries = 1, Certificates certificates = Certificates::unchanged) {
    return end_of({true, std::move(signal)}, tries, certificates);
}

TEST(Answer, AReceiptOfThisVeryMessageEndsIt) {
    const auto message = posted();
    const auto change =
        advance(message, judge(message, {true, receipt()}, Certificates::unknown, noon), three, noon, 0);
    ASSERT_TRUE(change);
    EXPECT_EQ(change->message.state, SendState::receipted);
    ASSERT_EQ(change->events.size(), 1u);
    EXPECT_EQ(change->events[0].kind, EventKind::receipted);
    EXPECT_EQ(change->events[0].references, message.references);
    EXPECT_EQ(change->events[0].tries, 1);
}

TEST(Answer, AReceiptThatProvesSomethingElseIsNone) {
    auto other = receipt();
    other.ref_to_message_id = "2@gw.xa.example";  // t09, r05
    EXPECT_EQ(after_signal(other), "waiting_retry EBMS:0302 receipt-invalid");
    other = receipt();
    other.references = crypto::sha256(std::string_view("fewer"));  // r02, r03
    EXPECT_EQ(after_signal(other), "waiting_retry EBMS:0302 receipt-invalid");
    other = receipt();
    other.references_equal = false;
    EXPECT_EQ(after_signal(other), "waiting_retry EBMS:0302 receipt-invalid");
    other = receipt();
    other.signed_by_peer = false;  // r04
    EXPECT_EQ(after_signal(other), "waiting_retry EBMS:0101 receipt-invalid");
}

TEST(Answer, AReceiptIsFromOurSendingTimeGiveOrTakeTwoMinutes) {
    auto signal = receipt();
    for (const auto& [time, state] : {std::pair<std::chrono::milliseconds, std::string>{-2min, "receipted  "},
                                      {2min, "receipted  "},
                                      {-2min - 1ms, "waiting_retry EBMS:0302 receipt-invalid"},
                                      {2min + 1ms, "waiting_retry EBMS:0302 receipt-invalid"}}) {
        signal.timestamp = after(time);
        EXPECT_EQ(after_signal(signal), state);
    }
}

TEST(Answer, TheThirdInvalidReceiptRaisesAnAlarmOnce) {
    auto message = posted();
    auto bad = receipt();
    bad.references_equal = false;
    int alarms = 0;
    for (int i = 0; i < 3; ++i) {
        message.state = SendState::in_flight;
        const auto change = advance(message, judge(message, {true, bad}, Certificates::unknown, noon), three, noon, 0);
        ASSERT_TRUE(change);
        alarms += static_cast<int>(std::ranges::count(change->events, EventKind::alarm, &ChannelEvent::kind));
        EXPECT_EQ(alarms, i == 2 ? 1 : 0);
        message = change->message;
    }
}

TEST(Answer, WithoutASignedSignalThereIsNoReceipt) {
    EXPECT_EQ(end_of({}), "waiting_retry EBMS:0005 no-answer");
    EXPECT_EQ(end_of({true, std::nullopt}), "waiting_retry  no-receipt");
    auto unsigned_error = error("EBMS:0103");  // t07
    unsigned_error.signed_by_peer = false;
    EXPECT_EQ(after_signal(unsigned_error), "waiting_retry  no-receipt");
    auto of_another = error("EBMS:0103");
    of_another.ref_to_message_id = "2@gw.xa.example";
    EXPECT_EQ(after_signal(of_another), "waiting_retry  no-receipt");
    EXPECT_EQ(after_signal(error("EBMS:0002", false)), "waiting_retry EBMS:0002 no-receipt");
}

// The column "Sender" of section 11.2.
TEST(Answer, SignedErrorsAreFinalOrTriedAgainAsTheTableSays) {
    for (const auto* code : {"0001", "0003", "0004", "0007", "0008", "0009", "0010", "0011", "0020", "0022", "0030",
                             "0031", "0040", "0055", "0060", "0103", "0201", "0303", "9999"}) {
        const std::string name = std::string("EBMS:") + code;
        EXPECT_EQ(after_signal(error(name)), "refused " + name + " peer-refused");
    }
    for (const auto* code : {"0005", "0021", "0202"}) {
        const std::string name = std::string("EBMS:") + code;
        EXPECT_EQ(after_signal(error(name)), "waiting_retry " + name + " peer-busy");
    }
    EXPECT_EQ(after_signal(error("EBMS:0302")), "waiting_retry EBMS:0302 receipt-invalid");
}

TEST(Answer, OfSeveralErrorsTheWorstDecides) {
    auto several = error("EBMS:0202");
    several.errors.push_back({"EBMS:0003", true});
    several.errors.push_back({"EBMS:0101", true});
    EXPECT_EQ(after_signal(several), "refused EBMS:0003 peer-refused");
}

TEST(Answer, FailedAuthenticationAsksTheDirectoryBeforeItIsFinal) {
    const auto message = posted();
    for (const auto* code : {"EBMS:0101", "EBMS:0102"}) {
        const auto first = judge(message, {true, error(code)}, Certificates::unknown, noon);
        EXPECT_TRUE(first.ask_directory);
        EXPECT_EQ(first.happening, Happening::no_receipt);
        EXPECT_EQ(after_signal(error(code), 1, Certificates::changed),
                  std::string("refused ") + code + " certificate-rollover");
        const auto unchanged = judge(message, {true, error(code)}, Certificates::unchanged, noon);
        EXPECT_EQ(unchanged.happening, Happening::final_error);
        ASSERT_EQ(unchanged.alarms.size(), 1u);
        EXPECT_EQ(unchanged.alarms[0].reason, "failed-authentication");
    }
}

TEST(Answer, APeerThatSaysItHasTheMessageIsBelievedFromTheSecondTryOn) {
    EXPECT_EQ(after_signal(error("EBMS:4001"), 1), "refused EBMS:4001 peer-refused");
    EXPECT_EQ(after_signal(error("EBMS:4001"), 2), "unproven EBMS:4001 peer-says-received");
    EXPECT_EQ(after_signal(error("EBMS:0004"), 1), "refused EBMS:0004 peer-refused");
    EXPECT_EQ(after_signal(error("EBMS:0004"), 2), "unproven EBMS:0004 peer-says-received");
}

TEST(Answer, TriesEndAsUnprovenAndAgainGivesThemBack) {
    auto message = posted(3);
    auto change = advance(message, judge(message, {}, Certificates::unknown, noon), three, noon, 0x80000000u);
    ASSERT_TRUE(change);
    EXPECT_EQ(change->message.state, SendState::waiting_retry);
    EXPECT_EQ(change->message.next_try, after(4s));
    message = posted(4);
    change = advance(message, judge(message, {}, Certificates::unknown, noon), three, noon, 0);
    ASSERT_TRUE(change);
    EXPECT_EQ(change->message.state, SendState::unproven);
    EXPECT_EQ(change->message.code, "EBMS:0301");
    EXPECT_EQ(change->message.next_try, std::nullopt);
    EXPECT_EQ(change->events.at(0).kind, EventKind::unproven);

    Verdict again;
    again.happening = Happening::again;
    change = advance(change->message, again, three, noon, 0);
    ASSERT_TRUE(change);
    EXPECT_EQ(change->message.next_try, noon);
    message = change->message;
    message.state = SendState::in_flight;
    message.tries = 5;
    change = advance(message, judge(message, {}, Certificates::unknown, noon), three, noon, 0);
    ASSERT_TRUE(change);
    EXPECT_EQ(change->message.state, SendState::waiting_retry);
}

TEST(Answer, AnUrgentMessageWithoutReceiptAlarmsTheDutyOfficerOnce) {
    auto message = posted();
    message.priority = Priority::urgent;
    const auto alarms = [&](Instant now) {
        message.state = SendState::in_flight;
        const auto change = advance(message, judge(message, {}, Certificates::unknown, now), three, now, 0);
        EXPECT_TRUE(change);
        message = change->message;
        return std::ranges::count(change->events, std::string("urgent-without-receipt"), &ChannelEvent::reason);
    };
    EXPECT_EQ(alarms(after(5min - 1ms)), 0);
    EXPECT_EQ(alarms(after(5min)), 1);
    EXPECT_EQ(alarms(after(6min)), 0);
}

TEST(Answer, ACallbackForAMessageThatWaitsForNoneChangesNothing) {
    auto message = posted();
    for (const auto state : all_send_states()) {
        message.state = state;
        const bool waits =
            state == SendState::in_flight || state == SendState::waiting_retry || state == SendState::unproven;
        EXPECT_EQ(judge_callback(message, receipt(), Certificates::unknown, noon).has_value(), waits) << name_of(state);
    }
    message.state = SendState::unproven;
    EXPECT_FALSE(judge_callback(message, error("EBMS:0103"), Certificates::unchanged, noon));
    message.state = SendState::waiting_retry;
    EXPECT_TRUE(judge_callback(message, error("EBMS:0103"), Certificates::unchanged, noon));
    auto forged = error("EBMS:0103");
    forged.signed_by_peer = false;
    EXPECT_FALSE(judge_callback(message, forged, Certificates::unchanged, noon));
}

// Whatever answers come in whatever order: an id has one end, and what is not over has a time at which it goes on.
RC_GTEST_PROP(Answer, AnyAnswersEndInOneStateOrAreDueAgain, ()) {
    auto message = posted();
    int ends = 0;
    const int rounds = *rc::gen::inRange(1, 12);
    for (int i = 0; i < rounds && !is_over(message.state); ++i) {
        TryOutcome outcome{*rc::gen::arbitrary<bool>(), std::nullopt};
        if (outcome.answered && *rc::gen::arbitrary<bool>()) {
            outcome.signal =
                *rc::gen::arbitrary<bool>()
                    ? receipt()
                    : error(*rc::gen::element<std::string>("EBMS:0202", "EBMS:0103", "EBMS:0101", "EBMS:4001"));
            outcome.signal->signed_by_peer = *rc::gen::arbitrary<bool>();
            outcome.signal->references_equal = *rc::gen::arbitrary<bool>();
        }
        const auto change = advance(message, judge(message, outcome, Certificates::unchanged, noon), three, noon,
                                    *rc::gen::arbitrary<std::uint32_t>());
        RC_ASSERT(change.has_value());
        message = change->message;
        if (message.state == SendState::receipted)
            RC_ASSERT(outcome.signal && outcome.signal->signed_by_peer && outcome.signal->references_equal);
        if (is_over(message.state)) ++ends;
        RC_ASSERT(is_over(message.state) != message.next_try.has_value());
        if (message.state == SendState::waiting_retry) {
            message.state = SendState::in_flight;
            ++message.tries;
        }
    }
    RC_ASSERT(ends <= 1);
    if (rounds > 4) RC_ASSERT(ends == 1);
}

TEST(Copies, AreAnsweredWithTheStoredReceiptUnlessTheirContentDiffers) {
    ReceivedMessage known;
    known.references = crypto::sha256(std::string_view("a"));
    EXPECT_EQ(judge_copy(std::nullopt, known.references), Copy::first);
    EXPECT_EQ(judge_copy(known, known.references), Copy::again);
    EXPECT_EQ(judge_copy(known, crypto::sha256(std::string_view("b"))), Copy::other_content);
}

TEST(References, TheirOrderDoesNotMatterAndTheirContentDoes) {
    const auto digest = references_digest({{"#_msg-1", "a"}, {"cid:x", "b"}});
    EXPECT_EQ(digest, references_digest({{"cid:x", "b"}, {"#_msg-1", "a"}}));
    EXPECT_EQ(digest, crypto::sha256(std::string_view("#_msg-1\n61\ncid:x\n62\n")));
    EXPECT_NE(digest, references_digest({{"#_msg-1", "b"}, {"cid:x", "a"}}));
    EXPECT_NE(digest, references_digest({{"#_msg-1", "a"}}));
}

}  // namespace
}  // namespace comity::channel
