// SPDX-License-Identifier: EUPL-1.2
#include "command/parameter.h"

#include <array>

#include <gmock/gmock.h>

namespace comity::command {
namespace {

using format::Value;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::array parameters{
    Parameter{"id", ParameterType::text, true, "id, given by the node", "", true},
    Parameter{"kind", ParameterType::text, true, "what it is", "one two"},
    Parameter{"on", ParameterType::date, false, "the day"},
    Parameter{"for", ParameterType::period, false, "how long"},
    Parameter{"state", ParameterType::state, false, "which State"},
    Parameter{"names", ParameterType::words, false, "names"},
};
constexpr Entry entry{"make", "things", "create", "thing", "Make a thing", parameters};

std::vector<std::string> faults(const Value& arguments) {
    std::vector<std::string> messages;
    for (const ArgumentFault& fault : argument_faults(entry, arguments)) messages.push_back(fault.message);
    return messages;
}

TEST(Parameters, TakeWhatTheTableSays) {
    EXPECT_THAT(faults(Value::object({{"id", "x"},
                                      {"kind", "two"},
                                      {"on", "2024-02-29"},
                                      {"for", "P40D"},
                                      {"state", "KZ"},
                                      {"names", Value::list({"a", "b"})}})),
                IsEmpty());
    EXPECT_THAT(faults(Value::object({{"id", "x"}, {"kind", "one"}, {"on", Value()}})), IsEmpty())
        << "null is left out";
}

TEST(Parameters, TellEveryFaultAtOnce) {
    EXPECT_THAT(faults(Value::object({{"kind", "three"},
                                      {"on", "2023-02-29"},
                                      {"for", "forty days"},
                                      {"state", "KAZ"},
                                      {"names", "a"},
                                      {"colour", "red"}})),
                ElementsAre("'colour' is not known to make", "'for' must be a period, as P40D",
                            "'kind' must be one of: one two", "'names' must be a list of texts",
                            "'on' must be a day, as 2026-11-21", "'state' must be a State by its two letters, as FI",
                            "'id' is missing: id, given by the node"));
    EXPECT_THAT(faults(Value("x")), ElementsAre("make takes an object"));
}

TEST(Parameters, TextsSaySomethingAndSteerNoTerminal) {
    const auto named = [](std::string_view kind, std::string_view name) {
        return faults(Value::object({{"id", kind}, {"kind", "one"}, {"names", Value::list({name})}}));
    };
    EXPECT_THAT(named("two\nlines", "a\tb"), IsEmpty());
    EXPECT_THAT(named(" \n", "a"), ElementsAre("'id' must be a text"));
    EXPECT_THAT(named(std::string_view("a\0b", 3), "a"), ElementsAre("'id' holds control characters"));
    EXPECT_THAT(named("x", "red \x1b[31m"), ElementsAre("'names' holds control characters"));
}

TEST(Parameters, SomeAreTheNodesToGive) {
    EXPECT_TRUE(entry.by_node("id"));
    EXPECT_FALSE(entry.by_node("kind"));
    EXPECT_FALSE(entry.by_node("colour"));
}

}  // namespace
}  // namespace comity::command
