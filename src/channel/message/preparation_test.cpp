// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/preparation.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "channel/message/memory_spool.h"
#include "channel/message/part_intake.h"
#include "channel/message/signals.h"
#include "channel/message/test_federation.h"
#include "channel/mime/multipart_writer.h"
#include "channel/mime/reading.h"
#include "channel/security/stored_message.h"

namespace comity::channel {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

struct Case {
    std::string name;
    const TestProfile& profile;
    bool compress;
    bool encrypt;
    KeyReference reference;
    SigningToken token;
};

class Prepared : public testing::TestWithParam<Case> {
   protected:
    Prepared() : sender_(GetParam().profile, "xa") { sender_.signer.token = GetParam().token; }

    static Document document(std::string type, std::string content) {
        return {.media_type = std::move(type),
                .read = [content = std::move(content)](const crypto::OctetSink& sink) { return sink(octets(content)); },
                .sha256 = {},
                .size = {}};
    }

    Preparation preparation() {
        Preparation result{.header = {},
                           .parts = {},
                           .anchor = std::nullopt,
                           .signer = sender_.signer,
                           .recipient = std::nullopt,
                           .host = "gw.xa.example"};
        result.header.info = {test_now(), "m1@gw.xa.example", {}};
        result.header.from = {test_party("xa-moj"), std::string(initiator_role)};
        result.header.to = {test_party("xb-moj"), std::string(responder_role)};
        result.header.service = {"coop-1", "urn:x-comity:services"};
        result.header.action = "SubmitRequest";
        result.header.conversation_id = "8d5f6c1e";
        const struct {
            const char* name;
            const char* type;
        } parts[] = {{"transmittal", "application/xml"}, {"note", "text/plain"}, {"container", "application/zip"}};
        for (std::size_t i = 0; i < contents.size(); ++i) {
            PartToSend& part = result.parts.emplace_back();
            part.description.content_id = random_content_id(parts[i].name, "gw.xa.example", random);
            part.description.mime_type = parts[i].type;
            part.description.compressed = GetParam().compress;
            part.document = document(parts[i].type, contents[i]);
        }
        if (GetParam().encrypt) {
            result.recipient = Recipient{GetParam().profile.transport, GetParam().reference,
                                         crypto::vector_certificate("xb-enc-" + GetParam().profile.encryption)};
        }
        return result;
    }

    /// What the recipient finds in the bytes, with the checks that need no P-Mode.
    std::vector<std::string> received(const PreparedMessage& message) {
        const std::string& body = spool.files().at(message.file->path());
        const auto reading = read_in_pieces(message.content_type, body, 777);
        EXPECT_FALSE(reading.fault) << reading.fault->detail;
        EXPECT_EQ(reading.parts.front().content, message.envelope);
        const auto key = crypto::vector_key("xb-enc-" + GetParam().profile.encryption);
        const DecryptionKey keys[] = {
            {crypto::vector_certificate("xb-enc-" + GetParam().profile.encryption), key.get()}};
        const SecurityPolicy policy{GetParam().profile.algorithm,
                                    GetParam().encrypt ? std::optional(GetParam().profile.transport) : std::nullopt};
        auto checked = check_message(message.envelope, policy, sender_.signer.path, keys);
        EXPECT_TRUE(checked) << checked.error().detail;
        std::vector<ExpectedPart> expected;
        for (const SignedPart& part : checked->policy.parts) {
            expected.push_back({.content_id = part.content_id,
                                .encrypted_type = part.encrypted ? std::optional(part.mime_type) : std::nullopt,
                                .signed_digest = part.digest,
                                .compressed = GetParam().compress});
        }
        EXPECT_TRUE(same_references(message.references, checked->security.signature.references));
        PartIntake intake(expected, std::move(checked->key), spool, 1 << 30);
        std::vector<std::string> found;
        for (const ReadPart& part : reading.parts) {
            if (part.head.root) continue;
            EXPECT_TRUE(intake.begin(part.head));
            EXPECT_TRUE(intake.write(octets(part.content)));
            const auto ended = intake.end();
            EXPECT_TRUE(ended) << ended.error().detail;
        }
        EXPECT_TRUE(intake.finish());
        const auto documents = intake.inflate({});
        for (const TakenPart& part : documents.value()) found.push_back(whole_of(*part.file).value());
        return found;
    }

