// SPDX-License-Identifier: EUPL-1.2
// What a stranger may do to the bytes of a message, and what one message may ask of us.
#include <cstdlib>
#include <optional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "channel/message/test_reception.h"
#include "channel/mime/reading.h"

namespace comity::channel {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

/// What a delivery means: two of the same outcome are the same to everybody behind the access point.
struct Outcome {
    UserMessage header;
    std::string signer;
    crypto::Sha256 references;
    std::vector<std::pair<PartDescription, crypto::Sha256>> parts;

    friend bool operator==(const Outcome&, const Outcome&) = default;
};

std::optional<Outcome> outcome(const Accepted<Incoming>& incoming) {
    if (!incoming) return std::nullopt;
    const auto& message = std::get<IncomingMessage>(*incoming);
    Outcome result{message.header, message.signer, message.references_digest, {}};
    for (const IncomingPart& part : message.parts) result.parts.emplace_back(part.description, part.sha256);
    return result;
}

struct Stored {
    const char* name;
    const char* pmode;
};

constexpr Stored stored_messages[] = {
    {"as4-115-push-gzip", "pm-115"}, {"as4-115-push-plain", "pm-115"}, {"as4-115-sign-only", "pm-115-sign"},
    {"as4-20-push-gzip", "pm-20"},   {"as4-20-push-plain", "pm-20"},   {"as4-20-push-anchor", "pm-anchor"},
};

// Each is refused, or it is outside of what is signed and changes nothing.
void check_mutation(TestReception& reception, const StoredRequest& request, const Outcome& original, std::size_t at,
                    unsigned char flip) {
    StoredRequest changed = request;
    changed.body[at] = static_cast<char>(changed.body[at] ^ flip);
    const auto incoming = outcome(reception.receive(changed.content_type, changed.body));
    ASSERT_TRUE(!incoming || *incoming == original) << "octet " << at << " changed by " << int{flip};
    ASSERT_THAT(reception.quarantine.files(), IsEmpty());
}

RC_GTEST_PROP(Mutations, OfOneOctetAreRefusedOrChangeNothing, ()) {
    for (const Stored& stored : stored_messages) {
        TestReception reception(stored.pmode);
        const auto request = vector_request(std::string(stored.name) + ".mime");
        const auto original = outcome(reception.receive(stored.name));
        RC_ASSERT(original.has_value());
        const auto at = *rc::gen::inRange<std::size_t>(0, request.body.size());
        const auto flip = *rc::gen::inRange<int>(1, 256);
        check_mutation(reception, request, *original, at, static_cast<unsigned char>(flip));
        RC_ASSERT(!testing::Test::HasFailure());
    }
}

// Takes minutes: COMITY_EVERY_MUTATION=1 tries each octet with three changes.
TEST(Mutations, OfEveryOctet) {
    const bool every = std::getenv("COMITY_EVERY_MUTATION") != nullptr;
    for (const Stored& stored : stored_messages) {
        TestReception reception(stored.pmode);
        const auto request = vector_request(std::string(stored.name) + ".mime");
        const auto original = outcome(reception.receive(stored.name));
        ASSERT_TRUE(original);
        for (std::size_t at = 0; at < request.body.size(); at += every ? 1 : 997) {
            for (const unsigned char flip : {1, 4, 32}) check_mutation(reception, request, *original, at, flip);
            if (HasFailure()) return;
        }
    }
}

TEST(Receiving, DoesNotDependOnHowTheBodyIsCut) {
    for (const Stored& stored : stored_messages) {
        TestReception reception(stored.pmode);
        const auto whole = outcome(reception.receive(stored.name, 1 << 20));
        ASSERT_TRUE(whole);
        for (const std::size_t piece : {1U, 2U, 7U, 100U}) {
            EXPECT_EQ(outcome(reception.receive(stored.name, piece)), whole) << stored.name << " by " << piece;
        }
    }
}

TEST(Receiving, RefusesAMessageThatIsCutShort) {
    TestReception reception("pm-20");
    const auto request = vector_request("as4-20-push-gzip.mime");
    for (std::size_t length = 0; length + 4 < request.body.size(); length += 97) {
        const auto incoming = reception.receive(request.content_type, request.body.substr(0, length));
        ASSERT_FALSE(incoming) << length;
        EXPECT_THAT(reception.quarantine.files(), IsEmpty());
    }
}

/// The stored message with its parts in another order, the root at `place`.
StoredRequest with_root_at(std::size_t place) {
    const auto request = vector_request("as4-20-push-gzip.mime");
    auto parts = read_in_pieces(request.content_type, request.body, 4096).parts;
    std::swap(parts[0], parts[place]);
    StoredRequest moved{R"(multipart/related; type="application/soap+xml"; boundary=zzz; start="<)" +
                            parts[place].head.content_id + ">\"",
                        ""};
    for (const ReadPart& part : parts) {
        moved.body += "--zzz\r\nContent-Type: " + part.head.type.type + "\r\nContent-ID: <" + part.head.content_id +
                      ">\r\n\r\n" + part.content + "\r\n";
    }
    moved.body += "--zzz--\r\n";
    return moved;
}

