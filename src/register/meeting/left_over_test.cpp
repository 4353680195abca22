// SPDX-License-Identifier: EUPL-1.2
#include "register/meeting/left_over.h"

#include <gmock/gmock.h>

namespace comity::registry {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

CivilDate on_day(std::string_view text) {
    return parse_date(text).value().first;
}
const StateCode kz = *StateCode::parse("KZ");

Meeting meeting(std::string number, std::string_view day, bool held, std::string_view state = "KZ") {
    Meeting made;
    made.id = made.number = std::move(number);
    made.opened_on = on_day("2020-01-01");
    made.from = made.to = on_day(day);
    made.held = held;
    made.parties = {{*StateCode::parse(state), ""}};
    return made;
}
Decision task(std::string id, std::string_view due, std::string_view done = "") {
    Decision made{.id = std::move(id), .by = "us", .due = on_day(due)};
    if (!done.empty()) made.done_on = on_day(done);
    return made;
}
Member member(std::string name, std::string office, std::string role = "member") {
    return {.side = "them", .state = kz, .name = std::move(name), .office = std::move(office), .role = std::move(role)};
}
std::vector<std::string> names(const std::vector<LeftTask>& tasks) {
    std::vector<std::string> told;
    for (const LeftTask& left : tasks) told.push_back(left.meeting->number + left.decision->id);
    return told;
}

TEST(LeftOver, LastAndNextAreOfTheStateAndTheDay) {
    const std::vector all{meeting("a", "2024-01-10", true), meeting("b", "2024-02-10", true),
                          meeting("c", "2024-05-10", false), meeting("d", "2024-04-10", false),
                          meeting("t", "2024-03-01", true, "TR")};
    EXPECT_EQ(last_held(all, kz, on_day("2024-03-01"))->number, "b");
    EXPECT_EQ(last_held(all, kz, on_day("2024-02-09"))->number, "a");
    EXPECT_EQ(last_held(all, kz, on_day("2024-01-09")), nullptr);
    EXPECT_EQ(next_planned(all, kz, on_day("2024-03-01"))->number, "d");
    EXPECT_EQ(next_planned(all, kz, on_day("2024-04-11"))->number, "c");
    EXPECT_EQ(next_planned(all, kz, on_day("2024-05-11")), nullptr) << "nobody recorded that it was held";
}

TEST(LeftOver, WhatIsOpenOfAllMeetingsAndWhatBecameOfTheLast) {
    std::vector all{meeting("a", "2023-01-10", true), meeting("b", "2024-02-10", true),
                    meeting("t", "2024-03-01", true, "TR")};
    all[0].decisions = {task("1", "2023-06-01"), task("2", "2023-07-01", "2023-06-30")};
    all[1].decisions = {task("1", "2024-05-01"), task("2", "2024-04-01", "2024-03-15"), Decision{.id = "3"}};
    all[2].decisions = {task("1", "2024-04-01")};
    EXPECT_THAT(names(left_tasks(all, kz, on_day("2024-03-20"))), ElementsAre("a1", "b2", "b1"));
    EXPECT_THAT(names(left_tasks(all, kz, on_day("2023-06-15"))), ElementsAre("a1", "a2")) << "the last was another";
    EXPECT_THAT(left_tasks(all, kz, on_day("2023-01-09")), IsEmpty());
}

TEST(LeftOver, WhoWasMetIsNamedOnceWithTheLastOffice) {
    std::vector all{meeting("a", "2023-01-10", true), meeting("b", "2024-02-10", true),
                    meeting("c", "2025-01-01", false)};
    all[0].members = {member("B", "Prosecutor"), member("A", "Judge"), member("I", "Interpreter", "interpreter")};
    all[1].members = {member("B", "Deputy head"), {.side = "us", .name = "Own"}};
    all[1].members.push_back(member("W", "Head"));
    all[1].members.back().withdrawn = true;
    all[2].members = {member("N", "Head")};
    std::vector<std::string> told;
    const auto found = met_persons(all, kz, on_day("2025-06-01"));
    for (const MetPerson& met : found)
        told.push_back(met.name + " " + met.office + " " + std::to_string(met.times) + " " + met.last->number);
    EXPECT_THAT(told, ElementsAre("B Deputy head 2 b", "A Judge 1 a"));
}

}  // namespace
}  // namespace comity::registry
