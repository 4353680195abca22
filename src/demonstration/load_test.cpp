// SPDX-License-Identifier: EUPL-1.2
#include <map>
#include <set>

#include <gmock/gmock.h>

#include "cases/clocks.h"
#include "cases/lifecycle/lifecycle.h"
#include "demonstration/load.h"
#include "node/test_node.h"

namespace comity::demonstration {
namespace {

using store::Engine;

LoadOptions eight_months(std::size_t cases, std::uint64_t seed) {
    return {.cases = cases,
            .seed = seed,
            .from = *CivilDate::from_ymd(2023, 5, 24),
            .to = *CivilDate::from_ymd(2024, 1, 19)};
}

std::vector<std::string> ids(node::TestNode& test) {
    auto lease = test.node().database().reader();
    return (*lease)
        ->all("SELECT id FROM docket_case ORDER BY number", {}, [](const store::Row& row) { return row.string(0); })
        .value();
}

TEST(Demonstration, HasCasesOfEveryKindAndDirectionAndNobodyHeldWithoutAClock) {
    node::TestNode test(Engine::sqlite);
    const auto loaded = load(test.office(), eight_months(112, 7));
    ASSERT_TRUE(loaded) << to_string(loaded.error());
    EXPECT_EQ(loaded->cases, 112U);
    // Chance proposes some things that cannot be; most can.
    EXPECT_LT(loaded->refused * 3, loaded->commands);
    std::set<std::pair<cases::Kind, cases::Direction>> kinds;
    std::map<std::string, int> stages;
    std::size_t held = 0;
    auto lease = test.node().database().reader();
    for (const std::string& id : ids(test)) {
        const auto opened = test.cases().load(**lease, id);
        ASSERT_TRUE(opened) << to_string(opened.error());
        const cases::CaseState& state = opened->state;
        kinds.emplace(state.kind, state.direction);
        ++stages[std::string(cases::lifecycle(state.kind, state.direction).stage(state.stage)->common)];
        for (const cases::Subject& subject : state.subjects) {
            if (!cases::held_for_a_request(subject)) continue;
            ++held;
            EXPECT_FALSE(state.closed) << state.number;
            EXPECT_TRUE(std::ranges::any_of(state.clocks,
                                            [&](const cases::Clock& clock) {
                                                return !clock.ended && clock.kind == cases::ClockKind::custody &&
                                                       clock.subject == subject.id && !clock.owner.empty() &&
                                                       !clock.substitute.empty();
                                            }))
                << state.number << " at " << state.stage;
        }
    }
    EXPECT_EQ(kinds.size(), 28U);
    EXPECT_GT(held, 0U);
    EXPECT_GE(stages.size(), 8U);
}

TEST(Demonstration, NobodyIsHeldPastAClockAndNothingLiesButWhatWasForgottenLately) {
    node::TestNode test(Engine::sqlite);
    const LoadOptions options = eight_months(112, 11);
    ASSERT_TRUE(load(test.office(), options));
    std::size_t open = 0;
    std::size_t with_something_over = 0;
    auto lease = test.node().database().reader();
    for (const std::string& id : ids(test)) {
        const auto opened = test.cases().load(**lease, id);
        ASSERT_TRUE(opened);
        if (opened->state.closed) continue;
        ++open;
        bool over = false;
        for (const cases::Clock& clock : opened->state.clocks) {
            if (clock.ended || clock.gap || clock.due.empty() || clock.due >= to_string(options.to)) continue;
            over = true;
            const cases::Subject* subject = opened->state.subject(clock.subject);
            const bool held = subject && cases::held_for_a_request(*subject);
            EXPECT_FALSE(held && clock.kind == cases::ClockKind::custody)
                << opened->state.number << " " << clock.id << " " << clock.due;
        }
        with_something_over += over;
    }
    EXPECT_GT(open, 15U);
    EXPECT_LT(with_something_over * 5, open);
}

TEST(Demonstration, TheSameSeedTellsTheSameStoriesOnBothEngines) {
    std::vector<std::string> told[2];
    for (const Engine engine : {Engine::sqlite, Engine::postgres}) {
        node::TestNode test(engine);
        ASSERT_TRUE(load(test.office(), eight_months(28, 3)));
        auto lease = test.node().database().reader();
        told[engine == Engine::sqlite ? 0 : 1] =
            (*lease)
                ->all("SELECT number, stage, due, held, version, owner, closed_on FROM docket_case ORDER BY number", {},
                      [](const store::Row& row) {
                          return row.string(0) + " " + row.string(1) + " " + row.string(2) + " " +
                                 std::to_string(row.number(3)) + " " + std::to_string(row.number(4)) + " " +
                                 row.string(5) + " " + row.string(6);
                      })
                .value();
    }
    EXPECT_EQ(told[0].size(), 28U);
    EXPECT_EQ(told[0], told[1]);
}

}  // namespace
}  // namespace comity::demonstration
