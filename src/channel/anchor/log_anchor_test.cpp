// SPDX-License-Identifier: EUPL-1.2
#include "channel/anchor/log_anchor.h"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "record/log_vectors.h"

namespace comity::channel {
namespace {

/// The octets of la:LogAnchor in a vector.
std::string block_of(const std::string& file) {
    std::ifstream stream("tests/vectors/channel/" + file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    const std::size_t begin = text.find("<la:LogAnchor");
    const std::string end = "</la:LogAnchor>";
    EXPECT_NE(begin, std::string::npos) << file;
    return text.substr(begin, text.find(end) + end.size() - begin);
}

constexpr std::array<format::XmlPrefix, 2> prefixes{
    {{"la", anchor_space},
     {"wsu", "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"}}};

std::string written(const LogAnchor& anchor, const std::string& id, AnchorPlace place) {
    format::XmlWriter xml(prefixes);
    write_log_anchor(xml, id, anchor, place);
    return std::move(xml).finish().value();
}

Result<LogAnchor> read(const std::string& xml) {
    const auto document = format::read_xml(xml).value();
    return read_log_anchor(document.root());
}

std::string canonical_of(const std::string& xml) {
    const auto document = format::read_xml(xml).value();
    return format::canonical(document.root()).value();
}

std::string block(const std::string& inner) {
    return "<la:LogAnchor xmlns:la=\"urn:x-comity:anchor:1\">" + inner + "</la:LogAnchor>";
}

TEST(a_log_anchor, is_read_and_written_as_the_vectors_have_it) {
    const auto message = read(block_of("as4-20-push-anchor.mime")).value();
    EXPECT_EQ(message.add_checkpoint, record::log_vector("addCheckpointBody"));
    EXPECT_FALSE(message.cosignatures);
    EXPECT_EQ(written(message, "_anchor-m20a", AnchorPlace::user_message),
              canonical_of(block_of("as4-20-push-anchor.mime")));
    const auto receipt = read(block_of("as4-20-push-anchor.receipt.xml")).value();
    EXPECT_EQ(receipt.add_checkpoint, record::log_vector("peerAddCheckpointBody"));
    EXPECT_EQ(receipt.cosignatures, (WitnessAnswer{200, record::log_vector("cosignatureLine")}));
    EXPECT_EQ(written(receipt, "_anchor-r-m20a", AnchorPlace::receipt),
              canonical_of(block_of("as4-20-push-anchor.receipt.xml")));
}

TEST(a_log_anchor, is_read_as_it_was_written) {
    for (const auto place : {AnchorPlace::user_message, AnchorPlace::receipt}) {
        for (const LogAnchor& anchor :
             {LogAnchor{}, LogAnchor{"old 0\n\nnote", std::nullopt},
              LogAnchor{std::nullopt, WitnessAnswer{409, "13\n"}}, LogAnchor{"checkpoint", WitnessAnswer{422, ""}}}) {
            EXPECT_EQ(read(written(anchor, "_anchor-1", place)).value(), anchor);
        }
    }
}

TEST(a_log_anchor, has_nothing_else_in_it) {
    const auto refusal = [](const std::string& inner) {
        const auto anchor = read(block(inner));
        return anchor ? "read" : anchor.error().message;
    };
    EXPECT_EQ(refusal(""), "read");
    EXPECT_EQ(refusal(" \n "), "read");
    EXPECT_EQ(refusal("text"), "la:LogAnchor has text of its own");
    EXPECT_EQ(refusal("<la:Other/>"), "la:LogAnchor has 'Other' once too often");
    EXPECT_EQ(refusal("<AddCheckpoint/>"), "la:LogAnchor has 'AddCheckpoint' once too often") << "no namespace";
    EXPECT_EQ(refusal("<la:AddCheckpoint/><la:AddCheckpoint/>"), "la:LogAnchor has 'AddCheckpoint' once too often");
    EXPECT_EQ(refusal("<la:AddCheckpoint a=\"1\"/>"), "la:AddCheckpoint has an attribute");
    EXPECT_EQ(refusal("<la:AddCheckpoint><la:More/></la:AddCheckpoint>"),
              "an element within the content of la:LogAnchor");
    const std::string status = "la:Cosignatures without a status of tlog-witness";
    EXPECT_EQ(refusal("<la:Cosignatures/>"), status);
    EXPECT_EQ(refusal("<la:Cosignatures status=\"201\"/>"), status);
    EXPECT_EQ(refusal("<la:Cosignatures status=\"0200\"/>"), status);
    EXPECT_EQ(refusal("<la:Cosignatures status=\"200\" more=\"\"/>"), status);
    for (const char* known : {"200", "400", "403", "404", "409", "422"}) {
        EXPECT_EQ(refusal("<la:Cosignatures status=\"" + std::string(known) + "\"/>"), "read");
    }
    const auto document = format::read_xml("<LogAnchor/>").value();
    EXPECT_FALSE(read_log_anchor(document.root()));
}

TEST(a_log_anchor, with_unreadable_content_is_an_empty_request_for_its_witness) {
    EXPECT_EQ(read(block("<la:AddCheckpoint>b2xk\n IDAK</la:AddCheckpoint>")).value().add_checkpoint, "old 0\n");
    EXPECT_EQ(read(block("<la:AddCheckpoint>not base64!</la:AddCheckpoint>")).value().add_checkpoint, "");
    const LogAnchor edge{std::string(max_anchor_octets, 'a'), std::nullopt};
    EXPECT_EQ(read(written(edge, "_a", AnchorPlace::receipt)).value(), edge);
    const LogAnchor over{std::string(max_anchor_octets + 1, 'a'), std::nullopt};
    EXPECT_EQ(read(written(over, "_a", AnchorPlace::receipt)).value().add_checkpoint, "");
}

TEST(anchors, stand_once_where_they_are_agreed_and_nowhere_else) {
    EXPECT_EQ(anchor_fault(true, 1), std::nullopt);
    EXPECT_EQ(anchor_fault(true, 0), "EBMS:0009");
    EXPECT_EQ(anchor_fault(true, 2), "EBMS:0009");
    EXPECT_EQ(anchor_fault(false, 0), std::nullopt);
    EXPECT_EQ(anchor_fault(false, 1), "EBMS:0103");
}

}  // namespace
}  // namespace comity::channel
