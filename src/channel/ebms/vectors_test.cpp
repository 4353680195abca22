// SPDX-License-Identifier: EUPL-1.2
// The stored messages of tests/vectors/channel, made by an unrelated program: headers, digests, expected refusals.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include <gtest/gtest.h>

#include "channel/ebms/envelope.h"
#include "channel/ebms/header_reader.h"
#include "channel/ebms/header_writer.h"
#include "channel/ebms/names.h"
#include "channel/ebms/part.h"
#include "channel/ebms/timestamp.h"
#include "crypto/sha256.h"
#include "format/base64.h"
#include "format/tree.h"

namespace comity::channel {
namespace {

namespace fs = std::filesystem;

const fs::path folder = "tests/vectors/channel";
constexpr std::string_view clock_text = "2026-03-04T10:12:00Z";

std::string file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    EXPECT_TRUE(in) << path;
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The root part: all stored messages have it first, unencoded. The document type of n19 belongs to it.
std::string root_part(const fs::path& path) {
    const std::string text = file(path);
    if (path.extension() == ".xml") return text;
    const auto begin = text.find("<?xml");
    const auto end = text.find("</S12:Envelope>");
    EXPECT_NE(end, text.npos) << path;
    return text.substr(begin, end + 15 - begin);
}

std::string digest(const std::string& octets) {
    return format::base64(crypto::sha256(std::string_view(octets)));
}

const format::Tree& manifest() {
    static const format::Tree tree = format::read_json(file(folder / "manifest.json"), "manifest.json").value();
    return tree;
}

struct Outcome {
    std::string code;  ///< empty where steps 2 to 4 and 6 find nothing
    std::string detail;
};

Outcome outcome(const EbmsError& error) {
    return {to_string(error.code), error.detail};
}

Outcome check(const std::string& text) {
    const auto document = format::read_xml(text);
    if (!document) return {"HTTP 400", document.error().message};
    const auto envelope = read_envelope(*document);
    if (!envelope) {
        const auto* error = std::get_if<EbmsError>(&envelope.error());
        return error ? outcome(*error) : Outcome{"HTTP 400", std::get<SoapRefusal>(envelope.error()).detail};
    }
    const auto messaging = read_messaging(envelope->messaging);
    if (!messaging) return outcome(messaging.error());
    const auto* message = std::get_if<UserMessage>(&*messaging);
    if (!message) return {"", "a signal"};
    using std::chrono_literals::operator""h;
    using std::chrono_literals::operator""min;
    const auto in_time = check_timestamp(message->info.timestamp, parse_instant(clock_text).value(), 30 * 24h, 5min);
    if (!in_time) return outcome(in_time.error());
    const auto parts = read_parts(*message);
    if (!parts) return outcome(parts.error());
    return {};
}

TEST(ChannelVectors, DigestsOfHeaderAndBodyAreThoseOfTheManifest) {
    std::size_t checked = 0;
    const format::Tree& messages = *manifest().find("messages");
    for (std::size_t i = 0; i < messages.keys.size(); ++i) {
        const std::string name = messages.keys[i].text;
        const auto document = format::read_xml(root_part(folder / (name + ".mime")));
        ASSERT_TRUE(document) << name;
        const auto envelope = read_envelope(*document);
        ASSERT_TRUE(envelope) << name;
        std::map<std::string, std::string> expected;
        for (const format::Tree& each : messages.items[i].find("references")->items) {
            expected[each.find("uri")->text] = each.find("digest")->text;
        }
        std::vector<format::XmlElement> blocks{envelope->messaging, envelope->body};
        if (envelope->anchor) blocks.push_back(*envelope->anchor);
        for (const auto& block : blocks) {
            const std::string uri = "#" + block.attribute(ns::wsu, "Id").value();
            EXPECT_EQ(digest(canonical(block).value()), expected[uri]) << name << uri;
            ++checked;
        }
        const auto signature = envelope->security->children(ns::ds, "Signature");
        ASSERT_EQ(signature.size(), 1u);
        const auto info = signature[0].children(ns::ds, "SignedInfo")[0];
        EXPECT_EQ(crypto::hex(crypto::sha256(std::string_view(canonical(info).value()))),
                  messages.items[i].find("signedInfoC14nSha256")->text)
            << name;
    }
    EXPECT_EQ(checked, 13u) << "six messages, one with an anchor";
}

TEST(ChannelVectors, PrefixListsAreHonoured) {
    const auto document = format::read_xml(root_part(folder / "variants/p01-prefixlist.mime"));
    const auto envelope = read_envelope(*document);
    ASSERT_TRUE(envelope);
    const auto info = envelope->security->children(ns::ds, "Signature")[0].children(ns::ds, "SignedInfo")[0];
    const auto prefixes = read_prefix_list(info.children(ns::ds, "CanonicalizationMethod")[0]);
    ASSERT_TRUE(prefixes);
    EXPECT_EQ(*prefixes, std::vector<std::string>{"S12"});
    EXPECT_NE(canonical(info, *prefixes).value(), canonical(info).value());
    EXPECT_NE(canonical(info, *prefixes)->find("xmlns:S12="), std::string::npos);
}

TEST(ChannelVectors, MessagesReadAsWritten) {
    const auto document = format::read_xml(root_part(folder / "as4-115-push-gzip.mime"));
    const auto envelope = read_envelope(*document);
    ASSERT_TRUE(envelope);
    const auto messaging = read_messaging(envelope->messaging);
    ASSERT_TRUE(messaging) << messaging.error().detail;
    const auto& message = std::get<UserMessage>(*messaging);
    EXPECT_EQ(message.info.message_id, "m115z@gw.xa.example");
    EXPECT_EQ(to_string(message.info.timestamp), "2026-03-04T10:11:12.345Z");
    EXPECT_EQ(message.from, (Party{{"xa-moj", std::string(unregistered_party)}, std::string(initiator_role)}));
    EXPECT_EQ(message.to, (Party{{"xb-moj", std::string(unregistered_party)}, std::string(responder_role)}));
    EXPECT_EQ(message.agreement, (Agreement{"urn:x-comity:agreement:default", ""}));
    EXPECT_EQ(message.service, (Service{"coop-1", "urn:x-comity:services"}));
    EXPECT_EQ(message.action, "SubmitRequest");
    EXPECT_EQ(message.conversation_id, "xa-2026-000017");
    ASSERT_NE(message.property("trackingIdentifier"), nullptr);
    EXPECT_EQ(message.property("trackingIdentifier")->value, "XA-2026-000017/1");
    const auto parts = read_parts(message);
    ASSERT_TRUE(parts);
    ASSERT_EQ(parts->size(), 3u);
    EXPECT_EQ((*parts)[0], (PartDescription{.content_id = "request-m115z@gw.xa.example",
                                            .mime_type = "application/xml",
                                            .character_set = "UTF-8",
                                            .compressed = true,
                                            .others = {{"PartRole", "main", ""}}}));
    // Our own writer makes the very element that the unrelated program signed.
    const auto written = messaging_block(message, envelope->messaging.attribute(ns::wsu, "Id").value());
    ASSERT_TRUE(written);
    EXPECT_EQ(*written, canonical(envelope->messaging).value());
    EXPECT_EQ(body_block(envelope->body.attribute(ns::wsu, "Id").value()).value(), canonical(envelope->body).value());
}

TEST(ChannelVectors, ReceiptsRepeatTheReferencesOfTheSignature) {
    std::size_t compared = 0;
    for (const auto& key : manifest().find("messages")->keys) {
        const auto sent = format::read_xml(root_part(folder / (key.text + ".mime")));
        const auto envelope = read_envelope(*sent);
        ASSERT_TRUE(envelope) << key.text;
        const auto info = envelope->security->children(ns::ds, "Signature")[0].children(ns::ds, "SignedInfo")[0];
        std::vector<Reference> references;
        for (const auto& each : info.children(ns::ds, "Reference")) references.push_back(read_reference(each).value());

        const auto answer = format::read_xml(root_part(folder / (key.text + ".receipt.xml")));
        const auto answer_envelope = read_envelope(*answer, EnvelopeUse::answer);
        ASSERT_TRUE(answer_envelope) << key.text;
        const auto messaging = read_messaging(answer_envelope->messaging);
        ASSERT_TRUE(messaging) << messaging.error().detail;
        const auto& signal = std::get<SignalMessage>(*messaging);
        ASSERT_TRUE(signal.receipt) << key.text;
        EXPECT_EQ(signal.receipt->references, references) << key.text;
        compared += references.size();
    }
    EXPECT_GE(compared, 25u);
}

// What steps 2, 3, 4 and 6 find, they find with the code of the manifest; the rest passes them.
TEST(ChannelVectors, VariantsAreRefusedWithTheirCode) {
    const std::map<std::string, std::string> by_header{
        {"n08-wrap-messaging", "EBMS:0009"},   {"n09-wrap-same-id", "EBMS:0009"},
        {"n10-wrap-body", "EBMS:0009"},        {"n19-doctype", "HTTP 400"},
        {"n25-external-payload", "EBMS:0011"}, {"n26-two-user-messages", "EBMS:0008"},
        {"n28-stale-timestamp", "EBMS:0009"},  {"n29-no-mimetype", "EBMS:0003"},
        {"n30-bad-charset", "EBMS:0003"},      {"n38-two-party-ids", "EBMS:0009"},
    };
    const format::Tree& variants = *manifest().find("variants");
    std::size_t refused = 0;
    for (std::size_t i = 0; i < variants.keys.size(); ++i) {
        const std::string name = variants.keys[i].text;
        if (name.starts_with('r')) continue;
        const Outcome found = check(root_part(folder / "variants" / (name + ".mime")));
        const auto expected = by_header.find(name);
        EXPECT_EQ(found.code, expected == by_header.end() ? "" : expected->second) << name << ": " << found.detail;
        if (expected != by_header.end()) {
            EXPECT_EQ(variants.items[i].find("expect")->text, expected->second) << name;
            ++refused;
        }
    }
    EXPECT_EQ(refused, by_header.size());
    EXPECT_GT(variants.keys.size(), 45u);
}

}  // namespace
}  // namespace comity::channel
