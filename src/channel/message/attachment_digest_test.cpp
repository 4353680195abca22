// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/attachment_digest.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "channel/message/memory_spool.h"
#include "crypto/hex.h"
#include "format/xml.h"

namespace comity::channel {
namespace {

std::string digest(DigestedForm form, std::string_view content) {
    MemorySpool spool;
    auto file = spool.create().value();
    EXPECT_TRUE(file->append(octets(content)));
    return crypto::hex(attachment_digest(form, *file).value());
}

std::string sha256(std::string_view content) {
    return crypto::hex(crypto::sha256(content));
}

TEST(AttachmentDigests, depend_on_the_type_before_encryption) {
    for (const char* type : {"text/xml", "application/xml", "Application/XML; charset=UTF-8", "application/soap+xml",
                             "image/svg+xml", "application/vnd.etsi.xades+xml"}) {
        EXPECT_EQ(digested_form(type), DigestedForm::xml) << type;
    }
    for (const char* type : {"text/plain", "TEXT/HTML; charset=UTF-8", "text/csv", "text/x+xml"}) {
        EXPECT_EQ(digested_form(type), DigestedForm::text) << type;
    }
    for (const char* type : {"application/gzip", "application/octet-stream", "application/pdf", "audio/x+xml",
                             "application/xml-dtd", "xml", ""}) {
        EXPECT_EQ(digested_form(type), DigestedForm::octets) << type;
    }
}

TEST(AttachmentDigests, of_text_see_every_line_end_as_the_same) {
    const std::string expected = sha256("a\r\n\r\nb\r\n");
    for (const char* text : {"a\r\n\r\nb\r\n", "a\n\nb\n", "a\r\rb\r", "a\n\r\nb\r", "a\r\n\rb\n"}) {
        EXPECT_EQ(digest(DigestedForm::text, text), expected) << text;
    }
    EXPECT_NE(digest(DigestedForm::octets, "a\n\nb\n"), expected);
    EXPECT_EQ(digest(DigestedForm::text, "no line end"), sha256("no line end"));
}

RC_GTEST_PROP(AttachmentDigests, of_text_do_not_depend_on_how_it_was_cut, ()) {
    const auto letters = *rc::gen::container<std::string>(rc::gen::element('a', '\r', '\n'));
    const auto cut = *rc::gen::inRange<std::size_t>(1, 5);
    RunningAttachmentDigest whole(DigestedForm::text);
    whole.update(octets(letters));
    RunningAttachmentDigest pieces(DigestedForm::text);
    for (std::size_t at = 0; at < letters.size(); at += cut) {
        pieces.update(octets(std::string_view(letters).substr(at, cut)));
    }
    RC_ASSERT(whole.finish() == pieces.finish());
}

TEST(AttachmentDigests, of_xml_are_over_its_canonical_form) {
    EXPECT_EQ(digest(DigestedForm::xml, "<?xml version='1.0'?>\n<!-- c --><a  z='1' b=\"2\"><c/></a>\n"),
              sha256("<a b=\"2\" z=\"1\"><c></c></a>"));
}

TEST(AttachmentDigests, of_xml_that_cannot_be_read_or_is_too_large_are_none) {
    MemorySpool spool;
    auto file = spool.create().value();
    ASSERT_TRUE(file->append(octets("<!DOCTYPE a><a/>")));
    EXPECT_FALSE(attachment_digest(DigestedForm::xml, *file));
    auto large = spool.create().value();
    const std::string start = "<a>";
    const std::string end = "</a>";
    const std::string filling(format::part_xml_limits.octets - start.size() - end.size() + 1, ' ');
    ASSERT_TRUE(large->append(octets(start + filling + end)));
    EXPECT_EQ(attachment_digest(DigestedForm::xml, *large).error().kind, ErrorKind::limit);
    auto edge = spool.create().value();
    ASSERT_TRUE(edge->append(octets(start + filling.substr(1) + end)));
    EXPECT_TRUE(attachment_digest(DigestedForm::xml, *edge));
}

}  // namespace
}  // namespace comity::channel
