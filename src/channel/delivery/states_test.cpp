// SPDX-License-Identifier: EUPL-1.2
#include "channel/delivery/states.h"

#include <set>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace comity::channel {
namespace {

using enum SendState;

TEST(SendStates, NamesAreReadBack) {
    std::set<std::string_view> names;
    for (const auto state : all_send_states()) {
        EXPECT_EQ(send_state_of(name_of(state)), state);
        EXPECT_TRUE(names.insert(name_of(state)).second);
    }
    EXPECT_EQ(send_state_of("sent"), std::nullopt);
}

// The whole table as section 8 of the channel's specification has it, so that a row that slips in is noticed.
TEST(SendStates, EveryTransitionThereIs) {
    std::string rows;
    for (const auto state : all_send_states()) {
        std::set<std::string_view> to;
        for (const auto happening : all_happenings()) {
            if (const auto after = next(state, happening)) to.insert(name_of(*after));
        }
        rows += std::string(name_of(state)) + ":";
        for (const auto name : to) rows += " " + std::string(name);
        rows += "\n";
    }
    EXPECT_EQ(rows,
              "prepared: cancelled refused spooled\n"
              "spooled: cancelled in_flight refused\n"
              "in_flight: receipted refused unproven waiting_retry\n"
              "waiting_retry: in_flight receipted refused unproven\n"
              "receipted:\n"
              "refused:\n"
              "unproven: receipted waiting_retry\n"
              "cancelled:\n");
}

TEST(SendStates, OnlyWhatNobodyElseHasSeenCanBeCancelled) {
    for (const auto state : all_send_states())
        EXPECT_EQ(next(state, Happening::cancel).has_value(), state == prepared || state == spooled) << name_of(state);
}

RC_GTEST_PROP(SendStates, NothingFollowsAReceiptARefusalOrACancellation, ()) {
    const auto happenings = *rc::gen::container<std::vector<Happening>>(
        rc::gen::elementOf(std::vector<Happening>(all_happenings().begin(), all_happenings().end())));
    SendState state = prepared;
    bool posted = false;
    for (const auto happening : happenings) {
        const auto after = next(state, happening);
        if (state == receipted || state == refused || state == cancelled) RC_ASSERT(!after);
        if (!after) continue;
        if (happening == Happening::post_begins) posted = true;
        // What was posted may have arrived: it never ends as if it had not been sent.
        if (posted) RC_ASSERT(*after != cancelled);
        if (*after == receipted) RC_ASSERT(posted);
        state = *after;
    }
}

TEST(SendStates, PullHasTheNumbersOfTheEnhancement) {
    EXPECT_EQ(pull_state(spooled), 1);
    EXPECT_EQ(pull_state(waiting_retry), 2);
    EXPECT_EQ(pull_state(in_flight), 3);
    EXPECT_EQ(pull_state(receipted), 4);
    EXPECT_EQ(pull_state(refused), 4);
    EXPECT_EQ(pull_state(unproven), 5);
}

}  // namespace
}  // namespace comity::channel
