// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/spooled_part.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "channel/compression/gzip_reader.h"
#include "channel/message/memory_spool.h"
#include "crypto/hex.h"

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
            .repeatable = false,
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

TEST(SpooledParts, hold_a_gzip_member_digested_as_octets) {
    MemorySpool spool;
    const std::string xml(1000, ' ');
    const auto part = spool_document(document("application/xml", "<a>" + xml + "</a>"), true, plenty, spool).value();
    const std::string stored = whole_of(*part.file).value();
    EXPECT_EQ(part.type, "application/gzip");
    EXPECT_EQ(inflated(stored), "<a>" + xml + "</a>");
    EXPECT_LT(stored.size(), 100U);
    EXPECT_EQ(part.signed_digest, crypto::sha256(std::string_view(stored)));
    EXPECT_EQ(part.sha256, std::nullopt);
    EXPECT_EQ(part.size, 1007U);
}

TEST(SpooledParts, only_wrap_what_does_not_shrink) {
    MemorySpool spool;
    const std::string zip(1000, 'z');
    const auto part = spool_document(document("application/vnd.etsi.asic-e+zip", zip), true, plenty, spool).value();
    EXPECT_GT(part.file->size(), 1000U);
    EXPECT_EQ(inflated(whole_of(*part.file).value()), zip);
    for (const char* type : {"image/jpeg", "video/mp4", "application/zip", "application/vnd.etsi.asic-s+zip"}) {
        EXPECT_TRUE(is_compressed_already(type)) << type;
    }
    for (const char* type : {"application/pdf", "text/plain", "application/xml", ""}) {
        EXPECT_FALSE(is_compressed_already(type)) << type;
    }
}

TEST(SpooledParts, without_compression_are_digested_by_their_type) {
    MemorySpool spool;
    const auto digest = [&](const char* type, const char* content) {
        return spool_document(document(type, content), false, plenty, spool).value().signed_digest;
    };
    EXPECT_EQ(digest("text/plain", "a\nb"), crypto::sha256(std::string_view("a\r\nb")));
    EXPECT_EQ(digest("application/pdf", "a\nb"), crypto::sha256(std::string_view("a\nb")));
    EXPECT_EQ(digest("application/xml", "<a  b='1'/>"), crypto::sha256(std::string_view("<a b=\"1\"></a>")));
    EXPECT_EQ(spool_document(document("text/plain", "a\nb"), false, plenty, spool).value().type, "text/plain");
}

TEST(SpooledParts, that_do_not_shrink_are_not_copied_where_they_can_be_read_twice) {
    MemorySpool spool;
    for (const bool compress : {true, false}) {
        auto source = document("application/zip", "content");
        const auto copied = spool_document(source, compress, plenty, spool).value();
        source.repeatable = true;
        const auto part = spool_document(source, compress, plenty, spool).value();
        EXPECT_EQ(part.file, nullptr);
        EXPECT_EQ(part.signed_digest, copied.signed_digest);
        std::string octets;
        ASSERT_TRUE(part.read([&](Octets piece) -> Result<void> {
            octets += as_text(piece);
            return {};
        }));
        EXPECT_EQ(octets, whole_of(*copied.file).value());
    }
    auto text = document("application/xml", "<a/>");
    text.repeatable = true;
    EXPECT_NE(spool_document(text, true, plenty, spool).value().file, nullptr);
}

TEST(SpooledParts, notice_that_a_document_was_another_the_second_time) {
    MemorySpool spool;
    auto source = document("application/zip", "content");
    source.repeatable = true;
    source.read = [times = std::make_shared<int>(0)](const crypto::OctetSink& sink) {
        return sink(octets(++*times == 1 ? "content" : "contend"));
    };
    const auto part = spool_document(source, true, plenty, spool).value();
    const auto read = part.read([](Octets) -> Result<void> { return {}; });
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, ErrorKind::conflict);
}

TEST(SpooledParts, are_refused_where_the_document_is_another_or_too_large) {
    MemorySpool spool;
    auto announced = document("application/pdf", "content");
    announced.size = 7;
    announced.sha256 = crypto::sha256(std::string_view("content"));
    EXPECT_TRUE(spool_document(announced, true, 7, spool));
    EXPECT_EQ(spool_document(announced, true, 6, spool).error().kind, ErrorKind::limit);
    announced.size = 8;
    EXPECT_EQ(spool_document(announced, true, plenty, spool).error().kind, ErrorKind::conflict);
    announced.size = 7;
    announced.sha256 = crypto::sha256(std::string_view("other"));
    EXPECT_EQ(spool_document(announced, true, plenty, spool).error().kind, ErrorKind::conflict);
    EXPECT_FALSE(spool_document(document("application/xml", "no xml"), false, plenty, spool));
    spool.limit(19'999);
    EXPECT_EQ(spool_document(document("application/pdf", std::string(20'000, 'x')), false, plenty, spool).error().kind,
              ErrorKind::unavailable);
    EXPECT_TRUE(spool.files().empty());
}

}  // namespace
}  // namespace comity::channel
