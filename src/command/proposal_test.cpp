// SPDX-License-Identifier: EUPL-1.2
#include "command/proposal.h"

#include <gmock/gmock.h>

namespace comity::command {
namespace {

using format::Value;
using ::testing::HasSubstr;

class Proposals : public ::testing::Test {
   protected:
    std::vector<Proposal> proposals;

    Result<void> told(std::string_view type, const Value& payload, std::string by, std::string on_behalf_of = "") {
        return apply_to_proposals(proposals, type, payload, {std::move(by), Instant{}, 1, std::move(on_behalf_of)});
    }
    void propose(std::string on_behalf_of = "") {
        const NewEvent event =
            proposed(proposals, "send", "dispatch", Value::object({{"channel", "post"}, {"reason", "urgent"}}));
        ASSERT_TRUE(told(event.type, event.payload, "anna", std::move(on_behalf_of)));
    }
};

TEST_F(Proposals, AreCountedAndKeepTheirArguments) {
    propose();
    propose();
    EXPECT_EQ(proposals[1].id, "a2");
    EXPECT_EQ(proposals[0].reason, "urgent");
    EXPECT_EQ(*value_of(proposals[0]).find("arguments")->find("channel")->as_string(), "post");
}

TEST_F(Proposals, AreDecidedByAnotherAndTakenBackByTheProposer) {
    propose();
    EXPECT_EQ(waiting_for_another(proposals, "a1", {"anna"}).error().kind, ErrorKind::forbidden);
    EXPECT_TRUE(waiting_for_another(proposals, "a1", {"hana"}));
    EXPECT_TRUE(waiting_of_own(proposals, "a1", {"anna"}));
    EXPECT_EQ(waiting_of_own(proposals, "a1", {"hana"}).error().kind, ErrorKind::forbidden);
    EXPECT_THAT(to_string(waiting(proposals, "a2").error()), HasSubstr("there are: a1"));
}

TEST_F(Proposals, AreDecidedByNobodyWhoStandsForTheProposerOrForWhomTheProposerStood) {
    const auto decides = [&](const Participant& actor) {
        return waiting_for_another(proposals, "a1", actor).has_value();
    };
    propose();
    EXPECT_FALSE(decides({"boris", "anna"})) << "anna's substitute, as anna";
    EXPECT_FALSE(decides({"anna", "hana"})) << "anna, as somebody else";
    EXPECT_TRUE(decides({"boris", "hana"}));
    EXPECT_TRUE(waiting_of_own(proposals, "a1", {"boris", "anna"}));
    proposals.clear();
    propose("olga");
    EXPECT_FALSE(decides({"olga"})) << "it was proposed in her name";
    EXPECT_FALSE(decides({"boris", "olga"})) << "another who stands for her";
    EXPECT_TRUE(decides({"boris"}));
    EXPECT_EQ(*value_of(proposals[0]).find("recorded")->find("on_behalf_of")->as_string(), "olga");
}

TEST_F(Proposals, WaitUntilTheyAreDecided) {
    for (const auto& [type, status] : {std::pair("approved", Proposal::Status::approved),
                                       {"returned", Proposal::Status::returned},
                                       {"proposal-withdrawn", Proposal::Status::withdrawn}}) {
        proposals.clear();
        propose();
        ASSERT_TRUE(is_of_proposals(type));
        ASSERT_TRUE(told(type, Value::object({{"proposal", "a1"}, {"comments", "so be it"}}), "hana"));
        EXPECT_EQ(proposals[0].status, status);
        EXPECT_EQ(proposals[0].decided_by, Participant{"hana"});
        EXPECT_THAT(to_string(waiting(proposals, "a1").error()), HasSubstr("no longer waits: hana decided it"));
    }
}

TEST_F(Proposals, WaitForSeveralPersonsWhereSeveralMustApprove) {
    propose();
    const Value arguments = Value::object({{"proposal", "a1"}});
    const auto by = [&](std::string actor, std::string on_behalf_of = "") {
        return approval(proposals[0], {std::move(actor), std::move(on_behalf_of)}, arguments, 3);
    };
    for (const char* actor : {"hana", "sara"}) {
        ASSERT_EQ(by(actor)->type, "approval-given");
        ASSERT_TRUE(told("approval-given", arguments, actor));
        EXPECT_EQ(proposals[0].status, Proposal::Status::waiting);
        EXPECT_EQ(by(actor).error().kind, ErrorKind::conflict) << "one person is one approval";
        EXPECT_EQ(by("boris", actor).error().kind, ErrorKind::conflict) << "also through another";
    }
    EXPECT_EQ(by("emil")->type, "approved");
    ASSERT_TRUE(told("approved", arguments, "emil"));
    EXPECT_EQ(proposals[0].status, Proposal::Status::approved);
    EXPECT_EQ(proposals[0].decided_by, Participant{"emil"});
    EXPECT_EQ(proposals[0].approved_by, (std::vector<Participant>{{"hana"}, {"sara"}, {"emil"}}));
}

TEST_F(Proposals, ThatAreNotThereAreAFaultOfTheRecord) {
    EXPECT_FALSE(told("approved", Value::object({{"proposal", "a1"}}), "hana"));
    EXPECT_FALSE(is_of_proposals("step-taken"));
}

}  // namespace
}  // namespace comity::command
