// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/packed_document.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "channel/compression/gzip_reader.h"

namespace comity::channel {
namespace {

constexpr std::uint64_t plenty = 1 << 30;

Document document(std::string type, std::string content) {
    return {.media_type = std::move(type),
            .read = [content = std::move(content)](const crypto::OctetSink& sink) -> Result<void> {
                for (std::string_view rest = content; !rest.empty();
                     rest.remove_prefix(std::min<std::size_t>(7, rest.size()))) {
                    TRY_VOID(sink(octets(rest.substr(0, 7))));
                }
                return {};
            },
            .sha256 = {},
            .size = {}};
}

std::string inflated(std::string_view packed) {
    std::string plain;
    GzipReader reader({}, [&](Octets piece) -> Result<void> {
        plain += as_text(piece);
        return {};
    });
    EXPECT_TRUE(reader.write(octets(packed)));
    EXPECT_TRUE(reader.finish());
    return plain;
}

struct Packed {
    Result<crypto::Sha256> digest = fail(ErrorKind::unavailable, "not packed");
    std::string octets;
};

Packed packed(const Document& document, bool compress, std::uint64_t max_octets = plenty) {
    Packed result;
    result.digest = pack_document(document, compress, max_octets, [&](Octets piece) -> Result<void> {
        result.octets += as_text(piece);
        return {};
    });
    return result;
}

TEST(PackedDocuments, are_a_gzip_member_digested_as_octets) {
    const std::string xml = "<a>" + std::string(1000, ' ') + "</a>";
    const Packed part = packed(document("application/xml", xml), true);
    EXPECT_EQ(packed_type(document("application/xml", xml), true), "application/gzip");
    EXPECT_EQ(inflated(part.octets), xml);
    EXPECT_LT(part.octets.size(), 100U);
    EXPECT_EQ(part.digest.value(), crypto::sha256(std::string_view(part.octets)));
}

TEST(PackedDocuments, are_only_wrapped_where_they_do_not_shrink) {
    const std::string zip(1000, 'z');
    const Packed part = packed(document("application/vnd.etsi.asic-e+zip", zip), true);
    EXPECT_GT(part.octets.size(), 1000U);
    EXPECT_EQ(inflated(part.octets), zip);
    for (const char* type : {"image/jpeg", "video/mp4", "application/zip", "application/vnd.etsi.asic-s+zip"}) {
        EXPECT_TRUE(is_compressed_already(type)) << type;
    }
    for (const char* type : {"application/pdf", "text/plain", "application/xml", ""}) {
        EXPECT_FALSE(is_compressed_already(type)) << type;
    }
}

TEST(PackedDocuments, without_compression_are_digested_by_their_type) {
    const auto digest = [&](const char* type, const char* content) {
        const Packed part = packed(document(type, content), false);
        EXPECT_EQ(part.octets, content);
        return part.digest.value();
    };
    EXPECT_EQ(digest("text/plain", "a\nb"), crypto::sha256(std::string_view("a\r\nb")));
    EXPECT_EQ(digest("application/pdf", "a\nb"), crypto::sha256(std::string_view("a\nb")));
    EXPECT_EQ(digest("application/xml", "<a  b='1'/>"), crypto::sha256(std::string_view("<a b=\"1\"></a>")));
    EXPECT_EQ(packed_type(document("text/plain", "a\nb"), false), "text/plain");
}

TEST(PackedDocuments, are_read_once) {
    for (const char* type : {"application/zip", "application/pdf", "text/plain", "application/xml"}) {
        for (const bool compress : {true, false}) {
            int times = 0;
            Document counted = document(type, "<a/>");
            counted.read = [&times, read = counted.read](const crypto::OctetSink& sink) {
                ++times;
                return read(sink);
            };
            counted.sha256 = crypto::sha256(std::string_view("<a/>"));
            EXPECT_TRUE(packed(counted, compress).digest) << type;
            EXPECT_EQ(times, 1) << type;
        }
    }
}

TEST(PackedDocuments, are_held_to_what_was_announced_and_to_the_limit_in_every_form) {
    for (const char* type : {"application/zip", "application/pdf", "text/plain", "application/xml"}) {
        for (const bool compress : {true, false}) {
            // As long as what is digested alongside.
            const std::string content = "<a>" + std::string(3'000'000, 'x') + "</a>";
            auto announced = document(type, content);
            announced.read = [&](const crypto::OctetSink& sink) { return sink(octets(content)); };
            announced.size = content.size();
            announced.sha256 = crypto::sha256(std::string_view(content));
            EXPECT_TRUE(packed(announced, compress, content.size()).digest) << type;
            const auto kind = [&](std::uint64_t max_octets = plenty) {
                const auto refused = packed(announced, compress, max_octets).digest;
                EXPECT_FALSE(refused) << type;
                return refused ? ErrorKind::unavailable : refused.error().kind;
            };
            EXPECT_EQ(kind(content.size() - 1), ErrorKind::limit);
            announced.size = content.size() + 1;
            EXPECT_EQ(kind(), ErrorKind::conflict);
            announced.size = content.size();
            announced.sha256 = crypto::sha256(std::string_view("other"));
            EXPECT_EQ(kind(), ErrorKind::conflict);
        }
    }
}

TEST(PackedDocuments, hand_on_what_goes_wrong_with_them) {
    EXPECT_EQ(packed(document("application/xml", "no xml"), false).digest.error().kind, ErrorKind::invalid);
    const auto full = [](Octets) -> Result<void> { return fail(ErrorKind::unavailable, "disk full"); };
    for (const bool compress : {true, false}) {
        EXPECT_EQ(pack_document(document("application/pdf", "content"), compress, plenty, full).error().kind,
                  ErrorKind::unavailable);
    }
    auto large = document("application/xml", "");
    large.read = [](const crypto::OctetSink& sink) -> Result<void> {
        const std::string piece(1 << 20, ' ');
        for (int i = 0; i < 17; ++i) TRY_VOID(sink(octets(piece)));
        return {};
    };
    EXPECT_EQ(packed(large, false).digest.error().kind, ErrorKind::limit);
}

}  // namespace
}  // namespace comity::channel
