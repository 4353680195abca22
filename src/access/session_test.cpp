// SPDX-License-Identifier: EUPL-1.2
#include "access/session.h"

#include <gtest/gtest.h>

#include "access/test_accounts.h"
#include "access/test_stores.h"

namespace comity::access {
namespace {

using test::noon;

constexpr std::int64_t minute = 60 * 1000;
constexpr std::int64_t hour = 60 * minute;
const SessionLimits limits;

Session session(SessionLevel level = SessionLevel::full) {
    return open_session(level, "anna", "password totp", "192.0.2.7", "Browser", noon(), test::counting()).session;
}

SessionState state_of(const Session& which, Instant now, const Account& account = test::anna()) {
    return state(which, &account, limits, now);
}

TEST(sessions, store_the_digest_of_their_token_only) {
    const OpenedSession opened =
        open_session(SessionLevel::full, "anna", "passkey", "::1", "B", noon(), test::counting());
    EXPECT_EQ(token_hash(TokenKind::session, opened.token), opened.session.token_hash);
    EXPECT_EQ(opened.session.token_hash.size(), 32U);
}

TEST(sessions, end_half_an_hour_after_the_last_use) {
    Session used = session();
    EXPECT_EQ(state_of(used, noon(30 * minute - 1)), SessionState::live);
    EXPECT_EQ(state_of(used, noon(30 * minute)), SessionState::idle_too_long);
    used.last_used = noon(25 * minute);
    EXPECT_EQ(state_of(used, noon(54 * minute)), SessionState::live);
}

TEST(sessions, end_after_twelve_hours_however_much_they_are_used) {
    Session used = session();
    used.last_used = noon(12 * hour - 1);
    EXPECT_EQ(state_of(used, noon(12 * hour - 1)), SessionState::live);
    EXPECT_EQ(state_of(used, noon(12 * hour)), SessionState::over);
}

TEST(sessions, that_are_not_signed_in_yet_end_after_ten_minutes) {
    for (const SessionLevel level : {SessionLevel::anonymous, SessionLevel::password, SessionLevel::enrolment}) {
        EXPECT_EQ(state_of(session(level), noon(10 * minute - 1)), SessionState::live) << name(level);
        EXPECT_EQ(state_of(session(level), noon(10 * minute)), SessionState::over) << name(level);
    }
}

TEST(sessions, end_at_once_when_the_account_is_disabled_or_signed_out_everywhere) {
    Account anna = test::anna();
    anna.disabled = true;
    EXPECT_EQ(state_of(session(), noon(1), anna), SessionState::signed_out);
    anna = test::anna();
    anna.signed_out_at = noon(1);
    EXPECT_EQ(state_of(session(), noon(2), anna), SessionState::signed_out);
    anna.signed_out_at = noon();
    EXPECT_EQ(state_of(session(), noon(2), anna), SessionState::live);  // begun with the new password
    Account other = test::anna();
    other.id = "boris";
    EXPECT_EQ(state_of(session(), noon(1), other), SessionState::signed_out);
    EXPECT_EQ(state(session(), nullptr, limits, noon()), SessionState::signed_out);
    EXPECT_EQ(state(session(SessionLevel::anonymous), nullptr, limits, noon()), SessionState::live);
}

TEST(sessions, a_clock_set_back_ends_nothing_and_freshens_nothing) {
    EXPECT_EQ(state_of(session(), noon(-hour)), SessionState::live);
    EXPECT_FALSE(require_fresh(session(), limits, noon(-1)));
}

TEST(sessions, an_act_needs_a_proof_at_most_five_minutes_old) {
    EXPECT_TRUE(require_fresh(session(), limits, noon(5 * minute)));
    const auto old = require_fresh(session(), limits, noon(5 * minute + 1));
    ASSERT_FALSE(old);
    EXPECT_EQ(old.error().kind, ErrorKind::forbidden);
    EXPECT_EQ(
        to_string(old.error()),
        "an act needs a proof of who you are not older than 5 minutes (confirm with your passkey, a one-time code or "
        "at the identity provider)");
    EXPECT_FALSE(require_fresh(session(SessionLevel::enrolment), limits, noon()));
}

TEST(sessions, are_written_once_a_minute_at_most) {
    EXPECT_FALSE(worth_touching(session(), noon(minute - 1)));
    EXPECT_TRUE(worth_touching(session(), noon(minute)));
}

TEST(sessions, bind_the_token_of_a_form_to_themselves) {
    const std::string mine = csrf_token("comity-session-a");
    EXPECT_EQ(mine.size(), 43U);
    EXPECT_TRUE(is_csrf_token("comity-session-a", mine));
    EXPECT_FALSE(is_csrf_token("comity-session-b", mine));
    EXPECT_FALSE(is_csrf_token("comity-session-a", ""));
    EXPECT_FALSE(is_csrf_token("comity-session-a", mine + "x"));
}

TEST(sessions, keep_a_line_of_what_the_browser_calls_itself) {
    const auto agent = [](std::string_view text) {
        return open_session(SessionLevel::full, "anna", "", "", text, noon(), test::counting()).session.agent;
    };
    EXPECT_EQ(agent(std::string(max_agent, 'x')).size(), max_agent);
    EXPECT_EQ(agent(std::string(max_agent + 1, 'x')).size(), max_agent);
    EXPECT_EQ(agent(std::string(max_agent - 1, 'x') + "é"), std::string(max_agent - 1, 'x'));  // no half character
    EXPECT_EQ(agent("a\xFF"
                    "b"),
              "a");
}

TEST(sessions, expect_an_answer_once_and_for_five_minutes) {
    test::MemorySessions store;
    const Session kept = session();
    ASSERT_TRUE(store.add(kept));
    ASSERT_TRUE(expect(store, kept.token_hash, "assert-passkey", "challenge", noon()));
    EXPECT_FALSE(take_expected(store, kept.token_hash, "register-passkey", noon()));
    EXPECT_EQ(take_expected(store, kept.token_hash, "assert-passkey", noon(5 * minute - 1)), "challenge");
    EXPECT_FALSE(take_expected(store, kept.token_hash, "assert-passkey", noon()));  // replayed
    ASSERT_TRUE(expect(store, kept.token_hash, "assert-passkey", "challenge", noon()));
    EXPECT_FALSE(take_expected(store, kept.token_hash, "assert-passkey", noon(5 * minute)));
    EXPECT_FALSE(take_expected(store, "no such session", "assert-passkey", noon()));
}

TEST(sessions, name_their_levels) {
    for (const SessionLevel level :
         {SessionLevel::anonymous, SessionLevel::password, SessionLevel::enrolment, SessionLevel::full}) {
        EXPECT_EQ(parse_session_level(name(level)), level);
    }
    EXPECT_FALSE(parse_session_level("half"));
}

}  // namespace
}  // namespace comity::access