TEST(Receiving, TakesAnEnvelopeThatComesLaterAndHoldsWhatIsBeforeItWithinItsLimit) {
    TestReception reception("pm-20");
    const auto original = outcome(reception.receive("as4-20-push-gzip"));
    for (const std::size_t place : {1U, 2U, 3U}) {
        const auto moved = with_root_at(place);
        EXPECT_EQ(outcome(reception.receive(moved.content_type, moved.body)), original) << place;
        EXPECT_THAT(reception.quarantine.files(), IsEmpty());
    }
    const auto moved = with_root_at(3);
    const auto parts = read_in_pieces(moved.content_type, moved.body, 4096).parts;
    const std::size_t before = parts[0].content.size() + parts[1].content.size() + parts[2].content.size();
    reception.limits.reorder_spool = before;
    EXPECT_TRUE(reception.receive(moved.content_type, moved.body));
    reception.limits.reorder_spool = before - 1;
    const auto over = reception.receive(moved.content_type, moved.body);
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error().status, 413);
    EXPECT_THAT(reception.quarantine.files(), IsEmpty());
}

TEST(Receiving, HoldsTheSizeOfTheBodyAndOfTheEnvelope) {
    const auto request = vector_request("as4-20-push-gzip.mime");
    const std::size_t envelope = read_in_pieces(request.content_type, request.body, 4096).parts.front().content.size();
    TestReception reception("pm-20");
    reception.limits.max_message = request.body.size();
    reception.limits.max_envelope = envelope;
    EXPECT_TRUE(reception.receive("as4-20-push-gzip"));
    reception.limits.max_message = request.body.size() - 1;
    EXPECT_EQ(reception.receive("as4-20-push-gzip").error().status, 413);
    reception.limits.max_message = request.body.size();
    reception.limits.max_envelope = envelope - 1;
    EXPECT_EQ(reception.receive("as4-20-push-gzip").error().status, 400);
    EXPECT_THAT(reception.quarantine.files(), IsEmpty());
}

TEST(Receiving, RefusesMorePartsThanItsLimitBeforeTheyAreKept) {
    TestReception reception("pm-20");
    reception.limits.max_parts = 3;
    EXPECT_TRUE(reception.receive("as4-20-push-gzip"));
    std::string body = "--b\r\nContent-Type: application/octet-stream\r\nContent-ID: <0@x>\r\n\r\nx\r\n";
    for (int i = 1; i < 10'000; ++i) body += "--b\r\nContent-ID: <" + std::to_string(i) + "@x>\r\n\r\nx\r\n";
    const auto flood = reception.receive("multipart/related; boundary=b; start=\"<root@x>\"", body);
    ASSERT_FALSE(flood);
    EXPECT_EQ(flood.error().code, EbmsCode::mime_inconsistency);
    EXPECT_LE(reception.quarantine.created(), 10U);
}

TEST(Receiving, SendsTheStoredReceiptAgainWithoutReadingTheParts) {
    TestReception reception("pm-20");
    reception.seen = {Seen::receipted, "<receipt/>"};
    const auto incoming = reception.receive("as4-20-push-gzip");
    ASSERT_TRUE(incoming) << incoming.error().detail;
    const auto& repeated = std::get<RepeatedMessage>(*incoming);
    EXPECT_EQ(repeated.receipt, "<receipt/>");
    EXPECT_EQ(repeated.signer, "xa-moj");
    EXPECT_EQ(repeated.message_id, "m20z@gw.xa.example");
    EXPECT_EQ(reception.quarantine.created(), 0U);
}

TEST(Receiving, AnswersAKnownIdWithOtherContentAndACopyUnderWay) {
    TestReception reception("pm-20");
    reception.seen = {Seen::other_content, ""};
    const auto other = reception.receive("as4-20-push-gzip");
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().code, EbmsCode::other);
    EXPECT_EQ(other.error().step, Step::duplicate);
    reception.seen = {Seen::in_progress, ""};
    EXPECT_EQ(reception.receive("as4-20-push-gzip").error().status, 503);
}

