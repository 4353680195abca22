// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/part_intake.h"

#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "channel/compression/gzip_writer.h"
#include "channel/message/memory_spool.h"
#include "channel/message/vectors.h"
#include "channel/mime/reading.h"
#include "crypto/hex.h"
#include "format/base64.h"

namespace comity::channel {
namespace {

crypto::Sha256 digest_of(std::string_view octets) {
    crypto::Sha256 digest;
    if (octets.size() != digest.size()) throw std::runtime_error("not 32 octets");
    std::ranges::copy(as_text({reinterpret_cast<const unsigned char*>(octets.data()), octets.size()}), digest.begin());
    return digest;
}

/// A stored message with what its manifest says of it: no check of its signature is needed to know what to expect.
struct Stored {
    explicit Stored(const std::string& name) {
        const auto request = vector_request(name + ".mime");
        reading = read_in_pieces(request.content_type, request.body, 1000);
        const format::Value& message = *vector_manifest().find("messages")->find(name);
        const auto& references = *message.find("references")->as_list();
        const auto& listed = *message.find("parts")->as_list();
        for (const format::Value& part : listed) {
            const std::string id = part.string_at("cid").value();
            const auto reference = std::ranges::find_if(
                references, [&](const format::Value& each) { return each.string_at("uri").value() == "cid:" + id; });
            ExpectedPart& expected = parts.emplace_back();
            expected.content_id = id;
            expected.compressed = part.boolean_at("gzip").value();
            expected.encrypted_type = expected.compressed ? "application/gzip" : part.string_at("mime").value();
            expected.signed_digest = digest_of(format::from_base64(reference->string_at("digest").value()).value());
            documents.push_back(part.string_at("plainSha256").value());
        }
        key = crypto::from_hex(message.string_at("contentKey").value()).value();
    }

    PartIntake intake(Spool& spool, std::uint64_t max_part = 1 << 20) const {
        return PartIntake(parts, ContentKey::of(crypto::Secret(octets(key))), spool, max_part);
    }

    Reading reading;
    std::vector<ExpectedPart> parts;
    std::vector<std::string> documents;  ///< SHA-256 of each in hexadecimal
    std::string key;
};

Accepted<void> take(PartIntake& intake, const ReadPart& part, std::size_t piece = 100) {
    if (auto begun = intake.begin(part.head); !begun) return begun;
    for (std::string_view rest = part.content; !rest.empty(); rest.remove_prefix(std::min(piece, rest.size()))) {
        if (auto written = intake.write(octets(rest.substr(0, piece))); !written) return written;
    }
    return intake.end();
}

Accepted<std::vector<TakenPart>> take_all(const Stored& stored, PartIntake& intake, const InflateLimits& limits = {}) {
    for (const ReadPart& part : stored.reading.parts) {
        if (part.head.root) continue;
        if (auto taken = take(intake, part); !taken) return tl::unexpected(taken.error());
    }
    if (auto whole = intake.finish(); !whole) return tl::unexpected(whole.error());
    return intake.inflate(limits);
}

class PartIntakeOf : public testing::TestWithParam<const char*> {};

TEST_P(PartIntakeOf, StoredMessages) {
    const Stored stored(GetParam());
    MemorySpool spool;
    {
        PartIntake intake = stored.intake(spool);
        const auto taken = take_all(stored, intake);
        ASSERT_TRUE(taken) << taken.error().detail;
        ASSERT_EQ(taken->size(), stored.documents.size());
        for (std::size_t i = 0; i < taken->size(); ++i) {
            EXPECT_EQ(crypto::hex((*taken)[i].sha256), stored.documents[i]);
            EXPECT_EQ(crypto::hex(crypto::sha256(whole_of(*(*taken)[i].file).value())), stored.documents[i]);
        }
    }
    EXPECT_TRUE(spool.files().empty());
}

INSTANTIATE_TEST_SUITE_P(All, PartIntakeOf,
                         testing::Values("as4-115-push-gzip", "as4-115-push-plain", "as4-20-push-gzip",
                                         "as4-20-push-plain", "as4-20-push-anchor"));

class PartIntakes : public testing::Test {
   protected:
    /// One part came, in the clear: the document packed, short whatever it inflates to.
    std::unique_ptr<PartIntake> shrunk(const std::string& document) {
        ReadPart part;
        GzipWriter gzip(Deflation::compress, [&](Octets piece) -> Result<void> {
            part.content += as_text(piece);
            return {};
        });
        EXPECT_TRUE(gzip.write(octets(document)));
        EXPECT_TRUE(gzip.finish());
        part.head.content_id = "p@x";
        part.head.type.type = "application/gzip";
        std::vector<ExpectedPart> expected{{part.head.content_id, std::nullopt, crypto::sha256(part.content), true}};
        auto intake = std::make_unique<PartIntake>(std::move(expected), std::nullopt, spool, 1 << 20);
        EXPECT_TRUE(take(*intake, part));
        return intake;
    }
    void expect_refusal(const Accepted<std::vector<TakenPart>>& outcome, Step step, EbmsCode code) {
        ASSERT_FALSE(outcome);
        EXPECT_EQ(outcome.error().step, step) << outcome.error().detail;
        EXPECT_EQ(outcome.error().code, code) << outcome.error().detail;
    }

