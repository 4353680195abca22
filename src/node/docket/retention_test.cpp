// SPDX-License-Identifier: EUPL-1.2
#include "node/docket/retention.h"

#include <gmock/gmock.h>

#include "node/maintenance.h"
#include "node/test_node.h"

namespace comity::node {
namespace {

using format::Value;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view ten_years =
    "\n[[authority.retention]]\nkind = \"extradition\"\nkeep = \"P10Y\"\nground = \"Archives Act, section 8\"\n";

class RetentionOn : public ::testing::TestWithParam<store::Engine> {
   protected:
    void SetUp() override { test.configure(ten_years); }

    std::vector<DueForErasure> due(const Person& person, const Page& page = Page(10)) {
        const cases::Environment known = test.cases().environment(test.office().writer->now());
        auto lease = test.node().database().reader();
        return list_due_for_erasure(**lease, {"ch-bj", person, known.now}, known.practice.retention, known.today, page)
            .value();
    }
    static std::vector<std::string> numbers(const std::vector<DueForErasure>& listed) {
        std::vector<std::string> found;
        for (const DueForErasure& one : listed) found.push_back(one.number);
        return found;
    }

    TestNode test{GetParam()};
    Person anna = TestNode::officer("anna");
    Person head = TestNode::head("hana", "u1");
    Value reason = Value::object({{"reason", "its time is over"}});
};

TEST_P(RetentionOn, LeavesAClosedCaseAloneUntilItsPeriodIsOverAndThenSaysOnWhatGround) {
    const std::string id = test.open_case();
    test.withdraw_and_close(anna, id);  // on 2024-01-22
    test.at("2034-01-21T12:00:00+01:00");
    EXPECT_THAT(due(anna), IsEmpty());
    EXPECT_THAT(to_string(test.give(head, id, "erase-case", reason).error()),
                HasSubstr("is kept until 2034-01-22: Archives Act, section 8"));
    test.at("2034-01-22T12:00:00+01:00");
    ASSERT_THAT(numbers(due(anna)), ElementsAre("EXT-I-2024-00001"));
    EXPECT_EQ(due(head)[0].ground, "Archives Act, section 8");
    EXPECT_EQ(due(head)[0].kept_until, "2034-01-22");
    EXPECT_THAT(due(TestNode::officer("stranger")), IsEmpty());

    ASSERT_TRUE(test.give(head, id, "erase-case", reason));
    EXPECT_TRUE(due(head)[0].proposed);
    EXPECT_THAT(test.cases().open(anna, id)->state.proposals[0].arguments, HasSubstr("Archives Act, section 8"));
    Person deputy = TestNode::head("sara", "u1");
    deputy.roles = access::Role::deputy;
    const auto erased = test.give(deputy, id, "approve", Value::object({{"proposal", "a1"}}));
    ASSERT_TRUE(erased) << to_string(erased.error());
    EXPECT_THAT(*erased, HasSubstr(R"("ground":"Archives Act, section 8","kept_until":"2034-01-22")"));
    EXPECT_THAT(due(head), IsEmpty());
    EXPECT_THAT(check_record(test.office(), test.node().database())->faults, IsEmpty());
}

TEST_P(RetentionOn, KeepsWhatAPromiseStillBindsAndWhatNoRuleNames) {
    const std::string promised = test.open_case();
    ASSERT_TRUE(test.give(anna, promised, "record-promise",
                          Value::object({{"kind", "secrecy"},
                                         {"given", true},
                                         {"says", "kept secret"},
                                         {"breached_by", Value::list({"disclose"})},
                                         {"source", Value::object({{"words", "note verbale 5"}})}})));
    test.withdraw_and_close(anna, promised);
    const std::string other = test.open_case("Transit", "transit");
    test.withdraw_and_close(anna, other);
    test.at("2044-01-01T12:00:00+01:00");
    EXPECT_THAT(due(anna), IsEmpty());
    EXPECT_FALSE(test.give(head, promised, "erase-case", reason));
    EXPECT_TRUE(test.give(head, other, "erase-case", reason)) << "two persons may, without a rule";
}

TEST_P(RetentionOn, ListsTheLongestClosedFirstPageByPage) {
    const std::string second = test.open_case();
    const std::string first = test.open_case();
    test.withdraw_and_close(anna, first);
    test.at("2024-03-01T12:00:00+01:00");
    test.withdraw_and_close(anna, second);
    test.at("2034-03-01T12:00:00+01:00");
    const auto page = due(anna, Page(1));
    ASSERT_THAT(numbers(page), ElementsAre("EXT-I-2024-00002"));
    EXPECT_THAT(numbers(due(anna, Page(5, page[0].cursor))), ElementsAre("EXT-I-2024-00001"));
}

INSTANTIATE_TEST_SUITE_P(Engines, RetentionOn, ::testing::Values(store::Engine::sqlite, store::Engine::postgres),
                         [](const auto& engine) { return store::testing::to_string(engine.param); });

}  // namespace
}  // namespace comity::node
