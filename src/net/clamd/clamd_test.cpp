// SPDX-License-Identifier: EUPL-1.2
// Only the scanner's own word makes a file clean.
#include "net/clamd/clamd.h"

#include <gmock/gmock.h>

#include "net/clamd/clamd_double.h"

namespace comity::net {
namespace {

using ::testing::HasSubstr;
using Manner = ClamdDouble::Manner;

class Clamd : public ::testing::Test {
   protected:
    Result<Scanned> scanned(const std::string& file, std::size_t piece = 1'000) {
        std::size_t at = 0;
        return scan(ClamdAddress::parse(double_.address()).value(),
                    [&]() -> Result<std::string> {
                        const std::string next = file.substr(std::min(at, file.size()), piece);
                        at += next.size();
                        return next;
                    },
                    {.connect = std::chrono::seconds(5), .whole = std::chrono::seconds(1)});
    }

    ClamdDouble double_;
};

TEST_F(Clamd, SaysWhatItFoundAndWhoFoundIt) {
    const auto clean = scanned("plain words");
    ASSERT_TRUE(clean) << to_string(clean.error());
    EXPECT_EQ(clean->verdict, Scanned::Verdict::clean);
    EXPECT_EQ(clean->by, "ClamAV 1.0.3/27150/Mon Jan 15 09:41:12 2024");
    const auto found = scanned(eicar());
    ASSERT_TRUE(found) << to_string(found.error());
    EXPECT_EQ(found->verdict, Scanned::Verdict::found);
    EXPECT_EQ(found->found, "Eicar-Signature");
}

TEST_F(Clamd, SendsTheWholeFileWhateverItsPieces) {
    const std::string large(1'000'000, 'a');
    EXPECT_EQ(scanned(large + eicar(), 1'048'576)->verdict, Scanned::Verdict::found);
    EXPECT_EQ(scanned(large + eicar(), 7'777)->verdict, Scanned::Verdict::found);
    EXPECT_EQ(scanned("")->verdict, Scanned::Verdict::clean);
}

TEST_F(Clamd, IsNeverCleanWithoutItsWord) {
    for (const Manner manner : {Manner::says_nothing, Manner::hangs_up, Manner::answers_nonsense}) {
        double_.set(manner);
        const auto told = scanned("plain words");
        ASSERT_FALSE(told);
        EXPECT_EQ(told.error().kind, ErrorKind::unavailable);
        EXPECT_THAT(told.error().hint, HasSubstr("malware_scanner"));
    }
    const auto nobody = scan({.path = "/nonexistent/clamd.ctl"}, [] { return Result<std::string>(); });
    EXPECT_EQ(nobody.error().kind, ErrorKind::unavailable);
}

TEST_F(Clamd, TellsWhereAFileIsTooLargeForIt) {
    double_.set(Manner::has_a_limit);
    const auto told = scanned(std::string(10'000, 'a'));
    ASSERT_TRUE(told) << to_string(told.error());
    EXPECT_EQ(told->verdict, Scanned::Verdict::too_large);
}

TEST_F(Clamd, EndsWithWhoeverReadsTheFile) {
    const auto told = scan(ClamdAddress::parse(double_.address()).value(), []() -> Result<std::string> {
        return fail(ErrorKind::invalid, "what is stored is not what was stored");
    });
    EXPECT_EQ(told.error().kind, ErrorKind::invalid);
}

TEST(ClamdAddress, IsOfThisMachine) {
    EXPECT_EQ(ClamdAddress::parse("unix:/run/clamav/clamd.ctl")->path, "/run/clamav/clamd.ctl");
    EXPECT_EQ(ClamdAddress::parse("tcp:127.0.0.1:3310")->port, 3310);
    EXPECT_TRUE(ClamdAddress::parse("tcp:[::1]:3310")->version_6);
    EXPECT_EQ(ClamdAddress::parse("tcp:localhost:3310")->port, 3310);
    for (const std::string_view wrong : {"", "unix:clamd.ctl", "tcp:192.0.2.1:3310", "tcp:127.0.0.1:0",
                                         "tcp:127.0.0.1:70000", "tcp:127.0.0.1:33 ", "127.0.0.1:3310"})
        EXPECT_EQ(ClamdAddress::parse(wrong).error().kind, ErrorKind::invalid) << wrong;
    EXPECT_FALSE(ClamdAddress::parse("unix:/" + std::string(120, 'a')));
}

}  // namespace
}  // namespace comity::net
