// SPDX-License-Identifier: EUPL-1.2
#include "net/negotiation.h"

#include <gtest/gtest.h>

namespace comity::net {
namespace {

TEST(AcceptEncoding, TakesWhatIsNamedOrMatchedByTheStar) {
    for (const auto* value :
         {"gzip", "br, gzip", "GZIP", "gzip;q=0.5", "gzip ; q=1.0", "*", "br;q=1, *;q=0.1", " gzip "}) {
        EXPECT_TRUE(accepts_coding(value, "gzip")) << value;
    }
}

TEST(AcceptEncoding, LeavesWhatIsExcludedAbsentOrMalformed) {
    for (const auto* value : {"", "br", "identity", "gzip;q=0", "gzip;q=0.000", "*;q=0", "*, gzip;q=0",
                              "gzip;q=", "gzip;q=x", "gzip;level=9", "xgzip", "gzipx", ",,;"}) {
        EXPECT_FALSE(accepts_coding(value, "gzip")) << value;
    }
}

TEST(IfNoneMatch, ComparesWeakly) {
    for (const auto* value : {"\"a\"", "\"b\", \"a\"", "W/\"a\"", "*", " \"a\" "}) {
        EXPECT_TRUE(holds_entity_tag(value, "\"a\"")) << value;
    }
    EXPECT_TRUE(holds_entity_tag("\"a\"", "W/\"a\""));
    for (const auto* value : {"", "\"b\"", "a", "\"a", "\"a-gz\""})
        EXPECT_FALSE(holds_entity_tag(value, "\"a\"")) << value;
}

}  // namespace
}  // namespace comity::net
