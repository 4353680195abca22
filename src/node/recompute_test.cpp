// SPDX-License-Identifier: EUPL-1.2
#include "node/recompute.h"

#include <future>

#include <gmock/gmock.h>

#include "node/jobs.h"
#include "node/test_node.h"

namespace comity::node {
namespace {

using format::Value;
using store::Engine;
using ::testing::HasSubstr;

class RecomputeOn : public ::testing::TestWithParam<Engine> {
   protected:
    TestNode test{GetParam()};
    Person anna = TestNode::officer("anna");

    /// Arrested on 21 January 2024: forty days end on 1 March, by the careful day on 29 February.
    std::string held() {
        const std::string id = test.open_case();
        EXPECT_TRUE(test.give(anna, id, "add-subject",
                              Value::object({{"role", "accused"}, {"names", Value::list({"Ali Example"})}})));
        EXPECT_TRUE(test.give(
            anna, id, "record-custody",
            Value::object({{"subject", "s1"}, {"basis", "provisional"}, {"since", "2024-01-21T06:30:00+01:00"}})));
        return id;
    }

    std::vector<std::string> types(const std::string& id, std::uint64_t after = 0) {
        std::vector<std::string> found;
        const OpenedCase opened = test.cases().open(anna, id).value();
        for (const StoryEvent& told : opened.story)
            if (told.event.stream_sequence > after) found.push_back(told.event.type);
        return found;
    }

    std::uint64_t version(const std::string& id) { return test.cases().open(anna, id)->state.version(); }

    Recomputed recompute(std::string_view because = "the law library changed") {
        const auto done = recompute_all(test.office(), test.node().database(), because);
        EXPECT_TRUE(done) << to_string(done.error());
        return done.value_or(Recomputed{});
    }

