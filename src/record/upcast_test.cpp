// SPDX-License-Identifier: EUPL-1.2
#include "record/upcast.h"

#include <fstream>
#include <string>

#include <gtest/gtest.h>

namespace comity::record {
namespace {

using format::Value;

/// One name became a list of names, then the script was said.
std::vector<Upcaster> subject_named() {
    return {{"subject.named", 2, 3,
             [](const Value& payload) -> Result<Value> {
                 Value changed = payload;
                 changed.set("script", "unknown");
                 return changed;
             }},
            {"subject.named", 1, 2, [](const Value& payload) -> Result<Value> {
                 TRY(person, payload.string_at("person"));
                 return Value::object({{"names", Value::list({Value(person)})}});
             }}};
}

TEST(upcasters, read_stored_events_in_the_form_of_today) {
    const auto upcasters = Upcasters::of(subject_named()).value();
    std::ifstream file("tests/vectors/events/example.jsonl");
    std::string octets;
    std::string payload;
    int count = 0;
    for (; std::getline(file, octets) && std::getline(file, payload); ++count) {
        const Event stored = read_event(octets).value();
        const Event event = upcasters.newest(stored).value();
        EXPECT_EQ(event.payload, payload);
        EXPECT_EQ(event.version, stored.type == "subject.named" ? 3 : 1);
        EXPECT_EQ(event.sequence, stored.sequence);
        EXPECT_EQ(to_string(event.instant), to_string(stored.instant));
        EXPECT_TRUE(event_octets(event));
    }
    EXPECT_EQ(count, 4);
}

TEST(upcasters, leave_alone_what_has_none) {
    Event event;
    event.type = "fact.recorded";
    event.payload = R"({"a":1})";
    EXPECT_EQ(Upcasters().newest(event)->payload, R"({"a":1})");
}

TEST(upcasters, name_the_event_that_cannot_be_read) {
    Event event;
    event.sequence = 17;
    event.type = "subject.named";
    event.payload = R"({"name":"Ana"})";
    const auto read = Upcasters::of(subject_named()).value().newest(event);
    ASSERT_FALSE(read);
    EXPECT_TRUE(read.error().message.starts_with("event 17 (subject.named in version 1) cannot be read as version 2: "))
        << read.error().message;
}

TEST(upcasters, lead_to_later_versions_one_way) {
    auto two_ways = subject_named();
    two_ways.push_back({"subject.named", 1, 3, two_ways[0].change});
    EXPECT_EQ(to_string(Upcasters::of(two_ways).error()),
              "two upcasters of subject.named from version 1 (keep one of the two)");
    auto back = subject_named();
    back[0].to = 2;
    EXPECT_EQ(to_string(Upcasters::of(back).error()),
              "the upcaster of subject.named leads from version 2 to 2 (lead to a later version)");
}

TEST(upcasters, are_complete_when_every_version_leads_to_the_newest) {
    const auto upcasters = Upcasters::of(subject_named()).value();
    EXPECT_TRUE(upcasters.check_complete("subject.named", 3));
    EXPECT_TRUE(upcasters.check_complete("fact.recorded", 1));
    EXPECT_EQ(to_string(upcasters.check_complete("subject.named", 4).error()),
              "subject.named in version 1 is read as version 3, not 4 (add the upcaster that is missing; events are "
              "never rewritten)");
    auto gap = subject_named();
    gap.pop_back();
    EXPECT_EQ(to_string(Upcasters::of(gap)->check_complete("subject.named", 3).error()),
              "subject.named in version 1 is read as version 1, not 3 (add the upcaster that is missing; events are "
              "never rewritten)");
}

}  // namespace
}  // namespace comity::record