TEST(Receiving, AsksThePeerToComeAgainWhereThereIsNoRoom) {
    TestReception reception("pm-20");
    reception.quarantine.limit(100);
    const auto incoming = reception.receive("multipart/related; boundary=b; start=\"<root@x>\"",
                                            "--b\r\nContent-ID: <early@x>\r\n\r\n" + std::string(101, 'x') + "\r\n");
    ASSERT_FALSE(incoming);
    EXPECT_EQ(incoming.error().status, 503);
    EXPECT_THAT(reception.quarantine.files(), IsEmpty());
}

TEST(Receiving, GivesSignalsToWhoeverKnowsWhatTheyAnswer) {
    TestReception reception("pm-20");
    const std::string receipt = vector_text("as4-20-push-gzip.receipt.xml");
    const auto incoming = reception.receive("application/soap+xml; charset=UTF-8", receipt, 100);
    ASSERT_TRUE(incoming) << incoming.error().detail;
    const auto& signal = std::get<IncomingSignal>(*incoming);
    EXPECT_EQ(signal.header.info.ref_to_message_id, "m20z@gw.xa.example");
    EXPECT_EQ(signal.envelope, receipt);
}

TEST(Receiving, RefusesWhatIsNoMessageWithoutASignal) {
    TestReception reception("pm-20");
    EXPECT_EQ(reception.receive("text/xml", "<a/>").error().status, 400);
    EXPECT_EQ(reception.receive("application/soap+xml; charset=ISO-8859-1", "<a/>").error().status, 400);
    EXPECT_EQ(reception.receive("application/soap+xml", "").error().status, 400);
    EXPECT_EQ(reception.receive("application/soap+xml", "<a>").error().status, 400);
    EXPECT_EQ(reception.receive("application/soap+xml", "<a/>").error().status, 400);
    const auto wrong =
        reception.receive("application/soap+xml", "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'/>");
    EXPECT_EQ(wrong.error().status, 400);
    EXPECT_EQ(wrong.error().fault, SoapFault::version_mismatch);
}

TEST(Receiving, ChoosesBetweenProfilesByTheAlgorithmOfTheSignature) {
    TestReception both(std::vector{test_pmode("pm-115"), test_pmode("pm-20")});
    EXPECT_EQ(std::get<IncomingMessage>(both.receive("as4-20-push-gzip").value()).pmode, "pm-20");
    EXPECT_EQ(std::get<IncomingMessage>(both.receive("as4-115-push-gzip").value()).pmode, "pm-115");
}

TEST(Receiving, HoldsPartsToThePayloadProfile) {
    PMode pmode = test_pmode("pm-20");
    pmode.payload.profile = {{.role = "transmittal", .name = "", .mime = {"application/xml"}, .min = 1, .max = 1},
                             {.role = "annex", .name = "", .mime = {"*/*"}, .min = 0, .max = 2}};
    EXPECT_TRUE(TestReception({pmode}).receive("as4-20-push-gzip"));
    pmode.payload.profile[1].max = 1;
    const auto many = TestReception({pmode}).receive("as4-20-push-gzip");
    ASSERT_FALSE(many);
    EXPECT_EQ(many.error().step, Step::payload);
    EXPECT_EQ(many.error().code, EbmsCode::value_inconsistent);
    pmode.payload.profile = {};
    pmode.payload.max_inflated = 1;
    EXPECT_EQ(TestReception({pmode}).receive("as4-20-push-gzip").error().code, EbmsCode::decompression_failure);
    pmode = test_pmode("pm-20");
    pmode.payload.max = 100;
    EXPECT_EQ(TestReception({pmode}).receive("as4-20-push-gzip").error().code, EbmsCode::value_inconsistent);
    pmode = test_pmode("pm-20");
    pmode.payload.compress = false;
    EXPECT_EQ(TestReception({pmode}).receive("as4-20-push-gzip").error().step, Step::part_info);
}

TEST(Receiving, HoldsAnchorsToThePMode) {
    const auto unexpected = TestReception("pm-20").receive("as4-20-push-anchor");
    ASSERT_FALSE(unexpected);
    EXPECT_EQ(unexpected.error().code, EbmsCode::policy_noncompliance);
    const auto missing = TestReception("pm-anchor").receive("as4-20-push-gzip");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, EbmsCode::invalid_header);
}

}  // namespace
}  // namespace comity::channel
