// SPDX-License-Identifier: EUPL-1.2
#include "demonstration/many.h"

#include <gmock/gmock.h>

#include "node/docket/queries.h"
#include "node/maintenance.h"
#include "node/test_node.h"

namespace comity::demonstration {
namespace {

using store::Engine;

TEST(ManyCases, AreARecordLikeAnyOther) {
    node::TestNode test(Engine::sqlite);
    test.at("2024-01-19T09:00:00Z");
    const auto many = load_many(test.office(), law::real_library(),
                                {.cases = 400,
                                 .officers = 20,
                                 .held = 20,
                                 .from = *CivilDate::from_ymd(2016, 1, 4),
                                 .to = *CivilDate::from_ymd(2024, 1, 19)});
    ASSERT_TRUE(many) << to_string(many.error());
    EXPECT_EQ(many->cases, 400U);
    EXPECT_EQ(many->held, 20U);
    EXPECT_GT(many->open, 40U);
    EXPECT_LT(many->open, 120U);
    // The rows written beside the events are those the events give.
    const auto check = node::check_record(test.office(), test.node().database());
    ASSERT_TRUE(check) << to_string(check.error());
    EXPECT_THAT(check->faults, ::testing::IsEmpty());
    EXPECT_EQ(check->cases, 400U);
    EXPECT_EQ(check->events, many->events);
}

TEST(ManyCases, BelongToTheirOfficersAndTheirHeads) {
    node::TestNode test(Engine::sqlite);
    test.at("2024-01-19T09:00:00Z");
    ASSERT_TRUE(load_many(test.office(), law::real_library(),
                          {.cases = 300,
                           .officers = 20,
                           .held = 10,
                           .from = *CivilDate::from_ymd(2016, 1, 4),
                           .to = *CivilDate::from_ymd(2024, 1, 19)}));
    auto lease = test.node().database().reader();
    const auto seen = [&](const node::Person& person) {
        return node::list_cases(**lease, {"ch-bj", person, test.node().now()}, {.limit = node::largest_page})->size();
    };
    node::Person first = node::TestNode::officer(many_officer(0));
    first.unit = many_unit(0);
    const std::size_t own = seen(first);
    EXPECT_GT(own, 0U);
    EXPECT_GT(seen(node::TestNode::head("head-of-unit01", many_unit(0))), own);
    EXPECT_EQ(seen(node::TestNode::officer("stranger")), 0U);
}

}  // namespace
}  // namespace comity::demonstration
