// SPDX-License-Identifier: EUPL-1.2
#include "channel/mime/multipart_writer.h"

#include <regex>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "channel/mime/reading.h"

namespace comity::channel {
namespace {

crypto::OctetSink into(std::string& text) {
    return [&text](Octets octets) -> Result<void> {
        text += as_text(octets);
        return {};
    };
}

TEST(MultipartWriting, makes_the_body_of_the_standard) {
    std::string body;
    MultipartWriter writer("=_q", "soap-1@gw.xa.example", into(body));
    ASSERT_TRUE(writer.begin_part("soap-1@gw.xa.example", "application/soap+xml; charset=UTF-8"));
    ASSERT_TRUE(writer.write(octets("<S/>")));
    ASSERT_TRUE(writer.begin_part("annex-1@gw.xa.example", "application/octet-stream"));
    ASSERT_TRUE(writer.finish());
    EXPECT_EQ(writer.content_type(),
              R"(multipart/related; type="application/soap+xml"; boundary="=_q"; start="<soap-1@gw.xa.example>")");
    EXPECT_EQ(body,
              "--=_q\r\nContent-Type: application/soap+xml; charset=UTF-8\r\nContent-Transfer-Encoding: binary\r\n"
              "Content-ID: <soap-1@gw.xa.example>\r\n\r\n<S/>\r\n"
              "--=_q\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: binary\r\n"
              "Content-ID: <annex-1@gw.xa.example>\r\n\r\n\r\n--=_q--\r\n");
}

TEST(MultipartWriting, notices_its_boundary_in_the_content_wherever_it_is_cut) {
    const std::string content = "a\r\n--=_qb";
    for (std::size_t cut = 0; cut <= content.size(); ++cut) {
        std::string body;
        MultipartWriter writer("=_q", "r@x", into(body));
        ASSERT_TRUE(writer.begin_part("r@x", "text/plain"));
        const auto first = writer.write(octets(std::string_view(content).substr(0, cut)));
        const auto second = first ? writer.write(octets(std::string_view(content).substr(cut))) : first;
        ASSERT_FALSE(second) << cut;
        EXPECT_EQ(second.error().kind, ErrorKind::conflict);
    }
    std::string body;
    MultipartWriter writer("=_q", "r@x", into(body));
    ASSERT_TRUE(writer.begin_part("r@x", "text/plain"));
    EXPECT_FALSE(writer.write(octets("--=_q")));  // the header's last line end makes it a line of its own
}

TEST(MultipartWriting, names_things_so_that_no_peer_has_to_decode_them) {
    const auto random = crypto::system_random();
    EXPECT_TRUE(std::regex_match(random_boundary(random), std::regex("=_[0-9a-f]{32}")));
    EXPECT_TRUE(std::regex_match(random_uuid(random),
                                 std::regex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")));
    EXPECT_TRUE(std::regex_match(random_content_id("annex", "gw.xa.example", random),
                                 std::regex("annex-[0-9a-f-]{36}@gw\\.xa\\.example")));
    EXPECT_NE(random_uuid(random), random_uuid(random));
}

RC_GTEST_PROP(MultipartWriting, is_read_back, (std::vector<std::string> parts, std::uint8_t cut)) {
    std::string body;
    MultipartWriter writer("=_0123456789abcdef", "root@x", into(body));
    RC_ASSERT(bool(writer.begin_part("root@x", "application/soap+xml")));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        RC_ASSERT(bool(writer.begin_part(std::to_string(i) + "@x", "application/octet-stream")));
        RC_ASSERT(bool(writer.write(octets(parts[i]))));
    }
    RC_ASSERT(bool(writer.finish()));
    const auto reading = read_in_pieces(writer.content_type(), body, cut + 1U);
    RC_ASSERT(!reading.fault);
    RC_ASSERT(reading.parts.size() == parts.size() + 1);
    for (std::size_t i = 0; i < parts.size(); ++i) RC_ASSERT(reading.parts[i + 1].content == parts[i]);
}

}  // namespace
}  // namespace comity::channel