    crypto::RandomBytes random = crypto::system_random();
    MemorySpool spool;
    TestSigner sender_;
    std::vector<std::string> contents{"<a  b='1'/>", "one\ntwo\r\n", std::string(300'000, 'z')};
};

TEST_P(Prepared, MessagesAreWhatTheRecipientReads) {
    const auto message = prepare(preparation(), spool, random);
    ASSERT_TRUE(message) << to_string(message.error());
    EXPECT_EQ(received(*message), contents);
    EXPECT_THAT(spool.files(), SizeIs(1)) << "the final file alone";
    const std::string& body = spool.files().at(message->file->path());
    EXPECT_EQ(body.find("Content-Disposition"), std::string::npos);
    EXPECT_EQ(GetParam().encrypt, body.find("Content-Type: application/octet-stream") != std::string::npos);
}

TEST_P(Prepared, MessagesMayHaveNoPart) {
    contents.clear();
    const auto message = prepare(preparation(), spool, random);
    ASSERT_TRUE(message) << to_string(message.error());
    const auto reading = read_in_pieces(message->content_type, spool.files().at(message->file->path()), 777);
    EXPECT_THAT(reading.parts, SizeIs(1));
    EXPECT_THAT(message->references, SizeIs(2));
}

TEST_P(Prepared, MessagesCarryAnAnchorUnderTheSignature) {
    auto with = preparation();
    with.anchor = HandedAnchor{};
    const auto message = prepare(with, spool, random);
    ASSERT_TRUE(message) << to_string(message.error());
    EXPECT_NE(message->envelope.find("LogAnchor"), std::string::npos);
    EXPECT_EQ(received(*message), contents);
}

TEST_P(Prepared, MessagesLeaveNothingBehindWhereTheyFail) {
    auto wrong = preparation();
    wrong.parts[1].document.size = 1;
    const auto announced = prepare(wrong, spool, random);
    ASSERT_FALSE(announced);
    EXPECT_EQ(announced.error().kind, ErrorKind::conflict);
    spool.limit(5000);
    EXPECT_EQ(prepare(preparation(), spool, random).error().kind, ErrorKind::unavailable);
    EXPECT_THAT(spool.files(), SizeIs(0));
}

/// Whose parts hold octets that somebody could choose.
class PreparedReadable : public Prepared {};

TEST_P(PreparedReadable, MessagesGetAnotherBoundaryWhereThatOneOccurs) {
    const std::string first_boundary = "=_" + std::string(32, '0');
    contents[2] = "x\r\n--" + first_boundary + "\r\ny";
    int boundaries = 0;
    const auto message = prepare(preparation(), spool, [&](std::span<unsigned char> octets) {
        random(octets);
        // Of all that is drawn before it only the boundary and the ids have 16 octets.
        if (octets.size() == 16 && boundaries++ < 3) std::ranges::fill(octets, 0);
    });
    ASSERT_TRUE(message) << to_string(message.error());
    EXPECT_EQ(message->content_type.find(first_boundary), std::string::npos);
    EXPECT_EQ(received(*message), contents);
}

const Case readable{"as115readable", test_115, false, false, KeyReference::ski, SigningToken::x509v3};

std::string name_of_case(const testing::TestParamInfo<Case>& info) {
    return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    All, Prepared,
    testing::Values(Case{"as115", test_115, true, true, KeyReference::ski, SigningToken::x509v3},
                    Case{"as115plain", test_115, false, true, KeyReference::issuer_serial, SigningToken::x509v3},
                    readable, Case{"as20", test_20, true, true, KeyReference::ski, SigningToken::x509_pki_path_v1},
                    Case{"as20plain", test_20, false, true, KeyReference::bst, SigningToken::x509v3}),
    name_of_case);
INSTANTIATE_TEST_SUITE_P(All, PreparedReadable, testing::Values(readable), name_of_case);

}  // namespace
}  // namespace comity::channel
