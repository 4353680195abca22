// SPDX-License-Identifier: EUPL-1.2
#include "access_point/federation.h"

#include <gtest/gtest.h>

#include "access_point/test_scene.h"
#include "store/channel/schema.h"
#include "store/open.h"

namespace comity::access_point {
namespace {

template <class T>
T opened(store::SqlResult<T> result) {
    if (!result) throw std::runtime_error(to_string(result.error()));
    return *std::move(result);
}

class KeptDirectories : public ::testing::Test {
   protected:
    void SetUp() override {
        const store::Schema schema = store::channel_schema();
        opened(store::migrate(**database_->writer(), {&schema, 1}));
    }
    std::unique_ptr<Federation> open(const Federation::Terms& terms) {
        return must(Federation::open(
            terms, store::DirectoryTable(*database_, "xa-moj"), published_.fetch(),
            {[this] { return clock_.now(); }, crypto::system_random(), [] { return true; }, [](std::string_view) {}},
            [this](const std::vector<channel::ChannelEvent>& events) {
                for (const auto& event : events) told_.push_back(event.reason);
            }));
    }

    store::testing::TestFolder folder_;
    std::unique_ptr<store::Database> database_ =
        opened(store::open_database("sqlite:" + (folder_.path() / "access-point.db").string()));
    TestFederation published_;
    TestClock clock_;
    std::vector<std::string> told_;
};

TEST_F(KeptDirectories, OnlyTheNewestIsInForceAgainAndAlarmsOfOldOnesAreNotRaisedAnew) {
    auto terms = published_.terms();
    // By hand, with certificates that the federation's first directory lists for another authority.
    auto by_hand = published_.authority("xb-moj");
    by_hand.id = "xd-moj";
    by_hand.party.value = "xd-moj";
    by_hand.log.clear();
    by_hand.witness.clear();
    by_hand.source = channel::EntrySource::manual;
    terms.manual = {by_hand};
    {
        const auto federation = open(terms);
        ASSERT_TRUE(federation->refresh());
        EXPECT_EQ(told_, std::vector<std::string>{"manual-entry-refused"});
        std::erase_if(published_.document().authorities, [](const auto& one) { return one.id == "xb-moj"; });
        published_.publish_next();
        ASSERT_TRUE(federation->refresh());
        EXPECT_TRUE(federation->in_force()->directory->authority("xd-moj")) << "nothing contradicts it any more";
    }
    told_.clear();
    const auto federation = open(terms);
    EXPECT_TRUE(told_.empty());
    ASSERT_TRUE(federation->in_force());
    EXPECT_EQ(federation->in_force()->directory->document().sequence, published_.document().sequence);
    EXPECT_TRUE(federation->in_force()->directory->authority("xd-moj"));
}

}  // namespace
}  // namespace comity::access_point
