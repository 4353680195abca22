// SPDX-License-Identifier: EUPL-1.2
#include "channel/splitting/splitting.h"

#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "channel/message/test_reception.h"
#include "channel/mime/multipart_writer.h"
#include "channel/splitting/joining.h"

namespace comity::channel {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class SplitMessages : public testing::TestWithParam<bool> {
   protected:
    SplitMessages() {
        header_.info = {test_now(), "source@gw.xa.example", {}};
        header_.from = {test_party("xa-moj"), std::string(initiator_role)};
        header_.to = {test_party("xb-moj"), std::string(responder_role)};
        header_.agreement = Agreement{"urn:x-comity:agreement:default", ""};
        header_.service = {"coop-1", "urn:x-comity:services"};
        header_.action = "SubmitRequest";
        header_.conversation_id = "8d5f6c1e";
        for (const char* name : {"originalSender", "finalRecipient", "trackingIdentifier", "other"}) {
            header_.properties.push_back({.name = name, .value = "x"});
        }
        contents_[1].resize(5000);
        random_({reinterpret_cast<unsigned char*>(contents_[1].data()), contents_[1].size()});
        contents_[1] += "\r\n--end";
        pmode_ = test_pmode("pm-20");
        pmode_.split = Splitting{.fragment = 1000, .compress = GetParam(), .join_interval = std::chrono::hours(24)};
    }

    PackedSource pack() {
        std::vector<PartToSend> parts;
        for (const std::string& content : contents_) {
            PartToSend& part = parts.emplace_back();
            part.description.content_id = random_content_id("part", "gw.xa.example", random_);
            part.description.mime_type = "application/pdf";
            part.document.media_type = "application/pdf";
            part.document.read = [&content](const crypto::OctetSink& sink) { return sink(octets(content)); };
        }
        auto source =
            pack_source(header_, parts, {.fragment = 1000, .compress = GetParam()}, "gw.xa.example", spool_, random_);
        EXPECT_TRUE(source) << to_string(source.error());
        return *std::move(source);
    }

    PreparedMessage prepare_fragment(const PackedSource& source, std::uint32_t number) {
        const TestSigner sender(test_20, "xa");
        auto order = fragment_to_send(source, number, {test_now(), fmt::format("f{}@gw.xa.example", number), {}},
                                      "gw.xa.example", random_);
        Preparation preparation{
            .header = std::move(order.header),
            .parts = {},
            .fragment = std::move(order.fragment),
            .anchor = std::nullopt,
            .signer = sender.signer,
            .recipient = Recipient{test_20.transport, KeyReference::ski, crypto::vector_certificate("xb-enc-x25519")},
            .host = "gw.xa.example"};
        preparation.parts.push_back(std::move(order.part));
        auto prepared = prepare(preparation, spool_, random_);
        EXPECT_TRUE(prepared) << to_string(prepared.error());
        return *std::move(prepared);
    }

    Accepted<Incoming> receive(TestReception& reception, const PreparedMessage& message) {
        return reception.receive(message.content_type, spool_.files().at(message.file->path()));
    }

    /// Everything from the source to the documents, the last fragment first.
    EbmsResult<JoinedMessage> carry(const PackedSource& source, TestReception& reception,
                                    const JoinLimits& limits = {}) {
        std::map<std::uint32_t, IncomingMessage> arrived;
        std::optional<FragmentGroup> group;
        for (std::uint32_t number = source.frame.fragment_count; number >= 1; --number) {
            auto incoming = receive(reception, prepare_fragment(source, number));
            EXPECT_TRUE(incoming) << incoming.error().detail;
            auto message = std::get<IncomingMessage>(*std::move(incoming));
            const ArrivedFragment fragment{message.header, message.fragment.value(), message.parts.at(0).file->size()};
            if (!group) {
                TRY(begun, begin_group(message.signer, fragment, {}, test_now()));
                group = std::move(begun);
            } else {
                TRY_VOID(add_fragment(*group, fragment, {}, test_now()));
            }
            arrived.emplace(number, std::move(message));
        }
        EXPECT_TRUE(group->complete());
        std::vector<const SpoolFile*> files;
        for (const auto& [number, message] : arrived) files.push_back(message.parts[0].file.get());
        return join(*group, files, limits, reception.quarantine);
    }

