// SPDX-License-Identifier: EUPL-1.2
#include "access/account.h"

#include <gtest/gtest.h>

#include "access/account_command.h"
#include "access/test_accounts.h"

namespace comity::access {
namespace {

using format::Value;

const AccountEnvironment environment = {.now = test::noon()};

AccountCommand command(std::string_view name, Value arguments, std::string_view actor = "root", bool approved = false) {
    return {std::string(name), std::move(arguments), std::string(actor), approved};
}

Value anna_arguments(std::string_view roles) {
    return Value::object({{"account", "anna"},
                          {"sign_in_name", "anna.keller"},
                          {"name", "Anna Keller"},
                          {"unit", "europe"},
                          {"language", "fr"},
                          {"roles", roles}});
}

std::string refusal(const Account& account, const AccountCommand& what, const AccountEnvironment& where = environment) {
    const auto events = decide(account, what, where);
    return events ? "accepted" : to_string(events.error());
}

Account after(Account account, const AccountCommand& what) {
    const auto events = decide(account, what, environment);
    EXPECT_TRUE(events) << (events ? "" : to_string(events.error()));
    if (events) {
        EXPECT_TRUE(apply(account, *events, environment.now));
    }
    return account;
}

TEST(accounts, are_the_fold_of_their_events) {
    const Account anna = after({}, command("create-account", anna_arguments("officer public-editor"), "root", true));
    EXPECT_EQ(anna.id, "anna");
    EXPECT_EQ(anna.sign_in_name, "anna.keller");
    EXPECT_EQ(anna.language, "fr");
    EXPECT_EQ(anna.roles, (Roles{Role::officer, Role::public_editor}));
    EXPECT_FALSE(anna.has_credentials());

    EXPECT_EQ(after(anna, command("rename", Value::object({{"name", "Anna Rossi"}}))).name, "Anna Rossi");
    EXPECT_EQ(after(anna, command("change-unit", Value::object({{"unit", "asia"}}))).unit, "asia");
    EXPECT_EQ(after(anna, command("change-language", Value::object({{"language", "ru"}}))).language, "ru");
    EXPECT_EQ(after(anna, command("change-sign-in-name", Value::object({{"sign_in_name", "a.rossi"}}))).sign_in_name,
              "a.rossi");
    const Account disabled = after(anna, command("disable-account", Value::object({{"reason", "left"}})));
    EXPECT_TRUE(disabled.disabled);
    EXPECT_FALSE(after(disabled, command("enable-account", Value::object())).disabled);
    EXPECT_EQ(after(anna, command("sign-out-everywhere", Value::object())).signed_out_at, test::noon());
}

TEST(accounts, doing_what_is_so_already_changes_nothing) {
    const Account anna = test::anna();
    for (const AccountCommand& what : {command("rename", Value::object({{"name", anna.name}})),
                                       command("change-roles", Value::object({{"roles", to_string(anna.roles)}})),
                                       command("enable-account", Value::object())}) {
        const auto events = decide(anna, what, environment);
        ASSERT_TRUE(events);
        EXPECT_TRUE(events->empty()) << what.name;
    }
}

TEST(accounts, a_role_that_opens_cases_takes_a_second_person) {
    EXPECT_EQ(
        refusal({}, command("create-account", anna_arguments("officer"))),
        "an account with such a role takes a second person (propose it as change-trust; another administrator or a "
        "deputy approves)");
    EXPECT_EQ(refusal({}, command("create-account", anna_arguments("public-editor"))), "accepted");
    const Account anna = test::anna();
    EXPECT_EQ(refusal(anna, command("change-roles", Value::object({{"roles", "officer head-of-unit"}}))),
              "giving such a role takes a second person (propose it as change-trust; another administrator or a deputy "
              "approves)");
    EXPECT_EQ(refusal(anna, command("change-roles", Value::object({{"roles", ""}}))), "accepted");  // taken away by one
    EXPECT_EQ(refusal(anna, command("change-roles", Value::object({{"roles", "administrator"}}))),
              "giving such a role takes a second person (propose it as change-trust; another administrator or a deputy "
              "approves)");
    const auto approved = decide(
        anna, command("change-roles", Value::object({{"roles", "officer head-of-unit"}}), "root", true), environment);
    ASSERT_TRUE(approved);
    EXPECT_EQ(approved->at(0).payload.string_at("second_person").value(), "approved");
    EXPECT_EQ(approved->at(0).payload.string_at("before").value(), "officer");
}

TEST(accounts, before_there_is_a_second_person_the_event_says_that_nobody_was_asked) {
    AccountEnvironment first = environment;
    first.second_person_exists = false;
    const auto events = decide({}, command("create-account", anna_arguments("deputy")), first);
    ASSERT_TRUE(events);
    EXPECT_EQ(events->at(0).payload.string_at("second_person").value(), "nobody-yet");
}

TEST(accounts, an_administrator_alone_cannot_get_into_an_account_that_opens_cases) {
    Account anna = test::anna();
    anna.password = "$argon2id$…";
    anna.totp_secret = "secret";
    const auto identity = Value::object({{"issuer", "https://id.example"}, {"subject", "42"}});
    const auto lost = Value::object({{"reason", "lost"}});
    EXPECT_EQ(
        refusal(anna, command("link-identity", identity)),
        "another way to sign in to an account that opens cases takes a second person (propose it as change-trust; "
        "another administrator or a deputy approves)");
    EXPECT_EQ(refusal(anna, command("remove-second-factors", lost)),
              "removing the second factors of an account that opens cases takes a second person (propose it as "
              "change-trust; another administrator or a deputy approves)");
    const Account without = after(anna, command("remove-second-factors", lost, "root", true));
    EXPECT_FALSE(without.has_second_factor());
    const Account linked = after(anna, command("link-identity", identity, "root", true));
    EXPECT_EQ(linked.identities, (std::vector<Identity>{{"https://id.example", "42"}}));
    EXPECT_TRUE(after(linked, command("remove-identity", identity)).identities.empty());

    anna.roles = Role::public_editor;
    EXPECT_EQ(refusal(anna, command("link-identity", identity)), "accepted");
    anna.roles = Role::administrator;
    EXPECT_NE(refusal(anna, command("link-identity", identity)), "accepted");
    EXPECT_NE(refusal(
                  [] {
                      Account head = test::anna();
                      head.roles = Role::head_of_unit;
                      return head;
                  }(),
                  command("change-unit", Value::object({{"unit", "asia"}}))),
              "accepted");
}

TEST(accounts, nobody_changes_their_own_standing) {
    const Account anna = test::anna();
    EXPECT_EQ(refusal(anna, command("change-roles", Value::object({{"roles", "officer public-editor"}}), "anna")),
              "nobody gives themselves a role (ask another administrator)");
    EXPECT_EQ(refusal(anna, command("change-roles", Value::object({{"roles", ""}}), "anna")), "accepted");
    EXPECT_EQ(refusal(anna, command("disable-account", Value::object({{"reason", "x"}}), "anna")),
              "nobody disables their own account (ask another administrator)");
    EXPECT_EQ(refusal(anna, command("remove-second-factors", Value::object({{"reason", "x"}}), "anna")),
              "nobody removes their own second factors so (enrol another one first, then remove the old one)");
}

TEST(accounts, a_command_is_checked_against_its_parameters) {
    const Account anna = test::anna();
    EXPECT_EQ(refusal(anna, command("promote", Value::object())), "'promote' is no command for accounts");
    EXPECT_EQ(refusal({}, command("rename", Value::object({{"name", "x"}}))), "there is no such account");
    EXPECT_EQ(refusal(anna, command("rename", Value::object())), "'name' is missing (the person's name)");
    EXPECT_EQ(refusal(anna, command("rename", Value::object({{"nane", "x"}}))), "'rename' has no parameter 'nane'");
    EXPECT_EQ(refusal(anna, command("rename", Value::object({{"name", 5}}))), "'name' is no text");
    EXPECT_EQ(refusal(anna, command("rename", Value::list())), "the arguments are no object");
    EXPECT_EQ(refusal(anna, command("rename", Value::object({{"name", std::string(max_account_text, 'x')}}))),
              "accepted");
    EXPECT_EQ(refusal(anna, command("rename", Value::object({{"name", std::string(max_account_text + 1, 'x')}}))),
              "'name' has at most 200 octets");
    EXPECT_EQ(refusal(anna, command("rename", Value::object({{"name", "a\nb"}}))),
              "'name' is no line of text (UTF-8 without control characters)");
    EXPECT_EQ(refusal(anna, command("change-language", Value::object({{"language", "de"}}))),
              "'de' is no language of this program (one of en, fr, ru)");
    EXPECT_EQ(refusal(anna, command("change-roles", Value::object({{"roles", "oficer"}}), "root", true)),
              "'oficer' is no role (is 'officer' meant?)");
    EXPECT_EQ(refusal(anna, command("change-roles", Value::object({{"roles", "officer auditor"}}), "root", true)),
              "one person cannot be officer and auditor (give the roles to two persons, or the person two accounts)");
    EXPECT_EQ(refusal(anna, command("create-account", anna_arguments("")), environment), "this account exists already");
}

TEST(accounts, sign_in_names_are_plain) {
    EXPECT_TRUE(check_sign_in_name("anna.keller@justice.example"));
    EXPECT_TRUE(check_sign_in_name(std::string(max_sign_in_name, 'a')));
    EXPECT_FALSE(check_sign_in_name(std::string(max_sign_in_name + 1, 'a')));
    EXPECT_FALSE(check_sign_in_name(""));
    EXPECT_FALSE(check_sign_in_name("Anna"));
    EXPECT_FALSE(check_sign_in_name("аnna"));  // a Cyrillic а looks the same
}

TEST(accounts, identities_are_limited) {
    Account anna = test::anna();
    for (std::size_t i = 0; i < max_identities; ++i) {
        const auto identity = Value::object({{"issuer", "https://id.example"}, {"subject", std::to_string(i)}});
        EXPECT_EQ(refusal(anna, command("link-identity", identity, "root", true)), "accepted") << i;
        anna = after(anna, command("link-identity", identity, "root", true));
    }
    EXPECT_EQ(refusal(anna, command("link-identity", Value::object({{"issuer", "i"}, {"subject", "one more"}}), "root",
                                    true)),
              "an account has at most 10 identities");
}

TEST(accounts, an_event_that_is_not_understood_is_refused) {
    Account account = test::anna();
    const auto refused = [&](std::string_view type, int version, Value payload) {
        const auto taken = apply(account, type, version, payload, test::noon());
        return taken ? "accepted" : to_string(taken.error());
    };
    EXPECT_EQ(
        refused("account.promoted", 1, Value::object()),
        "the event 'account.promoted' version 1 of an account is not known (it was written by a newer program; use "
        "that or a newer one)");
    EXPECT_NE(refused("account.renamed", 2, Value::object({{"to", "x"}})), "accepted");
    EXPECT_EQ(refused("account.created", 1, anna_arguments("")),
              "the event 'account.created' creates an account that exists already");
    EXPECT_NE(refused("account.roles-changed", 1, Value::object({{"roles", "king"}})), "accepted");
    EXPECT_NE(refused("account.passkey-added", 1, Value::object({{"id", "!"}})), "accepted");
    EXPECT_NE(refused("account.recovery-codes-set", 1, Value::object({{"hashes", Value::list({5})}})), "accepted");
    account = {};
    EXPECT_EQ(refused("account.disabled", 1, Value::object({{"reason", "x"}})),
              "the event 'account.disabled' comes before the account is created");
}

TEST(account_commands, name_what_the_table_of_permissions_lets_an_administrator_do) {
    for (const AccountCommandKind& kind : account_commands()) {
        EXPECT_TRUE(PermissionTable::built_in().may(Role::administrator, {}, kind.on, kind.verb).allowed())
            << kind.name;
        EXPECT_FALSE(PermissionTable::built_in().may(Role::officer, {}, kind.on, kind.verb).allowed()) << kind.name;
    }
}

}  // namespace
}  // namespace comity::access
