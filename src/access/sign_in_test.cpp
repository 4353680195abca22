// SPDX-License-Identifier: EUPL-1.2
#include "access/sign_in.h"

#include <gtest/gtest.h>

#include "access/credentials.h"
#include "access/test_accounts.h"
#include "access/test_stores.h"
#include "base/octets.h"
#include "crypto/one_time_code.h"
#include "format/base64.h"

namespace comity::access {
namespace {

using test::noon;
using Outcome = SignInAnswer::Outcome;

constexpr std::int64_t second = 1000;
constexpr std::int64_t minute = 60 * second;
constexpr crypto::PasswordCost cheap = {.memory_kib = 64, .passes = 1, .lanes = 1};
constexpr std::string_view totp_secret = "12345678901234567890";

std::string hash(std::string_view password) {
    return crypto::hash_password(password, test::counting(), cheap).value();
}

class SignInTest : public testing::Test {
   protected:
    SignInTest() : sign_in(store, sessions, test::counting(), hash("nobody"), cheap) {
        anna.password = hash("trombone fox");
        anna.totp_secret = totp_secret;
    }

    SignInAnswer password(const std::optional<Account>& account, std::string_view typed, Instant now = noon(),
                          std::string_view address = "192.0.2.7") {
        auto answer = sign_in.with_password(account, account ? account->sign_in_name : "nobody.here", typed,
                                            {address, "Browser", now});
        EXPECT_TRUE(answer) << (answer ? "" : to_string(answer.error()));
        return answer ? *std::move(answer) : SignInAnswer{};
    }
    SignInAnswer code(const Session& session, std::string_view typed, Instant now) {
        auto answer = sign_in.with_code(session, anna, typed, {"192.0.2.7", "Browser", now});
        EXPECT_TRUE(answer) << (answer ? "" : to_string(answer.error()));
        return answer ? *std::move(answer) : SignInAnswer{};
    }
    static std::string code_at(Instant now, std::string_view secret = totp_secret) {
        return crypto::one_time_code(octets(secret), crypto::one_time_step(now.utc_milliseconds() / 1000));
    }
    Session waiting(Instant now = noon()) { return password(anna, "trombone fox", now).opened.value().session; }
    Session full(Instant now = noon()) { return code(waiting(now), code_at(now), now).opened.value().session; }
    Session anonymous() {
        const OpenedSession opened =
            open_session(SessionLevel::anonymous, "", "", "192.0.2.7", "Browser", noon(), random);
        EXPECT_TRUE(sessions.add(opened.session));
        return opened.session;
    }

