// SPDX-License-Identifier: EUPL-1.2
#include "access/api_token.h"

#include <gtest/gtest.h>

#include "access/calendar_token.h"
#include "access/secret_token.h"
#include "access/test_accounts.h"

namespace comity::access {
namespace {

using test::noon;

constexpr std::int64_t day = 24 * 60 * 60 * 1000LL;
const TokenScope reading = {Role::officer, {Verb::list, Verb::read}, {Resource::case_file, Resource::clock}};

template <class Outcome>
std::string refusal(const Outcome& outcome) {
    return outcome ? "accepted" : to_string(outcome.error());
}

std::string issuing(const TokenScope& scope, Instant expires = noon(day), std::string_view label = "backup script") {
    return refusal(issue_api_token(test::anna(), label, scope, expires, noon(), test::counting()));
}

struct AnnaWithToken {
    AnnaWithToken() {
        const auto issued = issue_api_token(account, "backup script", reading, noon(day), noon(), test::counting());
        EXPECT_TRUE(issued) << refusal(issued);
        hash = token_hash(TokenKind::api, issued->token).value();
        EXPECT_TRUE(apply(account, issued->events, noon()));
    }
    Account account = test::anna();
    std::string hash;
};

TEST(api_tokens, are_good_until_their_end) {
    const AnnaWithToken anna;
    const auto token = check_api_token(anna.account, anna.hash, noon(day - 1));
    ASSERT_TRUE(token) << refusal(token);
    EXPECT_EQ(token->scope, reading);
    EXPECT_EQ(token->label, "backup script");
    EXPECT_EQ(refusal(check_api_token(anna.account, anna.hash, noon(day))),
              "this token does not work: it ended, or never was (issue another on the page of your account)");
}

TEST(api_tokens, end_with_the_account_and_with_its_sessions) {
    AnnaWithToken anna;
    Account ended = anna.account;
    ASSERT_TRUE(apply(ended, end_api_token(ended, anna.hash).value(), noon(1)));
    EXPECT_FALSE(check_api_token(ended, anna.hash, noon(2)));
    EXPECT_FALSE(end_api_token(ended, anna.hash));
    Account disabled = anna.account;
    disabled.disabled = true;
    EXPECT_FALSE(check_api_token(disabled, anna.hash, noon(2)));
    anna.account.signed_out_at = noon(1);
    EXPECT_FALSE(check_api_token(anna.account, anna.hash, noon(2)));
    EXPECT_FALSE(check_api_token(test::anna(), anna.hash, noon(2)));
}

TEST(api_tokens, reach_no_further_than_the_account_and_do_no_acts) {
    EXPECT_EQ(issuing(reading), "accepted");
    EXPECT_EQ(issuing({Role::deputy, Verb::read, Resource::case_file}),
              "a token reaches no further than the account (the account's roles: officer)");
    EXPECT_EQ(issuing({{Role::officer, Role::deputy}, Verb::read, Resource::case_file}),
              "a token reaches no further than the account (the account's roles: officer)");
    for (const Verb verb : {Verb::approve, Verb::send, Verb::erase, Verb::grant, Verb::administer}) {
        EXPECT_EQ(issuing({Role::officer, verb, Resource::document}),
                  "a token does no acts (it may: list read create change propose assign export verify)")
            << name(verb);
    }
    EXPECT_NE(issuing({{}, Verb::read, Resource::document}), "accepted");
    EXPECT_NE(issuing({Role::officer, {}, Resource::document}), "accepted");
    EXPECT_NE(issuing({Role::officer, Verb::read, {}}), "accepted");
}

TEST(api_tokens, end_within_a_year_and_have_names) {
    EXPECT_EQ(issuing(reading, noon(366 * day)), "accepted");
    EXPECT_EQ(issuing(reading, noon(366 * day + 1)), "a token ends within a year (at most 366 days from now)");
    EXPECT_NE(issuing(reading, noon()), "accepted");
    EXPECT_NE(issuing(reading, noon(day), ""), "accepted");
    EXPECT_EQ(issuing(reading, noon(day), std::string(max_account_text, 'x')), "accepted");
    EXPECT_NE(issuing(reading, noon(day), std::string(max_account_text + 1, 'x')), "accepted");
}

TEST(api_tokens, are_limited_in_number) {
    Account anna = test::anna();
    const auto random = test::counting();
    for (std::size_t i = 0; i < max_tokens; ++i) {
        ASSERT_TRUE(apply(anna, issue_api_token(anna, "x", reading, noon(day), noon(), random)->events, noon()));
    }
    EXPECT_EQ(refusal(issue_api_token(anna, "x", reading, noon(day), noon(), random)),
              "an account has at most 20 tokens of a kind (end one first)");
}

TEST(api_tokens, may_what_the_account_may_now_as_far_as_they_go) {
    AnnaWithToken anna;
    const PermissionTable& table = PermissionTable::built_in();
    const ApiToken token = anna.account.api_tokens.at(0);
    const auto may = [&](Relations relations, Resource resource, Verb verb) {
        return may_with_token(table, anna.account, token, relations, resource, verb);
    };
    EXPECT_TRUE(may(Relation::owner, Resource::case_file, Verb::read).allowed());
    EXPECT_EQ(may({}, Resource::case_file, Verb::read).answer, Permission::Answer::hidden);
    EXPECT_EQ(may(Relation::owner, Resource::case_file, Verb::change).reason,
              "this token was not issued to change the case");
    EXPECT_EQ(may(Relation::owner, Resource::note, Verb::read).reason, "this token was not issued to read the note");
    anna.account.roles = Role::translator;  // no officer any more
    EXPECT_FALSE(may(Relation::owner, Resource::case_file, Verb::read).allowed());
}

TEST(calendar_tokens, show_one_feed_while_the_person_may_have_it) {
    Account anna = test::anna();
    const auto own = issue_calendar_token(anna, "phone", CalendarFeed::own, noon(day), noon(), test::counting());
    ASSERT_TRUE(own) << refusal(own);
    const std::string hash = token_hash(TokenKind::calendar, own->token).value();
    ASSERT_TRUE(apply(anna, own->events, noon()));
    EXPECT_EQ(check_calendar_token(anna, hash, noon(day - 1)), CalendarFeed::own);
    EXPECT_EQ(refusal(check_calendar_token(anna, hash, noon(day))), "there is no such calendar");
    EXPECT_FALSE(token_hash(TokenKind::api, own->token));  // opens nothing else
    Account moved = anna;
    moved.roles = Role::administrator;
    EXPECT_FALSE(check_calendar_token(moved, hash, noon(1)));
    ASSERT_TRUE(apply(anna, end_calendar_token(anna, hash).value(), noon(1)));
    EXPECT_FALSE(check_calendar_token(anna, hash, noon(1)));
}

TEST(calendar_tokens, of_a_unit_are_for_its_head) {
    Account anna = test::anna();
    EXPECT_EQ(refusal(issue_calendar_token(anna, "phone", CalendarFeed::unit, noon(day), noon(), test::counting())),
              "the account has no calendar 'unit' (clocks run in cases; that of a unit is for its head)");
    anna.roles = Role::head_of_unit;
    const auto unit = issue_calendar_token(anna, "phone", CalendarFeed::unit, noon(day), noon(), test::counting());
    ASSERT_TRUE(unit);
    ASSERT_TRUE(apply(anna, unit->events, noon()));
    EXPECT_EQ(check_calendar_token(anna, anna.calendar_tokens[0].hash, noon(1)), CalendarFeed::unit);
    anna.roles = Role::officer;
    EXPECT_FALSE(check_calendar_token(anna, anna.calendar_tokens[0].hash, noon(1)));
}

}  // namespace
}  // namespace comity::access