    Stored stored{"as4-115-push-gzip"};
    MemorySpool spool;
};

TEST_F(PartIntakes, hold_every_octet_to_tag_and_digest) {
    std::string& content = stored.reading.parts[1].content;
    for (const std::size_t at : {std::size_t{0}, std::size_t{12}, content.size() / 2, content.size() - 1}) {
        content[at] ^= '\x01';
        PartIntake intake = stored.intake(spool);
        expect_refusal(take_all(stored, intake), Step::parts, EbmsCode::failed_decryption);
        content[at] ^= '\x01';
    }
    content.pop_back();
    PartIntake intake = stored.intake(spool);
    expect_refusal(take_all(stored, intake), Step::parts, EbmsCode::failed_decryption);
}

TEST_F(PartIntakes, bind_each_part_to_its_name) {
    std::swap(stored.reading.parts[1].content, stored.reading.parts[2].content);
    PartIntake intake = stored.intake(spool);
    expect_refusal(take_all(stored, intake), Step::parts, EbmsCode::failed_authentication);
}

TEST_F(PartIntakes, want_exactly_the_parts_that_were_announced) {
    {
        stored.reading.parts.push_back(stored.reading.parts[1]);
        PartIntake intake = stored.intake(spool);
        expect_refusal(take_all(stored, intake), Step::parts, EbmsCode::mime_inconsistency);
    }
    {
        stored.reading.parts.back().head.content_id = "other@gw.xa.example";
        PartIntake intake = stored.intake(spool);
        expect_refusal(take_all(stored, intake), Step::parts, EbmsCode::mime_inconsistency);
    }
    stored.reading.parts.resize(3);
    PartIntake intake = stored.intake(spool);
    expect_refusal(take_all(stored, intake), Step::parts, EbmsCode::mime_inconsistency);
}

TEST_F(PartIntakes, inflate_only_behind_all_tags_and_within_limits) {
    PartIntake intake = stored.intake(spool);
    expect_refusal(take_all(stored, intake, {.max_octets = 100}), Step::inflation, EbmsCode::decompression_failure);
}

TEST_F(PartIntakes, hold_parts_to_the_size_of_the_pmode) {
    std::size_t largest = 0;
    for (const ReadPart& part : stored.reading.parts) {
        if (!part.head.root) largest = std::max(largest, part.content.size() - crypto::gcm_overhead);
    }
    PartIntake edge = stored.intake(spool, largest);
    EXPECT_TRUE(take_all(stored, edge));
    PartIntake over = stored.intake(spool, largest - 1);
    expect_refusal(take_all(stored, over), Step::parts, EbmsCode::value_inconsistent);
}

TEST_F(PartIntakes, ask_the_peer_to_come_again_where_there_is_no_room) {
    // Short parts and documents lie in memory: what needs room is what a short one inflates to.
    spool.limit(99'999);
    expect_refusal(shrunk(std::string(100'000, 'x'))->inflate({}), Step::inflation, EbmsCode::delivery_failure);
}

TEST_F(PartIntakes, keep_a_few_short_documents_in_memory) {
    std::vector<ExpectedPart> expected;
    std::vector<ReadPart> parts;
    for (int i = 0; i < 6; ++i) {
        ReadPart& part = parts.emplace_back();
        part.head.content_id = std::to_string(i) + "@x";
        part.head.type.type = "application/octet-stream";
        part.content = std::string(i == 0 ? 64 * 1024 + 1 : 10, 'x');
        expected.push_back({part.head.content_id, std::nullopt, crypto::sha256(part.content), false});
    }
    PartIntake intake(std::move(expected), std::nullopt, spool, 1 << 20);
    for (const ReadPart& part : parts) ASSERT_TRUE(take(intake, part));
    const auto taken = intake.inflate({});
    ASSERT_TRUE(taken);
    // The long one, and the two behind the fourth.
    EXPECT_EQ(spool.files().size(), 3U);
    for (std::size_t i = 0; i < parts.size(); ++i) EXPECT_EQ(whole_of(*(*taken)[i].file).value(), parts[i].content);
}

/// One part that travels in the clear, so that only digest and gzip decide.
struct ClearPart {
    explicit ClearPart(std::string octets, bool is_wrapped = true) : content(std::move(octets)), wrapped(is_wrapped) {}

    Accepted<std::vector<TakenPart>> take(MemorySpool& spool, std::size_t piece = 100'000,
                                          const InflateLimits& limits = {}) const {
        PartIntake intake({{.content_id = "p@x",
                            .encrypted_type = {},
                            .signed_digest = digest.value_or(crypto::sha256(std::string_view(content))),
                            .compressed = true,
                            .wrapped = wrapped}},
                          std::nullopt, spool, std::uint64_t{1} << 40);
        const ReadPart part{{"p@x", parse_content_type("application/gzip").value(), false}, content};
        if (auto taken = channel::take(intake, part, piece); !taken) return tl::unexpected(taken.error());
        if (auto whole = intake.finish(); !whole) return tl::unexpected(whole.error());
        return intake.inflate(limits);
    }

    std::string content;
    bool wrapped;
    std::optional<crypto::Sha256> digest{};
};

std::string gzip_of(const std::string& plain, Deflation deflation) {
    std::string packed;
    GzipWriter writer(deflation, [&](Octets octets) -> Result<void> {
        packed += as_text(octets);
        return {};
    });
    EXPECT_TRUE(writer.write(octets(plain)));
    EXPECT_TRUE(writer.finish());
    return packed;
}

std::string numbered(std::size_t size) {
    std::string text(size, '\0');
    for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>(i * 31 + i / 251);
    return text;
}

TEST_F(PartIntakes, write_what_was_only_wrapped_once) {
    // A block and two octets more, and as long as what is digested alongside.
    for (const std::size_t size : {0U, 1U, 65'535U, 65'537U, 3'000'000U}) {
        const std::string plain = numbered(size);
        const ClearPart part(gzip_of(plain, Deflation::wrap));
        for (const std::size_t piece : {997U, 200'000U}) {
            MemorySpool quarantine;
            const auto taken = part.take(quarantine, piece);
            ASSERT_TRUE(taken) << taken.error().detail;
            EXPECT_TRUE(whole_of(*(*taken)[0].file).value() == plain) << size;
            EXPECT_EQ((*taken)[0].sha256, crypto::sha256(std::string_view(plain))) << size;
            // What is short lies in no file at all.
            const bool in_file = size > 65'536;
            EXPECT_EQ(quarantine.created(), in_file ? 1U : 0U);
            EXPECT_EQ(quarantine.most(), in_file ? size : 0U);
        }
    }
}

TEST_F(PartIntakes, inflate_what_was_thought_to_be_wrapped_and_is_not) {
    for (const std::size_t size : {0U, 1U, 300'000U, 3'000'000U}) {
        const std::string plain = numbered(size);
        const ClearPart part(gzip_of(plain, Deflation::compress));
        MemorySpool quarantine;
        const auto taken = part.take(quarantine);
        ASSERT_TRUE(taken) << taken.error().detail;
        EXPECT_TRUE(whole_of(*(*taken)[0].file).value() == plain) << size;
        EXPECT_EQ((*taken)[0].sha256, crypto::sha256(std::string_view(plain))) << size;
    }
}

TEST_F(PartIntakes, refuse_a_wrapped_part_as_any_other) {
    const std::string good = gzip_of(numbered(70'000), Deflation::wrap);
    // Not the first octet of a head: RFC 1951 ignores its upper bits.
    for (const std::size_t at : {std::size_t{0}, std::size_t{11}, std::size_t{13}, std::size_t{5'000},
                                 std::size_t{65'551}, good.size() - 8, good.size() - 1}) {
        ClearPart damaged(good);
        damaged.content[at] ^= '\x40';
        expect_refusal(damaged.take(spool), Step::inflation, EbmsCode::decompression_failure);
        // The digest comes first.
        damaged.digest = crypto::sha256(std::string_view(good));
        expect_refusal(damaged.take(spool), Step::parts, EbmsCode::failed_authentication);
    }
    expect_refusal(ClearPart(good + good).take(spool), Step::inflation, EbmsCode::decompression_failure);
    expect_refusal(ClearPart(good + 'x').take(spool), Step::inflation, EbmsCode::decompression_failure);
    for (const std::size_t left : {std::size_t{0}, std::size_t{7}, std::size_t{20}, good.size() - 1})
        expect_refusal(ClearPart(good.substr(0, left)).take(spool), Step::inflation, EbmsCode::decompression_failure);
    EXPECT_TRUE(ClearPart(good).take(spool, 1'000, {.max_octets = 70'000}));
    expect_refusal(ClearPart(good).take(spool, 1'000, {.max_octets = 69'999}), Step::inflation,
                   EbmsCode::decompression_failure);
    EXPECT_TRUE(spool.files().empty());
}

/// A gzip member of 64 GiB zeros in 64 MiB: zlib begins anew behind each MiB, so every one has the same octets.
std::string bomb() {
    constexpr std::size_t step = 1 << 20;
    constexpr std::size_t steps = 64 << 10;
    z_stream z{};
    EXPECT_EQ(deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY), Z_OK);
    std::string zeros(step, '\0');
    std::string block(step, '\0');
    z.next_in = reinterpret_cast<Bytef*>(zeros.data());
    z.avail_in = step;
    z.next_out = reinterpret_cast<Bytef*>(block.data());
    z.avail_out = step;
    EXPECT_EQ(deflate(&z, Z_FULL_FLUSH), Z_OK);
    block.resize(step - z.avail_out);
    deflateEnd(&z);
    std::string packed("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10);
    packed.reserve(block.size() * steps + 100);
    for (std::size_t i = 0; i < steps; ++i) packed += block;
    packed += std::string("\x03\0", 2);  // a last block without content
    packed += std::string(8, '\0');      // nobody comes so far
    return packed;
}

// t14: a thousandth travels, a two-hundredth may.
TEST_F(PartIntakes, give_up_64_GiB_of_zeros_at_their_beginning) {
    for (const bool wrapped : {false, true}) {
        MemorySpool quarantine;
        const ClearPart part(bomb(), wrapped);
        ASSERT_LT(part.content.size(), 80U << 20);
        expect_refusal(part.take(quarantine), Step::inflation, EbmsCode::decompression_failure);
        EXPECT_LE(quarantine.most(), part.content.size() + (14U << 20)) << "200 times the first 64 KiB, and a buffer";
        EXPECT_TRUE(quarantine.files().empty());
    }
}

TEST_F(PartIntakes, leave_nothing_behind_when_they_refuse) {
    {
        PartIntake intake = stored.intake(spool);
        ASSERT_TRUE(take(intake, stored.reading.parts[1]));
        EXPECT_FALSE(take(intake, stored.reading.parts[1]));
    }
    EXPECT_TRUE(spool.files().empty());
    {
        PartIntake intake = stored.intake(spool);
        expect_refusal(take_all(stored, intake, {.max_octets = 100}), Step::inflation, EbmsCode::decompression_failure);
    }
    EXPECT_EQ(spool.created(), 0U) << "they are short";
    expect_refusal(shrunk(std::string(900'000, 'x'))->inflate({.max_octets = 600'000}), Step::inflation,
                   EbmsCode::decompression_failure);
    EXPECT_GT(spool.created(), 0U);
    EXPECT_TRUE(spool.files().empty());
}

}  // namespace
}  // namespace comity::channel
