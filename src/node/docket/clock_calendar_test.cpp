// SPDX-License-Identifier: EUPL-1.2
#include "node/docket/clock_calendar.h"

#include "node/test_node.h"

namespace comity::node {
namespace {

using format::Value;

/// The lines of a text folded by RFC 5545, whole again.
std::string unfolded(std::string text) {
    for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) text.erase(at, 3);
    return text;
}

// European Convention on Extradition, article 16(4): forty days from the day of arrest, 2024 being a leap year, end on
// 1 March; a court that counts the day of arrest would let them end the day before, so that is the day to watch.
TEST(ClockCalendar, shows_the_forty_days_of_provisional_arrest_without_a_name) {
    TestNode node(store::Engine::sqlite);
    const std::string id = node.open_case();
    const auto anna = TestNode::officer("anna");
    ASSERT_TRUE(node.give(anna, id, "add-subject",
                          Value::object({{"role", "sought"}, {"names", Value::list({"Mehmet Dağcı"})}})));
    ASSERT_TRUE(node.give(
        anna, id, "record-custody",
        Value::object({{"subject", "s1"}, {"basis", "provisional"}, {"since", "2024-01-21T08:00:00+01:00"}})));
    auto lease = node.node().database().reader();
    ASSERT_TRUE(lease);
    const Asker asker{"ch-bj", anna, node.node().now()};
    const auto clocks = list_clocks(**lease, asker, true, "custody", "", 50);
    ASSERT_TRUE(clocks) << to_string(clocks.error());
    const auto today = CivilDate::from_ymd(2024, 1, 22).value();
    const std::string text = unfolded(format::icalendar(clock_calendar("ch-bj", *clocks, asker.now, today)));
    const std::size_t forty = text.find("UID:k.ece-40/s1." + id + "@ch-bj\r\n");
    ASSERT_NE(forty, std::string::npos) << text;
    EXPECT_EQ(text.find("DTSTART;VALUE=DATE:20240229\r\n", forty), text.find("DTSTART", forty)) << text;
    EXPECT_NE(text.find("\\nperiod: P40D\\nbegun: 2024-01-21\\ndue: 2024-03-01\\n", forty), std::string::npos) << text;
    EXPECT_NE(text.find("TRIGGER:-P3D\r\n", forty), std::string::npos) << text;
    EXPECT_EQ(text.find("Mehmet"), std::string::npos) << text;
}

TEST(ClockCalendar, shows_a_gap_today_until_there_is_a_day) {
    ListedClock gap;
    gap.case_id = "c1";
    gap.number = "EXT-I-2024-00001";
    gap.id = "gap/s1";
    gap.kind = "custody";
    gap.label = "held without a clock";
    gap.careful = "2024-01-02";
    gap.gap = true;
    const auto today = CivilDate::from_ymd(2024, 1, 22).value();
    const auto calendar = clock_calendar("ch-bj", std::span(&gap, 1), {}, today);
    ASSERT_EQ(calendar.entries.size(), 1U);
    EXPECT_EQ(to_string(calendar.entries[0].day), "2024-01-22");
    EXPECT_EQ(calendar.entries[0].summary, "EXT-I-2024-00001: held without a clock (no day known)");
}

}  // namespace
}  // namespace comity::node