    crypto::RandomBytes random = test::counting(101);
    test::MemorySignIns store;
    test::MemorySessions sessions;
    Account anna = test::anna();
    SignIn sign_in;
};

TEST_F(SignInTest, takes_password_and_code) {
    const SignInAnswer first = password(anna, "trombone fox");
    ASSERT_EQ(first.outcome, Outcome::second_factor);
    EXPECT_EQ(first.opened->session.level, SessionLevel::password);
    const SignInAnswer second_answer = code(first.opened->session, code_at(noon()), noon());
    ASSERT_EQ(second_answer.outcome, Outcome::signed_in);
    EXPECT_EQ(second_answer.opened->session.level, SessionLevel::full);
    EXPECT_EQ(second_answer.opened->session.methods, "password totp");
    EXPECT_EQ(second_answer.opened->session.account, "anna");
    // The half session is gone and its token opens nothing.
    EXPECT_NE(second_answer.opened->token, first.opened->token);
    EXPECT_EQ(sessions.kept.size(), 1U);
    EXPECT_TRUE(sessions.kept.contains(second_answer.opened->session.token_hash));
}

TEST_F(SignInTest, answers_the_same_for_unknown_disabled_and_wrong) {
    const SignInAnswer wrong = password(anna, "trombone ox");
    EXPECT_EQ(wrong.outcome, Outcome::wrong);
    EXPECT_EQ(wrong.message, "the name or the password is wrong");
    Account disabled = anna;
    disabled.disabled = true;
    Account without = anna;
    without.password.clear();
    for (const std::optional<Account>& account :
         {std::optional<Account>(), std::optional(disabled), std::optional(without)}) {
        const SignInAnswer answer = password(account, "trombone fox");
        EXPECT_EQ(answer.outcome, wrong.outcome);
        EXPECT_EQ(answer.message, wrong.message);
        EXPECT_FALSE(answer.opened);
    }
    EXPECT_EQ(password(without, "nobody", noon(minute)).outcome, Outcome::wrong);  // even with the decoy's password
    EXPECT_TRUE(sessions.kept.empty());
}

TEST_F(SignInTest, computes_a_hash_for_an_unknown_name_too) {
    // Shown by a decoy that is no hash: whoever is checked against it fails loudly.
    SignIn loud(store, sessions, random, "no hash", cheap);
    EXPECT_FALSE(loud.with_password(std::nullopt, "nobody.here", "x", {"a", "", noon()}));
    EXPECT_TRUE(loud.with_password(anna, anna.sign_in_name, "x", {"a", "", noon()}));
    anna.disabled = true;
    EXPECT_FALSE(loud.with_password(anna, anna.sign_in_name, "x", {"a", "", noon()}));
}

TEST_F(SignInTest, makes_known_and_unknown_names_wait_alike_and_ever_longer) {
    for (const std::optional<Account>& account : {std::optional(anna), std::optional<Account>()}) {
        std::string_view address = account ? "192.0.2.1" : "192.0.2.2";
        for (int i = 0; i < 3; ++i) EXPECT_EQ(password(account, "wrong", noon(), address).outcome, Outcome::wrong);
        const SignInAnswer refused = password(account, "trombone fox", noon(), address);
        EXPECT_EQ(refused.outcome, Outcome::wait);
        EXPECT_EQ(refused.seconds.count(), 2);
        EXPECT_EQ(refused.message, "too many tries; the next is possible in 2 seconds");
        std::int64_t now = 0;
        for (const int expected : {2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900}) {
            EXPECT_EQ(password(account, "wrong", noon(now), address).seconds.count(), expected);
            now += expected * second;
            EXPECT_EQ(password(account, "wrong", noon(now - 1), address).seconds.count(), 1);
            EXPECT_EQ(password(account, "wrong", noon(now), address).outcome, Outcome::wrong);
        }
    }
}

TEST_F(SignInTest, forgives_after_the_right_password_and_after_a_day) {
    for (int i = 0; i < 3; ++i) password(anna, "wrong");
    EXPECT_EQ(password(anna, "trombone fox", noon(2 * second)).outcome, Outcome::second_factor);
    EXPECT_EQ(password(anna, "wrong", noon(2 * second)).outcome, Outcome::wrong);
    for (int i = 0; i < 2; ++i) password(anna, "wrong", noon(2 * second));
    EXPECT_EQ(password(anna, "wrong", noon(2 * second)).outcome, Outcome::wait);
    EXPECT_EQ(password(anna, "wrong", noon(24 * 60 * minute + 2 * second)).outcome, Outcome::wrong);
    EXPECT_EQ(password(anna, "wrong", noon(24 * 60 * minute + 2 * second)).outcome, Outcome::wrong);
}

TEST_F(SignInTest, counts_failures_of_one_address_over_all_names_and_a_good_account_does_not_clear_them) {
    for (int i = 0; i < address_rule.free; ++i) {
        Account other = test::anna();
        other.sign_in_name = "name" + std::to_string(i);
        EXPECT_EQ(password(other, "wrong", noon(), "198.51.100.9").outcome, Outcome::wrong) << i;
        if (i + 1 < address_rule.free) {
            EXPECT_EQ(password(anna, "trombone fox", noon(), "198.51.100.9").outcome, Outcome::second_factor);
        }
    }
    EXPECT_EQ(password(anna, "trombone fox", noon(), "198.51.100.9").outcome, Outcome::wait);
    EXPECT_EQ(password(anna, "trombone fox", noon(), "198.51.100.10").outcome, Outcome::second_factor);
}

TEST_F(SignInTest, does_not_keep_what_was_typed_as_a_name) {
    ASSERT_TRUE(sign_in.with_password(std::nullopt, "trombone fox", "x", {"192.0.2.7", "", noon()}));
    for (const auto& [key, attempts] : store.attempts) EXPECT_EQ(key.find("trombone"), std::string::npos) << key;
}

TEST_F(SignInTest, refuses_a_code_the_second_time) {
    const Session first = waiting();
    const Session another = waiting();
    EXPECT_EQ(code(first, code_at(noon()), noon()).outcome, Outcome::signed_in);
    EXPECT_EQ(code(another, code_at(noon()), noon()).outcome, Outcome::wrong);
    // Nor the one before, read over the shoulder, which would still be within the tolerance.
    EXPECT_EQ(code(another, code_at(noon(-30 * second)), noon()).outcome, Outcome::wrong);
    EXPECT_EQ(code(another, code_at(noon(30 * second)), noon(30 * second)).outcome, Outcome::signed_in);
}

TEST_F(SignInTest, throttles_codes_apart_from_passwords) {
    const Session session = waiting();
    for (int i = 0; i < factor_rule.free; ++i) EXPECT_EQ(code(session, "000000", noon()).outcome, Outcome::wrong);
    EXPECT_EQ(code(session, code_at(noon()), noon()).outcome, Outcome::wait);
    const Session again = waiting();  // the right password does not give new tries at codes
    EXPECT_EQ(code(again, code_at(noon()), noon()).seconds.count(), 5);
    EXPECT_EQ(code(again, code_at(noon(5 * second)), noon(5 * second)).outcome, Outcome::signed_in);
}

TEST_F(SignInTest, without_a_second_factor_lets_enrol_one_and_nothing_else) {
    anna.totp_secret.clear();
    const SignInAnswer first = password(anna, "trombone fox");
    ASSERT_EQ(first.outcome, Outcome::enrol);
    EXPECT_EQ(first.opened->session.level, SessionLevel::enrolment);
    EXPECT_FALSE(sign_in.with_code(first.opened->session, anna, "000000", {"a", "", noon()}));

    const TotpEnrolment enrolment = begin_totp(anna, "Authority", test::counting());
    const std::string& token = first.opened->session.token_hash;
    ASSERT_TRUE(expect(sessions, token, "enrol-totp", format::base64_url(octets(enrolment.secret)), noon()));
    const Session session = sessions.kept.at(token);
    const auto wrong = sign_in.enrol_totp(session, anna, "000000", {"a", "", noon()});
    ASSERT_TRUE(wrong);
    EXPECT_EQ(wrong->message, "this code is not of the secret shown; check the clock of the device");
    const auto enrolled = sign_in.enrol_totp(session, anna, code_at(noon(), enrolment.secret), {"a", "", noon()});
    ASSERT_TRUE(enrolled);
    EXPECT_EQ(enrolled->outcome, Outcome::signed_in);
    ASSERT_TRUE(apply(anna, enrolled->events, noon()));
    EXPECT_EQ(anna.totp_secret, enrolment.secret);
    // The code that enrolled is used up.
    EXPECT_EQ(code(waiting(), code_at(noon(), enrolment.secret), noon()).outcome, Outcome::wrong);
    EXPECT_FALSE(sign_in.enrol_totp(waiting(), anna, "000000", {"a", "", noon()}));
}

TEST_F(SignInTest, takes_a_recovery_code_once_and_not_for_acts) {
    const RecoveryCodes codes = new_recovery_codes(test::counting());
    ASSERT_TRUE(apply(anna, codes.events, noon()));
    const auto used = sign_in.with_recovery_code(waiting(), anna, codes.codes[0], {"a", "", noon()});
    ASSERT_TRUE(used);
    ASSERT_EQ(used->outcome, Outcome::signed_in);
    EXPECT_EQ(used->opened->session.methods, "password recovery-code");
    ASSERT_TRUE(apply(anna, used->events, noon()));
    EXPECT_EQ(sign_in.with_recovery_code(waiting(), anna, codes.codes[0], {"a", "", noon()})->outcome, Outcome::wrong);
    EXPECT_FALSE(sign_in.with_recovery_code(used->opened->session, anna, codes.codes[1], {"a", "", noon()}));
}

TEST_F(SignInTest, confirms_a_full_session_before_an_act) {
    const Session session = full();
    const Instant later = noon(20 * minute);
    EXPECT_FALSE(require_fresh(session, {}, later));
    EXPECT_EQ(code(session, code_at(later), later).outcome, Outcome::confirmed);
    EXPECT_TRUE(require_fresh(sessions.kept.at(session.token_hash), {}, later));
}

TEST_F(SignInTest, a_factor_of_one_account_says_nothing_of_another) {
    const Session session = waiting();
    Account boris = anna;
    boris.id = "boris";
    EXPECT_FALSE(sign_in.with_code(session, boris, code_at(noon()), {"a", "", noon()}));
    EXPECT_FALSE(sign_in.with_recovery_code(session, boris, "x", {"a", "", noon()}));
    EXPECT_FALSE(sign_in.with_passkey(session, boris, {}, {"a", "", noon()}));
}

TEST_F(SignInTest, a_passkey_alone_signs_in_only_when_it_verified_the_person) {
    anna.passkeys = {{.id = "k", .public_key = "cose", .label = "key", .sign_count = 7}};
    EXPECT_EQ(sign_in.with_passkey(anonymous(), anna, {"k", 8, false}, {"a", "", noon()})->outcome, Outcome::wrong);
    const auto alone = sign_in.with_passkey(anonymous(), anna, {"k", 9, true}, {"a", "", noon()});
    ASSERT_EQ(alone->outcome, Outcome::signed_in);
    EXPECT_EQ(alone->opened->session.methods, "passkey");
    EXPECT_EQ(sign_in.with_passkey(waiting(), anna, {"k", 10, false}, {"a", "", noon()})->opened->session.methods,
              "password passkey");
    EXPECT_EQ(sign_in.with_passkey(waiting(), anna, {"other", 11, true}, {"a", "", noon()})->outcome, Outcome::wrong);
}

TEST_F(SignInTest, a_passkey_whose_count_does_not_grow_is_barred) {
    anna.passkeys = {{.id = "k", .public_key = "cose", .label = "key", .sign_count = 7}};
    ASSERT_EQ(sign_in.with_passkey(waiting(), anna, {"k", 8, true}, {"a", "", noon()})->outcome, Outcome::signed_in);
    const auto copied = sign_in.with_passkey(waiting(), anna, {"k", 8, true}, {"a", "", noon()});
    ASSERT_EQ(copied->outcome, Outcome::wrong);
    EXPECT_EQ(
        copied->message,
        "this passkey seems to have been copied and is barred; use another second factor and tell an administrator");
    ASSERT_EQ(copied->events.size(), 1U);
    EXPECT_EQ(copied->events[0].payload.integer_at("known_sign_count").value(), 8);
    ASSERT_TRUE(apply(anna, copied->events, noon()));
    EXPECT_EQ(sign_in.with_passkey(waiting(), anna, {"k", 100, true}, {"a", "", noon()})->outcome, Outcome::wrong);
    EXPECT_TRUE(remove_passkey(anna, "k"));  // one-time codes are left

    // Authenticators without a counter always say zero (WebAuthn section 6.1.1).
    anna.passkeys = {{.id = "z", .public_key = "cose", .label = "key", .sign_count = 0}};
    for (int i = 0; i < 2; ++i) {
        EXPECT_EQ(sign_in.with_passkey(waiting(), anna, {"z", 0, true}, {"a", "", noon()})->outcome,
                  Outcome::signed_in);
    }
}

TEST_F(SignInTest, a_passkey_just_added_completes_the_sign_in) {
    anna.totp_secret.clear();
    const Session session = password(anna, "trombone fox").opened.value().session;
    EXPECT_FALSE(sign_in.enrolled_passkey(session, anna, {"a", "", noon()}));
    anna.passkeys = {{.id = "k", .public_key = "cose", .label = "key"}};
    EXPECT_EQ(sign_in.enrolled_passkey(session, anna, {"a", "", noon()})->outcome, Outcome::signed_in);
}

TEST_F(SignInTest, an_identity_is_as_fresh_as_its_proof_at_the_provider) {
    const Instant proven_at = noon(-10 * minute);
    const auto answer = sign_in.with_identity(anonymous(), anna, proven_at, {"a", "", noon()});
    ASSERT_EQ(answer->outcome, Outcome::signed_in);
    const Session& session = answer->opened->session;
    EXPECT_EQ(session.authenticated, proven_at);
    EXPECT_FALSE(require_fresh(sessions.kept.at(session.token_hash), {}, noon()));
    EXPECT_EQ(sign_in.with_identity(session, anna, noon(), {"a", "", noon()})->outcome, Outcome::confirmed);
    EXPECT_TRUE(require_fresh(sessions.kept.at(session.token_hash), {}, noon()));
    Account boris = anna;
    boris.id = "boris";
    EXPECT_EQ(sign_in.with_identity(session, boris, noon(), {"a", "", noon()})->outcome, Outcome::wrong);
    anna.disabled = true;
    EXPECT_EQ(sign_in.with_identity(anonymous(), anna, noon(), {"a", "", noon()})->outcome, Outcome::wrong);
}

TEST_F(SignInTest, asks_for_a_new_hash_when_the_cost_changed) {
    EXPECT_FALSE(password(anna, "trombone fox").rehash);
    SignIn dearer(store, sessions, test::counting(), hash("nobody"), {.memory_kib = 128, .passes = 1, .lanes = 1});
    EXPECT_TRUE(dearer.with_password(anna, anna.sign_in_name, "trombone fox", {"a", "", noon()})->rehash);
}

}  // namespace
}  // namespace comity::access
