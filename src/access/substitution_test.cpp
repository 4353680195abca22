// SPDX-License-Identifier: EUPL-1.2
#include "access/substitution.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "access/test_accounts.h"

namespace comity::access {
namespace {

using format::Value;
using ::testing::HasSubstr;

CivilDate civil(std::string_view text) {
    return parse_date(text).value().first;
}

class Substitutions : public ::testing::Test {
   protected:
    Account anna = test::anna();
    AccountEnvironment environment = {
        .now = test::noon(), .today = civil("2026-03-04"), .substitute_roles = Roles(Role::officer)};

    static AccountCommand grant(std::string_view from, std::string_view until, std::string_view actor = "anna",
                                std::string_view substitute = "boris", bool approved = true) {
        return {"grant-substitution",
                Value::object({{"substitute", substitute}, {"from", from}, {"until", until}, {"reason", "leave"}}),
                std::string(actor), approved};
    }
    std::string outcome(const AccountCommand& command) const {
        const auto events = decide(anna, command, environment);
        return events ? "granted" : to_string(events.error());
    }
    void give(const AccountCommand& command) {
        const auto events = decide(anna, command, environment);
        ASSERT_TRUE(events) << to_string(events.error());
        ASSERT_TRUE(apply(anna, *events, environment.now));
    }
};

TEST_F(Substitutions, RunFromTheirFirstDayToTheirLastUnlessEndedBefore) {
    give(grant("2026-03-10", "2026-03-12"));
    ASSERT_EQ(anna.substitutions.size(), 1U);
    const Substitution& one = anna.substitutions[0];
    EXPECT_EQ(one.id, "v1");
    EXPECT_EQ(one.granted_by, "anna");
    for (const auto& [on, runs] :
         {std::pair("2026-03-09", false), {"2026-03-10", true}, {"2026-03-12", true}, {"2026-03-13", false}})
        EXPECT_EQ(one.runs_on(civil(on)), runs) << on;
    give({"end-substitution", Value::object({{"substitution", "v1"}}), "anna"});
    EXPECT_FALSE(anna.substitutions[0].runs_on(civil("2026-03-10")));
    give(grant("2026-03-10", "2026-03-12"));
    EXPECT_EQ(anna.substitutions[1].id, "v2");
    EXPECT_EQ(
        decide(anna, {"end-substitution", Value::object({{"substitution", "v3"}}), "anna"}, environment).error().kind,
        ErrorKind::not_found);
}

TEST_F(Substitutions, GiveTheRolesOfTheDayOfApprovalThatThePersonHasStill) {
    const auto roles = [&] { return roles_of_substitute(anna, "boris", civil("2026-03-10")); };
    const Roles before = anna.roles;
    EXPECT_EQ(roles(), Roles()) << "none runs";
    give(grant("2026-03-10", "2026-03-12"));
    EXPECT_EQ(roles(), before);
    EXPECT_EQ(roles_of_substitute(anna, "carl", civil("2026-03-10")), Roles());
    const auto change = [&](std::string_view to) {
        give({"change-roles", Value::object({{"roles", to}}), "root", true});
    };
    change("officer deputy");
    EXPECT_EQ(roles(), Roles(Role::officer)) << "the deputy's nobody approved";
    change("registrar");
    EXPECT_EQ(roles(), Roles()) << "nor does one they gave up stay";
    change("officer deputy");
    give(grant("2026-03-10", "2026-03-12"));
    EXPECT_EQ(roles(), (Roles{Role::officer, Role::deputy})) << "approved anew";
}

TEST_F(Substitutions, HaveDaysThatAreNotOverAndAYearAtMost) {
    EXPECT_EQ(outcome(grant("2026-03-04", "2026-03-04")), "granted");
    EXPECT_THAT(outcome(grant("2026-03-01", "2026-03-03")), HasSubstr("would be over"));
    EXPECT_THAT(outcome(grant("2026-03-12", "2026-03-10")), HasSubstr("would be over"));
    EXPECT_EQ(outcome(grant("2026-03-04", "2027-03-04")), "granted") << "366 days";
    EXPECT_THAT(outcome(grant("2026-03-04", "2027-03-05")), HasSubstr("at most 366 days"));
    EXPECT_THAT(outcome(grant("2026", "2026-03-10")), HasSubstr("'from' is no day"));
    for (std::size_t i = 0; i < max_substitutions; ++i) give(grant("2026-03-10", "2026-03-12"));
    EXPECT_THAT(outcome(grant("2026-03-10", "2026-03-12")), HasSubstr("at most 20 substitutions"));
    environment.today = civil("2026-03-13");
    EXPECT_EQ(outcome(grant("2026-03-13", "2026-03-13")), "granted") << "those that are over do not count";
}

TEST_F(Substitutions, TakeASecondPersonWhoeverGrantsThem) {
    for (const std::string_view actor : {"anna", "root"}) {
        EXPECT_THAT(outcome(grant("2026-03-10", "2026-03-12", actor, "boris", false)),
                    HasSubstr("takes a second person"));
        const auto approved = decide(anna, grant("2026-03-10", "2026-03-12", actor), environment);
        ASSERT_TRUE(approved);
        EXPECT_EQ(approved->front().payload.string_at("second_person").value(), "approved");
        EXPECT_EQ(approved->front().payload.string_at("granted_by").value(), actor);
    }
}

TEST_F(Substitutions, AreBetweenPersonsWhoseRolesOpenCasesAndGoTogether) {
    EXPECT_THAT(outcome(grant("2026-03-10", "2026-03-12", "anna", "anna")),
                HasSubstr("nobody stands in for themselves"));
    environment.substitute_roles.reset();
    EXPECT_THAT(outcome(grant("2026-03-10", "2026-03-12")), HasSubstr("there is no account 'boris'"));
    const auto stands_in = [](Roles substitute, Roles principal) {
        return check_stands_in(substitute, principal).has_value();
    };
    EXPECT_TRUE(stands_in(Role::officer, Role::head_of_unit));
    EXPECT_TRUE(stands_in(Role::head_of_unit, Role::deputy));
    EXPECT_TRUE(stands_in(Role::translator, Roles{Role::officer, Role::public_editor}));
    for (const Role apart : {Role::administrator, Role::auditor, Role::public_editor}) {
        EXPECT_FALSE(stands_in(apart, Role::officer)) << name(apart);
        EXPECT_FALSE(stands_in(Role::officer, apart)) << name(apart);
    }
    EXPECT_FALSE(stands_in({}, Role::officer));
}

}  // namespace
}  // namespace comity::access
