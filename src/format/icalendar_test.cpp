// SPDX-License-Identifier: EUPL-1.2
#include "format/icalendar.h"

#include <gtest/gtest.h>

#include "format/utf8.h"

namespace comity::format {
namespace {

Calendar calendar(std::string summary) {
    return {.name = "Clocks",
            .made = parse_instant("2024-01-22T12:00:00.500+03:00").value(),
            .entries = {{.uid = "k.ece-40/s1.abc@fi-moj",
                         .day = CivilDate::from_ymd(2024, 3, 1).value(),
                         .summary = std::move(summary)}}};
}

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find("\r\n", at);
        EXPECT_NE(end, std::string::npos) << "a line does not end with CR LF";
        if (end == std::string::npos) break;
        all.push_back(text.substr(at, end - at));
        at = end + 2;
    }
    return all;
}

std::string unfolded(std::string text) {
    for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) text.erase(at, 3);
    return text;
}

TEST(ICalendar, holds_an_entry_of_one_whole_day) {
    EXPECT_EQ(
        icalendar(calendar("last day")),
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Comity//Comity//EN\r\nCALSCALE:GREGORIAN\r\n"
        "METHOD:PUBLISH\r\nNAME:Clocks\r\nX-WR-CALNAME:Clocks\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"
        "BEGIN:VEVENT\r\nUID:k.ece-40/s1.abc@fi-moj\r\nDTSTAMP:20240122T090000Z\r\n"
        "DTSTART;VALUE=DATE:20240301\r\nSUMMARY:last day\r\nTRANSP:TRANSPARENT\r\nCLASS:CONFIDENTIAL\r\nEND:VEVENT\r\n"
        "END:VCALENDAR\r\n");
}

// RFC 5545 section 3.6.1: DTEND is not among the days.
TEST(ICalendar, ends_several_days_with_the_day_behind_them) {
    Calendar several = calendar("meeting");
    several.entries[0].last = several.entries[0].day;
    EXPECT_EQ(icalendar(several).find("DTEND"), std::string::npos);
    several.entries[0].last = CivilDate::from_ymd(2024, 3, 31).value();
    EXPECT_NE(icalendar(several).find("DTSTART;VALUE=DATE:20240301\r\nDTEND;VALUE=DATE:20240401\r\n"),
              std::string::npos);
}

// Sections 3.8.1.3, 3.8.1.7 and 3.8.1.11.
TEST(ICalendar, tells_everybody_what_is_public_and_where_and_what_will_not_be) {
    Calendar open = calendar("meeting");
    open.is_public = true;
    open.entries[0].location = "Room 3, Baku";
    open.entries[0].cancelled = true;
    const std::string text = icalendar(open);
    EXPECT_NE(text.find("LOCATION:Room 3\\, Baku\r\nSTATUS:CANCELLED\r\n"), std::string::npos) << text;
    EXPECT_NE(text.find("CLASS:PUBLIC\r\n"), std::string::npos);
}

TEST(ICalendar, escapes_what_separates_values_and_breaks_lines) {
    EXPECT_NE(icalendar(calendar("a;b,c\\d\ne:\tf")).find("SUMMARY:a\\;b\\,c\\\\d\\ne: f\r\n"), std::string::npos);
}

TEST(ICalendar, folds_at_75_octets_and_never_inside_a_character) {
    std::string name;
    for (int i = 0; i < 60; ++i) name += i % 3 == 0 ? "Ş" : "يa";
    const std::string text = icalendar(calendar(name));
    for (const std::string& line : lines(text)) {
        EXPECT_LE(line.size(), 75U) << line;
        EXPECT_TRUE(is_utf8(line)) << line;
    }
    EXPECT_NE(unfolded(text).find("SUMMARY:" + name + "\r\n"), std::string::npos);
}

TEST(ICalendar, leaves_a_line_of_75_octets_and_folds_one_of_76) {
    const std::string fits(75 - std::string_view("SUMMARY:").size(), 'x');
    EXPECT_NE(icalendar(calendar(fits)).find("SUMMARY:" + fits + "\r\nTRANSP"), std::string::npos);
    EXPECT_NE(icalendar(calendar(fits + "y")).find("SUMMARY:" + fits + "\r\n y\r\nTRANSP"), std::string::npos);
}

TEST(ICalendar, reminds_days_before_and_on_the_day) {
    Calendar reminding = calendar("last day");
    reminding.entries[0].remind_days_before = {3, 0};
    const std::string text = icalendar(reminding);
    EXPECT_NE(text.find("TRIGGER:-P3D\r\n"), std::string::npos);
    EXPECT_NE(text.find("TRIGGER:PT8H\r\n"), std::string::npos);
}

}  // namespace
}  // namespace comity::format