    crypto::RandomBytes random_ = crypto::system_random();
    MemorySpool spool_;
    UserMessage header_;
    PMode pmode_;
    std::vector<std::string> contents_{"%PDF one", "noise", ""};
};

TEST_P(SplitMessages, ArriveAsTheyWere) {
    TestReception reception(std::vector{pmode_});
    reception.takes_fragments = true;
    {
        const auto source = pack();
        EXPECT_GT(source.frame.fragment_count, 1U);
        const auto joined = carry(source, reception);
        ASSERT_TRUE(joined) << joined.error().detail;
        EXPECT_EQ(joined->header, source.header);
        ASSERT_THAT(joined->parts, SizeIs(contents_.size()));
        for (std::size_t i = 0; i < contents_.size(); ++i) {
            EXPECT_EQ(whole_of(*joined->parts[i].file).value(), contents_[i]);
            EXPECT_EQ(joined->parts[i].sha256, crypto::sha256(std::string_view(contents_[i])));
        }
    }
    EXPECT_THAT(reception.quarantine.files(), IsEmpty());
}

TEST_P(SplitMessages, GiveTheirFragmentsAHeaderWithoutPartsAndOnlyRoutingProperties) {
    const auto source = pack();
    TestReception reception(std::vector{pmode_});
    reception.takes_fragments = true;
    const auto incoming = receive(reception, prepare_fragment(source, 2));
    ASSERT_TRUE(incoming) << incoming.error().detail;
    const auto& message = std::get<IncomingMessage>(*incoming);
    EXPECT_THAT(message.header.parts, IsEmpty());
    EXPECT_THAT(message.header.properties, SizeIs(3));
    EXPECT_EQ(message.fragment->group_id, "source@gw.xa.example");
    EXPECT_EQ(message.fragment->fragment_num, 2U);
    EXPECT_THAT(message.references, SizeIs(4)) << "Messaging, Body, MessageFragment, the range";
    EXPECT_LE(message.parts.at(0).file->size(), 1000U);
}

TEST_P(SplitMessages, AreRefusedWhereNobodyJoinsThemOrThePModeHasNoFragments) {
    const auto source = pack();
    const auto fragment = prepare_fragment(source, 1);
    TestReception nobody(std::vector{pmode_});
    const auto refused = receive(nobody, fragment);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, EbmsCode::policy_noncompliance);
    TestReception whole("pm-20");
    whole.takes_fragments = true;
    EXPECT_EQ(receive(whole, fragment).error().code, EbmsCode::policy_noncompliance);
}

TEST_P(SplitMessages, AreRefusedWhereTheSourceIsNotWhatItsFragmentsSaid) {
    TestReception reception(std::vector{pmode_});
    reception.takes_fragments = true;
    const auto expect = [&](EbmsCode code, const auto& change, const JoinLimits& limits = {}) {
        auto source = pack();
        change(source);
        const auto joined = carry(source, reception, limits);
        ASSERT_FALSE(joined);
        EXPECT_EQ(joined.error().code, code) << joined.error().detail;
        EXPECT_THAT(reception.quarantine.files(), IsEmpty());
    };
    expect(EbmsCode::header_mismatch, [](PackedSource& source) { source.header.conversation_id = "another"; });
    expect(EbmsCode::header_mismatch, [](PackedSource& source) { source.frame.group_id = "another@x"; });
    expect(EbmsCode::bad_fragment_structure, [](PackedSource& source) { source.frame.message_header.reset(); });
    expect(EbmsCode::bad_fragment_structure,
           [](PackedSource& source) { source.frame.message_header->boundary = "a\"; boundary=\"b"; });
    expect(EbmsCode::mime_inconsistency, [](PackedSource& source) { source.frame.message_header->boundary = "other"; });
    expect(EbmsCode::mime_inconsistency, [](PackedSource&) {}, JoinLimits{.max_parts = 2});
    expect(EbmsCode::invalid_header, [](PackedSource&) {}, JoinLimits{.max_envelope = 100});
    if (GetParam()) {
        expect(EbmsCode::decompression_error, [](PackedSource& source) { source.frame.message_size = 100; });
        expect(EbmsCode::decompression_error, [](PackedSource& source) { source.frame.compression->algorithm = "xz"; });
    }
    expect(EbmsCode::bad_fragment_structure, [](PackedSource& source) { ++*source.frame.message_size; });
}

TEST_P(SplitMessages, HaveNoCompressedParts) {
    PartToSend part;
    part.description.compressed = true;
    EXPECT_FALSE(pack_source(header_, {part}, {.fragment = 1000}, "gw.xa.example", spool_, random_));
    EXPECT_FALSE(pack_source(header_, {}, {.fragment = 0}, "gw.xa.example", spool_, random_));
}

INSTANTIATE_TEST_SUITE_P(All, SplitMessages, testing::Bool(),
                         [](const auto& info) { return info.param ? "compressed" : "plain"; });

}  // namespace
}  // namespace comity::channel
