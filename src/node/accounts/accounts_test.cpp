// SPDX-License-Identifier: EUPL-1.2
#include "node/accounts/account_book.h"

#include "access/credentials.h"
#include "node/accounts/schema.h"
#include "node/accounts/session_table.h"
#include "node/accounts/sign_in_table.h"
#include "node/test_node.h"

namespace comity::node {
namespace {

using access::AccountCommand;
using format::Value;

AccountCommand command(std::string_view name, Value arguments) {
    AccountCommand made;
    made.name = name;
    made.arguments = std::move(arguments);
    return made;
}

class Accounts : public ::testing::TestWithParam<store::Engine> {
   protected:
    void SetUp() override {
        const auto schema = accounts_schema();
        const auto made = store::migrate(**place_.node().database().writer(), {&schema, 1});
        ASSERT_TRUE(made) << to_string(made.error());
    }

    AccountCommand creation(std::string_view id, std::string_view name, std::string_view roles) {
        return command(
            "create-account",
            Value::object(
                {{"account", id}, {"sign_in_name", name}, {"name", "Somebody"}, {"language", "en"}, {"roles", roles}}));
    }
    /// As somebody who chose a password.
    void make_ready(const std::string& id) {
        const auto set = book_.change(id, {id}, [](const access::Account&, Unit&) {
            return Result<std::vector<access::NewEvent>>(access::set_password("$argon2id$v=19$m=8,t=1,p=1$c2FsdA$aA"));
        });
        ASSERT_TRUE(set) << to_string(set.error());
    }

