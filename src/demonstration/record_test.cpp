// SPDX-License-Identifier: EUPL-1.2
// Property tests over invented cases: what the docket says is what the events say, and every fault is found.
#include <gmock/gmock.h>

#include "demonstration/load.h"
#include "node/maintenance.h"
#include "node/test_node.h"
#include "store/sql/transaction.h"

namespace comity::demonstration {
namespace {

using store::Engine;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class RecordOn : public ::testing::TestWithParam<Engine> {
   protected:
    node::TestNode test{GetParam()};

    void fill(std::uint64_t seed) {
        ASSERT_TRUE(load(test.office(), {.cases = 28,
                                         .seed = seed,
                                         .from = *CivilDate::from_ymd(2023, 1, 2),
                                         .to = *CivilDate::from_ymd(2024, 1, 19)}));
    }
    node::RecordCheck check() {
        auto check = node::check_record(test.office(), test.node().database());
        EXPECT_TRUE(check) << to_string(check.error());
        return check ? *check : node::RecordCheck{};
    }
    void damage(std::string_view sql) {
        auto lease = test.node().database().writer();
        auto transaction = store::Transaction::write(**lease, "damage");
        ASSERT_TRUE((*lease)->run(sql)) << sql;
        ASSERT_TRUE(transaction->commit());
    }
    std::vector<std::string> lines() {
        auto lease = test.node().database().reader();
        return node::docket_lines(**lease, "ch-bj").value();
    }
};

TEST_P(RecordOn, TheDocketMadeAgainFromTheEventsIsTheLiveOne) {
    for (const std::uint64_t seed : {11U, 12U}) {
        fill(seed);
        const auto live = lines();
        ASSERT_TRUE(node::rebuild(test.office()));
        EXPECT_EQ(lines(), live);
    }
}

TEST_P(RecordOn, ASoundRecordHasNoFaults) {
    fill(5);
    const node::RecordCheck found = check();
    EXPECT_THAT(found.faults, IsEmpty());
    EXPECT_EQ(found.cases, 28U);
    EXPECT_EQ(found.events, found.checkpoint);
    EXPECT_GT(found.events, 300U);
}

TEST_P(RecordOn, AChangedBodyIsFound) {
    fill(5);
    damage("UPDATE record_events SET body = (SELECT body FROM record_events WHERE sequence = 8) WHERE sequence = 7");
    EXPECT_THAT(check().faults.front(), HasSubstr("event 7 cannot be opened"));
}

TEST_P(RecordOn, AChangedDocketIsFoundAndMadeAgain) {
    fill(5);
    damage("UPDATE docket_case SET title = 'something else' WHERE number = 'EXT-I-2023-00001'");
    EXPECT_THAT(check().faults, ::testing::Contains(HasSubstr("the docket says, the events do not: docket_case|")));
    ASSERT_TRUE(node::rebuild(test.office()));
    EXPECT_THAT(check().faults, IsEmpty());
}

TEST_P(RecordOn, AChangedHashOfTheLogIsFound) {
    fill(5);
    damage(
        "UPDATE record_hashes SET hash = (SELECT hash FROM record_hashes WHERE stored_index = 3) WHERE stored_index = "
        "5");
    EXPECT_THAT(check().faults.front(), HasSubstr("hashes of the log"));
}

INSTANTIATE_TEST_SUITE_P(Engines, RecordOn, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return store::testing::to_string(engine.param); });

}  // namespace
}  // namespace comity::demonstration