    /// As if what the law answered had been forgotten by the record: the next recomputation finds it changed.
    void end_every_clock(const std::string& id) {
        const auto done = test.office().writer->run([&](Unit& unit) -> Result<std::string> {
            auto opened = test.cases().load(unit.rows, id).value();
            std::vector<cases::NewEvent> ended;
            for (const cases::Clock& clock : opened.state.clocks)
                ended.push_back({"clock-ended", Value::object({{"clock", clock.id}, {"reason", "test"}})});
            TRY_VOID(test.cases().record_as_node(unit, opened.state, ended, {.name = "recompute-clocks"}));
            return std::string{};
        });
        ASSERT_TRUE(done) << to_string(done.error());
    }
};

TEST_P(RecomputeOn, NothingIsRecordedWhereNothingChanges) {
    const std::string id = held();
    const std::uint64_t before = version(id);
    const Recomputed done = recompute();
    EXPECT_EQ(done.cases, 1U);
    EXPECT_EQ(done.changed, 0U);
    EXPECT_EQ(version(id), before);
}

TEST_P(RecomputeOn, AClockThatTheLawGivesStartsWithItsReason) {
    const std::string id = held();
    end_every_clock(id);
    const std::uint64_t before = version(id);
    EXPECT_EQ(recompute().changed, 1U);
    const OpenedCase opened = test.cases().open(anna, id).value();
    EXPECT_FALSE(opened.state.clock("k.ece-40/s1")->ended);
    EXPECT_THAT(types(id, before), ::testing::Contains("clock-started"));
    EXPECT_THAT(opened.story.back().event.payload, HasSubstr("the law library changed"));
    EXPECT_EQ(opened.story.back().event.actor, "node");
    EXPECT_EQ(recompute().changed, 0U);
}

TEST_P(RecomputeOn, ACompetingRequestIsWeighedAsWhenItWasLinked) {
    const auto other = test.cases().open_case(anna, Value::object({{"kind", "extradition"},
                                                                   {"direction", "incoming"},
                                                                   {"counterpart", "FR"},
                                                                   {"title", "the same person"},
                                                                   {"substitute", "boris"}}));
    const std::string french = format::read_value(*other, "answer")->string_at("case").value();
    ASSERT_TRUE(test.give(anna, french, "take-step", Value::object({{"step", "request-received"}})));
    const std::string id = held();
    ASSERT_TRUE(test.give(anna, id, "link-case", Value::object({{"to", french}, {"relation", "competing"}})));
    ASSERT_TRUE(test.give(anna, id, "record-fact",
                          Value::object({{"fact", "person.alive"}, {"value", true}, {"subject", "s1"}})));
    const std::uint64_t before = version(id);
    EXPECT_EQ(recompute().changed, 0U);
    EXPECT_EQ(version(id), before);
}

TEST_P(RecomputeOn, AfterAChangeOfTheLawTheOwnerIsToldWhatItChanges) {
    const std::string id = held();
    end_every_clock(id);
    const std::uint64_t before = version(id);
    const auto done = replay_impact(test.office(), test.node().database(), "law library 2026.12");
    ASSERT_TRUE(done) << to_string(done.error());
    EXPECT_EQ(done->changed, 1U);
    EXPECT_THAT(types(id, before), ::testing::IsSupersetOf({"task-added", "clock-started"}));
    const cases::CaseState state = test.cases().open(anna, id)->state;
    EXPECT_EQ(state.tasks.back().from, "impact");
    EXPECT_EQ(state.tasks.back().owner, "anna");
    EXPECT_THAT(state.tasks.back().says, HasSubstr("law library 2026.12"));
    EXPECT_THAT(state.tasks.back().says, HasSubstr("k.ece-40"));
    EXPECT_EQ(replay_impact(test.office(), test.node().database(), "law library 2026.12")->changed, 0U);
}

TEST_P(RecomputeOn, SilenceIsAnsweredByATaskAndNeverBySending) {
    const std::string id = held();
    ASSERT_TRUE(test.give(anna, id, "take-step", Value::object({{"step", "request-received"}})));
    const std::uint64_t before = version(id);
    test.at("2024-04-30T09:00:00Z");
    const auto done = propose_reminders_all(test.office(), test.node().database());
    ASSERT_TRUE(done) << to_string(done.error());
    for (const std::string& type : types(id, before)) EXPECT_EQ(type, "task-added");
}

TEST_P(RecomputeOn, ManyCasesAreRecordedInGroupsAndNoneTwice) {
    std::vector<std::string> ids;
    for (int i = 0; i < 70; ++i) ids.push_back(held());
    for (const std::string& id : ids) end_every_clock(id);
    EXPECT_EQ(recompute().changed, 70U);
    for (const std::string& id : ids)
        EXPECT_FALSE(test.cases().open(anna, id)->state.clock("k.ece-40/s1")->ended) << id;
}

TEST_P(RecomputeOn, WhatWasDecidedFromAnOlderStateIsDecidedAnew) {
    const std::string id = held();
    const cases::CaseState old = test.cases().open(anna, id)->state;
    ASSERT_TRUE(test.give(anna, id, "write-note", Value::object({{"says", "meanwhile"}})));
    const auto done = test.office().writer->run([&](Unit& unit) -> Result<std::string> {
        TRY_VOID(test.cases().record_as_node(
            unit, old, {{"clock-ended", Value::object({{"clock", "k.ece-40/s1"}, {"reason", "stale"}})}},
            {.name = "recompute-clocks", .arguments = Value::object({{"reason", "again"}})}));
        return std::string{};
    });
    ASSERT_TRUE(done) << to_string(done.error());
    EXPECT_FALSE(test.cases().open(anna, id)->state.clock("k.ece-40/s1")->ended);
}

TEST_P(RecomputeOn, CommandsGivenMeanwhileAreNotLost) {
    std::vector<std::string> ids;
    for (int i = 0; i < 20; ++i) ids.push_back(held());
    for (const std::string& id : ids) end_every_clock(id);
    auto notes = std::async(std::launch::async, [&] {
        for (const std::string& id : ids)
            EXPECT_TRUE(test.give(anna, id, "write-note", Value::object({{"says", "called"}})));
    });
    recompute();
    notes.get();
    for (const std::string& id : ids) {
        const OpenedCase opened = test.cases().open(anna, id).value();
        EXPECT_EQ(opened.state.notes.size(), 1U);
        EXPECT_FALSE(opened.state.clock("k.ece-40/s1")->ended);
        for (std::size_t i = 0; i < opened.story.size(); ++i) EXPECT_EQ(opened.story[i].event.stream_sequence, i + 1);
    }
}

TEST_P(RecomputeOn, AnAlarmIsToldOncePerLevel) {
    const std::string id = held();
    const auto raise = [&] { return raise_alarms_all(test.office(), test.node().database()).value().changed; };
    EXPECT_EQ(raise(), 0U);
    test.at("2024-02-12T09:00:00Z");  // half of forty days and more
    EXPECT_EQ(raise(), 1U);
    EXPECT_EQ(raise(), 0U);
    EXPECT_EQ(test.cases().open(anna, id)->state.clock("k.ece-40/s1")->alarm, "half");
    test.at("2024-02-28T09:00:00Z");  // the day before the careful day
    EXPECT_EQ(raise(), 1U);
    EXPECT_EQ(test.cases().open(anna, id)->state.clock("k.ece-40/s1")->alarm, "one-day");
}

TEST_P(RecomputeOn, JobsRecomputeOncePerDayAndLaw) {
    held();
    Jobs jobs(test.node());
    const auto run = [&] { return jobs.run_due().value().front(); };
    const JobsDone first = run();
    EXPECT_TRUE(first.recomputed);
    EXPECT_EQ(first.clocks.cases, 1U);
    EXPECT_FALSE(run().recomputed);
    test.open();
    Jobs after_restart(test.node());
    EXPECT_FALSE(after_restart.run_due().value().front().recomputed);
    test.at("2024-01-22T23:30:00Z");  // half past midnight at Zurich
    const JobsDone next_day = after_restart.run_due().value().front();
    EXPECT_TRUE(next_day.recomputed);
    EXPECT_FALSE(after_restart.run_due().value().front().recomputed);
}

TEST_P(RecomputeOn, AnotherLawIsAReasonOfItsOwn) {
    const std::string id = held();
    Jobs jobs(test.node());
    ASSERT_TRUE(jobs.run_due());
    end_every_clock(id);
    {
        auto lease = test.node().database().writer();
        ASSERT_TRUE((*lease)->run("UPDATE node_job SET law = 'of last month'"));
    }
    const JobsDone done = jobs.run_due().value().front();
    EXPECT_EQ(done.clocks.changed, 1U);
    bool told = false;
    const OpenedCase opened = test.cases().open(anna, id).value();
    for (const StoryEvent& event : opened.story)
        told = told || event.event.payload.find("the law library changed") != std::string::npos;
    EXPECT_TRUE(told);
}

TEST_P(RecomputeOn, TheRunnerDoesWhatIsDueAtOnceAndEnds) {
    const std::string id = held();
    test.at("2024-02-12T09:00:00Z");
    {
        std::promise<void> also;
        Jobs jobs(test.node());
        JobRunner runner({[&](const std::stop_token&) -> Result<void> {
                              TRY_VOID(jobs.run_due());
                              return {};
                          },
                          [&](const std::stop_token&) -> Result<void> {
                              also.set_value();
                              return {};
                          }},
                         std::chrono::hours(1), [](const Error& error) { ADD_FAILURE() << error.message; });
        also.get_future().wait();
    }
    EXPECT_EQ(test.cases().open(anna, id)->state.clock("k.ece-40/s1")->alarm, "half");
}

INSTANTIATE_TEST_SUITE_P(Engines, RecomputeOn, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return store::testing::to_string(engine.param); });

}  // namespace
}  // namespace comity::node