    TestNode place_{GetParam()};
    AccountBook book_{*place_.office().authority, *place_.office().writer, place_.node().database()};
    const Person administrator_{.account = "administrator",
                                .roles = access::Role::administrator,
                                .unit = "",
                                .on_behalf_of = "",
                                .fresh = true};
};

TEST_P(Accounts, FirstStartGivesOneAdministratorALinkUntilItIsUsed) {
    const auto first = book_.first_start();
    ASSERT_TRUE(first && *first) << to_string(first.error());
    EXPECT_EQ((*first)->account.roles, access::Roles(access::Role::administrator));
    const auto again = book_.first_start();
    ASSERT_TRUE(again && *again);
    EXPECT_FALSE(*book_.find_by_link((*first)->token)) << "the link before the last one still works";
    const auto found = book_.find_by_link((*again)->token);
    ASSERT_TRUE(found && *found);
    EXPECT_EQ((*found)->id, "administrator");
    make_ready("administrator");
    const auto later = book_.first_start();
    ASSERT_TRUE(later);
    EXPECT_FALSE(*later);
}

TEST_P(Accounts, AreFoundByTheirNameAndKeepItToThemselves) {
    ASSERT_TRUE(book_.first_start());
    const auto anna = book_.give(administrator_, "anna", creation("anna", "anna.keller", "officer"));
    ASSERT_TRUE(anna) << to_string(anna.error());
    EXPECT_EQ((*book_.find_by_sign_in_name("anna.keller"))->id, "anna");
    EXPECT_FALSE(*book_.find_by_sign_in_name("nobody"));
    EXPECT_FALSE(*book_.find_by_sign_in_name("Not A Name"));
    const auto twin = book_.give(administrator_, "anna2", creation("anna2", "anna.keller", "officer"));
    ASSERT_FALSE(twin);
    EXPECT_EQ(twin.error().kind, ErrorKind::conflict);
    EXPECT_EQ(book_.find("anna2").error().kind, ErrorKind::not_found) << "half an account was left behind";
    EXPECT_EQ(book_.list()->size(), 2U);
}

TEST_P(Accounts, RolesThatOpenCasesTakeASecondPersonAsSoonAsThereIsOne) {
    ASSERT_TRUE(book_.first_start());
    make_ready("administrator");
    ASSERT_TRUE(book_.give(administrator_, "dora", creation("dora", "dora", "deputy")));
    make_ready("dora");
    const auto alone = book_.give(administrator_, "anna", creation("anna", "anna", "officer"));
    ASSERT_FALSE(alone);
    EXPECT_EQ(alone.error().kind, ErrorKind::conflict);
    // That she leaves does not make the administrator alone again.
    ASSERT_TRUE(book_.give(administrator_, "dora", command("disable-account", Value::object({{"reason", "left"}}))));
    EXPECT_FALSE(book_.give(administrator_, "anna", creation("anna", "anna", "officer")));
}

TEST_P(Accounts, NobodyButAnAdministratorMakesThem) {
    const auto refused = book_.give(TestNode::officer("anna"), "boris", creation("boris", "boris", ""));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::forbidden);
}

TEST_P(Accounts, APasskeyAndAnIdentityLeadToOneAccountOnly) {
    ASSERT_TRUE(book_.first_start());
    for (const std::string id : {"anna", "boris"}) ASSERT_TRUE(book_.give(administrator_, id, creation(id, id, "")));
    const auto add = [&](const std::string& id) {
        return book_.change(id, {id}, [](const access::Account& account, Unit&) {
            access::Passkey passkey;
            passkey.id = "\xff\x01 credential";
            passkey.public_key = "key";
            passkey.label = "blue";
            return access::add_passkey(account, passkey);
        });
    };
    ASSERT_TRUE(add("anna"));
    EXPECT_EQ((*book_.find_by_passkey("\xff\x01 credential"))->id, "anna");
    EXPECT_EQ(add("boris").error().kind, ErrorKind::conflict);
    const AccountCommand link =
        command("link-identity", Value::object({{"issuer", "https://id.example"}, {"subject", "17"}}));
    ASSERT_TRUE(book_.give(administrator_, "anna", link));
    EXPECT_EQ((*book_.find_by_identity({"https://id.example", "17"}))->id, "anna");
    EXPECT_FALSE(*book_.find_by_identity({"https://id.example", "18"}));
    EXPECT_EQ(book_.give(administrator_, "boris", link).error().kind, ErrorKind::conflict);
}

TEST_P(Accounts, SessionsAreKeptChangedAndRemoved) {
    SessionTable table(place_.node().database(), "ch-bj");
    SessionTable other(place_.node().database(), "fi-moj");
    access::Session session;
    session.token_hash = std::string("\0\xff hash", 7);
    session.level = access::SessionLevel::password;
    session.account = "anna";
    session.methods = "password";
    session.began = session.last_used = session.authenticated = *Instant::at(1'000);
    ASSERT_TRUE(table.add(session));
    EXPECT_FALSE(*other.find(session.token_hash)) << "seen by another authority";
    ASSERT_TRUE(access::expect(table, session.token_hash, "assert-passkey", "challenge", *Instant::at(2'000)));
    const auto found = table.find(session.token_hash);
    ASSERT_TRUE(found && *found);
    EXPECT_EQ((*found)->level, access::SessionLevel::password);
    ASSERT_TRUE((*found)->expectation);
    EXPECT_EQ((*found)->expectation->value, "challenge");
    EXPECT_EQ(access::take_expected(table, session.token_hash, "assert-passkey", *Instant::at(3'000)), "challenge");
    EXPECT_FALSE(access::take_expected(table, session.token_hash, "assert-passkey", *Instant::at(3'000)));
    EXPECT_EQ(table.of_account("anna")->size(), 1U);
    ASSERT_TRUE(table.remove_unused_since(*Instant::at(1'000)));
    EXPECT_TRUE(*table.find(session.token_hash));
    ASSERT_TRUE(table.remove(session.token_hash));
    EXPECT_FALSE(*table.find(session.token_hash));
}

TEST_P(Accounts, TriesAndUsesOfFactorsAreCounted) {
    SignInTable table(place_.node().database(), "ch-bj");
    const auto count = [&] {
        int failures = -1;
        EXPECT_TRUE(table.update_attempts("name:x", [&](access::Attempts& attempts) {
            failures = attempts.failures;
            begin_attempt(attempts, access::account_rule, *Instant::at(5'000));
        }));
        return failures;
    };
    EXPECT_EQ(count(), 0);
    EXPECT_EQ(count(), 1);
    ASSERT_TRUE(table.update_factors("anna", [](access::FactorUse& use) {
        use.totp_step = 42;
        use.sign_counts["\xfe id"] = 4'000'000'000U;
    }));
    access::FactorUse seen;
    ASSERT_TRUE(table.update_factors("anna", [&](access::FactorUse& use) { seen = use; }));
    EXPECT_EQ(seen.totp_step, 42U);
    EXPECT_EQ(seen.sign_counts.at("\xfe id"), 4'000'000'000U);
    ASSERT_TRUE(table.forget_before(*Instant::at(5'001)));
    EXPECT_EQ(count(), 0);
}

INSTANTIATE_TEST_SUITE_P(engines, Accounts, ::testing::Values(store::Engine::sqlite, store::Engine::postgres),
                         [](const auto& parameter) { return store::testing::to_string(parameter.param); });

}  // namespace
}  // namespace comity::node
