// SPDX-License-Identifier: EUPL-1.2
#include "channel/ebms/timestamp.h"

#include <gtest/gtest.h>

namespace comity::channel {
namespace {

std::string utc(std::string_view text) {
    const auto read = read_timestamp(text);
    return read ? write_timestamp(*read) : "refused";
}

TEST(Timestamp, TakesAnyDateTimeOfXmlSchema) {
    EXPECT_EQ(utc("2026-03-04T10:11:12.345Z"), "2026-03-04T10:11:12.345Z");
    EXPECT_EQ(utc("2026-03-04T10:11:12"), "2026-03-04T10:11:12.000Z") << "no zone means UTC";
    EXPECT_EQ(utc("2026-03-04T10:11:12.3"), "2026-03-04T10:11:12.300Z");
    EXPECT_EQ(utc("2026-03-04T10:11:12.34567890123456789+01:00"), "2026-03-04T09:11:12.345Z");
    EXPECT_EQ(utc("2026-03-04T10:11:12-05:30"), "2026-03-04T15:41:12.000Z");
    EXPECT_EQ(utc("2026-03-04T10:11:12-00:00"), "2026-03-04T10:11:12.000Z");
    EXPECT_EQ(utc("2026-02-28T24:00:00"), "2026-03-01T00:00:00.000Z");
    EXPECT_EQ(utc("2026-12-31T24:00:00.000+01:00"), "2026-12-31T23:00:00.000Z");
}

TEST(Timestamp, RefusesWhatIsNone) {
    for (const char* text :
         {"", "2026-03-04", "2026-03-04T10:11", "2026-03-04t10:11:12Z", "2026-03-04T10:11:12z", "2026-03-04 10:11:12Z",
          "2026-03-04T10:11:12.", "2026-03-04T10:11:12.Z", "2026-02-30T10:11:12Z", "2026-03-04T24:00:01Z",
          "2026-03-04T24:00:00.001Z", "2026-03-04T25:00:00Z", "-026-03-04T10:11:12Z", "12026-03-04T10:11:12Z",
          "2026-03-04T10:11:12+1:00", "2026-03-04T10:11:12ZZ", "9999-12-31T24:00:00Z"}) {
        EXPECT_EQ(utc(text), "refused") << text;
    }
}

TEST(Timestamp, MustLieInTheWindow) {
    using namespace std::chrono_literals;
    const Instant now = parse_instant("2026-03-04T10:12:00Z").value();
    const auto fits = [&](std::string_view text) {
        return check_timestamp(parse_instant(text).value(), now, 30 * 24h, 5min).has_value();
    };
    EXPECT_TRUE(fits("2026-02-02T10:12:00Z"));
    EXPECT_FALSE(fits("2026-02-02T10:11:59.999Z"));
    EXPECT_TRUE(fits("2026-03-04T10:17:00Z"));
    EXPECT_FALSE(fits("2026-03-04T10:17:00.001Z"));
}

}  // namespace
}  // namespace comity::channel
