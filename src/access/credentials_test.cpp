// SPDX-License-Identifier: EUPL-1.2
#include "access/credentials.h"

#include <set>

#include <gtest/gtest.h>

#include "access/one_time_link.h"
#include "access/password_rules.h"
#include "access/secret_token.h"
#include "access/test_accounts.h"
#include "format/base32.h"
#include "format/canonical_json.h"

namespace comity::access {
namespace {

using test::noon;

constexpr std::int64_t day = 24 * 60 * 60 * 1000;

template <class Outcome>
std::string refusal(const Outcome& outcome) {
    return outcome ? "accepted" : to_string(outcome.error());
}

Account after(Account account, const std::vector<NewEvent>& events, Instant instant = noon()) {
    const auto applied = apply(account, events, instant);
    EXPECT_TRUE(applied) << (applied ? "" : to_string(applied.error()));
    return account;
}

TEST(first_start, gives_one_administrator_without_a_password_and_a_link) {
    auto random = test::counting();
    const auto link = first_administrator({}, "a1", "en", noon(), random);
    ASSERT_TRUE(link);
    const Account administrator = after({}, link->events);
    EXPECT_EQ(administrator.roles, Roles(Role::administrator));
    EXPECT_TRUE(administrator.password.empty());
    EXPECT_FALSE(administrator.has_credentials());
    EXPECT_EQ(to_string(link->expires), "2026-03-05T12:00:00.000Z");
    for (const NewEvent& event : link->events) {  // the token is nowhere but in the answer
        EXPECT_EQ(format::canonical_json(event.payload).value().find(link->token.substr(20)), std::string::npos);
    }

    const auto used = redeem_link(administrator, link->token, "$argon2id$…", noon(day - 1));
    ASSERT_TRUE(used);
    const Account ready = after(administrator, *used);
    EXPECT_EQ(ready.password, "$argon2id$…");
    EXPECT_EQ(refusal(redeem_link(ready, link->token, "$argon2id$x", noon())),
              "this link does not work: it was used, replaced by a newer one, or is over 24 hours old (ask an "
              "administrator for another; for the first administrator, restart the program)");
    EXPECT_FALSE(first_administrator(ready, "a1", "en", noon(), random));
}

TEST(first_start, replaces_the_link_until_somebody_used_it) {
    auto random = test::counting();
    const auto first = first_administrator({}, "a1", "en", noon(), random);
    const Account waiting = after({}, first->events);
    const auto second = first_administrator(waiting, "a1", "en", noon(day), random);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->events.size(), 1U);  // no second account
    const Account again = after(waiting, second->events);
    EXPECT_FALSE(check_link(again, first->token, noon(day)));
    EXPECT_TRUE(check_link(again, second->token, noon(day)));
}

TEST(links, end_after_24_hours_to_the_millisecond) {
    auto random = test::counting();
    const auto link = first_administrator({}, "a1", "en", noon(), random);
    const Account account = after({}, link->events);
    EXPECT_TRUE(check_link(account, link->token, noon(day - 1)));
    EXPECT_FALSE(check_link(account, link->token, noon(day)));
}

TEST(links, answer_the_same_whatever_is_wrong) {
    auto random = test::counting();
    const auto link = first_administrator({}, "a1", "en", noon(), random);
    const Account account = after({}, link->events);
    Account disabled = account;
    disabled.disabled = true;
    const std::string answer = refusal(check_link(account, "nonsense", noon()));
    EXPECT_EQ(refusal(check_link({}, link->token, noon())), answer);
    EXPECT_EQ(refusal(check_link(disabled, link->token, noon())), answer);
    EXPECT_EQ(refusal(check_link(account, link->token, noon(2 * day))), answer);
    EXPECT_EQ(refusal(check_link(account, link->token.substr(1), noon())), answer);
    EXPECT_EQ(refusal(check_link(test::anna(), link->token, noon())), answer);
}

TEST(links, that_reset_the_password_of_an_account_that_opens_cases_take_a_second_person) {
    auto random = test::counting();
    Account anna = test::anna();
    AccountEnvironment environment{.now = noon()};
    EXPECT_TRUE(issue_link(anna, {"issue-link", {}, "root", false}, environment, random));  // first password
    anna.password = "$argon2id$…";
    anna.totp_secret = "secret";
    EXPECT_EQ(issue_link(anna, {"issue-link", {}, "root", false}, environment, random).error().kind,
              ErrorKind::conflict);
    const auto link = issue_link(anna, {"issue-link", {}, "root", true}, environment, random);
    ASSERT_TRUE(link);
    anna = after(anna, link->events);
    EXPECT_EQ(anna.link->purpose, LinkPurpose::reset);
    anna = after(anna, redeem_link(anna, link->token, "$argon2id$new", noon()).value(), noon(5));
    EXPECT_EQ(anna.totp_secret, "secret");  // the second factor stays
    EXPECT_EQ(anna.signed_out_at, noon(5));
    anna.disabled = true;
    EXPECT_EQ(refusal(issue_link(anna, {"issue-link", {}, "root", true}, environment, random)),
              "the account is disabled (enable it before a link is issued)");
}

TEST(tokens, are_of_one_kind_256_bits_and_stored_as_a_digest) {
    auto random = test::counting();
    std::set<std::string> seen;
    for (const TokenKind kind : {TokenKind::session, TokenKind::one_time_link, TokenKind::api, TokenKind::calendar}) {
        const IssuedToken issued = issue_token(kind, random);
        EXPECT_TRUE(seen.insert(issued.token).second);
        EXPECT_EQ(issued.hash.size(), 32U);
        EXPECT_EQ(issued.token.find(issued.hash), std::string::npos);
        EXPECT_EQ(token_hash(kind, issued.token), issued.hash);
        EXPECT_FALSE(token_hash(kind == TokenKind::api ? TokenKind::session : TokenKind::api, issued.token));
        EXPECT_FALSE(token_hash(kind, issued.token + "A"));
        EXPECT_FALSE(token_hash(kind, issued.token.substr(0, issued.token.size() - 1)));
        EXPECT_FALSE(token_hash(kind, issued.token + "="));
        EXPECT_FALSE(token_hash(kind, " " + issued.token));
    }
    EXPECT_EQ(refusal(token_hash(TokenKind::api, "hunter2")),
              "this is no token of the kind needed here (it begins with 'comity-api-' and has 54 characters)");
}

TEST(second_factors, the_last_cannot_be_removed_by_the_person) {
    Account anna = test::anna();
    anna.password = "$argon2id$…";
    anna = after(anna, enrol_totp("12345678901234567890"));
    EXPECT_EQ(anna.totp_secret, "12345678901234567890");
    EXPECT_EQ(refusal(remove_totp(anna)), "without it nobody could sign in to the account (enrol another one first)");
    const Passkey passkey{
        .id = std::string("\0\x01", 2), .public_key = "cose", .label = "blue key", .sign_count = 4'294'967'295};
    anna = after(anna, add_passkey(anna, passkey).value());
    ASSERT_NE(anna.find_passkey(passkey.id), nullptr);
    EXPECT_EQ(anna.find_passkey(passkey.id)->sign_count, 4'294'967'295);
    EXPECT_EQ(refusal(add_passkey(anna, passkey)), "this passkey is known already (use it to sign in)");
    anna = after(anna, remove_totp(anna).value());
    EXPECT_FALSE(remove_totp(anna));
    EXPECT_FALSE(remove_passkey(anna, passkey.id));
    EXPECT_FALSE(remove_passkey(anna, "other"));
    anna.password.clear();
    EXPECT_FALSE(remove_passkey(anna, passkey.id));  // the only way in
    anna.identities = {{"https://id.example", "42"}};
    EXPECT_TRUE(remove_passkey(anna, passkey.id));  // the identity provider asks for its own
}

TEST(second_factors, passkeys_are_limited_and_have_names) {
    Account anna = test::anna();
    for (std::size_t i = 0; i < max_passkeys; ++i) {
        anna = after(anna, add_passkey(anna, {.id = std::to_string(i), .public_key = "k", .label = "key"}).value());
    }
    EXPECT_EQ(refusal(add_passkey(anna, {.id = "more", .public_key = "k", .label = "key"})),
              "an account has at most 20 passkeys (remove one first)");
    EXPECT_FALSE(add_passkey(test::anna(), {.id = "x", .public_key = "k", .label = ""}));
    EXPECT_FALSE(add_passkey(test::anna(), {.id = "x", .public_key = "k", .label = "\xFF"}));
}

TEST(second_factors, the_secret_of_codes_is_given_as_an_address_for_the_app) {
    const TotpEnrolment enrolment = begin_totp(test::anna(), "Ministry of Justice, EU", test::counting());
    EXPECT_EQ(enrolment.secret.size(), 20U);
    EXPECT_EQ(format::from_base32_unpadded(enrolment.text), enrolment.secret);
    EXPECT_EQ(enrolment.address, "otpauth://totp/Ministry%20of%20Justice%2C%20EU:anna.keller?secret=" + enrolment.text +
                                     "&issuer=Ministry%20of%20Justice%2C%20EU&algorithm=SHA1&digits=6&period=30");
}

TEST(recovery_codes, are_good_once_each_however_they_are_typed) {
    const RecoveryCodes made = new_recovery_codes(test::counting());
    ASSERT_EQ(made.codes.size(), 10U);
    EXPECT_EQ(std::set(made.codes.begin(), made.codes.end()).size(), 10U);
    EXPECT_EQ(made.codes[0].size(), 19U);
    Account anna = after(test::anna(), made.events);
    ASSERT_EQ(anna.recovery_codes.size(), 10U);
    std::string typed = made.codes[3];
    for (char& c : typed) c = c == '-' ? ' ' : static_cast<char>(std::tolower(c));
    anna = after(anna, use_recovery_code(anna, typed).value());
    EXPECT_EQ(anna.recovery_codes.size(), 9U);
    EXPECT_EQ(refusal(use_recovery_code(anna, typed)), "this is not one of the recovery codes that are left");
    EXPECT_TRUE(use_recovery_code(anna, made.codes[4]));
    EXPECT_FALSE(use_recovery_code(anna, made.codes[4] + "A"));
    EXPECT_FALSE(use_recovery_code(anna, ""));
    EXPECT_FALSE(use_recovery_code(
        after(anna, new_recovery_codes([](std::span<unsigned char> octets) { std::ranges::fill(octets, 7); }).events),
        made.codes[4]));
}

std::string password(std::string_view text) {
    constexpr std::array<std::string_view, 3> about = {"anna.keller", "Anna Keller", "Ministry of Justice"};
    return refusal(check_password(text, about));
}

TEST(passwords, have_twelve_characters_of_any_kind) {
    EXPECT_EQ(password("trombone fox"), "accepted");
    EXPECT_EQ(password("trombone fo"),
              "a password has at least 12 characters (several words with blanks between are easy to remember)");
    EXPECT_EQ(password("собака ест л"), "accepted");  // twelve characters, more octets
    EXPECT_NE(password("собака ест"), "accepted");    // ten characters in nineteen octets
    EXPECT_EQ(password("mmmrtkpqlzvb"), "accepted");  // no digits or signs are asked for
    std::string longest;
    for (int i = 0; longest.size() + 8 <= max_password_octets; ++i) longest += std::to_string(10'000'000 + i * 7919);
    EXPECT_EQ(longest.size(), max_password_octets);
    EXPECT_EQ(password(longest), "accepted");
    EXPECT_EQ(password(longest + "x"), "a password has at most 512 octets");
    EXPECT_EQ(password("trombone\xFF fox"), "the password is not UTF-8 text");
    EXPECT_NE(password("trombone\tfox"), "accepted");
}

TEST(passwords, that_are_guessed_early_are_refused_with_the_reason) {
    const std::string way_out = " (take several words that have nothing to do with each other or with you)";
    for (const std::string_view common :
         {"password1234", "CorrectHorseBatteryStaple", "1q2w3e4r5t6y", "Administrator"}) {
        EXPECT_EQ(password(common),
                  "this password is guessed early: it is on every list of common passwords" + way_out);
    }
    for (const std::string_view repeated : {"aaaaaaaaaaaa", "abcabcabcabca", "foxfoxfoxfoxfox", "Trombone trombone "}) {
        EXPECT_EQ(password(repeated), "this password is guessed early: it repeats itself" + way_out) << repeated;
    }
    for (const std::string_view run :
         {"123456789012", "abcdefghijkl", "QWERTYUIOPAS", "lkjihgfedcba", "qwertzuiopas"}) {
        EXPECT_EQ(password(run),
                  "this password is guessed early: it runs along the keyboard, the digits or the alphabet" + way_out)
            << run;
    }
    for (const std::string_view name : {"anna.keller1", "AnnaKeller2026", "anna keller!!", "ministry of justice1"}) {
        EXPECT_EQ(password(name), "this password is guessed early: it is little more than a name known here" + way_out)
            << name;
    }
}

}  // namespace
}  // namespace comity::access
